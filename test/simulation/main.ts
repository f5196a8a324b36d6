/**
 * `npm run sim -- --seeds 1000 [--from 1] [--trace]`: that many schedules of the engine, each with its own faults and its own
 * order of events. Prints one line of JSON; exit 1 when an invariant broke or a crash window was never hit.
 * `--first` stops at the first violation. `--planted [--only words]` plants known bugs instead, one by one, and wants nearly
 * all noticed.
 */
import { parseArgs } from "node:util";
import { BUGS } from "./planted/bugs";
import { plantAll } from "./planted/plant";
import { runMany } from "./run-many";

const whole = { type: "string" } as const;
const flag = { type: "boolean", default: false } as const;
const { values } = parseArgs({ options: { seeds: whole, from: whole, trace: flag, first: flag, planted: flag, only: whole } });
const seeds = count(values.seeds ?? (values.planted ? "400" : "1000"));
const from = count(values.from ?? "1");

/** One may slip through. */
const MAY_SURVIVE = 1;

if (values.planted) {
  const only = values.only ?? "";
  const survivors = await plantAll({ seeds, only });
  const tried = BUGS.filter(({ bug }) => bug.includes(only)).length;
  console.log(`${tried - survivors.length} of ${tried} planted bugs were noticed within ${seeds} schedules each.`);
  process.exitCode = survivors.length > MAY_SURVIVE ? 1 : 0;
} else {
  const { report, failed } = await runMany({ seeds, from, withText: values.trace, stopAtFirst: values.first });
  console.log(JSON.stringify(report));
  process.exitCode = failed ? 1 : 0;
}

function count(text: string): number {
  const number = Number(text);
  if (!Number.isSafeInteger(number) || number < 1) throw new Error("--seeds and --from take whole numbers from 1 on.");

  return number;
}
