import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
beforeEach(() => world.xero.nextMinute());

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** 14.50, tax included. */
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };
const today = () => world.clock.now().toISOString().slice(0, 10);

type Listed = Record<string, unknown> & { LineItems?: Record<string, unknown>[]; JournalLines?: Record<string, unknown>[] };

/** Xero keeps hundredths of every currency, and people type them into yen: so it shows those of these for whom `which` is true. */
function inHalfYen(match: RegExp, collection: string, which: (document: Listed) => boolean): () => void {
  return altered(match, (answer) => {
    for (const document of (answer as Record<string, Listed[]>)[collection] ?? []) {
      if (which(document)) Object.assign(document, { CurrencyCode: "JPY", Total: 1000.5 });
    }
  });
}

function altered(match: RegExp, change: (answer: unknown) => void): () => void {
  const mend = world.lines.xero.alterEvery(match, change);
  onTestFinished(mend);

  return mend;
}

describe("somebody else's document with an amount that cannot be read to the last digit", () => {
  test("among the invoices that are looked through first: others are posted, it is told of, and the order that it names waits for a person", async () => {
    const merchant = await Merchant.open(world, "half-yen");
    await merchant.connect();
    await merchant.books.addInvoice({ number: "YEN-1", reference: "#1002", contact: "Tidewater Cafe", date: today(), total: "20.00" });
    const mend = inHalfYen(/^GET .*\/Invoices\?.*summaryOnly=true/, "Invoices", ({ InvoiceNumber }) => InvoiceNumber === "YEN-1");
    await merchant.saveSetup({ numberPrefix: "HY-" });
    const other = await merchant.placeOrder({ ...MUG, payment: "paid" });
    const named = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();

    expect(await merchant.page(other)).toMatchObject({ status: "synced" });
    const held = await merchant.page(named);
    expect(held).toMatchObject({ status: "attention", elsewhere: [{ number: "YEN-1", total: null }] });
    expect(held.reasons[0]).toContain(`YEN-1 of ${today()} over an amount that cannot be read to the last digit`);
    const { invoices } = await world.app.crossfoot.elsewhere(merchant.shop, { after: null });
    expect(invoices).toMatchObject([{ number: "YEN-1", total: null }]);
    expect(world.app.logged.join("\n")).toMatch(/cannot be read to the last digit.*1000\.5 JPY/);

    // A person puts it right, and it is read again within the week.
    mend();
    await merchant.books.edit("YEN-1", { Reference: "#1002 " });
    await world.advance(WEEK_MS);
    await world.settle();
    expect((await world.app.crossfoot.elsewhere(merchant.shop, { after: null })).invoices).toMatchObject([
      { number: "YEN-1", total: { amount: "20.00", currency: "GBP" } },
    ]);
    await merchant.books.void("YEN-1");
  });

  test("among deposits, journals, credit notes and quotes: it is left out, told of where it might have been shown, and nothing else waits", async () => {
    const merchant = await Merchant.live(world, { handle: "half-yen-elsewhere", setup: { numberPrefix: "HE-", draftOrders: "quote" } });
    const { books } = merchant;
    await books.receiveMoney({ reference: "YEN PAYOUT", date: today(), total: "812.40", account: "200" });
    await books.act("manual-journals", {
      ...{ Narration: "Shopify sales in yen", Status: "POSTED", Date: today(), LineAmountTypes: "NoTax" },
      JournalLines: [
        { LineAmount: -14.5, AccountCode: "200" },
        { LineAmount: 14.5, AccountCode: "630" },
      ],
    });
    const contact = { ContactID: await books.addContact({ Name: "Yen Trading" }) };
    const line = { Description: "By hand", Quantity: 1, UnitAmount: 10, AccountCode: "200" };
    await books.post("CreditNotes", { Type: "ACCRECCREDIT", Contact: contact, Date: today(), Status: "AUTHORISED", LineItems: [line] });
    await books.post("Quotes", { Contact: contact, Date: today(), Status: "DRAFT", LineItems: [line] });
    const all = () => true;
    inHalfYen(/^GET .*\/BankTransactions/, "BankTransactions", all);
    inHalfYen(/^GET .*\/CreditNotes/, "CreditNotes", all);
    inHalfYen(/^GET .*\/Quotes/, "Quotes", all);
    altered(/^GET .*\/ManualJournals/, (answer) => {
      for (const { JournalLines = [] } of (answer as { ManualJournals: Listed[] }).ManualJournals)
        for (const each of JournalLines) each.LineAmount = 0.125;
    });
    await world.advance(WEEK_MS);
    await world.settle();
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();

    expect((await merchant.page(order)).status).toBe("synced");
    const logged = world.app.logged.join("\n");
    expect(logged).toMatch(/Deposits .*cannot be read to the last digit.*1000\.5 JPY/);
    expect(logged).toMatch(/Manual journals .*cannot be read to the last digit.*0\.125 GBP/);
    const { booksSweptAt, booksCursor } = await merchant.connection();
    expect(booksSweptAt && world.clock.now().getTime() - booksSweptAt.getTime()).toBeLessThan(60 * 60_000);
    expect(booksCursor).not.toBeNull();
  });
});

describe("a document of ours with such an amount", () => {
  test("puts its order before a person, who is told which; the other orders go on, and this one once it is put right", async () => {
    const merchant = await Merchant.live(world, { handle: "half-yen-ours", setup: { numberPrefix: "HO-" } });
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    const number = numberOf(order).replace("SH-", "HO-");
    const mend = inHalfYen(/^GET .*\/Invoices\?.*IDs=/, "Invoices", ({ InvoiceNumber }) => InvoiceNumber === number);
    await merchant.books.edit(number, { Reference: "a person's words" });
    const other = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();

    expect((await merchant.page(other)).status).toBe("synced");
    const held = await merchant.page(order);
    expect(held.status).toBe("attention");
    expect(held.reasons[0]).toMatch(/HO-1001 .*1000\.5 JPY.*cannot be read to the last digit/);
    const writes = await world.xero.writes();
    await merchant.retry(order);
    await world.settle();
    expect(await world.xero.writes()).toBe(writes);

    mend();
    await merchant.books.edit(number, { Reference: "other words" });
    await world.settle();
    expect((await merchant.page(order)).status).not.toBe("attention");
  });
});
