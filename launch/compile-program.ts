import { existsSync, readFileSync, statSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { projectRoot } from "./project";

const FOLDER = ".cache/programs";
const SOURCES = /\.tsx?$/;

/**
 * Makes one JavaScript file of a TypeScript program and all that it imports, unless it is there already and no source
 * is newer. Loading hundreds of sources one by one takes most of a program's start. Returns the file, relative to the
 * project's root. The program still finds its files where its sources are.
 */
export async function compileProgram(name: string, entry: string): Promise<string> {
  const outfile = join(projectRoot, FOLDER, `${name}.cjs`);
  if (!isFresh(outfile)) await compile(outfile, entry);
  return join(FOLDER, `${name}.cjs`);
}

/** Written beside its place and then moved there: two launchers may compile at once, and a third start what is half written. */
async function compile(outfile: string, entry: string): Promise<void> {
  const { build } = await import("esbuild");
  const unfinished = `${outfile}.${process.pid}`;
  const { metafile } = await build({
    // The first import ends the program with its launcher.
    stdin: { contents: `import "./launch/end-with-launcher.ts"; import "./${entry}";`, resolveDir: projectRoot, loader: "ts" },
    absWorkingDir: projectRoot,
    outfile: unfinished,
    bundle: true,
    platform: "node",
    format: "cjs",
    target: "node20",
    metafile: true,
    logLevel: "error",
    plugins: [{ name: "own-address", setup: ({ onLoad }) => onLoad({ filter: SOURCES }, ({ path }) => withOwnAddress(path)) }],
  });
  await writeFile(sourcesFile(unfinished), JSON.stringify(Object.keys(metafile.inputs)));
  await rename(unfinished, outfile);
  await rename(sourcesFile(unfinished), sourcesFile(outfile));
}

/** `import.meta.url` stays the address of the source, by which it finds the files beside it. */
async function withOwnAddress(path: string): Promise<{ contents: string; loader: "ts" | "tsx" }> {
  const text = await readFile(path, "utf8");
  const contents = text.replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href));
  return { contents, loader: path.endsWith("x") ? "tsx" : "ts" };
}

function isFresh(outfile: string): boolean {
  if (!existsSync(outfile) || !existsSync(sourcesFile(outfile))) return false;
  const sources = JSON.parse(readFileSync(sourcesFile(outfile), "utf8")) as string[];
  const madeAtMs = statSync(outfile).mtimeMs;
  return sources.every((source) => source === "<stdin>" || isOlder(join(projectRoot, source), madeAtMs));
}

function isOlder(source: string, thanMs: number): boolean {
  return (statSync(source, { throwIfNoEntry: false })?.mtimeMs ?? Infinity) < thanMs;
}

function sourcesFile(outfile: string): string {
  return `${outfile}.sources.json`;
}
