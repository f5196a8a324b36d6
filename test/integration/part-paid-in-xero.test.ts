import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { Order } from "../../app/domain/commerce/order";
import type { Answer } from "../../app/ports/answer";
import { makeWorker, withAccess, type Ports } from "./setting/app-under-test";
import { Killed } from "./setting/dying-worker";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const REST_MS = 5_000;
/** A request of that age can no longer be on its way. */
const ON_ITS_WAY_MS = 150_000;
const PAY_PART = /orderCreateManualPayment/;
const TELL = /orderUpdate/;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
beforeEach(() => world.xero.nextMinute());

/** 2 × 14.50 on account, posted; 10.00 of it is paid in Xero, and the app has heard of that. */
async function partPaid(by: Merchant = merchant): Promise<ShopOrder> {
  const order = await by.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "unpaid" });
  await world.settle();
  await books.pay(await numberIn(by, order), "10.00");
  await world.hear();

  return order;
}

/** Two shops on one organisation have numbers of their own. */
async function numberIn(by: Merchant, order: ShopOrder): Promise<string> {
  return (await by.page(order)).invoice?.number ?? numberOf(order);
}

/** One payment of 10.00 on both sides, and it stays so. */
async function expectShownOnce(order: ShopOrder): Promise<void> {
  const now = await world.shopify.order(order);
  expect(now).toMatchObject({ status: "PARTIALLY_PAID", received: "10.00", outstanding: "19.00" });
  expect(now.transactions).toMatchObject([{ kind: "SALE", amount: "10.00" }]);
  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 10 }]);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
}

describe("the answer to a part payment is lost", () => {
  test("after Shopify took it: it is found on the order, and not made again", async () => {
    const order = await partPaid();
    world.lines.shopify.cut(PAY_PART, "after");
    await world.app.worker.turn(books.tenantId);

    await world.advance(REST_MS);
    await world.settle();

    await expectShownOnce(order);
  });

  test("before Shopify took it: it is made again only once the first can no longer be on its way", async () => {
    const order = await partPaid();
    const before = world.lines.shopify.count(PAY_PART);
    world.lines.shopify.cut(PAY_PART, "before");
    await world.app.worker.turn(books.tenantId);

    await world.advance(REST_MS);
    await world.app.worker.turn(books.tenantId);
    expect(world.lines.shopify.count(PAY_PART) - before).toBe(1);
    await world.advance(ON_ITS_WAY_MS);
    await world.settle();

    await expectShownOnce(order);
    expect(world.lines.shopify.count(PAY_PART) - before).toBe(2);
  });

  test("it is slow: the next turn finds it under way, and leaves it alone until it has come", async () => {
    const order = await partPaid();
    const held = world.lines.shopify.hold(PAY_PART, "before");
    const turn = world.app.worker.turn(books.tenantId);
    await held.arrived;
    const second = makeWorker(ports);
    await world.advance(REST_MS);
    await second.turn(books.tenantId);
    held.release();
    await turn;

    await world.settle();

    await expectShownOnce(order);
  });

  const deaths: { point: string; dying: (alive: Ports) => Partial<Ports> }[] = [
    { point: "Shopify took it, and the echo was not linked", dying: ({ links }) => ({ links: { ...links, linkMirroredPayments: die } }) },
    { point: "the echo was linked, and the end was not noted", dying: ({ ledger }) => ({ ledger: { ...ledger, endShopWrite: die } }) },
  ];

  test.each(deaths)("the worker is killed when $point: it is made once", async ({ dying }) => {
    const order = await partPaid();
    const worker = makeWorker(withAccess({ ...ports, ...dying(ports) }));
    await expect(worker.turn(books.tenantId)).rejects.toThrow(Killed);

    await world.settle();

    await expectShownOnce(order);
  });

  test("Shopify refuses it: the order says so, and with a Retry it is asked again", async () => {
    const order = await partPaid();
    world.lines.shopify.refuseEvery(PAY_PART, 422);
    await world.settle();

    expect(await merchant.page(order)).toMatchObject({ status: "attention", reasons: [expect.stringMatching(/^Shopify refused it/)] });
    expect((await world.shopify.order(order)).transactions).toEqual([]);
  });
});

describe("on a plan that takes no part payments", () => {
  test.each(["before", "after"] as const)("the answer to the note is lost, %s Shopify wrote it: it stands there once", async (when) => {
    const basic = await Merchant.live(world, { handle: `basic-${when}`, plan: "Basic", setup: { numberPrefix: `B${when.slice(0, 1)}-` } });
    const order = await partPaid(basic);
    world.lines.shopify.cut(TELL, when);
    await world.app.worker.turn(books.tenantId);

    await world.advance(REST_MS);
    await world.settle();

    const { note, transactions } = await world.shopify.order(order);
    expect(note).toMatch(/^Crossfoot: 10\.00 of 29\.00 is settled in Xero \(invoice B[ab]-1001\), 19\.00 is left\.$/);
    expect(transactions).toEqual([]);
    expect((await basic.page(order)).status).toBe("pending");
  });
});

describe("the circuit breaker", () => {
  /** What another app that clears the field each time would make of it: whatever was told, nothing is found. */
  const forgetful: Partial<Ports> = {
    shopOrders: {
      ...ports.shopOrders,
      read: async (shop, asked) => untold(await ports.shopOrders.read(shop, asked)),
      readMany: async (shop, asked) => (await ports.shopOrders.readMany(shop, asked)).map(untold),
    },
  };

  test("an order that is written to again and again is shown to a person after twenty times, and left alone", async () => {
    const basic = await Merchant.live(world, { handle: "looping", plan: "Basic", setup: { numberPrefix: "L-" } });
    const before = world.lines.shopify.count(TELL);
    const order = await partPaid(basic);
    const worker = makeWorker(withAccess({ ...ports, ...forgetful }));
    for (let turn = 0; turn < 6; turn++) await worker.turn(books.tenantId);

    expect(await basic.page(order)).toMatchObject({
      status: "attention",
      reasons: [expect.stringMatching(/^Crossfoot has written 20 times within an hour for this order, so it has stopped/)],
    });
    // Of the twenty, one is its invoice, and one its contact where that had to be made.
    const told = world.lines.shopify.count(TELL) - before;
    expect([18, 19]).toContain(told);

    await basic.retry(order);
    await worker.turn(books.tenantId);
    expect(world.lines.shopify.count(TELL) - before).toBeGreaterThan(told);
  });
});

function untold(answer: Answer<Order | null>): Answer<Order | null> {
  if (answer.kind !== "done" || !answer.value) return answer;
  const { told: _told, ...order } = answer.value;

  return { kind: "done", value: order };
}

function die(): Promise<never> {
  return Promise.reject(new Killed("Killed while recording a part payment."));
}
