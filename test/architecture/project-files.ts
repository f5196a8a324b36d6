import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

export const projectRoot = fileURLToPath(new URL("../..", import.meta.url));

/** Made by tools, never committed. */
const MADE = new Set(["node_modules", "build", ".data", ".cache", ".git"]);

export interface ProjectPaths {
  readonly files: readonly string[];
  readonly folders: readonly string[];
}

/** Every file and folder of the project under `start`, relative to the root, written with "/". */
export function projectPaths(start = ""): ProjectPaths {
  const entries = readdirSync(join(projectRoot, start), { withFileTypes: true }).filter((entry) => !MADE.has(entry.name));
  const named = entries.map((entry) => ({ entry, path: start === "" ? entry.name : `${start}/${entry.name}` }));
  const below = named.filter(({ entry }) => entry.isDirectory()).map(({ path }) => projectPaths(path));
  return {
    files: [...named.filter(({ entry }) => entry.isFile()).map(({ path }) => path), ...below.flatMap(({ files }) => files)],
    folders: [...named.filter(({ entry }) => entry.isDirectory()).map(({ path }) => path), ...below.flatMap(({ folders }) => folders)],
  };
}

/** The code we wrote, without types made by tools. */
export function codeFiles(): string[] {
  return projectPaths().files.filter((path) => /^(app|sandbox|launch|test|bench)\/.*\.(ts|tsx)$/.test(path) && !path.endsWith(".d.ts"));
}
