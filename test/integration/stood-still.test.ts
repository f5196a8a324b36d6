import { afterAll, beforeEach, expect, test } from "vitest";
import type { WriteLedger } from "../../app/ports/write-ledger";
import { makeWorker, withAccess } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { frozenTimers } from "./setting/test-clock";
import { World } from "./setting/world";

/** A lane is free again this long after its worker has fallen silent. */
const LEASE_MS = 12_000;
/** Xero has forgotten a key, and does not see that two requests are one. */
const KEY_KEPT_MS = 370_000;
const DAY_MS = 24 * 60 * 60_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

/** 14.50 on account, posted; 5.00 of it is received in the shop, and the app has heard of that. */
async function partReceived(): Promise<ShopOrder> {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid" });
  await world.settle();
  await world.shopify.addPayment(order, { gateway: "manual", amount: "5.00" });
  await world.hear();

  return order;
}

/** A worker that stands still once its next request is marked as sent, before it leaves, until it is woken. */
function standingStill() {
  const { ports } = world.app;
  let [arrive, wake] = [(): void => undefined, (): void => undefined];
  const arrived = new Promise<void>((resolve) => void (arrive = resolve));
  const woken = new Promise<void>((resolve) => void (wake = resolve));
  const ledger: WriteLedger = {
    ...ports.ledger,
    markSent: async (batchId, at, lease) => {
      await ports.ledger.markSent(batchId, at, lease);
      arrive();
      await woken;
    },
  };

  return { worker: makeWorker(withAccess({ ...ports, ledger, clock: frozenTimers(world.clock) })), arrived, wake: () => wake() };
}

test("a worker that stood still between its mark and its request, for longer than Xero keeps the key, sends nothing", async () => {
  const order = await partReceived();
  const { worker, arrived, wake } = standingStill();
  const turn = worker.turn(books.tenantId).catch((cause: unknown) => cause);
  await arrived;
  await world.advance(LEASE_MS + 1);
  await world.settle();
  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 5 }]);
  await world.advance(KEY_KEPT_MS);
  await world.settle();

  wake();
  await turn;
  await world.settle();
  await world.advance(DAY_MS);
  await world.settle();

  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 5 }]);
  expect(await world.shopify.order(order)).toMatchObject({ received: "5.00", outstanding: "9.50" });
  expect((await merchant.page(order)).status).toBe("synced");
});

test("one that stood still where nobody took its work over looks for it first, and then sends it", async () => {
  const order = await partReceived();
  const { worker, arrived, wake } = standingStill();
  const turn = worker.turn(books.tenantId).catch((cause: unknown) => cause);
  await arrived;
  await world.advance(LEASE_MS + 1);
  wake();
  await turn;
  expect(await books.paymentsOf(numberOf(order))).toEqual([]);

  await world.advance(5_000);
  await world.settle();

  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 5 }]);
  expect((await merchant.page(order)).status).toBe("synced");
});

test("a payment of ours that stands twice in Xero is for a person, and is never shown in the shop as a second one", async () => {
  const order = await partReceived();
  await world.settle();
  const [payment] = await books.paymentsOf(numberOf(order));
  await books.payAgain(numberOf(order), { amount: "5.00", reference: payment?.Reference ?? "" });
  await world.settle();

  const page = await merchant.page(order);
  expect(page.status).toBe("attention");
  expect(page.reasons[0]).toContain(`Payment “${payment?.Reference ?? ""}” stands twice on invoice ${numberOf(order)} in Xero, 5.00 each`);
  expect(await world.shopify.order(order)).toMatchObject({ received: "5.00", outstanding: "9.50" });

  const [second] = (await books.paymentsOf(numberOf(order))).slice(-1);
  await books.deletePayment(second?.PaymentID ?? "");
  await world.settle();
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
  expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 5 }]);
});
