import { describe, expect, test } from "vitest";
import { BACKFILLS } from "./sample-backfill";
import { barriers, stageOfFile } from "./stage";

const stage = stageOfFile();

describe("past orders", () => {
  test("the chosen days are previewed", async () => {
    const { page } = await stage.visit("/app/backfill");
    await page.getByLabel("First day").fill("2026-06-01");
    await page.getByLabel("Last day").fill("2026-06-30");
    await page.getByRole("button", { name: "Preview" }).click();

    const days = { fromDay: "2026-06-01", toDay: "2026-06-30" };
    await expect.poll(() => stage.calls).toContainEqual({ method: "planBackfill", args: ["demo.myshopify.com", days] });
  });

  test("days that are refused say why, beside the field", async () => {
    const { page } = await stage.visit("/app/backfill", { backfillErrors: { toDay: "The last day is before the first." } });
    await page.getByRole("button", { name: "Preview" }).click();

    await page.getByText("The last day is before the first.").waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test.each([
    { scene: "preview", button: "Start posting 1,204 orders", command: "start" },
    { scene: "preview", button: "Choose other days", command: "cancel" },
    { scene: "running", button: "Pause", command: "pause" },
    { scene: "running", button: "Stop for good", command: "cancel" },
    { scene: "paused", button: "Resume", command: "resume" },
  ] as const)("$button", async ({ scene, button, command }) => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS[scene] });
    await page.getByRole("button", { name: button }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "controlBackfill", args: ["demo.myshopify.com", command] });
  });

  test("a preview by other settings says so, and is made again before anything is started", async () => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.outOfDate });
    await page.getByText("Your settings were changed since").waitFor();
    await page.getByRole("button", { name: "Preview again" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "controlBackfill", args: ["demo.myshopify.com", "start"] });
  });

  test("one that is made again says why, until it is there", async () => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.previewingAgain });

    await page.getByText("Your settings were changed after the preview, so it is made again.").waitFor();
  });

  test("a start that is refused says why, beside the button", async () => {
    const refused = "Shopify shows Crossfoot only the orders of the last 60 days: choose 2026-09-24 or later.";
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.preview, backfillError: refused });
    await page.getByRole("button", { name: "Start posting 1,204 orders" }).click();

    await page.getByText(refused).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test("what a person decided is counted by itself, and leads to the list", async () => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.decided });

    await page.getByText("3 orders in Xero already, 4 orders undone by you, 1 order not to be sent, 12 orders held").waitFor();
    await page.getByText("You had these undone").waitFor();
    expect(await page.getByRole("link", { name: "See these orders" }).getAttribute("href")).toContain("/app/orders?status=excluded");
    expect(await barriers(page)).toEqual([]);
  });

  test("where nothing would be posted there is nothing to start", async () => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.nothingToPost });

    expect(await page.getByRole("button", { name: "Nothing to post" }).isDisabled()).toBe(true);
  });

  test("the figures can be kept as a file", async () => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.preview });
    const link = page.getByRole("link", { name: "Download as CSV" });

    expect(await link.getAttribute("download")).toBe("past-orders-2026-06-01-to-2026-06-30.csv");
    expect(decodeURIComponent((await link.getAttribute("href")) ?? "")).toContain("Sales,200,OUTPUT2,,33650.13,6730.02,GBP");
  });
});
