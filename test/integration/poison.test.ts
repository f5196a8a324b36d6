import { afterAll, beforeEach, expect, test } from "vitest";
import { sendBatch } from "../../app/use-cases/write-documents";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const REST_MS = 5_000;
/** After this long Xero has forgotten what it answered, and a request can no longer be on its way. */
const KEY_KEPT_MS = 370_000;
const PUT_INVOICES = /^PUT .*\/Invoices/;
const MOST_ROUNDS = 30;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
beforeEach(() => world.xero.nextMinute());

async function paidOrders(count: number): Promise<ShopOrder[]> {
  const orders = [];
  for (let n = 0; n < count; n++) orders.push(await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" }));
  await world.hear();

  return orders;
}

/** Requests with this order's invoice in them. */
function withInvoiceOf(order: ShopOrder): RegExp {
  return new RegExp(`^PUT .*/Invoices[^]*"InvoiceNumber":"${numberOf(order)}"`);
}

async function expectPostedOnce(order: ShopOrder): Promise<void> {
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  expect((await merchant.page(order)).status).toBe("synced");
}

test.each([400, 413])(
  "Xero refuses every request that holds one invoice (%i): halves find it, it is parked, the others go",
  async (status) => {
    const orders = await paidOrders(8);
    const [poison, ...others] = orders as [ShopOrder, ...ShopOrder[]];
    const cure = world.lines.xero.refuseEvery(withInvoiceOf(poison), status);
    const sentBefore = world.lines.xero.count(PUT_INVOICES);

    await world.settle();

    // All 8; its 4 and the other 4; of its 4, its 2 and the other 2; of its 2, it and the other: 1 + 2 + 2 + 2.
    expect(world.lines.xero.count(PUT_INVOICES) - sentBefore).toBe(7);
    for (const order of others) await expectPostedOnce(order);
    const parked = await merchant.page(poison);
    expect(parked.status).toBe("attention");
    expect(parked.reasons).toEqual([`Xero refused it: Refused with ${status}.`]);

    cure();
    await merchant.retry(poison);
    await world.settle();
    await expectPostedOnce(poison);
  },
);

test("Xero refuses every invoice: it is not for what is in them, so no more than a few requests go, and all orders say why", async () => {
  const orders = await paidOrders(16);
  const cure = world.lines.xero.refuseEvery(PUT_INVOICES, 400);
  const sentBefore = world.lines.xero.count(PUT_INVOICES);

  await world.settle();

  // 16, 8, 4, 2, and three alone, then what is left in parts of 1, 2 … as they were halved: 1 + 2 + 2 + 2 + 2 + 2 at most.
  expect(world.lines.xero.count(PUT_INVOICES) - sentBefore).toBeLessThanOrEqual(11);
  for (const order of orders) expect((await merchant.page(order)).reasons).toEqual(["Xero refused it: Refused with 400."]);

  cure();
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
  for (const order of orders) await expectPostedOnce(order);
});

test("five of sixteen are refused: all five are found, and none of the others is held up for good", async () => {
  const orders = await paidOrders(16);
  const poison = [0, 3, 6, 9, 13].map((at) => orders[at] as ShopOrder);
  const cures = poison.map((order) => world.lines.xero.refuseEvery(withInvoiceOf(order), 400));
  const sentBefore = world.lines.xero.count(PUT_INVOICES);

  await world.settle();

  for (const order of orders.filter((each) => !poison.includes(each))) await expectPostedOnce(order);
  for (const order of poison) expect((await merchant.page(order)).reasons).toEqual(["Xero refused it: Refused with 400."]);
  // All 16, the first 8, its 4, its 2 and these two; the other 2 and these two; the other 4, its 2, the other 2 and these two: three are
  // found. The last 8 are refused and let go: 1 + 1 + 4 + 3 + 5 + 1. Then these 8, its 4, its 2 and these two, the other 2; the other 4,
  // its 2 and these two, the other 2: 1 + 5 + 5.
  expect(world.lines.xero.count(PUT_INVOICES) - sentBefore).toBe(26);
  for (const cure of cures) cure();
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
  for (const order of poison) await expectPostedOnce(order);
});

test("Xero fails on every request that holds one invoice (500): the others go, and it is parked after five times alone", async () => {
  const [poison, ...others] = (await paidOrders(4)) as [ShopOrder, ...ShopOrder[]];
  const cure = world.lines.xero.refuseEvery(withInvoiceOf(poison), 500);
  // The whole twice, each half on the way down twice, and five times alone: every wait is for what may still be on its way.
  await world.settle();
  for (let round = 0; round < MOST_ROUNDS && (await merchant.page(poison)).status !== "attention"; round++) {
    await world.advance(round % 2 === 0 ? REST_MS : KEY_KEPT_MS);
    await world.hear();
    await world.app.worker.turn(books.tenantId);
  }

  for (const order of others) await expectPostedOnce(order);
  const parked = await merchant.page(poison);
  expect(parked.status).toBe("attention");
  expect(parked.reasons[0]).toMatch(/^Xero failed 5 times on this document without a reason/);
  const bodies = world.lines.xero.carried
    .filter(({ call, body }) => withInvoiceOf(poison).test(`${call}\n${body}`))
    .map(({ body }) => sizeOf(body));
  expect(bodies).toEqual([4, 4, 2, 2, 1, 1, 1, 1, 1]);

  cure();
  await merchant.retry(poison);
  await world.settle();
  await expectPostedOnce(poison);
});

test("a batch is sent again byte for byte, under its first key, by another process", async () => {
  const orders = await paidOrders(2);
  world.lines.xero.cut(PUT_INVOICES, "before");
  await world.app.worker.turn(books.tenantId);
  const second = world.startSecondApp(afterAll);
  await world.advance(REST_MS);
  await second.worker.turn(books.tenantId);

  const [first, again] = world.lines.xero.carried.filter(({ call }) => PUT_INVOICES.test(call)).slice(-2);
  expect(again?.body).toBe(first?.body);
  expect(again?.idempotencyKey).toBe(first?.idempotencyKey);
  await world.settle();
  for (const order of orders) await expectPostedOnce(order);
});

test("a batch is looked for anew where more than a minute passed between the look and the sending", async () => {
  const orders = await paidOrders(2);
  world.lines.xero.cut(PUT_INVOICES, "after");
  await world.app.worker.turn(books.tenantId);
  const connection = await merchant.connection();
  const [batch] = await ports.ledger.unsettled(connection.id);
  if (!batch) throw new Error("No batch is in doubt.");
  const sentBefore = world.lines.xero.count(PUT_INVOICES);
  const lookedAt = world.clock.now();
  world.clock.advance(60_001);

  const { settlements, failed } = await sendBatch(ports, connection, { batch, lookedAt });

  expect(settlements).toEqual([]);
  expect(failed).toMatchObject([{ answer: { kind: "unreachable" } }]);
  expect(world.lines.xero.count(PUT_INVOICES) - sentBefore).toBe(0);
  await world.advance(REST_MS);
  await world.settle();
  for (const order of orders) await expectPostedOnce(order);
  expect(world.lines.xero.count(PUT_INVOICES) - sentBefore).toBe(0);
});

function sizeOf(body: string): number {
  return (JSON.parse(body) as { Invoices: unknown[] }).Invoices.length;
}
