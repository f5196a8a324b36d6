import { describe, expect, test } from "vitest";
import type { LikeInvoice } from "../../../app/domain/elsewhere/invoice-elsewhere";
import { matchInvoice, type Elsewhere, type ToMatch } from "../../../app/domain/elsewhere/match-invoice";
import type { InvoiceId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import { currency } from "../../../app/domain/money/currency";
import { money } from "../../../app/domain/money/money";

const GBP = currency("GBP");
const ORDER: ToMatch = { name: "#1001", total: money(2_900n, GBP), placedOn: "2026-11-10" as CalendarDate };

/** An approved invoice over 29.00 of the order's day, that nothing else connects with it. */
function invoice(what: Partial<Omit<LikeInvoice, "date" | "id">> & { date?: string } = {}): LikeInvoice {
  const { date = "2026-11-10", number = "INV-1", ...rest } = what;

  return {
    id: `id of ${number}` as InvoiceId,
    ...{ number, date: date as CalendarDate, total: money(2_900n, GBP), status: "AUTHORISED" },
    ...{ mentions: false, sameContact: false, claimed: false },
    ...rest,
  };
}

const kindsOf = (match: Elsewhere) => match.kind;

describe("an invoice that somebody else made is the order's", () => {
  test.each([
    { why: "it names the order and comes to the same", found: [invoice({ mentions: true, date: "2026-12-20" })] },
    { why: "same person, same amount, the day after", found: [invoice({ sameContact: true, date: "2026-11-11" })] },
    {
      why: "of two for the same amount one names it",
      found: [invoice({ number: "INV-1", mentions: true }), invoice({ number: "INV-2", sameContact: true })],
    },
  ])("$why", ({ found }) => {
    expect(matchInvoice(ORDER, found)).toMatchObject({ kind: "same", invoice: { number: "INV-1" } });
  });

  test("because it was said to be, whatever it comes to", () => {
    const said = invoice({ number: "INV-9", claimed: true, total: money(100n, GBP), status: "VOIDED" });

    expect(matchInvoice(ORDER, [invoice({ mentions: true }), said])).toMatchObject({ kind: "claimed", invoice: { number: "INV-9" } });
  });
});

describe("a person has to say", () => {
  test.each([
    { why: "two name the order", found: [invoice({ mentions: true }), invoice({ number: "INV-2", mentions: true })] },
    { why: "it names the order, and comes to something else", found: [invoice({ mentions: true, total: money(2_899n, GBP) })] },
    { why: "it names the order, in another currency", found: [invoice({ mentions: true, total: money(2_900n, currency("USD")) })] },
    { why: "same person and amount, a week later", found: [invoice({ sameContact: true, date: "2026-11-17" })] },
    {
      why: "same person and amount, twice that day",
      found: [invoice({ sameContact: true }), invoice({ number: "INV-2", sameContact: true })],
    },
  ])("$why", ({ found }) => {
    const match = matchInvoice(ORDER, found);
    expect(match).toMatchObject({ kind: "perhaps", invoices: found });
  });

  test("and is told which, with both figures", () => {
    const found = [invoice({ number: "INV-41", mentions: true, total: money(1_000n, GBP) })];

    expect(matchInvoice(ORDER, found)).toMatchObject({
      because:
        "Xero has INV-41 of 2026-11-10 over 10.00 GBP, which Crossfoot did not make and which may be order #1001 over 29.00 GBP. Say whether it is.",
    });
  });
});

describe("it is somebody else's", () => {
  test.each([
    { why: "there is none", found: [] },
    { why: "only the amount is the same", found: [invoice()] },
    { why: "it names the number, half a year away", found: [invoice({ mentions: true, date: "2026-05-01" })] },
    { why: "same person and amount, eight days away", found: [invoice({ sameContact: true, date: "2026-11-18" })] },
    { why: "same person, another amount", found: [invoice({ sameContact: true, total: money(2_901n, GBP) })] },
    { why: "it was voided", found: [invoice({ mentions: true, status: "VOIDED" })] },
    { why: "it was deleted", found: [invoice({ mentions: true, status: "DELETED" })] },
  ])("$why", ({ found }) => {
    expect(kindsOf(matchInvoice(ORDER, found))).toBe("none");
  });
});
