import { afterAll, beforeEach, expect, test } from "vitest";
import type { OrderId } from "../../app/domain/ids";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const PUT_CONTACTS = /^PUT .*\/Contacts/;
const PUT_INVOICES = /^PUT .*\/Invoices/;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
let people = 0;
beforeEach(() => world.xero.nextMinute());

function paidByNewCustomer(): Promise<ShopOrder> {
  people += 1;
  const customer = { firstName: "Person", lastName: `No. ${people}`, email: `person.${people}@example.com` };

  return merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
}

/** Old orders that a backfill asks for: what their webhooks asked for is done with. */
async function backfillOf(count: number): Promise<ShopOrder[]> {
  const orders = [];
  for (let n = 0; n < count; n++) orders.push(await paidByNewCustomer());
  await world.deliverWebhooks();
  await ports.receipts.markHandled((await ports.receipts.unhandled(1_000, world.clock.now())).map(({ id }) => id));
  const { id } = await merchant.connection();
  await ports.orders.markDirty(id, orders.map(gidOf), "backfill");

  return orders;
}

function gidOf({ gid }: ShopOrder): OrderId {
  return gid as OrderId;
}

/** Invoice numbers, request by request. */
function invoicesSent(since: number): string[][] {
  return world.lines.xero.carried
    .filter(({ call }) => PUT_INVOICES.test(call))
    .slice(since)
    .map(({ body }) => (JSON.parse(body) as { Invoices: { InvoiceNumber: string }[] }).Invoices.map((each) => each.InvoiceNumber));
}

async function expectAllPostedOnce(orders: readonly ShopOrder[]): Promise<void> {
  for (const order of orders) {
    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
    expect((await merchant.page(order)).status).toBe("synced");
  }
}

test("an order that is placed while a backfill is at its contacts is posted before the backfill's invoices", async () => {
  const old = await backfillOf(3);
  const before = invoicesSent(0).length;
  const held = world.lines.xero.hold(PUT_CONTACTS, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await held.arrived;
  const live = await paidByNewCustomer();
  await world.hear();
  held.release();
  await turn;

  expect(invoicesSent(before)).toEqual([[numberOf(live)], old.map(numberOf)]);
  await world.settle();
  await expectAllPostedOnce([...old, live]);
});

test("an order of a backfill that is asked for live meanwhile goes first, and is not sent a second time with the backfill", async () => {
  const [first, ...others] = (await backfillOf(3)) as [ShopOrder, ...ShopOrder[]];
  const before = invoicesSent(0).length;
  const held = world.lines.xero.hold(PUT_CONTACTS, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await held.arrived;
  await ports.orders.markDirty((await merchant.connection()).id, [gidOf(first)]);
  held.release();
  await turn;

  expect(invoicesSent(before)).toEqual([[numberOf(first)], others.map(numberOf)]);
  await world.settle();
  await expectAllPostedOnce([first, ...others]);
});

test("two orders of one new customer, one live and one of a backfill, share the contact", async () => {
  const [old] = (await backfillOf(1)) as [ShopOrder];
  const waiting = await backfillOf(1);
  const held = world.lines.xero.hold(/^GET .*\/Contacts/, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await held.arrived;
  const customer = { firstName: "Person", lastName: `No. ${people}`, email: `person.${people}@example.com` };
  const live = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
  await world.hear();
  held.release();
  await turn;
  await world.settle();

  await expectAllPostedOnce([old, ...waiting, live]);
  expect((await books.contacts()).filter(({ EmailAddress }) => EmailAddress === customer.email)).toHaveLength(1);
});

test("a live ask makes an order of a backfill live; a backfill's ask leaves a live one live", async () => {
  const { id } = await merchant.connection();
  const orders = ["gid://shopify/Order/801", "gid://shopify/Order/802"] as OrderId[];
  const dirty = async (asked: "live" | "backfill") =>
    (await ports.orders.dirty(id, { now: world.clock.now(), limit: 10, asked })).map(({ orderId }) => orderId);
  await ports.orders.markDirty(id, orders, "backfill");
  expect([await dirty("live"), await dirty("backfill")]).toEqual([[], orders]);

  await ports.orders.markDirty(id, orders.slice(0, 1));
  await ports.orders.markDirty(id, orders, "backfill");

  expect([await dirty("live"), await dirty("backfill")]).toEqual([orders.slice(0, 1), orders.slice(1)]);
});
