import { afterAll, expect, test, vi } from "vitest";
import { BRITISH_SETUP, Merchant, numberOf } from "./setting/merchant";
import type { NewOrder, ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Much happens in each, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const SWEEP_MS = 900_001;
const DAY_MS = 24 * 60 * 60_000;
const MUG: NewOrder = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" };
const REDUCED: NewOrder = { ...MUG, taxes: [{ title: "Reduced VAT", rate: "0.05" }] };
const TIPPED: NewOrder = { ...MUG, tip: "2.00" };
const MAPPED = { taxRates: { ...BRITISH_SETUP.taxRates, "Reduced VAT 5%": "RROUTPUT" } };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;

async function placed(...orders: readonly NewOrder[]): Promise<ShopOrder[]> {
  const found: ShopOrder[] = [];
  for (const order of orders) found.push(await merchant.placeOrder(order));
  await world.settle();

  return found;
}

/** How often this order's invoice was sent to Xero. */
function sent(order: ShopOrder): number {
  return world.lines.xero.count(new RegExp(`^PUT .*/Invoices[^]*"InvoiceNumber":"${numberOf(order)}"`));
}

/** How often Shopify was asked how these orders stand, those that were asked for together counted each. */
function reads(order: ShopOrder): number {
  return world.lines.shopify.count(new RegExp(`query CrossfootOrders?\\b[^]*${order.gid}`));
}

async function statusOf(order: ShopOrder): Promise<string> {
  return (await merchant.page(order)).status;
}

/** Both sides are asked, however little happens. */
async function sweep(): Promise<void> {
  await world.advance(SWEEP_MS);
  await world.settle();
}

test("a choice that is saved lets go the orders that it helps, all of them, and has no other looked at", async () => {
  const orders = await placed(REDUCED, REDUCED, TIPPED, { ...REDUCED, tip: "2.00" });
  const [one, two, tipped, both] = orders as [ShopOrder, ShopOrder, ShopOrder, ShopOrder];
  for (const order of orders) expect(await statusOf(order)).toBe("attention");
  const before = orders.map(reads);

  await merchant.saveSetup(MAPPED);
  await world.settle();

  expect(await statusOf(one)).toBe("synced");
  expect(await statusOf(two)).toBe("synced");
  expect(await merchant.page(both)).toMatchObject({ status: "attention", fixField: "accounts.tips" });
  expect(await statusOf(tipped)).toBe("attention");
  expect(orders.map((order, index) => reads(order) - (before[index] ?? 0))).toEqual([1, 1, 0, 1]);

  await merchant.saveSetup({ ...MAPPED, accounts: { ...BRITISH_SETUP.accounts, tips: "260" } });
  await world.settle();
  for (const order of orders) expect(await statusOf(order)).toBe("synced");
});

test("an invoice that Xero refused for an archived account is sent again once the account is back, and not before", async () => {
  await books.setAccount("200", "archive");
  const [order, other] = (await placed(MUG, MUG)) as [ShopOrder, ShopOrder];
  expect((await merchant.page(order)).reasons.join()).toContain("'200' has been archived");
  expect([sent(order), sent(other)]).toEqual([1, 1]);

  for (let times = 0; times < 4; times++) await sweep();
  expect([sent(order), sent(other)]).toEqual([1, 1]);
  expect((await merchant.page(order)).reasons.join()).toContain("'200' has been archived");

  await merchant.retry(order);
  await world.settle();
  expect([sent(order), sent(other)]).toEqual([2, 1]);

  await books.setAccount("200", "restore");
  await world.advance(DAY_MS);
  await world.settle();
  expect([sent(order), sent(other)]).toEqual([3, 2]);
  expect([await statusOf(order), await statusOf(other)]).toEqual(["synced", "synced"]);
});

test("another account in the settings lets it go as well", async () => {
  await books.setAccount("200", "archive");
  const [order] = (await placed(MUG)) as [ShopOrder];
  expect(await statusOf(order)).toBe("attention");

  const accounts = { ...BRITISH_SETUP.accounts, discounts: "260", refundDiscrepancies: "260", tips: "260" };
  await merchant.saveSetup({ ...MAPPED, accounts, salesAccount: "260" });
  await world.settle();
  expect([sent(order), await statusOf(order)]).toEqual([2, "synced"]);
  await books.setAccount("200", "restore");
});

test("orders of a customer whose contact was archived go on together once it is restored in Xero", async () => {
  const customer = { firstName: "Ivo", lastName: "Larch", email: "ivo.larch@example.com" };
  await placed({ ...MUG, customer });
  const contact = (await books.contacts()).find(({ EmailAddress }) => EmailAddress === customer.email);
  await books.setContact(contact?.ContactID ?? "", "archive");
  await sweep();
  const [one, two, other] = (await placed({ ...MUG, customer }, { ...MUG, customer }, MUG)) as [ShopOrder, ShopOrder, ShopOrder];
  expect([await statusOf(one), await statusOf(two), await statusOf(other)]).toEqual(["attention", "attention", "synced"]);

  await books.setContact(contact?.ContactID ?? "", "restore");
  await sweep();
  await world.settle();

  expect([await statusOf(one), await statusOf(two)]).toEqual(["synced", "synced"]);
  expect((await books.invoice(numberOf(one))).Contact.ContactID).toBe(contact?.ContactID);
});

test("a customer whom two contacts may be: once one of them is archived in Xero, the order goes to the other by itself", async () => {
  const customer = { firstName: "Una", lastName: "Rowe", email: "una.rowe@example.com" };
  const kept = await books.addContact({ Name: "Una Rowe", EmailAddress: customer.email });
  const twin = await books.addContact({ Name: "Rowe Bakery", EmailAddress: customer.email });
  const [order] = (await placed({ ...MUG, customer })) as [ShopOrder];
  expect((await merchant.page(order)).reasons.join()).toContain("2 contacts in Xero");

  await books.setContact(twin, "archive");
  await sweep();
  await world.settle();

  expect((await books.invoice(numberOf(order))).Contact.ContactID).toBe(kept);
});
