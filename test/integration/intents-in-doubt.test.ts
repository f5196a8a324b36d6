import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

/** After this long a request can no longer be on its way. */
const IN_FLIGHT_AT_MOST_MS = 150_000;
/** Xero has forgotten what was sent under a key. */
const KEY_KEPT_MS = 370_000;
const HOUR_MS = 60 * 60_000;
const PUT_INVOICES = /^PUT .*\/Invoices/;
const LOOK_FOR_INVOICES = /^GET .*\/Invoices\?.*InvoiceNumbers=/i;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
beforeEach(() => world.xero.nextMinute());

async function ordersPlaced(count: number, payment: "paid" | "unpaid"): Promise<ShopOrder[]> {
  const orders = [];
  for (let n = 0; n < count; n++) orders.push(await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment }));
  await world.hear();

  return orders;
}

/** Stored and marked as sent, and lost before Xero got it. */
async function lost(count: number, payment: "paid" | "unpaid" = "paid"): Promise<ShopOrder[]> {
  const orders = await ordersPlaced(count, payment);
  world.lines.xero.cut(PUT_INVOICES, "before");
  await world.app.worker.turn(books.tenantId);

  return orders;
}

async function inDoubt() {
  return ports.ledger.unsettled((await merchant.connection()).id);
}

async function numbersInXero(): Promise<string[]> {
  return (await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber);
}

/** As a worker's tick does, for so long. */
async function tick(forMs: number): Promise<void> {
  for (let passed = 0; passed < forMs; passed += 5_000) {
    await world.advance(5_000);
    for (const tenantId of await world.app.worker.due()) await world.app.worker.turn(tenantId);
  }
}

async function recordIdOf({ id }: ShopOrder): Promise<string> {
  const row = await world.app.db.orderRecord.findFirstOrThrow({ where: { orderId: { endsWith: `/${id}` } } });

  return row.id;
}

test("a request is lost, and a person decides hours later that the order is not to be sent: it is not sent", async () => {
  const [order] = (await lost(1)) as [ShopOrder];
  await world.advance(3 * HOUR_MS);
  await world.app.crossfoot.holdBackOrder(merchant.shop, await recordIdOf(order), "not ours");

  await world.settle();

  expect(await numbersInXero()).not.toContain(numberOf(order));
  expect((await merchant.page(order)).status).toBe("excluded");
  expect(await inDoubt()).toEqual([]);
});

test("one of two was cancelled meanwhile: the other is sent once its key is forgotten, the cancelled one is decided anew", async () => {
  const [cancelled, other] = (await lost(2, "unpaid")) as [ShopOrder, ShopOrder];
  const before = world.lines.xero.count(PUT_INVOICES);
  await world.advance(IN_FLIGHT_AT_MOST_MS);
  await world.shopify.cancel(cancelled);
  await world.hear();
  await world.app.worker.turn(books.tenantId);
  // Under a key that Xero still knows, only the very same request may go.
  expect(world.lines.xero.count(PUT_INVOICES) - before).toBe(0);

  await world.advance(KEY_KEPT_MS);
  await world.settle();

  expect(await books.invoice(numberOf(other))).toMatchObject({ Status: "AUTHORISED", Total: 14.5 });
  expect(await numbersInXero()).not.toContain(numberOf(cancelled));
  expect((await merchant.page(cancelled)).status).toBe("excluded");
});

test("one document on which Xero fails is looked for a few times in six minutes, not every five seconds", async () => {
  const [order] = (await ordersPlaced(1, "paid")) as [ShopOrder];
  const cure = world.lines.xero.refuseEvery(PUT_INVOICES, 500);
  const before = world.lines.xero.count(LOOK_FOR_INVOICES);
  await world.app.worker.turn(books.tenantId);

  await tick(6 * 60_000);

  // Once before it is sent again, which is at once; then 4, 8, 16, 32, 64, 120 and 120 s apart, in turns of five: eight times.
  const looks = world.lines.xero.count(LOOK_FOR_INVOICES) - before;
  expect(looks).toBeGreaterThanOrEqual(5);
  expect(looks).toBeLessThanOrEqual(9);
  cure();
  await world.advance(KEY_KEPT_MS);
  await world.settle();
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
});

test("one lost answer and six refusals for now are one request: the document is not given up as if Xero had failed on it", async () => {
  const [order] = (await lost(1)) as [ShopOrder];
  const cure = world.lines.xero.refuseEvery(PUT_INVOICES, 429);
  for (let round = 0; round < 6; round++) {
    await world.advance(KEY_KEPT_MS);
    await world.app.worker.turn(books.tenantId);
  }
  expect((await inDoubt()).map(({ sends }) => sends)).toEqual([1]);
  expect((await merchant.page(order)).status).toBe("pending");

  cure();
  await world.advance(KEY_KEPT_MS);
  await world.settle();
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect((await merchant.page(order)).status).toBe("synced");
});
