import { mkdtemp, mkdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Program } from "./child";
import { isMain, runFromCommandLine, type Launched } from "./command-line";
import { openCredentials } from "./credentials";
import { findFreePorts, isPortTaken } from "./ports";
import { Processes } from "./processes";
import { markRunning, refuseWhileRunning, unmarkRunning } from "./running";
import { describeSimulators, type SimulatorsDescription } from "./simulators-description";
import { parseSimulatorsOptions, SIMULATORS_USAGE, type SimulatorsCommand } from "./simulators-options";
import { shopifyAlone, xeroAlone, type AloneSetup } from "./simulators-settings";

export interface RunningSimulators extends Launched {
  readonly description: SimulatorsDescription;
}

/** Starts only the two simulators, for any client. Either both run or, when it throws, neither. */
export async function startSimulators(command: SimulatorsCommand, signal: AbortSignal): Promise<RunningSimulators> {
  const dataDir = command.dataDir ?? (await mkdtemp(join(tmpdir(), "simulators-")));
  await mkdir(dataDir, { recursive: true });
  await refuseWhileRunning(dataDir);
  const port = command.port === 0 ? await findFreePorts(2) : await freePorts(command.port);
  const setup: AloneSetup = { ...command, dataDir, port, credentials: await openCredentials(dataDir) };
  const processes = new Processes({ logDir: join(dataDir, "logs"), say: console.error });
  if (signal.aborted) await processes.stop();
  signal.addEventListener("abort", () => void processes.stop(), { once: true });
  const ended = processes.ended.finally(() => tidyUp(dataDir, command.dataDir === undefined));
  try {
    await markRunning(dataDir, port);
    const start = async (program: Promise<Program>) => processes.start(await program);
    await processes.together([start(shopifyAlone(setup)), start(xeroAlone(setup))]);
    return { description: await describeSimulators(setup), ended };
  } catch (error) {
    await processes.fail(error as Error);
    throw (await ended) ?? error;
  }
}

async function freePorts(first: number): Promise<number> {
  for (const port of [first, first + 1]) {
    if (await isPortTaken(port)) throw new Error(`Port ${port} is taken by another program; choose another with --port.`);
  }
  return first;
}

async function tidyUp(dataDir: string, isTemporary: boolean): Promise<void> {
  if (isTemporary) await rm(dataDir, { recursive: true, force: true });
  else await unmarkRunning(dataDir);
}

async function main(signal: AbortSignal): Promise<Launched | undefined> {
  const command = parseSimulatorsOptions(process.argv.slice(2));
  if (command === "help") {
    console.log(SIMULATORS_USAGE);
    return undefined;
  }
  const simulators = await startSimulators(command, signal);
  console.log(JSON.stringify(simulators.description));
  return simulators;
}

// Stdout is for the one line that describes them.
if (isMain(import.meta.url)) await runFromCommandLine(main, console.error);
