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
