import { describe, expect, test } from "vitest";
import { BACKFILLS } from "./sample-backfill";
import { UNDOS } from "./sample-undo";
import { barriers, stageOfFile } from "./stage";

const SHOP = "demo.myshopify.com";

const stage = stageOfFile();

describe("one order", () => {
  test("“Undo…” shows what goes, and only the second button asks for it, with the reason", async () => {
    const { page } = await stage.visit("/app/orders/r1001");
    await page.getByRole("button", { name: "Undo…" }).click();
    const dialog = page.getByRole("dialog");
    await dialog.getByRole("row", { name: /Payments removed 1 £?24\.15/ }).waitFor();
    await dialog.getByText("Afterwards nothing of this order stands in Xero.").waitFor();
    expect(stage.calls.map(({ method }) => method)).not.toContain("undoOrder");

    await dialog.getByLabel("Reason (optional)").fill("entered twice");
    await dialog.getByRole("button", { name: "Undo", exact: true }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "undoOrder", args: [SHOP, "r1001", "entered twice"] });
  });

  test("an undone order says so, and is posted again on request", async () => {
    const { page } = await stage.visit("/app/orders/r1012");
    await page.getByText("“entered twice”").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Post again" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "postAgain", args: [SHOP, "r1012"] });
  });

  test("one that is not posted can be kept out", async () => {
    const { page } = await stage.visit("/app/orders/r1013");
    await page.getByRole("button", { name: "Do not send…" }).click();
    await page.getByLabel("Reason (optional)").fill("a staff gift");
    await page.getByRole("button", { name: "Do not send", exact: true }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "holdBackOrder", args: [SHOP, "r1013", "a staff gift"] });
  });
});

describe("a day, or a backfill", () => {
  test("a day is chosen", async () => {
    const { page } = await stage.visit("/app/backfill");
    await page.getByLabel("Day", { exact: true }).fill("2026-06-02");
    await page.getByRole("button", { name: "See what goes" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "planUndo", args: [SHOP, { day: "2026-06-02" }] });
  });

  test("an earlier backfill is chosen", async () => {
    const { page } = await stage.visit("/app/backfill", { backfill: BACKFILLS.past });
    await page
      .getByRole("button", { name: /^Undo the backfill of/ })
      .first()
      .click();

    await expect
      .poll(() => stage.calls.find(({ method }) => method === "planUndo")?.args[1])
      .toMatchObject({ backfillId: expect.any(String) });
  });

  test.each([
    { scene: "ready", button: "Start the undo", command: "start" },
    { scene: "ready", button: "Leave everything in Xero", command: "cancel" },
    { scene: "running", button: "Stop", command: "cancel" },
  ] as const)("$button", async ({ scene, button, command }) => {
    const { page } = await stage.visit("/app/backfill", { undos: UNDOS[scene] });
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: button, exact: true }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "controlUndo", args: [SHOP, command] });
  });

  test("where Xero takes no more for now, it says why it stands still, until when, and what is left", async () => {
    const { page } = await stage.visit("/app/backfill", { undos: UNDOS.resting });

    await page.getByText("520 of 3,000 orders finished, about 4 days left").waitFor();
    await page.getByText(/^Waiting until .*: Xero takes no more requests for past orders for now/).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test("what was undone is counted as it was read back", async () => {
    const { page } = await stage.visit("/app/backfill", { undos: UNDOS.past });

    await page.getByRole("row", { name: /The orders of 2 June 2026 .* Finished 5 of 5 are gone/ }).waitFor();
  });
});
