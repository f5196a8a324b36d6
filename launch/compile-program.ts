import { existsSync, readFileSync, statSync } from "node:fs";
import { readFile, rename, writeFile } from "node:fs/promises";
import { join, relative } from "node:path";
import { pathToFileURL } from "node:url";
import type { BuildOptions } from "esbuild";
import type { Program } from "./child";
import { projectRoot } from "./project";

const FOLDER = "build/programs";
const SOURCES = /\.tsx?$/;
/** The app's packages stay where they are: Prisma's looks for files beside itself. */
const WITHOUT_PACKAGES: BuildOptions = { format: "esm", packages: "external", sourcemap: "inline", sourcesContent: false };

/** A simulator in one file with its packages. */
export function compileSimulator(program: Program): Promise<Program> {
  return compiled(program, `${program.name}.cjs`, { format: "cjs" });
}

/** A program of the app in one file. Its errors still name the lines of its sources. */
export function compileApp(program: Program): Promise<Program> {
  return compiled(program, fileOfApp(program), WITHOUT_PACKAGES);
}

/** The same as `npm run build` left it, whatever has become of the sources. Throws where it did not. */
export function builtApp(program: Program): Program {
  const entry = join(FOLDER, fileOfApp(program));
  if (!existsSync(join(projectRoot, entry))) throw new Error(`${entry} has not been built yet. Run \`npm run build\`, then start again.`);
  return { ...program, entry };
}

function fileOfApp({ name }: Program): string {
  return `${name}.mjs`;
}

/**
 * Makes one JavaScript file of a TypeScript program and all that it imports, unless it is there already and no source
 * is newer. Loading hundreds of sources one by one takes most of a program's start: two of three seconds of a processor. While it
 * runs, what tsx does to give every function its name takes a twentieth, and a hundred megabytes.
 * The program still finds its files where its sources are.
 */
async function compiled(program: Program, file: string, options: BuildOptions): Promise<Program> {
  const outfile = join(projectRoot, FOLDER, file);
  if (!isFresh(outfile)) await compile(outfile, program.entry, options);
  return { ...program, entry: join(FOLDER, file) };
}

/** Written beside its place and then moved there: two launchers may compile at once, and a third start what is half written. */
async function compile(outfile: string, entry: string, options: BuildOptions): Promise<void> {
  const { build } = await import("esbuild");
  const unfinished = `${outfile}.${process.pid}`;
  const { metafile } = await build({
    ...options,
    // The first import ends the program with its launcher.
    stdin: { contents: `import "./launch/end-with-launcher.ts"; import "./${entry}";`, resolveDir: projectRoot, loader: "ts" },
    absWorkingDir: projectRoot,
    outfile: unfinished,
    bundle: true,
    platform: "node",
    target: "node20",
    metafile: true,
    logLevel: "error",
    plugins: [{ name: "own-address", setup: ({ onLoad }) => onLoad({ filter: SOURCES }, ({ path }) => withOwnAddress(path, options.format)) }],
  });
  await writeFile(sourcesFile(unfinished), JSON.stringify(Object.keys(metafile.inputs)));
  await rename(unfinished, outfile);
  await rename(sourcesFile(unfinished), sourcesFile(outfile));
}

/**
 * `import.meta.url` stays the address of the source, by which it finds the files beside it. In a module it is found from where the
 * module is, so that a built app can be moved with all its files; CommonJS has no such address.
 */
async function withOwnAddress(path: string, format: BuildOptions["format"]): Promise<{ contents: string; loader: "ts" | "tsx" }> {
  const text = await readFile(path, "utf8");
  const fromModule = JSON.stringify(relative(join(projectRoot, FOLDER), path));
  const own = format === "esm" ? `new URL(${fromModule}, import.meta.url).href` : JSON.stringify(pathToFileURL(path).href);
  const contents = text.replaceAll("import.meta.url", own);
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
