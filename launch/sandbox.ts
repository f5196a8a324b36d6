import { webProgram, workerProgram } from "./app-programs";
import { buildIfStale } from "./build";
import { isMain, runFromCommandLine, type Launched } from "./command-line";
import { compileApp, compileSimulator } from "./compile-program";
import { openCredentials, type Credentials } from "./credentials";
import { startEmbeddedDatabase } from "./embedded-database";
import { generatePrismaClient } from "./prisma-client";
import { Processes } from "./processes";
import { markRunning, unmarkRunning } from "./running";
import { openSandboxData } from "./sandbox-data";
import { parseSandboxOptions, SANDBOX_USAGE } from "./sandbox-options";
import { claimSandboxPorts } from "./sandbox-ports";
import { appEnvironment, sandboxUrls, shopifySimulator, xeroSimulator, type SandboxSetup, type SandboxUrls } from "./sandbox-settings";

export interface SandboxOptions {
  /** First of four ports in a row; 0 chooses free ones. */
  readonly port: number;
  readonly dataDir: string;
  /** Start from nothing. */
  readonly fresh?: boolean;
  /** Say nothing on the console. */
  readonly quiet?: boolean;
  /** Stops the sandbox, also while it is still starting. */
  readonly signal?: AbortSignal;
}

export interface Sandbox {
  readonly urls: SandboxUrls & { readonly database: string };
  readonly credentials: Credentials;
  readonly logDir: string;
  /** The worker of this moment: it is started again when it dies. */
  readonly worker: { readonly pid: number };
  killWorker(signal: NodeJS.Signals): void;
  stop(): Promise<void>;
  /** Settles when everything has ended: with the reason when it was not asked to. */
  readonly ended: Promise<Error | undefined>;
}

/**
 * Starts the whole of Crossfoot on this machine, with a simulated Shopify and a simulated Xero, and waits until
 * all of it can be used. Either all of it runs or, when it throws, none of it.
 */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const data = await openSandboxData(options.dataDir, { fresh: options.fresh ?? false });
  const setup = { data, ports: await claimSandboxPorts(options.port), credentials: await openCredentials(options.dataDir) };
  const say = options.quiet ? () => undefined : (line: string) => console.log(line);
  const processes = new Processes({ logDir: data.logs, say });
  if (options.signal?.aborted) await processes.stop();
  options.signal?.addEventListener("abort", () => void processes.stop(), { once: true });
  const ended = processes.ended.finally(() => unmarkRunning(options.dataDir));

  await markRunning(options.dataDir, setup.ports.web);
  const database = await startParts(processes, setup).catch(async (error: Error) => {
    await processes.fail(error);
    throw (await ended) ?? error;
  });
  return {
    urls: { ...sandboxUrls(setup.ports), database },
    credentials: setup.credentials,
    logDir: data.logs,
    worker: {
      get pid() {
        return processes.child("worker").pid;
      },
    },
    killWorker: (signal) => processes.child("worker").kill(signal),
    stop: () => processes.stop(),
    ended,
  };
}

/** Everything that can go side by side does; the app comes last. Returns the address of its database. */
async function startParts(processes: Processes, setup: SandboxSetup): Promise<string> {
  const { postgres } = setup.data;
  const [databaseUrl] = await processes.together([
    startEmbeddedDatabase(processes, { dataDir: postgres, port: setup.ports.postgres }),
    generatePrismaClient(processes.stopping).then(() => buildIfStale(processes.stopping)),
    compileSimulator(shopifySimulator(setup)).then((program) => processes.start(program)),
    compileSimulator(xeroSimulator(setup)).then((program) => processes.start(program)),
  ]);
  const env = await appEnvironment(setup, databaseUrl);
  const [web, worker] = await processes.together([compileApp(webProgram(env)), compileApp(workerProgram(env))]);
  await processes.together([processes.start(web), processes.start(worker, { restart: true })]);
  return databaseUrl;
}

function whereToClick({ urls, logDir }: Sandbox): string {
  const seconds = (performance.now() / 1_000).toFixed(1);
  return `
Crossfoot is ready (${seconds} s). Where to click:

  1. The shop     ${urls.shopify}   then Apps → Crossfoot
  2. The books    ${urls.xero}   the simulated Xero organisations

  Logs: ${logDir}
  Ctrl-C stops everything; the data stays.
`;
}

async function main(signal: AbortSignal): Promise<Launched | undefined> {
  const command = parseSandboxOptions(process.argv.slice(2));
  if (command === "help") {
    console.log(SANDBOX_USAGE);
    return undefined;
  }
  console.log("Starting Crossfoot with a simulated Shopify and a simulated Xero …");
  const sandbox = await startSandbox({ ...command, signal });
  console.log(whereToClick(sandbox));
  return sandbox;
}

if (isMain(import.meta.url)) await runFromCommandLine(main);
