import { describe, expect, test } from "vitest";
import { barriers, stageOfFile } from "./stage";

const stage = stageOfFile();

describe("an order that may stand in Xero already", () => {
  test.each([
    { button: "It is: INV-0041", decision: { invoiceId: "id-of-INV-0041", is: true } },
    { button: "It is not: INV-0044", decision: { invoiceId: "id-of-INV-0044", is: false } },
  ])("$button", async ({ button, decision }) => {
    const { page } = await stage.visit("/app/orders/r1008");
    await page.getByRole("button", { name: button }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "decideElsewhere", args: ["demo.myshopify.com", "r1008", decision] });
    expect(await barriers(page)).toEqual([]);
  });
});

test("what is in Xero only is listed, one press away from the orders", async () => {
  const { page } = await stage.visit("/app/orders");
  await page.getByRole("link", { name: "In Xero only" }).click();

  const row = page.getByRole("row").filter({ hasText: "INV-0038" });
  await row.getByText("£1,150.50").waitFor();
  expect(await barriers(page)).toEqual([]);
});

describe("what looks like money that stands in the books twice", () => {
  test("is said to be other money, with a reason; without one it is said what is missing", async () => {
    const { page } = await stage.visit("/app/elsewhere");
    await page.getByRole("button", { name: "Not the same money: SHOPIFY PAYOUT" }).click();
    await page.getByText("Say why it is other money").waitFor();
    await page.getByLabel("Why SHOPIFY PAYOUT is other money").fill("The stall at the fair");
    await page.getByRole("button", { name: "Not the same money: SHOPIFY PAYOUT" }).click();

    const wanted = { id: "payout-55", standsAs: "2026-11-18 81240 GBP", reason: "The stall at the fair" };
    await expect.poll(() => stage.calls).toContainEqual({ method: "setAside", args: ["demo.myshopify.com", wanted] });
    expect(await barriers(page)).toEqual([]);
  });

  test("and was set aside is listed with its reason, and can be shown again", async () => {
    const { page } = await stage.visit("/app/elsewhere");
    await page.getByText("1 set aside").click();
    await page.getByText("Sold for cash at the fair, not in the shop").waitFor();
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Show again: Manual journal: Stall at the fair" }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "showAgain", args: ["demo.myshopify.com", "journal-3"] });
  });
});
