import { afterAll, expect, test } from "vitest";
import type { BillToId, ContactId } from "../../app/domain/ids";
import type { Instant } from "../../app/domain/instant";
import { payerKey } from "../../app/domain/payers/bill-to";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books, shop } = merchant;
const { crossfoot, db } = world.app;

const ada = { firstName: "Ada", lastName: "Example", email: "ada@example.com" };
const place = (tags: readonly string[] = []) =>
  merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer: ada, tags });
const choices = async () => (await crossfoot.billTo(shop, null)).choices;

await books.addContact({ Name: "Example Trust", EmailAddress: "trust@example.com" });
await books.addContact({ Name: "Example Trust North", EmailAddress: "north@example.com" });
const first = await place();
await world.settle();

test("who is meant is said exactly, or asked about: nothing is kept of what is refused", async () => {
  const existing = { scope: "order", payer: "existing" } as const;
  const described = { scope: "order", payer: "described" } as const;
  const error = async (wanted: Parameters<Merchant["billTo"]>[1]) => (await merchant.billTo(first, wanted)).error;

  expect(await error({ ...existing, search: " " })).toBe("Enter the contact's number, name or e-mail address in Xero.");
  expect(await error({ ...existing, search: "Nobody" })).toMatch(/^No active contact in Xero has “Nobody”/);
  expect(await error({ ...existing, search: "Trust" })).toMatch(
    /^Several contacts in Xero fit: Example Trust \(trust@example.com\); Example Trust North \(north@example.com\)\./,
  );
  expect(await error({ ...described, name: " " })).toBe("Enter the name of the new contact.");
  expect(await error({ ...described, name: "<b>" })).toMatch(/neither < nor >/);
  expect(await error({ ...described, name: "Example", email: "nowhere" })).toBe("“nowhere” is no e-mail address.");
  expect(await error({ scope: "tag", payer: "buyer", tag: "insured" })).toMatch(/^Only a single order is billed to its buyer by choice/);
  expect(await error({ scope: "tag", payer: "existing", search: "Example Trust" })).toBe(
    "Enter a tag, as it stands on the orders in Shopify.",
  );
  expect(await error({ scope: "company", payer: "existing", search: "Example Trust" })).toBe(
    `Order ${first.name} has no company in Shopify.`,
  );
  expect(await choices()).toEqual([]);
  expect((await merchant.page(first)).billTo).toBeNull();
});

test("an exact name is taken before names that only contain it, and a later choice for the same takes the place of the first", async () => {
  expect(await merchant.billTo(first, { scope: "tag", tag: "insured", payer: "existing", search: "example trust" })).toEqual({
    error: null,
  });
  expect(await choices()).toMatchObject([{ scope: "tag", label: "insured", payer: "Example Trust" }]);
  await merchant.billTo(first, { scope: "tag", tag: " INSURED ", payer: "existing", search: "north@example.com" });
  expect(await choices()).toMatchObject([{ scope: "tag", label: "INSURED", payer: "Example Trust North" }]);
});

test("a choice after which the page's process dies is carried out all the same, and so is its removal", async () => {
  const order = await place();
  await world.settle();
  const { id } = await merchant.connection();
  const { billTos, links, reader } = world.app.ports;
  const orderId = (await reader.one(id, (await merchant.page(order)).recordId))?.orderId;
  if (!orderId) throw new Error(`${order.name} is not known.`);
  const contactId = (await books.contacts()).find(({ Name }) => Name === "Example Trust")?.ContactID as ContactId;
  await links.linkContact(id, { customerKey: payerKey({ kind: "existing", contactId, name: "" }), contactId });
  const choice = { scope: "order" as const, key: orderId, label: order.name, reason: "", at: "2026-11-21T10:00:00Z" as Instant };
  const payer = { kind: "existing" as const, contactId, name: "Example Trust" };
  const share = { kind: "percent" as const, percent: "40" };

  // 40 % of 14.50 are 5.80, of their 2.42 VAT 0.968.
  await billTos.set(id, { ...choice, id: "choice-1" as BillToId, payer, share }, orderId);
  await world.settle();
  const number = numberOf(order);
  expect(await books.documentsOf(number)).toEqual([
    `${number} AUTHORISED 8.7 tax 1.45 open 8.7`,
    `${number}-B AUTHORISED 5.8 tax 0.97 open 5.8`,
  ]);
  await billTos.remove(id, "choice-1" as BillToId, orderId);
  await world.settle();
  expect(await books.documentsOf(number)).toEqual([
    `${number} AUTHORISED 14.5 tax 2.42 open 14.5`,
    `${number}-B VOIDED 5.8 tax 0.97 open 0`,
  ]);
});

