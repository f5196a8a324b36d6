import { afterAll, beforeEach, expect, test } from "vitest";
import type { OrderId, TenantId } from "../../app/domain/ids";
import { RightOfWay } from "../../app/use-cases/right-of-way";
import { makeRunLane } from "../../app/use-cases/run-lane";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const WRITES = /^PUT /;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
beforeEach(() => world.xero.nextMinute());

/** Old orders that a backfill asks for: what their webhooks asked for is done with. */
async function backfillOf(count: number): Promise<ShopOrder[]> {
  const orders = [];
  for (let n = 0; n < count; n++) orders.push(await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" }));
  await world.deliverWebhooks();
  await ports.receipts.markHandled((await ports.receipts.unhandled(1_000, world.clock.now())).map(({ id }) => id));
  const { id } = await merchant.connection();
  await ports.orders.markDirty(
    id,
    orders.map(({ gid }) => gid as OrderId),
    "backfill",
  );

  return orders;
}

function writes(): number {
  return world.lines.xero.carried.filter(({ call }) => WRITES.test(call)).length;
}

const GIVES_WAY_AT_MOST_MS = 500;

/** A backfill's half second ends only when the test says so; `gaveWay` resolves once it is waited for. */
function stoodStill() {
  let waited: () => void = () => undefined;
  let end: () => void = () => undefined;
  const gaveWay = new Promise<void>((resolve) => (waited = resolve));
  const ended = new Promise<void>((resolve) => (end = resolve));
  const wait = (ms: number) => {
    if (ms < GIVES_WAY_AT_MOST_MS) return Promise.resolve();
    waited();

    return ended;
  };

  return { gaveWay, end: () => end(), wait };
}

test("while live work of any shop is under way in the same process, a backfill writes nothing, and goes on after it", async () => {
  const old = await backfillOf(2);
  const time = stoodStill();
  const rightOfWay = new RightOfWay(time);
  let done: () => void = () => undefined;
  const live = rightOfWay.first(() => new Promise<void>((resolve) => (done = resolve)));
  const before = writes();
  const turn = makeRunLane({ ...ports, rightOfWay })(books.tenantId as TenantId, "beside-live-work");
  await time.gaveWay;
  expect(writes()).toBe(before);

  done();
  await live;
  await turn;
  for (const order of old) expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
});

test("where live work never ends, a backfill gets on all the same, half a second at a time", async () => {
  const [old] = (await backfillOf(1)) as [ShopOrder];
  const time = stoodStill();
  const rightOfWay = new RightOfWay(time);
  void rightOfWay.first(() => new Promise<void>(() => undefined));
  const turn = makeRunLane({ ...ports, rightOfWay })(books.tenantId as TenantId, "beside-endless-work");
  await time.gaveWay;
  time.end();
  await turn;

  expect(await books.invoice(numberOf(old))).toMatchObject({ Status: "PAID", Total: 14.5 });
});
