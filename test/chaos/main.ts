// `npm run chaos`: the real processes under each fault, one after the other; one JSON object on standard output, what was
// found in words on standard error, exit code 1 where an invariant broke.
import { redisHere } from "../../launch/install-redis";
import { CHAOS_USAGE, parseChaosOptions, type ChaosCommand } from "./options";
import { faults } from "./faults/all";
import { FULL, SHORT } from "./pace";
import { plantAll } from "./planted/plant";
import { holds, runRound, type Outcome } from "./round";
import { setStage } from "./stage/stage";

async function main(): Promise<number> {
  const command = parseChaosOptions(process.argv.slice(2));
  if (command === "help") console.log(CHAOS_USAGE);
  else if (command === "list") for (const { name, what } of faults) console.log(`${name.padEnd(24)} ${what}`);
  else if (command === "planted") return (await plantAll()) === 0 ? 0 : 1;
  else return report(await run(command));
  return 0;
}

async function run({ faults: chosen, short, backend, ...options }: ChaosCommand): Promise<Outcome[]> {
  const pace = short ? SHORT : FULL;
  const redisServer = backend === "redis" ? redisHere() : undefined;
  const stage = await setStage({ backend, redisServer, ...pace });
  const stop = (): void => void stage.close().finally(() => process.exit(130));
  process.once("SIGINT", stop).once("SIGTERM", stop);
  const outcomes: Outcome[] = [];
  try {
    for (const fault of chosen) {
      const outcome = await runRound(stage, fault, { ...options, pace });
      outcomes.push(outcome);
      console.error(`${JSON.stringify(outcome.row)} after ${outcome.secondsOfFault} s of it`);
      for (const line of outcome.faults) console.error(`  ${line}`);
    }
  } finally {
    await stage.close();
  }
  return outcomes;
}

function report(outcomes: readonly Outcome[]): number {
  console.log(JSON.stringify({ faults: outcomes.map(({ row }) => row) }));
  return outcomes.every(holds) ? 0 : 1;
}

try {
  const code = await main();
  // What was stopped may have left a connection half open; nothing of it matters any more.
  process.exit(code);
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exit(1);
}