/** Billed to the head office by a tag. */
let posted: ShopOrder | null = null;

test("one payer that was described twice has one contact in Xero", async () => {
  const office = { payer: "described", name: "Example Head Office" } as const;
  await merchant.billTo(first, { scope: "tag", tag: "b2b", ...office });
  await merchant.billTo(first, { scope: "tag", tag: "trade", ...office });
  const orders = [await place(["b2b"]), await place(["trade"]), await place(["b2b", "trade"])];
  await world.settle();

  posted = orders[0] ?? null;
  for (const order of orders) expect((await books.invoice(numberOf(order))).Contact.Name).toBe("Example Head Office");
  expect((await books.contacts()).filter(({ Name }) => Name.startsWith("Example Head Office"))).toHaveLength(1);
});

// One mug is 14.50: 99.99 % of it are 14.50 to the cent, and nothing would be left for the first payer.
test("a posted order is billed to whom its merchant says, though its tag shares it as it cannot be shared", async () => {
  const order = await place(["pool"]);
  await world.settle();
  const pool = { payer: "existing", search: "trust@example.com", portion: "percent", part: "99.99" } as const;
  expect(await merchant.billTo(order, { scope: "tag", tag: "pool", ...pool })).toEqual({ error: null });
  expect(await merchant.billTo(order, { scope: "order", payer: "described", name: "Example Parents" })).toEqual({ error: null });
  await world.settle();

  expect((await books.invoice(numberOf(order))).Contact.Name).toBe("Example Parents");
  expect(await books.documentsOf(numberOf(order))).toEqual([`${numberOf(order)} AUTHORISED 14.5 tax 2.42 open 14.5`]);
});

test("a choice that is removed holds no longer: orders to come are their buyers' own", async () => {
  for (const { id } of await choices()) await crossfoot.removeBillTo(shop, id);
  const order = await place(["insured"]);
  await world.settle();

  expect(await choices()).toEqual([]);
  expect((await books.invoice(numberOf(order))).Contact.Name).toBe("Ada Example");
  expect((await merchant.page(order)).billTo).toBeNull();
  // What stands was billed by the choice of then, and its page says so.
  if (!posted) throw new Error("Nothing was billed by a tag.");
  await merchant.retry(posted);
  await world.settle();
  expect((await books.invoice(numberOf(posted))).Contact.Name).toBe("Example Head Office");
  expect(await merchant.page(posted)).toMatchObject({ status: "synced", billTo: { chosen: false } });
});

test("erasing a customer erases what was chosen for that customer and those orders; shop/redact erases all of it", async () => {
  await merchant.billTo(first, { scope: "customer", payer: "existing", search: "trust@example.com" });
  await merchant.billTo(first, { scope: "tag", tag: "insured", payer: "existing", search: "trust@example.com" });
  await askJson(`${world.shopify.url}/control/compliance`, { shop, topic: "customers/redact", customer: ada.email });
  await world.hear();
  expect(await choices()).toMatchObject([{ scope: "tag" }]);
  // Of a shop that has the app, nothing is erased.
  await world.shopify.uninstall(shop);
  await askJson(`${world.shopify.url}/control/compliance`, { shop, topic: "shop/redact" });
  await world.hear();

  expect(await db.billTo.count()).toBe(0);
});
