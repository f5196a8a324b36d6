import { afterAll, expect, test } from "vitest";
import type { OrderId, TenantId } from "../../app/domain/ids";
import { problem } from "../../app/domain/problem";
import type { OpenBatch, Settlement } from "../../app/ports/write-ledger";
import { fencedStores } from "../../app/use-cases/fenced-stores";
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
  const opened = await fencedStores(ports, slow).ledger.open(id, batch("a payment while the lane is held"));
  await ports.ledger.settle(id, opened, [
    { member: opened.members[0] ?? expect.fail(), end: "released", problem: problem("waiting", "retry", "") },
  ]);

  const quick = await ports.lanes.take(tenantId, claim("quick", 13_000));
  await expect(fencedStores(ports, slow).ledger.open(id, batch("a payment after it was lost"))).rejects.toThrow(/lane was lost/);

  expect(await db.syncOperation.count({ where: { localId: "a payment after it was lost" } })).toBe(0);
  expect(await db.batch.count({ where: { connectionId: id, settledAt: null } })).toBe(0);
  if (quick) await ports.lanes.release(quick);
});

/** The simulation found it: the successor let the request go and sent a new one, and then the old one went too. */
test("a worker that stood still before it sent does not send once another took its lane and let the request go", async () => {
  const slow = await ports.lanes.take(tenantId, claim("slow", 26_000));
  if (!slow) throw new Error("The lane was not free.");
  const late = fencedStores(ports, slow).ledger;
  const members = [{ recordId: null, localId: "a payment sent late", naturalKey: "a payment sent late", document: {} }];
  const opened = await late.open(id, { kind: "PAYMENT", members });
  await late.markSent(opened.id, world.clock.now());
  expect(await db.batch.findUnique({ where: { id: opened.id } })).toMatchObject({ sends: 1 });

  const quick = await ports.lanes.take(tenantId, claim("quick", 39_000));
  if (!quick) throw new Error("The lane was not free.");
  await expect(late.markSent(opened.id, world.clock.now())).rejects.toThrow(/lane was lost/);
  const [member = expect.fail()] = opened.members;
  await ports.ledger.settle(id, opened, [{ member, end: "released", problem: problem("waiting", "retry", "") }]);
  await expect(late.markSent(opened.id, world.clock.now())).rejects.toThrow(/lane was lost/);

  expect(await db.batch.findUnique({ where: { id: opened.id } })).toMatchObject({ sends: 1 });
  await ports.lanes.release(quick);
});

test("a worker that stood still lets nothing go that its successor may be sending; what Xero answered it is kept all the same", async () => {
  const slow = await ports.lanes.take(tenantId, claim("slow", 52_000));
  if (!slow) throw new Error("The lane was not free.");
  const late = fencedStores(ports, slow).ledger;
  const members = ["one payment", "another payment"].map((localId) => ({ recordId: null, localId, naturalKey: localId, document: {} }));
  const opened = await late.open(id, { kind: "PAYMENT", members });
  await late.markSent(opened.id, world.clock.now());
  const [one = expect.fail(), another = expect.fail()] = opened.members;
  const released = (member: Settlement["member"]): Settlement => ({ member, end: "released", problem: problem("waiting", "retry", "") });
  const states = async () => {
    const rows = await db.syncOperation.findMany({ where: { batchId: opened.id }, orderBy: { position: "asc" } });

    return rows.map(({ state }) => state);
  };

  const quick = await ports.lanes.take(tenantId, claim("quick", 65_000));
  if (!quick) throw new Error("The lane was not free.");
  await expect(late.settle(id, opened, members.map(released))).rejects.toThrow(/lane was lost/);
  expect(await states()).toEqual(["SENDING", "SENDING"]);

  const written = { naturalKey: one.naturalKey, remoteId: "payment-1" };
  await late.settle(id, opened, [{ member: one, end: "done", written }, released(another)]);
  expect(await states()).toEqual(["DONE", "SENDING"]);
  expect(await db.batch.findUnique({ where: { id: opened.id } })).toMatchObject({ settledAt: null });

  await fencedStores(ports, quick).ledger.settle(id, opened, [released(another)]);
  expect(await states()).toEqual(["DONE", "RELEASED"]);
  expect(await db.batch.findUnique({ where: { id: opened.id } })).toMatchObject({ settledAt: expect.any(Date) as Date });
  await ports.lanes.release(quick);
});

