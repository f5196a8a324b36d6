import { join } from "node:path";

/** What finding a browser looks at: handed in, so that a test can describe a machine. */
export interface Machine {
  readonly env: NodeJS.ProcessEnv;
  /** Where Playwright keeps the Chromium it installs. */
  readonly playwrightChromium: string;
  /** True when there is a program at this path and it can be started. */
  readonly runs: (path: string) => boolean;
}

const NAMES_ON_PATH = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"];
const MACOS_PROGRAMS = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/**
 * The Chromium or Chrome of this machine: CHROMIUM_PATH, then the usual names on PATH, the usual places of macOS,
 * Playwright's own. Undefined when there is none; throws when CHROMIUM_PATH names something else.
 */
export function findBrowser({ env, playwrightChromium, runs }: Machine): string | undefined {
  const wanted = env["CHROMIUM_PATH"];
  if (wanted) {
    if (runs(wanted)) return wanted;
    throw new Error(`CHROMIUM_PATH is ${wanted}, which cannot be started as a browser. Correct it, or leave it unset.`);
  }
  const folders = (env["PATH"] ?? "").split(":").filter((folder) => folder !== "");
  const onPath = NAMES_ON_PATH.flatMap((name) => folders.map((folder) => join(folder, name)));
  return [...onPath, ...MACOS_PROGRAMS, playwrightChromium].find(runs);
}
