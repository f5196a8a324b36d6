import { describe, expect, test } from "vitest";
import { HOMES } from "./sample-home";
import { stageOfFile } from "./stage";

const stage = stageOfFile();

describe("home", () => {
  test("syncs one kind on demand", async () => {
    const { page } = await stage.visit("/app");
    await page.getByRole("button", { name: "Choose what to sync" }).click();
    await page.getByRole("button", { name: "Changes in Xero" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "syncNow", args: ["demo.myshopify.com", "books"] });
  });

  test("says when what waits is posted", async () => {
    const daily = await stage.visit("/app", { home: HOMES.daily });
    await daily.page.getByText("wait here for the next sync:").waitFor();
    expect(await daily.page.locator("time[datetime='2026-11-22T18:30:00.000Z']").count()).toBe(1);

    const byHand = await stage.visit("/app", { home: HOMES.byHand });
    await byHand.page.getByText("wait here until you press “Sync now”").waitFor();
  });
});

describe("Xero's limits on the home page", () => {
  test("a rest is announced with its end, and short of it nothing is said", async () => {
    const resting = await stage.visit("/app", { home: HOMES.resting });
    await resting.page.getByText("Xero takes no more calls from Crossfoot for now").waitFor();
    expect(await resting.page.locator(`time[datetime='${HOMES.resting.calls.restsUntil}']`).count()).toBe(1);

    const usual = await stage.visit("/app", { home: HOMES.live });
    await usual.page.getByText("Proof of life").waitFor();
    expect(await usual.page.getByText("Xero takes no more calls").count()).toBe(0);
  });

  test("orders that wait for each other say why and until when", async () => {
    const { page } = await stage.visit("/app", { home: HOMES.gathering });

    await page.getByText("Xero allows 1,000 calls a day, 612 are left.").waitFor();
    expect(await page.locator(`time[datetime='${HOMES.gathering.calls.gathersUntil}']`).count()).toBe(1);
  });
});

describe("when orders are posted", () => {
  test("keeps the time of day that was chosen", async () => {
    const { page } = await stage.visit("/app/settings");
    await page.getByLabel("Post orders and payments").selectOption("daily");
    await page.getByLabel("Time of day").fill("18:30");
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await expect
      .poll(() => stage.calls)
      .toContainEqual({ method: "saveSchedule", args: ["demo.myshopify.com", { mode: "daily", at: "18:30" }] });
    await expect.poll(() => page.evaluate("shopify.toast.shown")).toEqual(["Saved"]);
  });

  test("says beside the field what is wrong", async () => {
    const { page } = await stage.visit("/app/settings", { home: HOMES.daily, scheduleError: "Choose a time of day, such as 22:00." });
    await page.getByRole("button", { name: "Save", exact: true }).click();

    await page.getByText("Choose a time of day, such as 22:00.").waitFor();
  });
});

test("any order is read again on demand", async () => {
  const { page } = await stage.visit("/app/orders/r1001");
  await page.getByRole("button", { name: "Sync now" }).click();

  await expect.poll(() => stage.calls).toContainEqual({ method: "retryOrder", args: ["demo.myshopify.com", "r1001"] });
});
