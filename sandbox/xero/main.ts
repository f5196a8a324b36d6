import { settingsFromEnvironment } from "./settings";
import { startXeroSimulator, type RunningSimulator } from "./simulator";

/** Starts the simulated Xero as a process of its own; says `{"ready":true,"url":…}` once it listens. */
async function main(): Promise<void> {
  const simulator = await startXeroSimulator(settingsFromEnvironment(process.env));
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => stop(simulator));
  // A launcher that dies takes its channel with it: no simulator stays behind.
  process.once("disconnect", () => stop(simulator));
  console.log(JSON.stringify({ ready: true, url: simulator.url }));
}

function stop(simulator: RunningSimulator): void {
  simulator.close().then(
    () => process.exit(0),
    (error: unknown) => fail(error)
  );
}

function fail(error: unknown): void {
  console.error(error instanceof Error ? error.message : String(error));
  process.exit(1);
}

main().catch(fail);
