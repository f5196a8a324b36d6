import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startSandbox } from "./sandbox";
import { removeSandboxData } from "./sandbox-data";
import { walkTheLine } from "./smoke/story";

/** `npm run smoke`: a sandbox of its own on free ports, one JSON object on standard output, exit code 1 when anything is off. */
const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-smoke-"));
try {
  const sandbox = await startSandbox({ port: 0, dataDir, quiet: true });
  try {
    const report = await walkTheLine(sandbox);
    console.log(JSON.stringify(report, null, 2));
    process.exitCode = report.difference === "0.00" ? 0 : 1;
  } finally {
    await sandbox.stop();
  }
} catch (cause) {
  console.error(cause instanceof Error ? cause.message : cause);
  process.exitCode = 1;
} finally {
  await removeSandboxData(dataDir);
}
