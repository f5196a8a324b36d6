import { describe, expect, test } from "vitest";
import { SETUP } from "./sample-setup";
import { stageOfFile } from "./stage";

const stage = stageOfFile();

describe("quotes", () => {
  test("a draft order's page shows both sides and the quote, and nothing that is for orders only", async () => {
    const { page } = await stage.visit("/app/orders/r1015");
    await page.getByRole("heading", { name: "Quote in Xero" }).waitFor();
    const link = page.getByRole("link", { name: "SH-D7" });

    expect(await link.getAttribute("href")).toBe("https://go.xero.com/Accounts/Receivable/Quotes/View/7");
    expect(await page.getByRole("heading", { name: "Quote lines" }).count()).toBe(1);
    expect(await page.getByText("Sent", { exact: true }).count()).toBe(1);
    for (const other of ["Invoice in Xero", "Payments", "Choices for this order", "Undo"]) {
      expect(await page.getByRole("heading", { name: other }).count()).toBe(0);
    }
  });

  test("one that is held says why", async () => {
    const { page } = await stage.visit("/app/orders/r1016");

    await page.getByText("This draft order needs you").waitFor();
    await page.getByText("Crossfoot does not write over what a person wrote.").waitFor();
  });

  test("an order that came of one leads to it, and says what undoing leaves", async () => {
    const { page } = await stage.visit("/app/orders/r1014");
    await page.getByText("Undoing this order leaves it as it is").waitFor();
    await page.getByRole("link", { name: "#D7" }).click();

    await page.waitForURL("**/app/orders/r1015");
  });

  test("are off until they are chosen, and the choice is posted", async () => {
    const { page } = await stage.visit("/app/setup", { setup: { ...SETUP, live: true } });
    await page.getByRole("heading", { name: "How orders are posted" }).click();
    const choice = page.getByLabel("Draft orders become");
    expect(await choice.inputValue()).toBe("nothing");
    await choice.selectOption("quote");
    await page.getByText("is a quote that follows it").waitFor();
    await page.getByRole("button", { name: "Save" }).click();

    await expect
      .poll(() => stage.calls)
      .toContainEqual({ method: "saveSetup", args: ["demo.myshopify.com", expect.objectContaining({ draftOrders: "quote" })] });
  });
});
