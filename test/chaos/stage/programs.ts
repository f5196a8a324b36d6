import { join } from "node:path";
import { webProgram, workerProgram } from "../../../launch/app-programs";
import type { Program } from "../../../launch/child";
import { compileApp, compileSimulator } from "../../../launch/compile-program";
import type { Credentials } from "../../../launch/credentials";
import { appEnvironment, shopifySimulator, xeroSimulator, type SandboxSetup } from "../../../launch/sandbox-settings";
import type { Lines, Ports } from "./lines";

export interface Wiring {
  readonly ports: Ports;
  readonly lines: Lines;
  readonly dataDir: string;
  readonly credentials: Credentials;
}

/** The simulators as they are in the sandbox, but that Shopify's webhooks take a line of their own. */
export async function simulatorPrograms(wiring: Wiring): Promise<[Program, Program]> {
  const { ports, lines } = wiring;
  const setup = setupOf(wiring, { shopify: ports.shopify, xero: ports.xero });
  const shopify = await compileSimulator(shopifySimulator(setup));
  const webhooks = `http://localhost:${lines.hooks.listensOn}/webhooks/shopify`;
  return [{ ...shopify, env: { ...shopify.env, WEBHOOK_URL: webhooks } }, await compileSimulator(xeroSimulator(setup))];
}

/** How one process of the app reaches the others: through the lines, never directly. */
export interface Reaching {
  readonly databaseUrl: string;
  readonly redisUrl: string | null;
  readonly sweepEverySeconds: number;
  readonly limits: boolean;
}

/** Two webs and two workers, each reaching every other part through a line. */
export async function appPrograms(wiring: Wiring, reaching: Reaching): Promise<Program[]> {
  const { lines, ports } = wiring;
  const env = (xero: keyof Lines["xero"]) => appSettings(wiring, reaching, lines.xero[xero].listensOn);
  const [forWeb, forA, forB] = await Promise.all([env("web"), env("worker-a"), env("worker-b")]);
  const [a, b] = ports.webs;
  const web = await compileApp(webProgram(forWeb));
  const worker = await compileApp(workerProgram(forA));
  return [
    { ...web, name: "web-a", env: { ...forWeb, PORT: String(a) } },
    { ...web, name: "web-b", env: { ...forWeb, PORT: String(b) } },
    { ...worker, name: "worker-a" },
    { ...worker, name: "worker-b", env: forB },
  ];
}

async function appSettings(wiring: Wiring, reaching: Reaching, xero: number): Promise<NodeJS.ProcessEnv> {
  const setup = setupOf(wiring, { shopify: wiring.lines.shopify.listensOn, xero });
  const { REDIS_URL: _ours, ...env } = await appEnvironment(setup, reaching.databaseUrl);
  return {
    ...env,
    SWEEP_EVERY_SECONDS: String(reaching.sweepEverySeconds),
    ...(reaching.limits ? {} : { XERO_LIMITS: "off" }),
    ...(reaching.redisUrl === null ? {} : { REDIS_URL: reaching.redisUrl }),
  };
}

function setupOf({ lines, ports, dataDir, credentials }: Wiring, { shopify, xero }: { shopify: number; xero: number }): SandboxSetup {
  const data = (name: string): string => join(dataDir, name);
  return {
    ports: { web: lines.front.listensOn, shopify, xero, postgres: ports.postgres },
    data: { postgres: data("postgres"), shopify: data("shopify"), xero: data("xero"), logs: data("logs") },
    credentials,
  };
}
