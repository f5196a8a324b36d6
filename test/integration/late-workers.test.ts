import { afterAll, expect, test } from "vitest";
import type { OrderId, TenantId } from "../../app/domain/ids";
import { problem } from "../../app/domain/problem";
import { fencedLedger } from "../../app/use-cases/fenced-ledger";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { ports, db } = world.app;
const { id } = await merchant.connection();
const tenantId = merchant.books.tenantId as TenantId;

const claim = (owner: string, fromMs: number) => {
  const now = new Date(world.clock.now().getTime() + fromMs);

  return { owner, now, until: new Date(now.getTime() + 12_000) };
};

test("a worker that stood still while another took its lane opens no more writes", async () => {
  const slow = await ports.lanes.take(tenantId, claim("slow", 0));
  if (!slow) throw new Error("The lane was not free.");
  const batch = (localId: string) => ({
    kind: "PAYMENT" as const,
    members: [{ recordId: null, localId, naturalKey: localId, document: {} }],
  });
  const opened = await fencedLedger(ports.ledger, slow).open(id, batch("a payment while the lane is held"));
  await ports.ledger.settle(id, opened.id, [
    { member: opened.members[0] ?? expect.fail(), end: "released", problem: problem("waiting", "retry", "") },
  ]);

  const quick = await ports.lanes.take(tenantId, claim("quick", 13_000));
  await expect(fencedLedger(ports.ledger, slow).open(id, batch("a payment after it was lost"))).rejects.toThrow(/lane was lost/);

  expect(await db.syncOperation.count({ where: { localId: "a payment after it was lost" } })).toBe(0);
  expect(await db.batch.count({ where: { connectionId: id, settledAt: null } })).toBe(0);
  if (quick) await ports.lanes.release(quick);
});

test("an order that another worker brought to rest is not made to wait by one that comes late", async () => {
  await ports.orders.markDirty(id, ["gid://shopify/Order/88" as OrderId]);
  const [claimed] = await ports.orders.dirty(id, { now: world.clock.now(), limit: 10 });
  if (!claimed) throw new Error("The order that was marked is not there.");
  await ports.orders.settle(claimed, { rest: { do: "rest", status: "synced" }, order: null, posting: null });

  await ports.orders.postpone(claimed, { until: world.clock.now(), problem: problem("shopify-unreachable", "retry", "late"), order: null });

  expect(await db.orderRecord.findUnique({ where: { id: claimed.recordId } })).toMatchObject({ status: "SYNCED", attempts: 0 });
});