test("an order that another worker brought to rest is not made to wait by one that comes late", async () => {
  await ports.orders.markDirty(id, ["gid://shopify/Order/88" as OrderId]);
  const [claimed] = await ports.orders.dirty(id, { now: world.clock.now(), limit: 10 });
  if (!claimed) throw new Error("The order that was marked is not there.");
  await ports.orders.settle(claimed, { rest: { do: "rest", status: "synced" }, order: null, posting: null });

  await ports.orders.postpone(claimed, { until: world.clock.now(), problem: problem("shopify-unreachable", "retry", "late"), order: null });

  expect(await db.orderRecord.findUnique({ where: { id: claimed.recordId } })).toMatchObject({ status: "SYNCED", attempts: 0 });
});

test("nothing that a worker read or decided is kept once it has lost its lane", async () => {
  await ports.orders.markDirty(id, ["gid://shopify/Order/89" as OrderId]);
  const [claimed] = await ports.orders.dirty(id, { now: world.clock.now(), limit: 10 });
  if (!claimed) throw new Error("The order that was marked is not there.");
  const link = { connectionId: id, kind: "INVOICE", localId: claimed.orderId, remoteId: "invoice-89", origin: "CROSSFOOT", staleSeq: 1 };
  await db.documentLink.create({ data: { ...link, orderRecordId: claimed.recordId, seen: { status: "AUTHORISED" } } });
  const [asked] = await ports.links.stale(id, 10, [claimed.recordId]);
  if (!asked) throw new Error("The invoice that changed is not there.");
  const slow = await ports.lanes.take(tenantId, claim("slow", 80_000));
  const quick = await ports.lanes.take(tenantId, claim("quick", 93_000));
  if (!slow || !quick) throw new Error("The lane was not free.");
  const late = fencedStores(ports, slow);
  const rest = { do: "rest", status: "synced" } as const;

  await expect(late.orders.settle(claimed, { rest, order: null, posting: null })).rejects.toThrow(/lane was lost/);
  await late.orders.postpone(claimed, { until: world.clock.now(), problem: problem("waiting", "retry", "late"), order: null });
  await expect(late.orders.park([claimed], problem("xero-fails", "retry", "late"))).rejects.toThrow(/lane was lost/);
  await expect(late.links.saveSeen(id, { asked: [asked], found: [] })).rejects.toThrow(/lane was lost/);

  expect(await db.orderRecord.findUnique({ where: { id: claimed.recordId } })).toMatchObject({ handledSeq: 0, attempts: 0, problem: null });
  expect(await db.documentLink.findFirst({ where: { remoteId: "invoice-89" } })).toMatchObject({
    seenSeq: 0,
    seen: { status: "AUTHORISED" },
  });

  const held = fencedStores(ports, quick);
  await held.links.saveSeen(id, { asked: [asked], found: [] });
  await held.orders.settle(claimed, { rest, order: null, posting: null });
  expect(await db.orderRecord.findUnique({ where: { id: claimed.recordId } })).toMatchObject({ handledSeq: claimed.seq, status: "SYNCED" });
  expect(await db.documentLink.findFirst({ where: { remoteId: "invoice-89" } })).toMatchObject({ seenSeq: 1, seen: { status: "DELETED" } });
  await ports.lanes.release(quick);
});

/** The simulation found it: an invoice was sent again to another contact, and then looked like a person's edit. */
test("an answer that is heard a second time takes nothing back that was sent since", async () => {
  const orderId = "gid://shopify/Order/90" as OrderId;
  await ports.orders.markDirty(id, [orderId]);
  const [{ recordId } = expect.fail()] = await ports.orders.dirty(id, { now: world.clock.now(), limit: 10 });
  const batchOf = (kind: "INVOICE" | "INVOICE_UPDATE", contactId: string) => ({
    kind,
    members: [{ recordId, localId: orderId, naturalKey: "SH-90", document: { contactId } }],
  });
  const end = (member: OpenBatch["members"][number] | undefined): Settlement => ({
    end: "done",
    member: member ?? expect.fail(),
    written: { naturalKey: "SH-90", remoteId: "invoice-90" },
  });
  const made = await ports.ledger.open(id, batchOf("INVOICE", "the buyer"));
  await ports.ledger.settle(id, made, [end(made.members[0])]);
  const changed = await ports.ledger.open(id, batchOf("INVOICE_UPDATE", "the insurer"));
  await ports.ledger.settle(id, changed, [end(changed.members[0])]);

  await ports.ledger.settle(id, made, [end(made.members[0])]);

  expect(await db.documentLink.findFirst({ where: { remoteId: "invoice-90" } })).toMatchObject({ sent: { contactId: "the insurer" } });
});
