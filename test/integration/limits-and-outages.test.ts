import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;
const MINUTE_MS = 60_000;
const REST_MS = 5_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
beforeEach(() => world.advance(MINUTE_MS));

/**
 * All the calls that Xero takes in a minute were made past our own counting, as another program of the same app makes them. Xero's
 * minute may end among them, and another begin.
 */
async function useUpTheMinute(): Promise<void> {
  const { id, tenantId } = await merchant.connection();
  const stored = await ports.tokens.read(id);
  if (!stored) throw new Error("Xero is not connected.");
  for (let call = 0; call < 2 * 60 + 1; call++) {
    const { kind } = await ports.books.organisation({ tenantId, accessToken: stored.tokens.accessToken });
    if (kind === "rate-limited") return;
  }
  throw new Error("Xero took more calls than two minutes have.");
}

test("Xero takes no more calls this minute: the orders say so, wait as long as Xero asks, and are then posted once", async () => {
  const orders = await Promise.all([1, 2, 3].map(() => merchant.placeOrder(MUG_PAID)));
  await useUpTheMinute();
  const writes = await world.xero.changes();
  await world.hear();
  await world.app.worker.turn(books.tenantId);

  for (const order of orders) {
    const page = await merchant.page(order);
    expect(page.status).toBe("pending");
    expect(page.reasons[0]).toMatch(/^Xero takes no more calls for now; it goes on by itself in \d{1,2} seconds\.$/);
  }
  expect(await world.xero.changes()).toBe(writes);
  expect(await world.app.worker.due()).toEqual([]);

  await world.advance(MINUTE_MS);
  await world.settle();

  for (const order of orders) {
    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
    expect((await merchant.page(order)).status).toBe("synced");
  }
});

test("the limit is met between invoice and payment: the payment follows later, once", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.hear();
  const held = world.lines.xero.hold(/^PUT .*\/Invoices/, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await held.arrived;
  await useUpTheMinute();
  held.release();
  await turn;
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "AUTHORISED", AmountDue: 14.5 });

  await world.advance(MINUTE_MS);
  await world.settle();

  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountDue: 0 });
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
});

test("Xero is down: the order waits with the reason and is posted when Xero is back", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.hear();
  await world.lines.xero.down();
  await world.app.worker.turn(books.tenantId);
  const page = await merchant.page(order);
  expect(page.status).toBe("pending");
  expect(page.reasons[0]).toMatch(/^Xero did not answer as expected; it is tried again by itself\./);

  await world.lines.xero.up();
  await world.advance(MINUTE_MS);
  await world.settle();

  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  expect((await merchant.page(order)).status).toBe("synced");
});

test("Shopify is down: the order waits with the reason and is posted when Shopify is back", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.hear();
  await world.lines.shopify.down();
  await world.app.worker.turn(books.tenantId);
  const page = await merchant.page({ name: "New order" });
  expect(page.status).toBe("pending");
  expect(page.reasons[0]).toMatch(/^Shopify did not answer as expected; it is tried again by itself\./);

  await world.lines.shopify.up();
  await world.advance(MINUTE_MS);
  await world.settle();

  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
});

test("each failure waits longer than the one before", async () => {
  // A sweep that finds the order would begin the count anew; none is due for the next ten minutes.
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
  await merchant.placeOrder(MUG_PAID);
  await world.hear();
  await world.lines.xero.down();
  for (const waitMs of [2_000, 4_000, 8_000, 16_000]) {
    const began = world.clock.now().getTime();
    await world.app.worker.turn(books.tenantId);
    const ended = world.clock.now().getTime();
    const { notBefore } = await world.app.db.orderRecord.findFirstOrThrow({ where: { status: "PENDING" } });

    // Counted from some moment of the turn.
    expect(notBefore?.getTime()).toBeGreaterThanOrEqual(began + waitMs);
    expect(notBefore?.getTime()).toBeLessThanOrEqual(ended + waitMs);
    await world.advance(MINUTE_MS);
  }
  await world.lines.xero.up();
  await world.settle();
});

test("one order that Xero cannot digest does not hold up the others", async () => {
  const customer = (name: string) => ({ firstName: name, lastName: "Marsh", email: `${name.toLowerCase()}@example.com` });
  const bad = await merchant.placeOrder({ ...MUG_PAID, customer: customer("Percival") });
  world.lines.xero.breakEvery(/^PUT .*\/Contacts[^]*percival@example\.com/);
  await world.hear();
  await world.app.worker.turn(books.tenantId);
  const again = await merchant.placeOrder({ ...MUG_PAID, customer: customer("Percival") });
  const good = await merchant.placeOrder({ ...MUG_PAID, customer: customer("Rosalind") });
  await world.hear();
  await world.advance(REST_MS);
  await world.app.worker.turn(books.tenantId);

  expect((await merchant.page(good)).status).toBe("synced");
  expect((await merchant.page(bad)).status).toBe("pending");
  expect((await merchant.page(again)).status).toBe("pending");
});
