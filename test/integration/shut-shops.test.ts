import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const MINUTE_MS = 60_000;
const GRAPHQL = /graphql\.json/;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] } as const;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

test.each([
  { status: 402, says: /The shop is frozen until its owner has paid/ },
  { status: 404, says: /Shopify knows no such shop for now/ },
  { status: 408, says: /408/ },
  { status: 423, says: /Shopify has locked the shop/ },
])(
  "a shop that Shopify shuts with $status: its order waits and says why, and is posted once it is open again",
  async ({ status, says }) => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    const opens = world.lines.shopify.refuseEvery(GRAPHQL, status);
    await world.hear();
    await world.app.worker.turn(books.tenantId);
    expect(await merchant.page({ name: "New order" })).toMatchObject({ status: "pending", reasons: [expect.stringMatching(says)] });

    opens();
    await world.advance(MINUTE_MS);
    await world.settle();

    expect(await books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 14.5 }]);
  },
);

test("paid in Xero while the shop is frozen: the order is marked paid once, when it is thawed", async () => {
  const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
  await world.settle();
  await books.pay(numberOf(order));
  await world.hear();
  const opens = world.lines.shopify.refuseEvery(/orderMarkAsPaid/, 402);
  await world.app.worker.turn(books.tenantId);
  expect(await merchant.page(order)).toMatchObject({ status: "pending", reasons: [expect.stringContaining("frozen")] });

  opens();
  await world.advance(MINUTE_MS);
  await world.settle();

  expect(await world.shopify.order(order)).toMatchObject({ status: "PAID", outstanding: "0.00", transactions: [{ amount: "14.50" }] });
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
});
