import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { InvoiceId, OrderId } from "../../app/domain/ids";
import { makeWorker, withAccess, type Ports } from "./setting/app-under-test";
import { Killed } from "./setting/dying-worker";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports, db } = world.app;
const { id } = await merchant.connection();
beforeEach(() => world.xero.nextMinute());

describe("an order is looked at once more for each time it was asked for meanwhile", () => {
  const SYNCED = { rest: { do: "rest", status: "synced" }, order: null, posting: null } as const;
  const orderId = "gid://shopify/Order/77" as OrderId;
  const dirty = async () => ports.orders.dirty(id, { now: world.clock.now(), limit: 10 });

  test("an ask that comes after the order was claimed stays open when the claim is settled", async () => {
    await ports.orders.markDirty(id, [orderId]);
    const [claimed] = await dirty();
    await ports.orders.markDirty(id, [orderId]);
    if (!claimed) throw new Error("The order that was marked is not there.");

    await ports.orders.settle(claimed, SYNCED);
    const [again] = await dirty();
    expect(again?.orderId).toBe(orderId);
    if (again) await ports.orders.settle(again, SYNCED);
    expect(await dirty()).toEqual([]);
  });

  test("asking fifty times side by side is one order and one look", async () => {
    await Promise.all(Array.from({ length: 50 }, () => ports.orders.markDirty(id, [orderId])));

    const found = await dirty();
    expect(found).toHaveLength(1);
    for (const each of found) await ports.orders.settle(each, SYNCED);
    expect(await dirty()).toEqual([]);
  });

  test("over the whole line: a payment that is taken in Shopify while its order is being posted is not missed", async () => {
    const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid" });
    await world.hear();
    const held = world.lines.xero.hold(/^PUT .*\/Invoices/, "before");
    const turn = world.app.worker.turn(books.tenantId);
    await held.arrived;
    await world.shopify.pay(order);
    await world.hear();
    held.release();
    await turn;

    await world.settle();

    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountDue: 0 });
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });
});

describe("an invoice is read once more for each change that Xero told of meanwhile", () => {
  test("a change that comes while the invoice is read keeps it to be read", async () => {
    const invoiceId = "11111111-2222-3333-4444-555555555555" as InvoiceId;
    await db.documentLink.create({
      data: { connectionId: id, kind: "INVOICE", localId: "an order", remoteId: invoiceId, origin: "CROSSFOOT" },
    });
    expect(await ports.links.markStale(id, [invoiceId])).toBe(true);
    const asked = await ports.links.stale(id, 40);
    await ports.links.markStale(id, [invoiceId]);

    await ports.links.saveSeen(id, { asked, found: [] });
    const again = await ports.links.stale(id, 40);
    expect(again.map(({ document }) => document.id)).toEqual([invoiceId]);
    await ports.links.saveSeen(id, { asked: again, found: [] });
    expect(await ports.links.stale(id, 40)).toEqual([]);
    await db.documentLink.deleteMany({ where: { remoteId: invoiceId } });
  });

  test("a change that was seen already, the echo of our own write, is no news; a later one is, and one without a time", async () => {
    const invoiceId = "11111111-2222-3333-4444-666666666666" as InvoiceId;
    const seen = { updatedAt: "2026-11-20T10:00:00.500Z" };
    await db.documentLink.create({
      data: { connectionId: id, kind: "INVOICE", localId: "another order", remoteId: invoiceId, origin: "CROSSFOOT", seen },
    });
    const change = (at: string | null) => ports.links.markChanged(id, [{ id: invoiceId, at: at === null ? null : new Date(at) }]);

    expect(await change("2026-11-20T10:00:00.499Z")).toBe(false);
    expect(await change("2026-11-20T10:00:00.500Z")).toBe(false);
    expect(await ports.links.stale(id, 10)).toEqual([]);
    expect(await change("2026-11-20T10:00:00.501Z")).toBe(true);
    expect(await change(null)).toBe(true);
    const [stale] = await ports.links.stale(id, 10);
    expect(stale).toMatchObject({ seq: 2, seenAsOf: new Date("2026-11-20T10:00:00.500Z") });
    await db.documentLink.deleteMany({ where: { remoteId: invoiceId } });
  });

  test("over the whole line: paid by hand in Xero just after its order came to rest, while another order is posted", async () => {
    const resting = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid" });
    await world.settle();
    await ports.orders.markDirty(id, [resting.gid as OrderId]);
    const posting = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
    await world.hear();
    // Both are in one slice. The first is found in step; then the second is posted, and meanwhile the first is paid.
    const held = world.lines.xero.hold(/^PUT .*\/Invoices/, "after");
    const turn = world.app.worker.turn(books.tenantId);
    await held.arrived;
    await books.pay(numberOf(resting));
    await world.hear();
    held.release();
    await turn;

    await world.settle();

    expect(await world.shopify.order(resting)).toMatchObject({ status: "PAID", outstanding: "0.00" });
    expect((await merchant.page(posting)).status).toBe("synced");
  });

  const deaths: { point: string; dying: Partial<Ports> }[] = [
    { point: "before its order was asked for", dying: { orders: { ...ports.orders, markDirty: die } } },
    { point: "before what was read was kept", dying: { links: { ...ports.links, saveSeen: die } } },
  ];

  test.each(deaths)("the worker is killed between the reading and the asking, $point: the next one goes on", async ({ dying }) => {
    const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order));
    await world.hear();
    await expect(makeWorker(withAccess({ ...ports, ...dying })).turn(books.tenantId)).rejects.toThrow(Killed);

    await world.settle();

    expect(await world.shopify.order(order)).toMatchObject({ status: "PAID", outstanding: "0.00" });
  });

  test("other people's invoices are nobody's business", async () => {
    expect(await ports.links.markStale(id, ["99999999-2222-3333-4444-555555555555" as InvoiceId])).toBe(false);
  });

  test("over the whole line: paid by hand in Xero while the app reads the invoice", async () => {
    const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order), "4.50");
    await world.hear();
    const held = world.lines.xero.hold(/^GET .*\/Invoices\?IDs=/, "after");
    const turn = world.app.worker.turn(books.tenantId);
    await held.arrived;
    await books.pay(numberOf(order));
    await world.hear();
    held.release();
    await turn;

    await world.settle();

    expect(await world.shopify.order(order)).toMatchObject({ status: "PAID", outstanding: "0.00" });
  });
});

