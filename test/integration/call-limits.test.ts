import { afterAll, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import type { TenantId } from "../../app/domain/ids";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

// Hundreds of orders between two simulators: a busy machine takes its time, and that is no failure.
vi.setConfig({ testTimeout: 240_000 });

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

const world = await World.start(afterAll, { limits: "on" });
const merchant = await Merchant.live(world);
const { books } = merchant;
const { ports } = world.app;
const tenantId = books.tenantId as TenantId;
beforeEach(() => world.advance(2 * MINUTE_MS));

async function refused(): Promise<number> {
  return (await world.xero.calls()).filter(({ status }) => status === 429).length;
}

async function setLimits(limits: Record<string, unknown>): Promise<void> {
  await askJson(`${world.xero.url}/control/limits`, limits);
}

/** After an answer that did not come, a lane rests for five seconds. */
async function workOn(): Promise<void> {
  await world.settle();
  await world.advance(5_000);
  await world.settle();
}

/** Works on, letting time pass where everything rests, until no order waits any more. */
async function untilSynced(): Promise<void> {
  for (let round = 0; round < 60; round++) {
    await world.settle();
    if ((await world.app.crossfoot.home(merchant.shop)).counts.pending === 0) return;
    await world.advance(20_000);
  }
  throw new Error("Orders are still pending after twenty minutes.");
}

test("two hundred orders, most of them alone: sixty calls a minute are enough, and Xero never has to refuse one", async () => {
  const before = await refused();
  for (let order = 0; order < 20; order++) {
    await merchant.placeOrder(MUG_PAID);
    await world.settle();
  }
  for (let batch = 0; batch < 9; batch++) {
    await Promise.all(Array.from({ length: 20 }, () => merchant.placeOrder(MUG_PAID)));
    await world.deliverWebhooks();
  }
  await untilSynced();

  const invoices = await books.invoices();
  expect(invoices).toHaveLength(200);
  expect(invoices.every(({ Status, AmountDue }) => Status === "PAID" && AmountDue === 0)).toBe(true);
  expect(await books.payments()).toHaveLength(200);
  expect((await refused()) - before).toBe(0);
});

test("two workers and a person at the setup page, all at once: none is refused by Xero", async () => {
  const other = world.startSecondApp(onTestFinished);
  const before = { refused: await refused(), calls: (await world.xero.calls()).length };
  const connection = await merchant.connection();
  const organisation = (from: typeof ports) => from.xero(connection, (access) => from.books.organisation(access));
  for (let round = 0; round < 6; round++) {
    await merchant.placeOrder(MUG_PAID);
    await world.hear();
    const asked = await Promise.all([
      world.app.worker.turn(tenantId),
      other.worker.turn(tenantId),
      // At a busy moment the page may have to say that it is to be tried again.
      world.app.crossfoot.setup(merchant.shop).catch((cause: Error) => expect(cause.message).toMatch(/^Xero takes no more calls for now/)),
      ...Array.from({ length: 4 }, () => organisation(ports)),
      ...Array.from({ length: 4 }, () => organisation(other.ports)),
    ]);
    expect(asked).toHaveLength(11);
  }
  await untilSynced();

  expect((await world.xero.calls()).length - before.calls).toBeGreaterThan(60);
  expect((await refused()) - before.refused).toBe(0);
});

test("every request to Xero was counted, one by one", async () => {
  const counted = await ports.budgets.read(tenantId);
  const before = world.lines.xero.count(/api\.xro/);
  await merchant.placeOrder(MUG_PAID);
  await untilSynced();

  const after = await ports.budgets.read(tenantId);
  expect((after?.nextCall ?? 0) - (counted?.nextCall ?? 0)).toBe(world.lines.xero.count(/api\.xro/) - before);
  expect(after?.underWay).toEqual([]);
});

test("another program calls on our account: the first answer tells, and from then on we leave it its room", async () => {
  for (let call = 0; call < 25; call++) await books.addContact({ Name: `Stranger ${call}` });
  const before = await refused();
  const connection = await merchant.connection();
  let done = 0;
  for (let call = 0; call < 38; call++) {
    const { kind } = await ports.xero({ ...connection, purpose: "interactive" }, (access) => ports.books.organisation(access));
    if (kind === "done") done += 1;
  }

  // 60 less 25 of theirs; the rest was refused by ourselves, or waited for.
  expect(done).toBeGreaterThanOrEqual(35);
  expect((await refused()) - before).toBe(0);
  expect((await ports.budgets.read(tenantId))?.taken.length).toBeGreaterThanOrEqual(60);
});

test("Xero refuses all the same: everything waits as long as it asks, and says so", async () => {
  await setLimits({ minute: 0 });
  onTestFinished(() => setLimits({ minute: 60 }));
  const order = await merchant.placeOrder(MUG_PAID);
  await world.hear();
  await world.app.worker.turn(tenantId);
  const after = await refused();
  expect((await merchant.page(order)).reasons[0]).toMatch(/^Xero takes no more calls for now; it goes on by itself in \d{1,2} seconds\.$/);
  expect((await merchant.connection()).restUntil?.getTime()).toBeGreaterThan(world.clock.now().getTime());

  await world.app.worker.turn(tenantId);
  await world.app.crossfoot.setup(merchant.shop).catch(() => undefined);
  expect(await refused()).toBe(after);

  await setLimits({ minute: 60 });
  await world.advance(MINUTE_MS);
  await untilSynced();
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
});

describe("Xero's day", () => {
  test("is used up: the home page says until when, nothing is asked meanwhile, and then it goes on", async () => {
    await setLimits({ day: 0 });
    onTestFinished(() => setLimits({ day: 5_000 }));
    const order = await merchant.placeOrder(MUG_PAID);
    await world.hear();
    await world.app.worker.turn(tenantId);
    const after = await refused();

    const { calls } = await world.app.crossfoot.home(merchant.shop);
    expect(new Date(calls?.restsUntil ?? 0).getTime()).toBeGreaterThan(world.clock.now().getTime());
    expect((await merchant.page(order)).reasons[0]).toMatch(
      /^Xero takes no more calls today; it goes on by itself in \d+ (hours|minutes)\.$/,
    );
    await world.advance(10 * MINUTE_MS + 1);
    expect(await world.app.worker.due()).toEqual([]);
    await world.app.worker.turn(tenantId);
    expect(await refused()).toBe(after);

    await setLimits({ day: 5_000 });
    await world.advance(24 * HOUR_MS);
    await untilSynced();
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
    expect((await world.app.crossfoot.home(merchant.shop)).calls?.restsUntil).toBeNull();
  });

  test("is nearly used up: orders wait and say why, sweeps go on, and find out when there is room again", async () => {
    await world.advance(24 * HOUR_MS);
    await world.settle();
    const left = (await ports.budgets.read(tenantId))?.dayLeft ?? 0;
    // Of 5,000 calls a fifth is kept for sweeps, people and unknown outcomes.
    await setLimits({ day: 5_000 - left + 900 });
    onTestFinished(() => setLimits({ day: 5_000 }));
    await world.advance(HOUR_MS);
    await world.settle();
    const order = await merchant.placeOrder(MUG_PAID);
    await workOn();

    expect((await merchant.page(order)).reasons[0]).toMatch(/kept for other work; it is tried again by itself in 15 minutes\.$/);
    expect(await world.app.crossfoot.setup(merchant.shop)).not.toBeNull();
    await setLimits({ day: 5_000 });
    await world.advance(HOUR_MS);
    await untilSynced();
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });
});

describe("waiting for company", () => {
  test("a shop that has used its calls faster than they come back lets orders gather, and says until when; fifty go at once", async () => {
    const spent = { left: -4, atMs: world.clock.now().getTime() };
    await ports.budgets.change(tenantId, (budget) => ({ budget: budget && { ...budget, credits: spent }, result: undefined }));
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();

    expect((await books.invoices()).some(({ InvoiceNumber }) => InvoiceNumber === numberOf(order))).toBe(false);
    const { calls } = await world.app.crossfoot.home(merchant.shop);
    const waitMs = new Date(calls?.gathersUntil ?? 0).getTime() - world.clock.now().getTime();
    // Six calls, of which 3,000 come back in a day.
    expect(waitMs).toBeGreaterThan(150_000);
    expect(waitMs).toBeLessThanOrEqual(173_000);

    await Promise.all(Array.from({ length: 49 }, () => merchant.placeOrder(MUG_PAID)));
    await workOn();
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("nobody comes: the order goes when the wait is over", async () => {
    const spent = { left: 0, atMs: world.clock.now().getTime() };
    await ports.budgets.change(tenantId, (budget) => ({ budget: budget && { ...budget, credits: spent }, result: undefined }));
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();
    expect((await merchant.page({ name: "New order" })).status).toBe("pending");

    await world.advance(56_000);
    await workOn();
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("one that a person asks for goes at once", async () => {
    const spent = { left: -4, atMs: world.clock.now().getTime() };
    await ports.budgets.change(tenantId, (budget) => ({ budget: budget && { ...budget, credits: spent }, result: undefined }));
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(0);

    // As it is called until it was read.
    await merchant.retry({ ...order, name: "New order" });
    await world.settle();

    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });
});
