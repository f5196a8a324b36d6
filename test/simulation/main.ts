/**
 * `npm run sim -- --seeds 1000 [--from 1] [--trace]`: that many schedules of the engine, each with its own faults and its own
 * order of events. Prints one line of JSON; exit 1 when an invariant broke or a crash window was never hit.
 * `--first` stops at the first violation. `--planted [--only words]` plants known bugs instead, one by one, and wants nearly
 * all noticed.
 */
import { fileURLToPath } from "node:url";
import { readArguments } from "./arguments";
import { runCompiled } from "./compiled";
import { BUGS } from "./planted/bugs";
import { plantAll } from "./planted/plant";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** Half of what `npm test` runs: the rarest of them shows once in a thousand. */
const PLANTED_IN = 1_500;
/** One may slip through. */
const MAY_SURVIVE = 1;

const { planted, only, seeds } = readArguments();
if (planted) await plant(seeds ?? PLANTED_IN);
else {
  const run = await runCompiled(ROOT, process.argv.slice(2), "inherit");
  run.on("exit", (code) => (process.exitCode = code ?? 1));
}

async function plant(schedules: number): Promise<void> {
  const survivors = await plantAll({ seeds: schedules, only });
  const tried = BUGS.filter(({ bug }) => bug.includes(only)).length;
  console.log(`${tried - survivors.length} of ${tried} planted bugs were noticed within ${schedules} schedules each.`);
  process.exitCode = survivors.length > MAY_SURVIVE ? 1 : 0;
}
