import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

// Two mugs are 29.00, VAT 20 % included: 29.00 ÷ 6 = 4.83; three 43.50, 7.25. Every figure below was worked out by hand.
const MUG = { sku: "HF-MUG-CRM" };
const MUGS = { lines: [{ ...MUG, quantity: 2 }] };
const DAY_MS = 24 * 60 * 60_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

/** The organisation's calendar is London's, where the days of winter begin with UTC's. */
const dayFromToday = (days: number) => new Date(world.clock.now().getTime() + days * DAY_MS).toISOString().slice(0, 10);

async function open(): Promise<void> {
  await books.lock(null);
  await merchant.saveSetup();
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
}

const dateOf = async (number: string) => ((await books.invoice(number)) as unknown as { DateString: string }).DateString.slice(0, 10);

describe("a lock date that nobody told Crossfoot of", () => {
  test("hold: Xero's refusal has it read again, and the order says how to go on; unlocked, it is posted", async () => {
    await books.lock(dayFromToday(0));
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.settle();
    const page = await merchant.page(placed);
    expect(page).toMatchObject({ status: "attention", fix: "settings", fixField: "lockDates", invoice: null });
    expect(page.reasons).toEqual([expect.stringContaining(`is locked up to ${dayFromToday(0)}`)]);

    await books.lock(null);
    await merchant.retry(placed);
    await world.settle();
    expect((await merchant.page(placed)).status).toBe("synced");
    await open();
  });

  test("first open day: the invoice and its payment are dated the day after", async () => {
    await merchant.saveSetup({ lockDates: "first-open-day" });
    await books.lock(dayFromToday(0));
    const placed = await merchant.placeOrder({ ...MUGS, payment: "paid" });
    await world.settle();

    expect((await merchant.page(placed)).reasons).toEqual([]);
    expect(await dateOf(numberOf(placed))).toBe(dayFromToday(1));
    expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} PAID 29 tax 4.83 open 0`]);
    await open();
  });

  test("draft: it waits on the first open day for a person", async () => {
    await merchant.saveSetup({ lockDates: "draft" });
    await books.lock(dayFromToday(0));
    const placed = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
    await world.settle();

    expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} DRAFT 29 tax 4.83 open 29`]);
    expect(await dateOf(numberOf(placed))).toBe(dayFromToday(1));
    await open();
  });
});

test("it is read once a day by itself", async () => {
  await books.lock(dayFromToday(0));
  await world.advance(DAY_MS + 60_000);
  await world.settle();
  expect((await merchant.connection()).organisation.lockedUntil).toBe(dayFromToday(-1));
  await open();
  expect((await merchant.connection()).organisation.lockedUntil).toBeNull();
});

test("an invoice in a period that was locked since stays as it is: an edit is a supplement on an open day", async () => {
  await merchant.saveSetup({ lockDates: "first-open-day" });
  const placed = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
  await world.settle();
  const number = numberOf(placed);
  await books.lock(dayFromToday(0));
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
  expect((await merchant.page(placed)).status).toBe("synced");
  await world.shopify.edit(placed, { setQuantity: [{ ...MUG, quantity: 3 }] });
  await world.settle();

  expect((await merchant.page(placed)).reasons).toEqual([]);
  expect(await books.documentsOf(number)).toEqual([
    `${number} AUTHORISED 29 tax 4.83 open 29`,
    `${number}-A1 AUTHORISED 14.5 tax 2.42 open 14.5`,
  ]);
  expect(await dateOf(`${number}-A1`)).toBe(dayFromToday(1));

  // One payment of 43.50 pays both, and its two parts can be told apart.
  await world.shopify.pay(placed);
  await world.settle();
  expect((await merchant.page(placed)).reasons).toEqual([]);
  expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`, `${number}-A1 PAID 14.5 tax 2.42 open 0`]);
  const [first] = await books.paymentsOf(number);
  const [second] = await books.paymentsOf(`${number}-A1`);
  expect([first?.Amount, second?.Amount]).toEqual([29, 14.5]);
  expect(second?.Reference).toBe(`${first?.Reference} on ${number}-A1`);
  expect((await merchant.page(placed)).status).toBe("synced");
  await open();
});

test("money that came in a period that was locked before it was booked is held, by the merchant's choice", async () => {
  const placed = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
  await world.settle();
  await books.lock(dayFromToday(0));
  await world.app.crossfoot.syncNow(merchant.shop);
  await world.settle();
  await world.shopify.pay(placed);
  await world.settle();

  expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} AUTHORISED 29 tax 4.83 open 29`]);
  expect(await merchant.page(placed)).toMatchObject({ status: "attention", fixField: "lockDates" });
  await open();
  expect(await books.documentsOf(numberOf(placed))).toEqual([`${numberOf(placed)} PAID 29 tax 4.83 open 0`]);
});
