import { afterAll, describe, expect, test } from "vitest";
import type { InvoiceId, OrderId } from "../../app/domain/ids";
import { problem } from "../../app/domain/problem";
import { endSync } from "../../app/use-cases/scheduled-sync";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const HOUR_MS = 3_600_000;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };
const UNKNOWN_ORDER = "gid://shopify/Order/404" as OrderId;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books, shop } = merchant;
const { crossfoot, ports, db } = world.app;

describe("a sync ends only when nothing of it is left", () => {
  const secondsAgo = (seconds: number) => new Date(world.clock.now().getTime() - seconds * 1000);

  /** A sync that was begun by hand, both sides swept since; everything is at rest. */
  async function underWay() {
    await crossfoot.saveSchedule(shop, { mode: "manual", at: "" });
    await world.settle();
    const { id } = await merchant.connection();
    await ports.connections.openSync(id, secondsAgo(30));
    await ports.connections.saveProgress(id, { shopSweptAt: secondsAgo(20), booksSweptAt: secondsAgo(20) });

    return id;
  }

  /** Whether it is still under way once it was asked to end. */
  async function stays(): Promise<boolean> {
    await endSync(ports, await merchant.connection());

    return (await crossfoot.home(shop)).schedule?.underWay === true;
  }

  test("nothing is left", async () => {
    await underWay();

    expect(await stays()).toBe(false);
  });

  test("an order that is to be looked at now", async () => {
    const id = await underWay();
    await ports.orders.markDirty(id, [UNKNOWN_ORDER]);

    expect(await stays()).toBe(true);
  });

  test("an order that is tried again later keeps nothing open, and does not wait for the next sync", async () => {
    const id = await underWay();
    await ports.orders.markDirty(id, [UNKNOWN_ORDER]);
    const now = world.clock.now();
    const [dirty] = await ports.orders.dirty(id, { now, limit: 1 });
    if (!dirty) throw new Error("The order is not dirty.");
    const until = new Date(now.getTime() + HOUR_MS);
    await ports.orders.postpone(dirty, { until, problem: problem("waiting", "retry", "Later."), order: null });

    expect(await stays()).toBe(false);
    const waiting = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.hear();
    expect(await ports.orders.dirty(id, { now: until, limit: 9 })).toMatchObject([{ orderId: UNKNOWN_ORDER }]);
    expect(waiting.gid).not.toBe(UNKNOWN_ORDER);
  });

  test("an invoice that changed in Xero and was not read yet", async () => {
    await crossfoot.saveSchedule(shop, { mode: "real-time", at: "" });
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    const { InvoiceID } = await books.invoice(numberOf(order));
    const id = await underWay();
    await ports.links.markStale(id, [InvoiceID as InvoiceId]);

    expect(await stays()).toBe(true);
  });

  test("a write whose outcome is unknown", async () => {
    const id = await underWay();
    const members = [{ recordId: null, localId: "Shopify 404", naturalKey: "Shopify 404", document: {} }];
    const batch = await ports.ledger.open(id, { kind: "CONTACT", members });

    expect(await stays()).toBe(true);
    await db.syncOperation.deleteMany({ where: { batchId: batch.id } });
    await db.batch.delete({ where: { id: batch.id } });
  });

  test.each(["shopSweptAt", "booksSweptAt"] as const)("a side that was not asked since: %s", async (side) => {
    const id = await underWay();
    await ports.connections.saveProgress(id, { [side]: secondsAgo(40) });

    expect(await stays()).toBe(true);
  });
});
