import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const SWEEP_EVERY_MS = 600_000;
/** Xero's calls are counted: its side is asked less often. */
const BOOKS_EVERY_MS = 900_000;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db } = world.app;
beforeEach(() => world.advance(60_000));

/** Everything that reached the app since it last looked is lost, as if it had never come. */
async function loseWebhooks(): Promise<void> {
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany({ where: { handledAt: null } });
}

/** Both sides: after a quarter of an hour each is due, however little happens. */
async function sweep(): Promise<void> {
  await world.advance(BOOKS_EVERY_MS + 1);
  await world.settle();
}

describe("webhooks that were lost are made good by the next sweep", () => {
  test("a new order", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();
    await world.settle();
    expect((await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(order));

    await sweep();

    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("a payment in Shopify of an order that was posted long ago", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await sweep();
    await world.shopify.pay(order);
    await loseWebhooks();

    await sweep();

    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountDue: 0 });
  });

  test("a payment that a person recorded in Xero", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order));
    await loseWebhooks();
    await world.settle();
    expect((await world.shopify.order(order)).status).toBe("PENDING");

    await sweep();

    expect(await world.shopify.order(order)).toMatchObject({ status: "PAID", outstanding: "0.00" });
    expect((await merchant.page(order)).status).toBe("synced");
  });
});

test("a sweep that Shopify or Xero did not answer is made up for half a minute later, not after the whole interval", async () => {
  const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
  await world.settle();
  await books.pay(numberOf(order));
  await loseWebhooks();
  world.lines.shopify.cut(/CrossfootChangedOrders/, "before");
  world.lines.xero.cut(/^GET .*\/Invoices\?order=/, "before");
  await world.advance(BOOKS_EVERY_MS + 1);
  await world.app.worker.turn(books.tenantId);
  expect((await world.shopify.order(order)).status).toBe("PENDING");

  await world.advance(30_001);
  await world.settle();

  expect((await world.shopify.order(order)).status).toBe("PAID");
});

test("more changes in one minute than fit on a page of a sweep: none is passed over", async () => {
  const PER_PAGE = 250;
  const busy = await Merchant.open(world, "busy-shop");
  await busy.connect();
  for (let batch = 0; batch < 26; batch++)
    await Promise.all(Array.from({ length: 10 }, () => busy.placeOrder({ ...MUG, payment: "unpaid" })));
  await loseWebhooks();
  await busy.saveSetup({ numberPrefix: "BUSY-" });

  await world.app.worker.turn(books.tenantId);

  expect(26 * 10).toBeGreaterThan(PER_PAGE);
  expect(await db.orderRecord.count({ where: { connectionId: (await busy.connection()).id } })).toBe(260);
});
