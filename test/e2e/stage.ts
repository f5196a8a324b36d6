import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium, type Browser, type Page } from "playwright-core";
import { startSandbox, type Sandbox } from "../../launch/sandbox";
import { removeSandboxData } from "../../launch/sandbox-data";
import { BROWSER } from "../../launch/smoke/http";

export type Stage = { sandbox: Sandbox; page: Page; faults: string[]; strike(): Promise<void> };

/** A whole sandbox and a desktop browser. `faults` collects what a person would find in the browser's console. */
export async function setStage(): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-e2e-"));
  const sandbox = await startSandbox({ port: 0, dataDir, quiet: true });
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 }, userAgent: BROWSER, locale: "en-GB" });
  page.setDefaultTimeout(30_000);
  const faults: string[] = [];
  page.on("pageerror", ({ message }) => faults.push(message));
  page.on("console", (message) => message.type() === "error" && faults.push(`${message.text()} ${message.location().url}`));

  return {
    sandbox,
    page,
    faults,
    strike: async () => {
      await browser.close();
      await sandbox.stop();
      await removeSandboxData(dataDir);
    },
  };
}

/** `npm test` finds or installs a browser and says where it is. */
function openBrowser(): Promise<Browser> {
  const executablePath = process.env["CHROMIUM_PATH"];
  if (!executablePath) throw new Error("CHROMIUM_PATH is not set. Run the browser tests with: npm test -- test/e2e");

  return chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-gpu"] });
}
