import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type Page } from "playwright-core";
import { CHROMIUM } from "./browser";
import { makeFakeCrossfoot, ordinaryScene, type Call, type Scene } from "./fake-crossfoot";
import { buildPages, startPreview } from "./preview";

export type Stage = {
  url: string;
  /** What the pages asked of the app since the page was opened, oldest first. */
  calls: Call[];
  /** Closes the last page, opens an address over the ordinary scene with changes, and waits until it is alive. */
  visit(path: string, change?: Partial<Scene>): Promise<Visit>;
  close(): Promise<void>;
};

/** `complaints` fills with whatever the browser's console reports as an error. */
export type Visit = { page: Page; complaints: string[] };

/** The real pages, built and served, in a real browser. */
export async function openStage(): Promise<Stage> {
  await buildPages();
  const calls: Call[] = [];
  let scene = ordinaryScene();
  const preview = await startPreview(makeFakeCrossfoot(() => scene, calls));
  const browser = await chromium.launch(CHROMIUM);
  // One profile for all: the 440 kB of Polaris' styles are fetched once.
  const windows = await browser.newContext({ viewport: { width: 1100, height: 900 } });

  return {
    url: preview.url,
    calls,
    async visit(path, change = {}) {
      scene = { ...ordinaryScene(), ...change };
      calls.length = 0;
      for (const earlier of windows.pages()) await earlier.close();
      const page = await windows.newPage();
      page.setDefaultTimeout(20_000);
      const complaints = listen(page);
      await page.goto(preview.url + path);
      await alive(page);

      return { page, complaints };
    },
    async close() {
      await browser.close();
      await preview.close();
    },
  };
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => message.type() === "error" && complaints.push(message.text()));

  return complaints;
}

/** Until React has taken over the heading, a click would be the browser's own. */
export async function alive(page: Page): Promise<void> {
  await page.waitForFunction(
    () => {
      const heading = document.querySelector("h1");

      return heading !== null && Object.keys(heading).some((key) => key.startsWith("__reactFiber"));
      // Not at each frame: a window in the background draws none.
    },
    undefined,
    { polling: 50 },
  );
}

const AXE = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The serious and critical findings of axe on the page as it stands, one line each. */
export async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(AXE);

  return page.evaluate(async () => {
    const { violations } = await window.axe.run(document);

    return violations
      .filter(({ impact }) => impact === "serious" || impact === "critical")
      .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" | ")}`);
  });
}

declare global {
  interface Window {
    axe: typeof import("axe-core");
  }
}
