import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { backfillPage, merchantWithPast, previewed, ranToEnd } from "./setting/past-orders";
import { World } from "./setting/world";

const gbp = (amount: string) => ({ amount, currency: "GBP" });

// Each works through a whole backfill, with a preview of its own: seconds on a quiet machine.
vi.setConfig({ testTimeout: 120_000 });

const world = await World.start(afterAll);
beforeEach(() => world.xero.nextMinute());

// Prices of the simulated shop, VAT 20 % included: mug 14.50, small canister 12.00. Every figure below was worked out by hand.
const JUNE = { fromDay: "2026-06-10", toDay: "2026-06-30" };
const PAST = [
  { createdAt: "2026-06-10T09:00:00Z", lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" },
  { createdAt: "2026-06-12T09:00:00Z", lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], shipping: "4.95", payment: "unpaid" },
  { createdAt: "2026-06-15T09:00:00Z", lines: [{ sku: "HF-CAN-S" }], payment: "paid" },
  { createdAt: "2026-06-20T09:00:00Z", lines: [{ sku: "HF-CAN-S" }], taxes: [{ title: "VAT", rate: "0.05" }], payment: "paid" },
  { createdAt: "2026-06-21T09:00:00Z", lines: [{ sku: "HF-CAN-S" }], payment: "paid", test: true },
  { createdAt: "2026-07-02T09:00:00Z", lines: [{ sku: "HF-CAN-S" }], payment: "paid" },
] as const;

describe("past orders", () => {
  test("the preview says to the penny what is then posted, and writes nothing", async () => {
    const { merchant, placed, numberOf } = await merchantWithPast(world, { handle: "past-shop", past: PAST });
    const { books } = merchant;
    const [mug, mugs, canister, unmapped, trial, july] = placed;
    if (!mug || !mugs || !canister || !unmapped || !trial || !july) throw new Error("Six orders were placed.");
    await world.shopify.refund(canister, {});
    await world.hear();
    const callsBefore = world.lines.xero.carried.length;
    const before = await balances(books);

    const { current } = await previewed(merchant, JUNE);

    // Three calls, which ask what others have booked around these days.
    expect(world.lines.xero.carried.slice(callsBefore).map(({ call }) => call)).toEqual([
      expect.stringMatching(/^GET .*\/Invoices\?.*summaryOnly=true/),
      expect.stringMatching(/^GET .*\/BankTransactions\?/),
      expect.stringMatching(/^GET .*\/ManualJournals\?/),
    ]);
    expect(current).toMatchObject({ state: "ready", found: 5, read: 5 });
    expect(current?.preview).toMatchObject({
      outcomes: { post: 3, already: 0, held: 1, waiting: 0, excluded: 1 },
      // 14.50 + 33.95 + 12.00, with 2.42 + 5.66 + 2.00 of tax; 14.50 + 12.00 were received, 12.00 was given back.
      documents: [
        { kind: "invoice", count: 3, total: gbp("60.45"), tax: gbp("10.08") },
        { kind: "payment", count: 2, total: gbp("26.50"), tax: gbp("0.00") },
        { kind: "creditNote", count: 1, total: gbp("12.00"), tax: gbp("2.00") },
        { kind: "refund", count: 1, total: gbp("12.00"), tax: gbp("0.00") },
      ],
      // Mugs 12.08 + 24.17 net, the canister sold and credited; shipping 4.95 is 4.12 + 0.83.
      lines: [
        { account: "200", taxType: "OUTPUT2", net: gbp("36.25"), tax: gbp("7.25") },
        { account: "210", taxType: "OUTPUT2", net: gbp("4.12"), tax: gbp("0.83") },
      ],
      money: [{ account: "855", received: gbp("26.50"), givenBack: gbp("12.00") }],
    });
    expect(current?.preview?.reasons).toEqual([
      expect.objectContaining({ outcome: "held", orders: 1, example: unmapped.name, fixField: "taxRates.VAT 5%" }),
      expect.objectContaining({ outcome: "excluded", orders: 1, example: trial.name }),
    ]);

    const { past } = await ranToEnd(merchant);

    expect(past).toMatchObject([{ outcome: "done", posted: 3, held: 1 }]);
    const after = await balances(books);
    expect(difference(after, before)).toEqual({ sales: -3625, shipping: -412, vat: -808, clearing: 1450 });
    expect(await books.invoice(numberOf(mug))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await books.invoice(numberOf(mugs))).toMatchObject({ Status: "AUTHORISED", AmountDue: 33.95 });
    expect(await books.creditNotesOf(numberOf(canister))).toMatchObject([{ Status: "PAID", Total: 12, TotalTax: 2 }]);
    expect((await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(july));
    expect((await backfillPage(merchant)).current).toBeNull();
  });
});

type Books = { balanceOf(code: string): Promise<number> };

/** Debit less credit, in pence. */
async function balances(books: Books) {
  const [sales, shipping, vat, clearing] = await Promise.all(["200", "210", "820", "855"].map((code) => books.balanceOf(code)));

  return { sales, shipping, vat, clearing };
}

function difference<Figures extends Record<string, number | undefined>>(after: Figures, before: Figures) {
  return Object.fromEntries(Object.entries(after).map(([name, figure]) => [name, (figure ?? 0) - (before[name] ?? 0)]));
}
