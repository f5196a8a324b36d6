import { execFileSync, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { chromium } from "playwright-core";
import { findBrowser, type Machine } from "./browser";
import { installedTool } from "./project";

const HOW_TO_INSTALL = `The browser tests need Chromium or Chrome, and none could be found or installed. Install one of them
  Debian:          sudo apt-get install chromium
  macOS:           brew install --cask google-chrome
  everywhere else: npx playwright-core install --with-deps chromium
or set CHROMIUM_PATH to the program, and run the tests again.`;

/** The path of a browser that starts; installs one where there is none. Throws with the sentence that says what to install. */
export function installedBrowser(): string {
  const machine = thisMachine();
  const found = findBrowser(machine);
  if (found) return found;
  console.log("No Chromium or Chrome found; installing one for the browser tests …");
  for (const install of [installFromDebian, installFromPlaywright]) {
    install();
    const installed = findBrowser(machine);
    if (installed) return installed;
  }
  throw new Error(HOW_TO_INSTALL);
}

function thisMachine(): Machine {
  // Started once: Ubuntu has a /usr/bin/chromium-browser that only says to install something else.
  const runs = (path: string): boolean => existsSync(path) && spawnSync(path, ["--version"], { stdio: "ignore" }).status === 0;
  return { env: process.env, playwrightChromium: chromium.executablePath(), runs };
}

function isRoot(): boolean {
  return process.getuid?.() === 0;
}

function installFromDebian(): void {
  if (!isRoot() || !existsSync("/usr/bin/apt-get")) return;
  attempt("apt-get", ["update"]);
  attempt("apt-get", ["install", "-y", "--no-install-recommends", "chromium"]);
}

/** Downloads from Playwright's own servers; as root also the system libraries it needs. */
function installFromPlaywright(): void {
  const withLibraries = isRoot() ? ["--with-deps"] : [];
  attempt(process.execPath, [installedTool("playwright-core/cli.js"), "install", ...withLibraries, "chromium"]);
}

/** One way failing is not the end: there is another, and a sentence after the last. */
function attempt(program: string, args: readonly string[]): void {
  try {
    execFileSync(program, args, { stdio: "inherit", env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" } });
  } catch (cause) {
    console.error(`That did not work: ${(cause as Error).message}`);
  }
}
