import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { runCompiled } from "../compiled";
import { BUGS, type Bug } from "./bugs";

/** Four hundred schedules take ten seconds on a quiet machine. */
const ENDLESS_AFTER_MS = 5 * 60_000;
const ROOT = fileURLToPath(new URL("../../../", import.meta.url));
/** What the simulation needs; nothing is ever changed in the working tree itself. */
const COPIED = ["app", "test/simulation", "test/builders", "package.json", "tsconfig.json"];

/** Plants each bug in a copy of the tree and runs the simulation there. `only` those whose name contains it. Returns those it did not notice. */
export async function plantAll({ seeds, only }: { seeds: number; only: string }): Promise<Bug[]> {
  const copy = await mkdtemp(join(tmpdir(), "planted-"));
  const survivors: Bug[] = [];
  try {
    for (const path of COPIED) await cp(join(ROOT, path), join(copy, path), { recursive: true });
    await symlink(join(ROOT, "node_modules"), join(copy, "node_modules"));
    for (const bug of BUGS.filter((each) => each.bug.includes(only))) {
      const found = await noticed(copy, { bug, seeds });
      if (found === null) survivors.push(bug);
      console.log(`${found === null ? "SURVIVED" : "killed  "}  ${bug.bug}${found === null ? "" : `: ${found}`}`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }

  return survivors;
}

/** The source with the bug in it. */
export function planted(source: string, { bug, file, find, put }: Bug): string {
  if (source.split(find).length !== 2) throw new Error(`“${bug}”: “${find}” does not stand exactly once in ${file}.`);

  return source.replace(find, () => put);
}

/** The first thing that the simulation said was wrong; null where all was well. */
async function noticed(copy: string, { bug, seeds }: { bug: Bug; seeds: number }): Promise<string | null> {
  const path = join(copy, bug.file);
  const source = await readFile(path, "utf8");
  await writeFile(path, planted(source, bug));
  try {
    return await firstViolation(copy, seeds);
  } finally {
    await writeFile(path, source);
  }
}

async function firstViolation(copy: string, seeds: number): Promise<string | null> {
  const run = await runCompiled(copy, ["--seeds", String(seeds), "--first"], ["ignore", "ignore", "pipe"]);
  let said = "";
  run.stderr?.on("data", (part: Buffer) => (said += part.toString()));

  return new Promise((resolve, reject) => {
    // A bug may keep the app busy without another moment ever coming: nothing inside can end that.
    const endless = setTimeout(() => run.kill("SIGKILL"), ENDLESS_AFTER_MS);
    run.on("error", reject);
    run.on("exit", (code, signal) => {
      clearTimeout(endless);
      const seed = said.split("\n").find((line) => line.startsWith("seed "));
      if (signal) resolve(seed ?? `no end after ${ENDLESS_AFTER_MS / 60_000} minutes`);
      else resolve(code === 0 ? null : (seed ?? `it fell over: ${said.slice(-300)}`));
    });
  });
}
