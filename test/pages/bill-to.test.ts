import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { BILL_TO_PAID } from "./sample-bill-to";
import { barriers, openStage, type Stage } from "./stage";

// A page takes about a second; a busy machine may take many.
vi.setConfig({ testTimeout: 60_000 });

const SHOP = "demo.myshopify.com";
const EMPTY = { tag: "", search: "", name: "", email: "", taxNumber: "", reason: "" };

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 120_000);
afterAll(() => stage.close());

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
