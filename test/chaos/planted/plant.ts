import { spawn } from "node:child_process";
import { cp, mkdtemp, readFile, rm, symlink, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "../../../launch/build";
import { projectRoot } from "../../../launch/project";
import { PLANTED_BUGS, type PlantedBug } from "./bugs";

/** All that a round needs; nothing is ever changed in the working tree itself. */
const COPIED = ["app", "build", "launch", "prisma", "sandbox", "test/bench", "test/chaos"];
const FILES = [
  "package.json",
  "package-lock.json",
  "tsconfig.json",
  "vite.config.ts",
  "remix.config.js",
  "prisma.config.ts",
  "shopify.app.toml",
];

/** A round that waits three minutes for what never comes would say nothing more than one that waits half a minute. */
const SHORTER = { file: "test/chaos/pace.ts", find: "deadlineMs: 180_000", put: "deadlineMs: 30_000" };

/** Plants each bug in a copy of the tree and runs its fault there, short. Says of each whether it showed; how many did not. */
export async function plantAll(): Promise<number> {
  await buildIfStale();
  let unseen = 0;
  for (const bug of PLANTED_BUGS) {
    const seen = await inACopy((copy) => shows(copy, bug));
    if (!seen) unseen++;
    console.log(`${seen ? "seen    " : "NOT SEEN"}  ${bug.bug} (${bug.fault}: ${bug.shows})`);
  }
  console.log(unseen === 0 ? "Every planted bug was seen." : `${unseen} of ${PLANTED_BUGS.length} planted bugs were not seen.`);
  return unseen;
}

async function inACopy<Result>(act: (copy: string) => Promise<Result>): Promise<Result> {
  const copy = await mkdtemp(join(tmpdir(), "crossfoot-planted-"));
  try {
    for (const path of [...COPIED, ...FILES]) await cp(join(projectRoot, path), join(copy, path), { recursive: true });
    await symlink(join(projectRoot, "node_modules"), join(copy, "node_modules"));
    return await act(copy);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function shows(copy: string, bug: PlantedBug): Promise<boolean> {
  await edit(copy, bug);
  await edit(copy, SHORTER);
  // The pages are made of none of these files: they need not be built anew.
  await utimes(join(copy, "build/server/index.js"), new Date(), new Date());
  const { faults } = JSON.parse(await outputOf(copy, bug.fault)) as { faults: Record<string, number>[] };
  return faults.some((row) => (row[bug.shows] ?? 0) > 0);
}

async function edit(copy: string, { file, find, put }: { file: string; find: string; put: string }): Promise<void> {
  const path = join(copy, file);
  const source = await readFile(path, "utf8");
  if (source.split(find).length !== 2) throw new Error(`“${find}” does not stand exactly once in ${file}: correct test/chaos/planted.`);
  await writeFile(
    path,
    source.replace(find, () => put),
  );
}

/** What the command prints on standard output; what it says in words goes on to the person who waits. */
function outputOf(copy: string, fault: string): Promise<string> {
  const args = ["--import", "tsx", "test/chaos/main.ts", "--short", "--orders", "6", "--fault", fault];
  const run = spawn(process.execPath, args, { cwd: copy, stdio: ["ignore", "pipe", "inherit"] });
  const pieces: Buffer[] = [];
  run.stdout.on("data", (piece: Buffer) => pieces.push(piece));
  return new Promise((resolve, reject) => {
    run.once("error", reject);
    run.once("close", () => resolve(Buffer.concat(pieces).toString("utf8")));
  });
}
