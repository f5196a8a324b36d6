import { afterAll, describe, expect, test, vi } from "vitest";
import { PROPOSED_RULES } from "../../app/domain/edits/people-rules";
import type { OrderId, OrderRecordId } from "../../app/domain/ids";
import type { PostingProfile } from "../../app/domain/posting/posting-profile";
import { problem } from "../../app/domain/problem";
import { attention } from "../../app/domain/sync/rest";
import type { DirtyOrder, Disposition } from "../../app/ports/order-store";
import { BRITISH_SETUP, Merchant, numberOf } from "./setting/merchant";
import type { NewOrder, ShopOrder } from "./setting/shopify-side";
import { until } from "./setting/until";
import { World } from "./setting/world";

// Much happens in each, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const MUG: NewOrder = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" };
const REDUCED: NewOrder = { ...MUG, taxes: [{ title: "Reduced VAT", rate: "0.05" }] };
const MAPPED = { taxRates: { ...BRITISH_SETUP.taxRates, "Reduced VAT 5%": "RROUTPUT" } };
const READING = /query CrossfootOrders?\b/;
const WRITING = /^PUT .*\/Invoices/;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports, db } = world.app;
const { id } = await merchant.connection();

async function statusOf(order: ShopOrder): Promise<string> {
  return (await merchant.page(order)).status;
}

/** How often Shopify was asked how this order stands. */
function reads(order: ShopOrder): number {
  return world.lines.shopify.count(new RegExp(`query CrossfootOrders?\\b[^]*${order.gid}`));
}

type Platform = "shopify" | "xero";

/** A turn, and what the merchant does while such a request of it is under way. */
async function whileItAsks(platform: Platform, match: RegExp, act: () => Promise<unknown>): Promise<void> {
  const held = world.lines[platform].hold(match, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await held.arrived;
  await act();
  held.release();
  await turn;
}

describe("settings that are saved while a turn is under way", () => {
  test("an order that is being read then is not held by those of before", async () => {
    const order = await merchant.placeOrder(REDUCED);
    await world.hear();

    await whileItAsks("shopify", READING, () => merchant.saveSetup(MAPPED));
    await world.settle();

    expect(await statusOf(order)).toBe("synced");
    await merchant.saveSetup();
    await world.settle();
  });

  test("an order that they let go is taken by the same turn, and not held once more", async () => {
    const order = await merchant.placeOrder(REDUCED);
    await world.settle();
    expect(await statusOf(order)).toBe("attention");
    const other = await merchant.placeOrder(MUG);
    await world.hear();

    await whileItAsks("xero", WRITING, () => merchant.saveSetup(MAPPED));
    expect([await statusOf(other), await statusOf(order)]).toEqual(["synced", "synced"]);
    await merchant.saveSetup();
    await world.settle();
  });

  test("saved again and again, they have what they do not help looked at once more, and then it rests", async () => {
    const order = await merchant.placeOrder({ ...MUG, tip: "2.00" });
    await world.hear();
    const before = reads(order);

    await whileItAsks("shopify", READING, async () => {
      for (const changes of [MAPPED, {}, MAPPED, {}]) await merchant.saveSetup(changes);
    });
    await world.settle();

    expect(await merchant.page(order)).toMatchObject({ status: "attention", fixField: "accounts.tips" });
    expect(reads(order) - before).toBe(2);
  });

  test("a person's edit in Xero that is being read then is decided by the rules of now", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await books.edit(numberOf(order), {}, () => ({ UnitAmount: 20 }));
    await world.hear();
    const documents = { ...PROPOSED_RULES.documents, content: "ours" };

    await whileItAsks("xero", /^GET .*\/Invoices/, () =>
      world.app.crossfoot.savePeopleRules(merchant.shop, { documents, follow: true, changedInXero: "theirs" }),
    );
    await world.settle();

    expect(await statusOf(order)).toBe("synced");
    expect(await books.invoice(numberOf(order))).toMatchObject({ Total: 14.5 });
  });
});

describe("what is settled at the moment when settings are saved stays asked for, whichever comes first", () => {
  const settings = { ordersFrom: new Date("2020-01-01"), cured: [{ code: "account-unmapped" }] } as const;

  test("saved before, and not kept yet", async () => {
    const { claimed, held, waiting } = await twoOrders("81", "82");
    const letGo = await locked(held.recordId);
    const saving = ports.connections.saveProfile(id, { profile: await profile(), ...settings });
    await waiting(1);
    const settling = ports.orders.settle(claimed, HELD);
    await waiting(2);
    await letGo();
    await Promise.all([saving, settling]);

    expect(await asked()).toEqual([held.orderId, claimed.orderId].sort());
  });

  test("saved after, while it is being settled", async () => {
    const { claimed, held, waiting } = await twoOrders("83", "84");
    const letGo = await locked(claimed.recordId);
    const settling = ports.orders.settle(claimed, HELD);
    await waiting(1);
    const saving = ports.connections.saveProfile(id, { profile: await profile(), ...settings });
    await waiting(2);
    await letGo();
    await Promise.all([saving, settling]);

    expect(await asked()).toEqual([held.orderId, claimed.orderId].sort());
  });
});

const HELD: Disposition = { rest: attention([problem("account-unmapped", "fix-mapping", "No account.")]), order: null, posting: null };

/** One that is claimed, and one that is held; nothing else is asked for. `waiting`: until so many statements wait for others. */
async function twoOrders(...names: readonly [string, string]) {
  const ids = names.map((name) => `gid://shopify/Order/${name}` as OrderId);
  await db.$executeRaw`UPDATE "OrderRecord" SET "handledSeq" = "dirtySeq", "status" = 'SYNCED'`;
  await ports.orders.markDirty(id, ids);
  const [claimed, held] = (await ports.orders.dirty(id, { now: world.clock.now(), limit: 2 })) as [DirtyOrder, DirtyOrder];
  await ports.orders.settle(held, HELD);
  const waiting = (statements: number) =>
    until(`${statements} statements that wait`, async () => {
      const [row] = await db.$queryRaw<{ n: number }[]>`
        SELECT count(*)::int AS "n" FROM pg_stat_activity WHERE "datname" = current_database() AND "wait_event_type" = 'Lock'`;

      return row?.n === statements;
    });

  return { claimed, held, waiting };
}

async function asked(): Promise<OrderId[]> {
  const dirty = await ports.orders.dirty(id, { now: world.clock.now(), limit: 10 });

  return dirty.map(({ orderId }) => orderId).sort();
}

/** Another session has the order until the returned function is called, and changes it meanwhile. */
async function locked(recordId: OrderRecordId): Promise<() => Promise<void>> {
  let letGo = (): void => undefined;
  const over = new Promise<void>((resolve) => (letGo = resolve));
  let isLocked = (): void => undefined;
  const begun = new Promise<void>((resolve) => (isLocked = resolve));
  const transaction = db.straight.transaction(async (tx) => {
    await tx.$executeRaw`UPDATE "OrderRecord" SET "updatedAt" = now() WHERE "id" = ${recordId}`;
    isLocked();
    await over;
  });
  await Promise.race([begun, transaction]);

  return () => (letGo(), transaction);
}

async function profile(): Promise<PostingProfile> {
  const { profile: saved } = await merchant.connection();
  if (!saved) throw new Error("Nothing is set up.");

  return saved;
}
