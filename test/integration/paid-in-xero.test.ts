import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Killed } from "./setting/dying-worker";
import { makeWorker, withAccess, type Ports } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const REST_MS = 5_000;
const MARK_PAID = /orderMarkAsPaid/;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
beforeEach(() => world.xero.nextMinute());

/** 2 × 14.50 on account, posted. */
async function unpaidOrder(): Promise<ShopOrder> {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "unpaid" });
  await world.settle();

  return order;
}

/** Paid on both sides, by one payment each; and it stays so. */
async function expectPaidOnce(order: ShopOrder): Promise<void> {
  const now = await world.shopify.order(order);
  expect(now).toMatchObject({ status: "PAID", outstanding: "0.00" });
  expect(now.transactions).toMatchObject([{ kind: "SALE", amount: "29.00" }]);
  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 29 }]);
  expect((await merchant.page(order)).status).toBe("synced");
}

// First of all: operations are dated by the database, whose clock no test moves on.
test("marking paid that arrives once nobody waits for it any more is still known for our own", async () => {
  const order = await unpaidOrder();
  await books.pay(numberOf(order));
  await world.hear();
  const held = world.lines.shopify.hold(MARK_PAID, "before");
  let late: Promise<unknown> = Promise.resolve();
  const impatient = markingBy((...asked) => {
    late = ports.shopOrders.markPaid(...asked);

    return Promise.resolve({ kind: "outcome-unknown", message: "no answer in time" });
  });
  const cutOff = markingBy(() => Promise.resolve({ kind: "unreachable", message: "connection refused" }));
  await impatient.turn(books.tenantId);
  await held.arrived;
  await world.advance(REST_MS);
  await cutOff.turn(books.tenantId);
  held.release();
  await late;

  await world.advance(REST_MS);
  await world.settle();

  await expectPaidOnce(order);
});

describe("settled in Xero by hand", () => {
  test("the order is marked paid once, and the echo of that is not booked in Xero again", async () => {
    const order = await unpaidOrder();
    const marked = world.lines.shopify.count(MARK_PAID);
    await books.pay(numberOf(order));
    await world.settle();
    await expectPaidOnce(order);
    const writes = await world.xero.writes();

    await merchant.retry(order);
    await world.app.crossfoot.syncNow(merchant.shop);
    await world.settle();

    await expectPaidOnce(order);
    expect(world.lines.shopify.count(MARK_PAID) - marked).toBe(1);
    expect((await world.xero.writes()) - writes).toBe(0);
  });

  test("a card that is only authorised is never captured by us", async () => {
    const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "authorised" });
    await world.settle();
    const marked = world.lines.shopify.count(MARK_PAID);

    await books.pay(numberOf(order));
    await world.settle();

    expect(await merchant.page(order)).toMatchObject({
      status: "attention",
      reasons: [
        `Invoice ${numberOf(order)} is settled in Xero, but the order cannot be marked paid: ` +
          "a card authorisation waits to be captured: capture or void it in Shopify yourself.",
      ],
    });
    expect(world.lines.shopify.count(MARK_PAID) - marked).toBe(0);
    expect((await world.shopify.order(order)).transactions).toMatchObject([{ kind: "AUTHORIZATION" }]);
  });

  test("paid in Shopify too at the same time: nothing is booked a second time, and a person is asked", async () => {
    const order = await unpaidOrder();
    await books.pay(numberOf(order));
    await world.shopify.pay(order);
    await world.settle();

    expect((await merchant.page(order)).status).toBe("attention");
    expect((await merchant.page(order)).reasons[0]).toMatch(
      /^Shopify received 29\.00, but invoice SH-\d+ only has 0\.00 left to pay in Xero\./,
    );
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });
});

/** A request of that age can no longer be on its way. */
const ON_ITS_WAY_MS = 150_000;

describe("the answer of marking paid is lost", () => {
  test.each(["before", "after"] as const)("%s Shopify did it: the order ends up marked once", async (when) => {
    const order = await unpaidOrder();
    await books.pay(numberOf(order));
    await world.hear();
    world.lines.shopify.cut(MARK_PAID, when);
    await world.app.worker.turn(books.tenantId);

    await world.advance(ON_ITS_WAY_MS);
    await world.settle();

    await expectPaidOnce(order);
  });

  const deaths: { point: string; dying: (alive: Ports) => Partial<Ports> }[] = [
    { point: "it was noted, and Shopify was not asked", dying: ({ shopOrders }) => ({ shopOrders: { ...shopOrders, markPaid: die } }) },
    { point: "Shopify did it, and the echo was not linked", dying: ({ links }) => ({ links: { ...links, linkMirroredPayments: die } }) },
    { point: "the echo was linked, and the end was not noted", dying: ({ ledger }) => ({ ledger: { ...ledger, endShopWrite: die } }) },
  ];

  test.each(deaths)("the worker is killed when $point: the order ends up marked once", async ({ dying }) => {
    const order = await unpaidOrder();
    await books.pay(numberOf(order));
    await world.hear();
    const worker = makeWorker(withAccess({ ...ports, ...dying(ports) }));
    await expect(worker.turn(books.tenantId)).rejects.toThrow(Killed);

    await world.advance(ON_ITS_WAY_MS);
    await world.settle();

    await expectPaidOnce(order);
  });
});

function markingBy(markPaid: Ports["shopOrders"]["markPaid"]) {
  return makeWorker(withAccess({ ...ports, shopOrders: { ...ports.shopOrders, markPaid } }));
}

function die(): Promise<never> {
  return Promise.reject(new Killed("Killed while marking an order paid."));
}
