/** What `main` compiles and runs: schedules only. Prints one line of JSON; exit 1 when an invariant broke or a crash window was never hit. */
import { readArguments } from "./arguments";
import { runMany } from "./run-many";

const { seeds, from, trace, first } = readArguments();
const { report, failed } = await runMany({ seeds: seeds ?? 1000, from, withText: trace, stopAtFirst: first });
console.log(JSON.stringify(report));
process.exitCode = failed ? 1 : 0;
