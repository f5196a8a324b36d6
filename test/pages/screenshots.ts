import { mkdirSync } from "node:fs";
import { chromium } from "playwright-core";
import { buildIfStale } from "../../launch/build";
import { CHROMIUM } from "./browser";
import { makeFakeCrossfoot, ordinaryScene, type Scene } from "./fake-crossfoot";
import { startPreview } from "./preview";
import { SCENES } from "./scenes";

/** `node --import tsx test/pages/screenshots.ts <folder>`: every page in every state, wide and narrow, to look at. */
const folder = process.argv[2];
if (!folder) throw new Error("Say where the pictures should go: screenshots.ts <folder>");
mkdirSync(folder, { recursive: true });
await buildIfStale();

let scene: Scene = ordinaryScene();
const preview = await startPreview(makeFakeCrossfoot(() => scene, []));
const browser = await chromium.launch(CHROMIUM);
for (const [size, viewport] of Object.entries({ wide: { width: 1100, height: 800 }, narrow: { width: 390, height: 800 } })) {
  const page = await browser.newPage({ viewport });
  for (const { name, path, scene: change } of SCENES) {
    scene = { ...ordinaryScene(), ...change };
    await page.goto(preview.url + path, { waitUntil: "networkidle" });
    await page.screenshot({ path: `${folder}/${name}-${size}.png`, fullPage: true });
  }
}
await browser.close();
await preview.close();
