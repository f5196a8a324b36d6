/**
 * `npm run mutants`: plants each fault in a copy of the tree, runs the posting's tests there, and says whether they saw it.
 * Exit 1 if a fault survives. `npm run mutants -- rounded` runs those whose fault contains the word.
 */
import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { MUTANTS, type Mutant } from "./mutants";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
/** What the tests below need; nothing is ever changed in the working tree itself. */
const COPIED = ["app", "sandbox", "test/unit", "test/builders", "package.json", "tsconfig.json", "vitest.config.ts"];
const TESTS = ["test/unit/posting/shapes", "test/unit/posting/tie-out.test.ts", "test/unit/posting/plan-posting.test.ts"];

async function copyTree(): Promise<string> {
  const copy = await mkdtemp(join(tmpdir(), "mutants-"));
  for (const path of COPIED) await cp(join(ROOT, path), join(copy, path), { recursive: true });
  await symlink(join(ROOT, "node_modules"), join(copy, "node_modules"));

  return copy;
}

/** True where all tests pass. */
function testsPass(copy: string): Promise<boolean> {
  const vitest = join(ROOT, "node_modules/vitest/vitest.mjs");
  const run = spawn(process.execPath, [vitest, "run", "--project", "unit", "--bail", "1", "--reporter", "dot", ...TESTS], { cwd: copy, stdio: "ignore" });

  return new Promise((resolve, reject) => {
    run.on("error", reject);
    run.on("exit", (code) => resolve(code === 0));
  });
}

async function survives(copy: string, { file, find, put, fault }: Mutant): Promise<boolean> {
  const path = join(copy, file);
  const source = await readFile(path, "utf8");
  if (source.split(find).length !== 2) throw new Error(`“${fault}”: “${find}” does not stand exactly once in ${file}.`);
  await writeFile(path, source.replace(find, () => put));
  const passed = await testsPass(copy);
  await writeFile(path, source);

  return passed;
}

async function main(): Promise<void> {
  const [wanted = ""] = process.argv.slice(2);
  const copy = await copyTree();
  let survivors = 0;
  try {
    if (!(await testsPass(copy))) throw new Error("The tests fail without any fault: mend them first.");
    for (const mutant of MUTANTS.filter(({ fault }) => fault.includes(wanted))) {
      const alive = await survives(copy, mutant);
      if (alive) survivors += 1;
      console.log(`${alive ? "SURVIVED" : "killed  "}  ${mutant.fault} (${mutant.file})`);
    }
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
  console.log(survivors === 0 ? "Every planted fault was seen." : `${survivors} planted faults were not seen.`);
  process.exitCode = survivors === 0 ? 0 : 1;
}

await main();
