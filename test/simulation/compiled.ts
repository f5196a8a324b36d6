import { spawn, type ChildProcess, type StdioOptions } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { build } from "esbuild";

const FLAGS = [
  // Nearly all of a schedule is garbage when it ends: with room for several, little of it is ever moved.
  "--max-semi-space-size=64",
  // The engine is wide and flat: compiling all of it to the utmost took a third of the time of 400 schedules. Three times as busy as
  // V8 wants it (132 KB of bytecode), a function is worth it.
  "--interrupt-budget=400000",
];

/**
 * Runs the schedules of the tree at `root` from one file made of all their sources. The same code runs a fifth faster than under tsx,
 * which gives every function its name while it runs, and starts a second earlier.
 */
export async function runCompiled(root: string, args: readonly string[], stdio: StdioOptions): Promise<ChildProcess> {
  const folder = await mkdtemp(join(tmpdir(), "simulation-"));
  const outfile = join(folder, "schedules.mjs");
  await build({
    absWorkingDir: root,
    entryPoints: [join(root, "test/simulation/schedules.ts")],
    outfile,
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Groups of properties, written `...{ a, b }`, become plain properties: a tenth quicker.
    minifySyntax: true,
    sourcemap: "inline",
    sourcesContent: false,
    logLevel: "error",
  });
  // The map of all sources takes a second to read: only where somebody reads the lines that it names.
  const flags = args.includes("--trace") ? [...FLAGS, "--enable-source-maps"] : FLAGS;
  const run = spawn(process.execPath, [...flags, outfile, ...args], { cwd: root, stdio });
  run.once("exit", () => void rm(folder, { recursive: true, force: true }));

  return run;
}
