import { afterAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import type { TenantId } from "../../app/domain/ids";
import type { UndoPageView } from "../../app/use-cases/undo-views";
import { askJson } from "./setting/json";
import { numberOf, type Merchant } from "./setting/merchant";
import { merchantWithPast, previewed, ranToEnd } from "./setting/past-orders";
import type { NewOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Each works through a backfill first: seconds on a quiet machine.
vi.setConfig({ testTimeout: 240_000 });

const HOUR_MS = 60 * 60_000;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };
const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };
const PAYMENT_GOES = /^POST .*\/Payments\//;
const INVOICES_GO = /^POST .*\/Invoices/;

// Xero's sixty calls a minute are counted, and kept.
const world = await World.start(afterAll, { limits: "on" });
const { crossfoot, ports } = world.app;
const { carried } = world.lines.xero;
beforeEach(() => world.advance(2 * 60_000));

type Past = { handle: string; count: number; partPaid?: readonly number[] };

/** So many past orders, a minute apart and paid, some of them in part: posted by a backfill, and the undo of it added up. */
async function readyToUndo({ handle, count, partPaid = [] }: Past) {
  const past = Array.from({ length: count }, (_, index): NewOrder => {
    const createdAt = new Date(Date.parse("2026-06-02T08:00:00Z") + index * 60_000).toISOString();

    return {
      ...MUG,
      createdAt,
      ...(partPaid.includes(index) ? { payments: [{ gateway: "paypal", amount: "10.00" }] } : { payment: "paid" }),
    };
  });
  const shop = await merchantWithPast(world, { handle, past });
  await previewed(shop.merchant, JUNE);
  const { past: done } = await ranToEnd(shop.merchant);
  expect(await crossfoot.planUndo(shop.merchant.shop, { backfillId: done[0]?.id ?? "" })).toEqual({ error: null });
  await world.settle();

  return { ...shop, numbers: shop.placed.map(shop.numberOf) };
}

const undos = ({ shop }: Merchant): Promise<UndoPageView> => crossfoot.undos(shop);
const start = ({ shop }: Merchant) => crossfoot.controlUndo(shop, "start");
const turn = ({ books }: Merchant) => world.app.worker.turn(books.tenantId);

async function toItsEnd(merchant: Merchant): Promise<UndoPageView> {
  for (let pause = 0; pause < 60; pause++) {
    await world.settle();
    const page = await undos(merchant);
    if (page.current === null) return page;
    await world.advance(20_000);
  }
  throw new Error(`The undo stands still: ${JSON.stringify(await undos(merchant))}`);
}

/** Of these requests in their order: how many invoices stood without their payment, at the most. */
function mostHalfUndone(from: number): number {
  let [half, most] = [0, 0];
  for (const { call, body } of carried.slice(from)) {
    if (PAYMENT_GOES.test(call)) half += 1;
    if (INVOICES_GO.test(call)) half -= (JSON.parse(body) as { Invoices: unknown[] }).Invoices.length;
    most = Math.max(most, half);
  }

  return most;
}

test("of ninety orders no more than forty stand without their payments at once, and it takes the calls that were estimated", async () => {
  const { merchant, numbers } = await readyToUndo({ handle: "slices-ninety", count: 90 });
  // 90 payments; and of forty, forty and ten orders each: read, read after the payments, looked at, voided, read back.
  expect((await undos(merchant)).current?.estimate.calls).toBe(90 + 3 * 5);
  const before = carried.length;
  await start(merchant);

  expect((await toItsEnd(merchant)).past[0]).toMatchObject({ outcome: "done", all: 90, gone: 90, held: 0 });
  expect(mostHalfUndone(before)).toBe(40);
  // A sweep or two come in between.
  expect(carried.length - before).toBeLessThanOrEqual(105 + 8);
  const invoices = await merchant.books.invoices();
  expect(invoices.filter(({ InvoiceNumber }) => numbers.includes(InvoiceNumber)).map(({ Status }) => Status)).toEqual(
    numbers.map(() => "VOIDED"),
  );
});

test("what people do meanwhile is seen before the first write for its order, and other news from Xero goes between two slices", async () => {
  // Three orders over 14.50 of which 10.00 was paid: two in the first slice, one in the second.
  const { merchant, numbers } = await readyToUndo({ handle: "slices-people", count: 50, partPaid: [0, 5, 48] });
  const { books } = merchant;
  const [unheard = "", soon = "", later = ""] = [numbers[0], numbers[5], numbers[48]];
  const live = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
  await world.settle();
  // The rest of one is paid in Xero, of which nobody has told us when the undo begins.
  await books.pay(unheard, "4.50");
  await start(merchant);
  const first = world.lines.xero.hold(PAYMENT_GOES, "after");
  const slice = turn(merchant);
  await first.arrived;
  // So is the rest of the others, and an order that has nothing to do with the undo: that is told.
  for (const number of [soon, later]) await books.pay(number, "4.50");
  await books.pay(`slices-people-${numberOf(live).replace("SH-", "")}`, "14.50");
  await world.hear();
  first.release();
  await slice;

  for (const number of [unheard, soon]) expect(await books.paymentsOf(number)).toHaveLength(2);
  await turn(merchant);
  expect((await undos(merchant)).current).not.toBeNull();
  expect((await merchant.page(live)).status).toBe("synced");

  expect((await toItsEnd(merchant)).past[0]).toMatchObject({ outcome: "done", all: 50, gone: 47, held: 3 });
  for (const number of [unheard, soon, later]) {
    expect((await books.invoice(number)).Status).toBe("PAID");
    expect((await books.paymentsOf(number)).map(({ Amount }) => Amount).sort()).toEqual([10, 4.5]);
  }
});

