import { benchCalls } from "./calls";
import { benchIntake } from "./intake";
import { benchLimiter } from "./limiter";
import { benchPipeline } from "./pipeline";
import { benchPosting } from "./posting";
import { benchSimulators } from "./simulators";

/** What can be measured; each gives one JSON object. */
const BENCHES: Readonly<Record<string, () => unknown>> = {
  calls: benchCalls,
  intake: benchIntake,
  limiter: benchLimiter,
  pipeline: benchPipeline,
  posting: benchPosting,
  simulators: benchSimulators,
};

const name = process.argv[2] ?? "";
const bench = BENCHES[name];
if (bench) console.log(JSON.stringify(await bench()));
else {
  console.error(
    `There is no benchmark ${JSON.stringify(name)}; there ${Object.keys(BENCHES).length === 1 ? "is" : "are"}: ${Object.keys(BENCHES).join(", ")}.`,
  );
  process.exitCode = 1;
}