describe("the database itself refuses", () => {
  const member = { recordId: null, localId: "one document", naturalKey: "one document", document: {} };

  test("a second write of a document while one is under way, in whatever batch", async () => {
    const batch = await ports.ledger.open(id, { kind: "CONTACT", members: [member] });
    await expect(ports.ledger.open(id, { kind: "CONTACT", members: [member] })).rejects.toThrow(/unique constraint/);

    const released = { code: "xero-unreachable", remedy: "retry", message: "Not sent." } as const;
    await ports.ledger.settle(id, batch, [{ member, end: "released", problem: released }]);
    const next = await ports.ledger.open(id, { kind: "CONTACT", members: [member] });
    await ports.ledger.settle(id, next, [{ member, end: "released", problem: released }]);
  });

  test("a success without Xero's id", async () => {
    const batch = await ports.ledger.open(id, { kind: "CONTACT", members: [member] });
    const written = { naturalKey: "one document", remoteId: "" };

    await expect(ports.ledger.settle(id, batch, [{ member, end: "done", written }])).rejects.toThrow(
      /a success is recorded with the remote id/,
    );

    // Nothing of the refused settlement was kept.
    expect((await ports.ledger.unsettled(id)).map((each) => each.id)).toEqual([batch.id]);
    await db.syncOperation.deleteMany({ where: { batchId: batch.id } });
    await db.batch.delete({ where: { id: batch.id } });
  });

  test("a second organisation for a shop that has one", async () => {
    const { shop, tenantId: _tenantId, ...rest } = await db.connection.findUniqueOrThrow({ where: { id } });
    const second = { shop, tenantId: "another", xeroConnectionId: rest.xeroConnectionId, organisation: {}, state: "SETUP" };

    await expect(db.connection.create({ data: second })).rejects.toThrow(/Unique constraint/);
    await db.connection.create({ data: { ...second, state: "DISCONNECTED" } });
  });
});

function die(): Promise<never> {
  return Promise.reject(new Killed("Killed while an invoice was read again."));
}
