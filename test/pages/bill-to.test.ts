import { expect, test } from "vitest";
import { BILL_TO_PAID } from "./sample-bill-to";
import { barriers, stageOfFile } from "./stage";

const SHOP = "demo.myshopify.com";
const EMPTY = { tag: "", search: "", name: "", email: "", taxNumber: "", reason: "", portion: "whole", part: "" };

const stage = stageOfFile();

test("an order's page says who is billed and why, and leads to the choice for that order", async () => {
  const { page } = await stage.visit("/app/orders/r1001");
  await page.getByText("Example Insurance. Chosen for: Orders tagged “insured”, “Agreed in spring”.").waitFor();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("Its number, name or e-mail address in Xero").fill("C-77");
  await page.getByLabel("Reason (optional)").fill("claim 77");
  await page.getByRole("button", { name: "Save" }).click();

  const wanted = { ...EMPTY, scope: "order", recordId: "r1001", payer: "existing", search: "C-77", reason: "claim 77" };
  await expect.poll(() => stage.calls).toContainEqual({ method: "chooseBillTo", args: [SHOP, wanted] });
});

test("a new contact for a tag, which is refused: the sentence is shown, and what was typed stays", async () => {
  const { page } = await stage.visit("/app/bill-to", { billToError: "“office” is no e-mail address." });
  await page.getByLabel("Tag", { exact: true }).fill("b2b");
  await page.getByLabel("Bill to", { exact: true }).selectOption("described");
  await page.getByLabel("Name", { exact: true }).fill("Example Head Office");
  await page.getByLabel("E-mail (optional)", { exact: true }).fill("office");
  await page.getByRole("button", { name: "Save" }).click();

  await page.getByText("“office” is no e-mail address.").waitFor();
  const wanted = { ...EMPTY, scope: "tag", recordId: null, tag: "b2b", payer: "described", name: "Example Head Office", email: "office" };
  expect(stage.calls).toContainEqual({ method: "chooseBillTo", args: [SHOP, wanted] });
  expect(await page.getByLabel("Name", { exact: true }).inputValue()).toBe("Example Head Office");
  expect(await barriers(page)).toEqual([]);
});

test("for a paid order only its customer's or company's orders to come can be chosen for, and it says what to do for itself", async () => {
  const { page } = await stage.visit("/app/bill-to?order=r1001", { billTo: BILL_TO_PAID });
  await page.getByText(/Undo the order, choose who is billed, then post it again/).waitFor();

  expect(await page.getByLabel("For").locator("option").allTextContents()).toEqual([
    "All orders to come of #1001’s customer",
    "All orders to come of #1001’s company",
    "Orders with a tag",
  ]);
});

test("a choice is removed", async () => {
  const { page } = await stage.visit("/app/bill-to");
  await page.getByRole("button", { name: "Remove: All orders of Example Ltd" }).click();

  await expect.poll(() => stage.calls).toContainEqual({ method: "removeBillTo", args: [SHOP, "choice-2"] });
});

test("an order's page says who has a part of it; a part is for a contact, standing or new, and an amount for one order only", async () => {
  const { page } = await stage.visit("/app/orders/r1001");
  await page.getByText("Example Parents: 40 % of it, on an invoice of their own, “Half-term trip”.").waitFor();
  await page.getByRole("link", { name: "Change", exact: true }).click();
  await page.getByLabel("How much").selectOption("amount");
  expect(await page.getByLabel("Bill to", { exact: true }).locator("option").allTextContents()).toEqual(["A contact in Xero", "A new contact"]);
  await page.getByLabel("Amount, tax included").fill("9.66");
  await page.getByLabel("For").selectOption("tag");
  expect(await page.getByLabel("How much").locator("option").allTextContents()).toEqual(["All of it", "A part, as a second payer: per cent"]);
  await page.getByLabel("For").selectOption("order");
  await page.getByLabel("How much").selectOption("percent");
  await page.getByLabel("Per cent", { exact: true }).fill("33.33");
  await page.getByLabel("Its number, name or e-mail address in Xero").fill("C-77");
  expect(await barriers(page)).toEqual([]);
  await page.getByRole("button", { name: "Save" }).click();

  const wanted = { ...EMPTY, scope: "order", recordId: "r1001", payer: "existing", search: "C-77", portion: "percent", part: "33.33" };
  await expect.poll(() => stage.calls).toContainEqual({ method: "chooseBillTo", args: [SHOP, wanted] });
});
