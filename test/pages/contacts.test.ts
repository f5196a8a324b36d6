import { describe, expect, test } from "vitest";
import { CONTACTS } from "./sample-contacts";
import { barriers, stageOfFile } from "./stage";

const SHOP = "demo.myshopify.com";

const stage = stageOfFile();

describe("a customer whom several contacts may be", () => {
  test.each([
    { button: "Use this contact: Example Cafe South for Example Cafe", use: "south" },
    { button: "Create a new contact: for Example Cafe", use: "create" },
  ])("$button", async ({ button, use }) => {
    const { page } = await stage.visit("/app/contacts", { contacts: CONTACTS.decide });
    await page.getByRole("button", { name: button }).click();

    await expect.poll(() => stage.calls).toContainEqual({ method: "decideContact", args: [SHOP, { customerKey: "Shopify 7020", use }] });
    await expect.poll(() => page.evaluate("shopify.toast.shown")).toEqual(["Saved. Orders that waited go on."]);
  });

  test("why it cannot be is said beside the button", async () => {
    const contactError = "Example Cafe North was archived in Xero, which takes no invoice for it. Restore it there, or choose another.";
    const { page } = await stage.visit("/app/contacts", { contacts: CONTACTS.decide, contactError });
    await page.getByRole("button", { name: "Use this contact: Example Cafe North for Example Cafe" }).click();

    await page.getByText(contactError).waitFor();
    expect(await barriers(page)).toEqual([]);
  });

  test("the order that waits leads there", async () => {
    const { page } = await stage.visit("/app/orders/r1020", { contacts: CONTACTS.decide });
    await page.getByRole("link", { name: "Choose the contact" }).click();

    await page.getByRole("heading", { level: 2, name: "Which contact is Example Cafe?" }).waitFor();
  });
});

test("a linked customer is linked to another contact, which is searched for in Xero", async () => {
  const { page } = await stage.visit("/app/contacts?tab=linked", { contacts: CONTACTS.linked });
  await page.getByRole("link", { name: "Link to another: Customer 7001" }).click();
  await page.getByLabel("Name, number or e-mail address in Xero").fill("cafe");
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("button", { name: "Use this contact: Example Cafe North for Customer 7001" }).click();

  const args = [SHOP, { customerKey: "Shopify 7001", use: "north" }];
  await expect.poll(() => stage.calls).toContainEqual({ method: "decideContact", args });
  expect(stage.calls).toContainEqual({ method: "searchContacts", args: [{ customerKey: "Shopify 7001", text: "cafe" }] });
});

test("a contact in Xero is linked to the customer who has its e-mail address; one that is linked elsewhere is only told of", async () => {
  const { page } = await stage.visit("/app/contacts?tab=xero-only", { contacts: CONTACTS.xeroOnly });
  expect(await page.getByRole("button", { name: /^Link: / }).count()).toBe(1);
  await page.getByRole("button", { name: "Link: Example Cafe to Example Cafe North" }).click();

  const args = [SHOP, { customerKey: "Shopify 7020", use: "north" }];
  await expect.poll(() => stage.calls).toContainEqual({ method: "decideContact", args });
});

test("contacts are read from Xero on demand", async () => {
  const { page } = await stage.visit("/app/contacts?tab=duplicates", { contacts: CONTACTS.duplicates });
  await page.getByRole("button", { name: "Read contacts from Xero" }).click();

  await expect.poll(() => stage.calls).toContainEqual({ method: "askForContacts", args: [SHOP] });
});

describe("how customers become contacts", () => {
  test("the order of the rules, whom invoices are made out to, and what becomes of doubts", async () => {
    const { page } = await stage.visit("/app/settings");
    await page.getByLabel("Looked for first").selectOption("email");
    await page.getByLabel("Looked for second").selectOption("name");
    await page.getByText("The name alone is not safe").waitFor();
    await page.getByLabel("Looked for third").selectOption("");
    await page.getByLabel("Invoices are made out to").selectOption("channel");
    await page.getByLabel("Where several contacts fit").selectOption("create");
    expect(await barriers(page)).toEqual([]);
    await page.getByRole("button", { name: "Save how customers become contacts" }).click();

    const values = { per: "channel", rules: ["email", "name", "", ""], doubt: "create" };
    await expect.poll(() => stage.calls).toContainEqual({ method: "saveContactSettings", args: [SHOP, values] });
  });

  test("what is wrong is said in words", async () => {
    const contactError = "The e-mail address is asked for twice. Choose each of them once.";
    const { page } = await stage.visit("/app/settings", { contactError });
    await page.getByRole("button", { name: "Save how customers become contacts" }).click();

    await page.getByText(contactError).waitFor();
  });
});
