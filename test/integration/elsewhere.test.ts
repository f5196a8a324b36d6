import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { merchantWithPast, previewed, ranToEnd } from "./setting/past-orders";
import { World } from "./setting/world";

const world = await World.start(afterAll);
beforeEach(() => world.xero.nextMinute());

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** 14.50, tax included. */
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };
const today = () => world.clock.now().toISOString().slice(0, 10);

const NONE = { post: 0, already: 0, undone: 0, unwanted: 0, held: 0, waiting: 0, excluded: 0 };

describe("past orders that were invoiced by hand", () => {
  test("are counted as already there, are not posted again, and the rest is", async () => {
    const past = ["2026-06-10", "2026-06-11", "2026-06-12"].map((day) => ({
      ...MUG,
      createdAt: `${day}T09:00:00Z`,
      payment: "paid" as const,
    }));
    const { merchant, placed, numberOf: ours } = await merchantWithPast(world, { handle: "by-hand", past });
    const [first, second, third] = placed;
    if (!first || !second || !third) throw new Error("Three orders were placed.");
    await merchant.books.addInvoice({
      number: "HAND-1",
      reference: `Order ${first.name}`,
      contact: "Tidewater Cafe",
      date: "2026-06-14",
      total: "14.50",
    });
    await merchant.books.addInvoice({
      number: "HAND-2",
      reference: `Order ${second.name}`,
      contact: "Tidewater Cafe",
      date: "2026-06-14",
      total: "20.00",
    });

    const { current } = await previewed(merchant, { fromDay: "2026-06-01", toDay: "2026-06-30" });
    expect(current?.preview?.outcomes).toEqual({ ...NONE, post: 1, already: 1, held: 1 });
    await ranToEnd(merchant);
    // What the run has said of the first by now changes nothing.
    const again = await previewed(merchant, { fromDay: "2026-06-01", toDay: "2026-06-30" });
    expect(again.current?.preview?.outcomes).toEqual({ ...NONE, already: 2, held: 1 });

    const numbers = (await merchant.books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber);
    expect(numbers).toContain(ours(third));
    expect(numbers).not.toContain(ours(first));
    expect(numbers).not.toContain(ours(second));
    expect(await merchant.page(first)).toMatchObject({
      status: "excluded",
      reasons: ["Invoiced in Xero as HAND-1 of 2026-06-14, not by Crossfoot: it is not posted again, and that invoice is left alone."],
      elsewhere: [{ number: "HAND-1", claimed: true }],
    });
    const held = await merchant.page(second);
    expect(held).toMatchObject({
      status: "attention",
      elsewhere: [{ number: "HAND-2", claimed: false, total: { amount: "20.00", currency: "GBP" } }],
    });
    expect(held.reasons[0]).toContain("HAND-2 of 2026-06-14 over 20.00 GBP");

    // The merchant says that it is another sale.
    const { crossfoot } = world.app;
    await crossfoot.decideElsewhere(merchant.shop, held.recordId, { invoiceId: held.elsewhere[0]?.id ?? "", is: false });
    await world.settle();
    expect(await merchant.books.invoice(ours(second))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await merchant.page(second)).toMatchObject({ status: "synced", elsewhere: [] });

    const { invoices } = await crossfoot.elsewhere(merchant.shop, { after: null });
    expect(invoices.map(({ number }) => number)).toEqual(["HAND-2"]);
  });
});

describe("a new order", () => {
  test("waits while the books could not be read even once, and is posted once they were", async () => {
    const merchant = await Merchant.open(world, "unread");
    await merchant.connect();
    const mend = world.lines.xero.refuseEvery(/summaryOnly=true/, 500);
    await merchant.saveSetup({ numberPrefix: "UR-" });
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.hear();
    await world.app.worker.turn(merchant.books.tenantId);
    expect(await numbersOf(merchant)).not.toContain("UR-1001");

    mend();
    await world.advance(60_000);
    await world.settle();
    expect(await merchant.books.invoice("UR-1001")).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect((await merchant.page(order)).status).toBe("synced");
  });

  test("that somebody invoices by hand within the week is found, and linked by the merchant where that is in doubt", async () => {
    const merchant = await Merchant.live(world, { handle: "doubt" });
    await merchant.books.addInvoice({ number: "HAND-7", reference: "#1001", contact: "Tidewater Cafe", date: today(), total: "99.00" });
    await world.advance(WEEK_MS);
    await world.settle();

    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    const held = await merchant.page(order);
    expect(held).toMatchObject({ status: "attention", elsewhere: [{ number: "HAND-7" }] });
    expect(await numbersOf(merchant)).not.toContain(numberOf(order));

    await world.app.crossfoot.decideElsewhere(merchant.shop, held.recordId, { invoiceId: held.elsewhere[0]?.id ?? "", is: true });
    const writes = await world.xero.writes();
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "excluded", elsewhere: [{ number: "HAND-7", claimed: true }] });
    await merchant.retry(order);
    await world.settle();
    expect((await world.xero.writes()) - writes).toBe(0);
    expect(await numbersOf(merchant)).not.toContain(numberOf(order));
  });
});

test("what stands in the books twice is shown: an invoice beside ours, and a deposit booked as sales", async () => {
  const merchant = await Merchant.live(world, { handle: "twice", setup: { numberPrefix: "TW-" } });
  for (let before = 0; before < 2; before++) await merchant.placeOrder({ ...MUG, payment: "unpaid", test: true });
  const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
  await world.settle();
  await merchant.books.addInvoice({
    number: "APP-55",
    reference: `Shopify ${order.name}`,
    contact: "Web sales",
    date: today(),
    total: "14.50",
  });
  await merchant.books.receiveMoney({ reference: "SHOPIFY PAYOUT", date: today(), total: "812.40", account: "200" });
  await merchant.books.receiveMoney({ reference: "Interest", date: today(), total: "3.10", account: "270" });
  await world.advance(WEEK_MS);
  await world.settle();

  const { doubles } = await world.app.crossfoot.elsewhere(merchant.shop, { after: null });
  const ours = doubles.filter(({ number }) => ["APP-55", "SHOPIFY PAYOUT", "Interest"].includes(number));
  expect(ours.sort((a, b) => a.number.localeCompare(b.number))).toMatchObject([
    { what: "invoice", number: "APP-55", total: { amount: "14.50", currency: "GBP" }, order: { name: order.name } },
    { what: "deposit", number: "SHOPIFY PAYOUT", total: { amount: "812.40", currency: "GBP" }, order: null },
  ]);
});

async function numbersOf({ books }: Merchant): Promise<string[]> {
  return (await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber);
}
