import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium, type ConsoleMessage, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { CHROMIUM } from "./browser";
import { makeFakeCrossfoot, ordinaryScene, type Call, type Scene } from "./fake-crossfoot";
import { startPreview } from "./preview";

type Stage = {
  url: string;
  /** What the pages asked of the app since the page was opened, oldest first. */
  calls: Call[];
  /** Leaves the last page, opens an address over the ordinary scene with changes, and waits until it is alive. */
  visit(path: string, change?: Partial<Scene>): Promise<Visit>;
  close(): Promise<void>;
};

/** The stage of a test file: open from before its first test until after its last. */
export function stageOfFile(): Omit<Stage, "close"> {
  let open: Stage | undefined;
  const stage = (): Stage => {
    if (!open) throw new Error("The stage opens before the first test of the file: use it in tests only.");

    return open;
  };
  beforeAll(async () => {
    open = await openStage();
  });
  afterAll(() => open?.close());

  return {
    get url() {
      return stage().url;
    },
    get calls() {
      return stage().calls;
    },
    visit: (path, change) => stage().visit(path, change),
  };
}

/** `complaints` fills with whatever the browser's console reports as an error. */
export type Visit = { page: Page; complaints: string[] };

/**
 * The real pages, as they were last built (`build.setup.ts`), served and in a real browser. All tests of a file share one
 * window: a new one costs a process, and what it compiles of Polaris again, half a second each time.
 */
async function openStage(): Promise<Stage> {
  const calls: Call[] = [];
  let scene = ordinaryScene();
  const preview = await startPreview(makeFakeCrossfoot(() => scene, calls));
  const browser = await chromium.launch(CHROMIUM);
  const page = await browser.newPage({ viewport: { width: 1100, height: 900 } });
  page.setDefaultTimeout(20_000);
  let stopListening = (): void => undefined;

  return {
    url: preview.url,
    calls,
    async visit(path, change = {}) {
      stopListening();
      // What the last page still asks for ends here, and is not taken for the next one's.
      await page.goto("about:blank");
      scene = { ...ordinaryScene(), ...change };
      calls.length = 0;
      const complaints: string[] = [];
      stopListening = listen(page, complaints);
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

/** Adds to `complaints` from now on; the answer ends that. */
function listen(page: Page, complaints: string[]): () => void {
  const failed = (error: Error): void => void complaints.push(error.message);
  const said = (message: ConsoleMessage): void => void (message.type() === "error" && complaints.push(message.text()));
  page.on("pageerror", failed).on("console", said);

  return () => void page.off("pageerror", failed).off("console", said);
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
