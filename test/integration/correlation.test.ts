import { afterAll, expect, onTestFinished, test } from "vitest";
import type { OrderId } from "../../app/domain/ids";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db, ports, logged } = world.app;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

/** The writes that were made for an order. */
const writesOf = (orderId: string) => db.syncOperation.findMany({ where: { order: { orderId } }, include: { batch: true } });

test("one name leads from a webhook to its order, to each write made for it, to the log, and to the request that Xero got", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);

  const receipts = await db.webhookReceipt.findMany({ where: { shop: merchant.shop, topic: { startsWith: "orders/" } } });
  const names = receipts.map(({ id }) => `webhook-${id}`);
  const writes = await writesOf(order.gid);
  expect(writes.map(({ kind }) => kind).toSorted()).toEqual(["CONTACT", "INVOICE", "PAYMENT"]);
  for (const { correlationId, batch } of writes) {
    expect(names).toContain(correlationId);
    const line = logged.find((each) => each.includes(`key=${batch?.idempotencyKey} `));
    expect(line).toMatch(new RegExp(`batch=${batch?.id} .*outcome=done .*causes=${correlationId}$`));
    expect(world.lines.xero.carried.filter(({ idempotencyKey }) => idempotencyKey === batch?.idempotencyKey)).toHaveLength(1);
  }
});

test("an ask that is still open keeps its time and its webhook where nothing newer is known; a new one begins anew", async () => {
  const { id } = await merchant.connection();
  const orderId = "gid://shopify/Order/77" as OrderId;
  const row = () => db.orderRecord.findUniqueOrThrow({ where: { connectionId_orderId: { connectionId: id, orderId } } });

  await ports.orders.markDirtyBy(id, new Map([[orderId, "webhook-1"]]));
  const first = await row();
  await ports.orders.markDirty(id, [orderId]);
  expect(await row()).toMatchObject({ correlationId: "webhook-1", askedAt: first.askedAt, asked: "live", dirtySeq: 2 });
  await ports.orders.markDirtyBy(id, new Map([[orderId, "webhook-2"]]));
  expect(await row()).toMatchObject({ correlationId: "webhook-2", askedAt: first.askedAt, dirtySeq: 3 });

  await db.orderRecord.update({ where: { id: first.id }, data: { handledSeq: 3, askedAt: new Date(0) } });
  await ports.orders.markDirty(id, [orderId]);
  const anew = await row();
  expect(anew.correlationId).toBeNull();
  expect(Math.abs((anew.askedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

test("an ask is dated in UTC, also where the server's own time zone is another", async () => {
  const name = new URL(world.settings.DATABASE_URL).pathname.slice(1);
  await db.$executeRawUnsafe(`ALTER DATABASE "${name}" SET TimeZone = 'Asia/Tokyo'`);
  const other = world.startSecondApp(onTestFinished);
  const { id } = await merchant.connection();
  await other.ports.orders.markDirtyBy(id, new Map([["gid://shopify/Order/78" as OrderId, "webhook-3"]]));

  const { askedAt } = await db.orderRecord.findFirstOrThrow({ where: { correlationId: "webhook-3" } });
  expect(Math.abs((askedAt?.getTime() ?? 0) - Date.now())).toBeLessThan(60_000);
});

test("what a sweep found has no webhook, and says none", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany();
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();

  const writes = await writesOf(order.gid);
  expect(writes.map(({ correlationId }) => correlationId)).toEqual([null, null]);
});