/** From now on Xero's day of 5,000 has so much left. */
async function leaveOfTheDay({ books }: Merchant, calls: number): Promise<void> {
  const left = (await ports.budgets.read(books.tenantId as TenantId))?.dayLeft ?? 0;
  await setDay(5_000 - left + calls);
}

const setDay = (day: number) => askJson(`${world.xero.url}/control/limits`, { day });

/** Three orders whose payments are gone, and then Xero's day has so much left. */
async function begunWith(handle: string, calls: number) {
  const { merchant, numbers } = await readyToUndo({ handle, count: 3 });
  const states = async () => (await Promise.all(numbers.map((number) => merchant.books.invoice(number)))).map(({ Status }) => Status);
  onTestFinished(() => setDay(5_000).then(() => undefined));
  await start(merchant);
  const payment = world.lines.xero.hold(PAYMENT_GOES, "before");
  const slice = turn(merchant);
  await payment.arrived;
  const reading = world.lines.xero.hold(/^GET .*\/Invoices\?/, "before");
  payment.release();
  await reading.arrived;
  await leaveOfTheDay(merchant, calls);
  reading.release();
  await slice;
  expect(await states()).toEqual(["AUTHORISED", "AUTHORISED", "AUTHORISED"]);
  await world.settle();

  return { merchant, numbers, states };
}

test("where the day's share is used up when the payments are gone, the invoices go all the same", async () => {
  // Past orders leave 1,500 of 5,000 calls, live work 1,000.
  const { merchant, states } = await begunWith("slices-begun", 1_495);

  expect(await states()).toEqual(["VOIDED", "VOIDED", "VOIDED"]);
  expect((await toItsEnd(merchant)).past[0]).toMatchObject({ outcome: "done", all: 3, gone: 3, held: 0 });
});

test("where live work's share is used up, too, what is begun says that it waits, and holds up nothing", async () => {
  const { merchant, numbers, states } = await begunWith("slices-late", 995);
  await world.advance(6_000);
  await world.settle();

  expect(await states()).toEqual(["AUTHORISED", "AUTHORISED", "AUTHORISED"]);
  const [first = ""] = numbers;
  const { reasons } = await merchant.page({ name: `#${first.replace("slices-late-", "")}` });
  expect(reasons[0]).toMatch(/^Xero takes no more calls for now; it goes on by itself in 15 minutes\.$/);
  const { restUntil } = await merchant.connection();
  expect(restUntil === null || restUntil <= world.clock.now()).toBe(true);

  await setDay(5_000);
  await world.advance(HOUR_MS);
  expect((await toItsEnd(merchant)).past[0]).toMatchObject({ outcome: "done", all: 3, gone: 3, held: 0 });
});

test("where the day's share is used up, what is begun is finished, nothing else is touched, and the page says what it waits for", async () => {
  const { merchant, numbers } = await readyToUndo({ handle: "slices-share", count: 60 });
  const { books } = merchant;
  // Of 5,000 calls past orders leave 1,500; 60 more would do for forty orders, and for some of the next twenty.
  await leaveOfTheDay(merchant, 1_500 + 60);
  onTestFinished(() => setDay(5_000).then(() => undefined));
  await start(merchant);
  // Xero's minute is used up, too, once or twice; a quarter of an hour later the share is asked for again.
  for (let pause = 0; pause < 12; pause++) {
    await world.settle();
    await world.advance(20_000);
  }

  const { current } = await undos(merchant);
  expect(current?.waitsFor?.reason).toMatch(/^Xero takes no more requests for past orders for now/);
  expect(new Date(current?.waitsFor?.until ?? 0).getTime()).toBeGreaterThan(world.clock.now().getTime());
  const standing = await Promise.all(numbers.map((number) => books.invoice(number)));
  const states = standing.map(({ Status }) => Status);
  expect(new Set(states)).toEqual(new Set(["VOIDED", "PAID"]));
  expect(states.filter((status) => status === "VOIDED").length).toBeGreaterThan(40);

  // Another worker lets it rest, too.
  const calls = carried.length;
  await world.startSecondApp(onTestFinished).worker.turn(books.tenantId);
  expect(carried.length).toBe(calls);

  await setDay(5_000);
  await world.advance(HOUR_MS);
  expect((await toItsEnd(merchant)).past[0]).toMatchObject({ outcome: "done", all: 60, gone: 60, held: 0 });
});
