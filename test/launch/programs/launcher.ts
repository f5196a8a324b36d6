// A launch of one program, from a command line, as the sandbox is one of five.
import { runFromCommandLine } from "../../../launch/command-line";
import { environmentWith } from "../../../launch/environment";
import { Processes } from "../../../launch/processes";

await runFromCommandLine(async (signal) => {
  const processes = new Processes({ say: (line) => console.log(line) });
  signal.addEventListener("abort", () => void processes.stop(), { once: true });
  await processes.start({ name: "polite", entry: "test/launch/programs/polite.ts", env: environmentWith({}) });
  console.log(JSON.stringify({ ready: true, childPid: processes.child("polite").pid }));
  return processes;
});
