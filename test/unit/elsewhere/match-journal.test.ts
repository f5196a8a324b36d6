import { describe, expect, test } from "vitest";
import { journalSums } from "../../../app/domain/elsewhere/journal-amounts";
import { matchJournal, type JournalElsewhere, type OrderOver, type SoldOn } from "../../../app/domain/elsewhere/match-journal";
import { wordsOf } from "../../../app/domain/elsewhere/mentions";
import type { InvoiceId, OrderRecordId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import { currency } from "../../../app/domain/money/currency";
import { money } from "../../../app/domain/money/money";

const GBP = currency("GBP");
const ACCOUNTS = { sales: ["200", "210"], payments: ["855"], currency: GBP };
const line = (accountCode: string | null, net: bigint, tax = 0n) => ({ accountCode, net: money(net, GBP), tax: money(tax, GBP) });
const sumsOf = (...lines: ReturnType<typeof line>[]) => journalSums(lines, ACCOUNTS).amounts.map(({ minor }) => minor);

describe("what a journal may have booked of a shop's sales", () => {
  test("sales of 100.00 with 20 % VAT on the line: 120.00 and 100.00", () => {
    expect(sumsOf(line("200", -10_000n, -2_000n), line("610", 12_000n))).toEqual([12_000n, 10_000n]);
  });

  test("the VAT on a line of its own: 100.00 and all credits, 120.00", () => {
    expect(sumsOf(line("200", -10_000n), line("820", -2_000n), line("610", 12_000n))).toEqual([10_000n, 12_000n]);
  });

  test("fees taken off the payout: what was sold, and what came in", () => {
    // 80.00 of goods and 20.00 of delivery, 3.00 of fees, 97.00 received.
    const lines = [line("200", -8_000n), line("210", -2_000n), line("404", 300n), line("855", 9_700n)];
    expect(sumsOf(...lines)).toEqual([10_000n, 9_700n]);
    expect(journalSums(lines, ACCOUNTS).total.minor).toBe(10_000n);
  });

  test.each([
    { what: "nothing of sales", lines: [line("453", 10_000n), line("400", -10_000n)] },
    { what: "sales taken back", lines: [line("200", 10_000n), line("810", -10_000n)] },
    { what: "no account at all, as in a draft", lines: [line(null, -10_000n), line(null, 10_000n)] },
  ])("$what: none", ({ lines }) => {
    expect(sumsOf(...lines)).toEqual([]);
  });
});

function journal(narration: string, date: string, ...sums: bigint[]): JournalElsewhere {
  return {
    ...{ id: narration as InvoiceId, number: narration, date: date as CalendarDate, status: "POSTED" },
    ...{ total: money(sums[0] ?? 0n, GBP), amounts: sums.map((each) => money(each, GBP)), words: wordsOf(narration) },
  };
}

const sold = (day: string, minor: bigint, orders = 2): SoldOn => ({ day: day as CalendarDate, minor, orders });
const order = (name: string, day: string, minor: bigint): OrderOver => ({
  ...{ recordId: `id of ${name}` as OrderRecordId, name, day: day as CalendarDate, minor },
});

describe("a journal is held against the sales about its day", () => {
  const days = [sold("2026-11-09", 10_000n), sold("2026-11-10", 4_350n, 3), sold("2026-11-11", 1_650n), sold("2026-11-13", 4_000n)];

  test("a day's orders", () => {
    const same = matchJournal(journal("Web sales", "2026-11-12", 3_625n, 4_350n), { days, orders: [] });
    expect(same).toEqual({ kind: "days", from: "2026-11-10", to: "2026-11-10", orders: 3, minor: 4_350n });
  });

  test("a payout's: days in a row, one without sales among them", () => {
    // 43.50 + 16.50 + nothing + 40.00.
    const same = matchJournal(journal("Payout", "2026-11-20", 10_000n), { days: days.slice(1), orders: [] });
    expect(same).toEqual({ kind: "days", from: "2026-11-10", to: "2026-11-13", orders: 7, minor: 10_000n });
  });

  test("one order: the one it names before another of the same amount", () => {
    const orders = [order("#1009", "2026-11-12", 1_450n), order("#1001", "2026-11-02", 1_450n)];
    expect(matchJournal(journal("Sale #1001", "2026-11-12", 1_450n), { days, orders })).toMatchObject({ order: { name: "#1001" } });
    expect(matchJournal(journal("Sale", "2026-11-12", 1_450n), { days, orders })).toMatchObject({ order: { name: "#1009" } });
  });

  test.each([
    { why: "an accountant's own", journal: journal("Deferred income", "2026-11-12", 50_000n) },
    { why: "the amount of a day three weeks earlier", journal: journal("Web sales", "2026-12-02", 4_350n) },
    { why: "a cent more", journal: journal("Web sales", "2026-11-12", 4_351n) },
    { why: "an order of that amount ten days before that is not named", journal: journal("Sale", "2026-11-23", 1_450n) },
  ])("not $why", ({ journal: other }) => {
    expect(matchJournal(other, { days, orders: [order("#1001", "2026-11-12", 1_450n)] })).toBeNull();
  });

  test("whatever it comes to, if it says Shopify", () => {
    expect(matchJournal(journal("SHOPIFY fees and sales", "2026-11-12", 777n), { days, orders: [] })).toEqual({ kind: "names-shop" });
  });
});
