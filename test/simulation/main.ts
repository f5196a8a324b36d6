/**
 * `npm run sim -- --seeds 1000 [--from 1] [--trace]`: that many schedules of the engine, each with its own faults and its own
 * order of events. Prints one line of JSON; exit 1 when an invariant broke or a crash window was never hit.
 */
import { parseArgs } from "node:util";
import { runMany } from "./run-many";

const { values } = parseArgs({ options: { seeds: { type: "string", default: "1000" }, from: { type: "string", default: "1" }, trace: { type: "boolean", default: false } } });
const seeds = Number(values.seeds);
const from = Number(values.from);
if (!Number.isSafeInteger(seeds) || seeds < 1 || !Number.isSafeInteger(from)) throw new Error("--seeds and --from take whole numbers.");
const { report, failed } = await runMany({ seeds, from, withText: values.trace });
console.log(JSON.stringify(report));
process.exitCode = failed ? 1 : 0;
