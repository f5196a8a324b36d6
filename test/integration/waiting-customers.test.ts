import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { PROPOSED_RULES } from "../../app/domain/edits/people-rules";
import { Merchant, numberOf } from "./setting/merchant";
import { People } from "./setting/people";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const people = new People(merchant);
const { books } = merchant;
const { ports, db } = world.app;
const { id } = await merchant.connection();
beforeEach(() => world.xero.nextMinute());

const MAKE = /^PUT .*\/Contacts/;

let count = 0;

/** Somebody who has never bought, and whose e-mail address two contacts have: his order waits. */
async function inDoubt(): Promise<{ order: ShopOrder; email: string }> {
  count += 1;
  const email = `like${count}@example.com`;
  for (const n of [1, 2]) await books.addContact({ Name: `Alike ${count}-${n}`, EmailAddress: email });
  const order = await place({ firstName: "Ida", lastName: `Doubt ${count}`, email });
  expect(await statusOf(order)).toBe("attention");

  return { order, email };
}

async function place(customer: { firstName: string; lastName: string; email: string }): Promise<ShopOrder> {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer });
  await world.settle();

  return order;
}

const statusOf = async (order: ShopOrder) => (await merchant.page(order)).status;
const billed = async (order: ShopOrder) => (await books.invoice(numberOf(order))).Contact.Name;

/** Everything that reached the app since it last looked is lost, as if it had never come. */
async function loseWebhooks(): Promise<void> {
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany({ where: { handledAt: null } });
}

async function sweep(): Promise<void> {
  await world.advance(20 * 60_000);
  await ports.connections.sweepAll(world.clock.now());
  await world.settle();
}

describe("an order that waits for a person, since several contacts are like its customer", () => {
  test("goes on by itself once the customer's address is corrected in the shop", async () => {
    const { order, email } = await inDoubt();
    await people.change(email, { email: `nobody-else-${count}@example.com` });
    await world.settle();

    expect(await statusOf(order)).toBe("synced");
    expect(await billed(order)).toBe(`Ida Doubt ${count}`);
  });

  test("also where that webhook was lost, by the next sweep", async () => {
    const { order, email } = await inDoubt();
    await people.change(email, { email: `nobody-else-${count}@example.com` });
    await loseWebhooks();
    await world.settle();
    expect(await statusOf(order)).toBe("attention");

    await sweep();
    expect(await statusOf(order)).toBe("synced");
  });

  test("is looked at once for each change that sweeps tell of again and again, and for each webhook", async () => {
    const { order } = await inDoubt();
    const { recordId } = await merchant.page(order);
    const customerKey = (await ports.reader.one(id, recordId))?.problems[0]?.field ?? "";
    const [first, second] = [new Date("2026-11-24T10:00:00Z"), new Date("2026-11-24T10:00:01Z")];
    const told = (at: Date | null) => ports.held.customersChanged(id, [{ customerKey, at, cause: null }]);

    expect([await told(first), await told(first), await told(second), await told(first)]).toEqual([1, 0, 1, 0]);
    expect([await told(null), await told(null)]).toEqual([1, 1]);
    expect(await ports.held.customersChanged(id, [{ customerKey: "Shopify 1", at: null, cause: null }])).toBe(0);
  });

  test("also where contacts do not follow their customers, told by a webhook or by a sweep", async () => {
    const [told, swept] = [await inDoubt(), await inDoubt()];
    const rules = { ...PROPOSED_RULES, customers: { ...PROPOSED_RULES.customers, follow: false } };
    await ports.connections.savePeopleRules(id, rules);
    await people.change(told.email, { email: "told@example.com" });
    await world.settle();
    expect(await statusOf(told.order)).toBe("synced");

    await people.change(swept.email, { email: "swept@example.com" });
    await loseWebhooks();
    await sweep();
    expect(await statusOf(swept.order)).toBe("synced");
    await ports.connections.savePeopleRules(id, PROPOSED_RULES);
  });
});

test("an order whose contact Xero refused goes on once the customer is corrected, and is not sent again for what else changes of him", async () => {
  const mend = world.lines.xero.refuseEvery(MAKE, 400);
  const email = "refused@example.com";
  const order = await place({ firstName: "Olaf", lastName: "Refused", email });
  expect((await merchant.page(order)).reasons).toEqual(["Xero refused it: Refused with 400."]);
  const before = world.lines.xero.count(MAKE);
  await people.change(email, { note: "Likes mugs" });
  await world.settle();
  await sweep();
  expect(world.lines.xero.count(MAKE) - before).toBe(0);

  mend();
  await people.change(email, { lastName: "Mended" });
  await world.settle();
  expect(await statusOf(order)).toBe("synced");
  expect(await billed(order)).toBe("Olaf Mended");
});
