import { describe, expect, test } from "vitest";
import type { InvoiceId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import { gbp } from "../../builders/amounts";
import { sentence } from "../sync/situation";
import { DAY, decide, inWords, invoice, links, note, payment } from "./standing-order";

const PAID = { status: "PAID", amountDue: gbp("0.00"), amountPaid: gbp("12.00"), payments: [payment("1", "12.00")] } as const;
const BACK = { status: "PAID", remainingCredit: gbp("0.00"), payments: [payment("2", "6.00")] } as const;
const SET_OFF = {
  status: "PAID",
  remainingCredit: gbp("0.00"),
  allocated: gbp("6.00"),
  allocations: [{ id: "allocation-1", invoiceId: "invoice-SH-1001" as InvoiceId, amount: gbp("6.00") }],
} as const;
const ELSEWHERE = { ...SET_OFF, allocations: [{ id: "allocation-2", invoiceId: "another" as InvoiceId, amount: gbp("6.00") }] };
const VOIDED = { status: "VOIDED", amountDue: gbp("0.00") } as const;

describe("what goes next", () => {
  test.each([
    { stands: "paid", now: links({ invoice: invoice(PAID), ours: ["1"] }), next: "PAYMENT_DELETE 12.00" },
    {
      stands: "paid, and half given back",
      now: links({ invoice: invoice(PAID), notes: [note(BACK)], ours: ["1", "2"] }),
      next: "PAYMENT_DELETE 12.00, 6.00",
    },
    {
      stands: "credit that settles half of it",
      now: links({
        invoice: invoice({ amountDue: gbp("6.00"), amountCredited: gbp("6.00") }),
        notes: [note(SET_OFF)],
        allocated: ["SH-1001-R1"],
      }),
      next: "ALLOCATION_DELETE 6.00",
    },
    { stands: "overpaid, and a part of it given back", now: links({ invoice: invoice(), overpaid: true }), next: "PAYMENT_DELETE 1.00" },
    { stands: "nothing on invoice and credit note", now: links({ invoice: invoice(), notes: [note()] }), next: "CREDIT_NOTE_VOID 6.00" },
    {
      stands: "an invoice and what an edit added to it",
      now: links({ invoice: invoice(), supplements: [invoice({}, "SH-1001-A1")] }),
      next: "INVOICE_VOID 12.00, 12.00",
    },
    {
      stands: "one of them voided already",
      now: links({ invoice: invoice(VOIDED), supplements: [invoice({}, "SH-1001-A1")] }),
      next: "INVOICE_VOID 12.00",
    },
    { stands: "all voided", now: links({ invoice: invoice(VOIDED), notes: [note({ status: "VOIDED" })] }), next: "excluded" },
    { stands: "nothing ever", now: links({}), next: "excluded" },
  ])("$stands: $next", ({ now, next }) => {
    expect(inWords(decide(now))).toBe(next);
  });

  test("a draft is deleted, not voided", () => {
    const step = decide(links({ invoice: invoice({ status: "DRAFT" }) }));

    expect(step).toMatchObject({ do: "undo", writes: [{ kind: "INVOICE_VOID", document: { draft: true } }] });
  });

  test("a payment whose link was lost is ours by its reference, one that we know by its id whatever its reference", () => {
    expect(inWords(decide(links({ invoice: invoice({ payments: [payment("7", "12.00", "Shopify 7 on SH-1001-A1")] }) })))).toBe(
      "PAYMENT_DELETE 12.00",
    );
    expect(inWords(decide(links({ invoice: invoice({ payments: [payment("7", "12.00", null)] }), ours: ["7"] })))).toBe(
      "PAYMENT_DELETE 12.00",
    );
  });

  test("at rest it says when it was asked for, by the organisation's calendar, and why", () => {
    expect(sentence(decide(links({})))).toBe("Undone, as asked for on 2026-12-02 (entered twice): nothing of it is left in Xero.");
  });
});

describe("a person's work is in the way, and nothing goes", () => {
  const edited = {
    total: gbp("13.00"),
    totalTax: gbp("2.17"),
    lines: [{ description: "By agreement", amount: gbp("13.00"), taxAmount: gbp("2.17") }],
  };

  test.each([
    {
      work: "a payment beside ours",
      now: links({ invoice: invoice({ payments: [payment("1", "5.00"), payment("x", "7.00", "by bank")] }), ours: ["1"] }),
      says: "SH-1001 has 7.00 of payments in Xero that somebody recorded there, beside 5.00 of Crossfoot's.",
    },
    {
      work: "money given back by hand on our credit note",
      now: links({ invoice: invoice(), notes: [note({ payments: [payment("x", "6.00", null)] })] }),
      says: "SH-1001-R1 has 6.00 of payments in Xero that somebody recorded there, beside 0.00",
    },
    {
      work: "an edit of the invoice",
      now: links({ invoice: invoice(edited) }),
      says: "Invoice SH-1001 stands at 13.00 (tax 2.17) in Xero, and it was sent as 12.00 (tax 2.00): somebody edited it there.",
    },
    {
      work: "an edit of the credit note",
      now: links({ invoice: invoice(), notes: [note({ total: gbp("7.00") })] }),
      says: "Credit note SH-1001-R1 stands at 7.00 (tax 1.00) in Xero, and it was sent as 6.00 (tax 1.00)",
    },
    {
      work: "somebody's credit on the invoice",
      now: links({ invoice: invoice({ amountCredited: gbp("4.00") }) }),
      says: "4.00 of invoice SH-1001 was credited in Xero by something other than the order's own credit notes (0.00).",
    },
    {
      work: "our credit set against another invoice",
      now: links({ invoice: invoice(), notes: [note(ELSEWHERE)] }),
      says: "6.00 of credit note SH-1001-R1 (6.00) was set against an invoice in Xero by somebody.",
    },
    {
      work: "our credit set against our invoice by a person",
      now: links({ invoice: invoice({ amountCredited: gbp("6.00") }), notes: [note(SET_OFF)] }),
      says: "6.00 of credit note SH-1001-R1 (6.00) was set against an invoice in Xero by somebody.",
    },
  ])("$work", ({ now, says }) => {
    const step = decide(now);

    expect(inWords(step)).toMatch(/^attention books-differ/);
    expect(sentence(step)).toContain(says);
  });
});

describe("in a locked period", () => {
  const lockedUntil = "2026-11-30" as CalendarDate;
  const C1 = (seen: Parameters<typeof note>[0] = {}) => {
    const made = note(
      { total: gbp("12.00"), totalTax: gbp("2.00"), remainingCredit: gbp("12.00"), date: "2026-12-03", ...seen },
      "SH-1001-C1",
    );
    const lines = invoice().sent?.lines ?? [];

    return { ...made, sent: made.sent && { ...made.sent, lines } };
  };

  test.each([
    { stands: "unpaid", now: links({ invoice: invoice() }), next: "SH-1001-C1 of 2026-12-03" },
    { stands: "paid", now: links({ invoice: invoice(PAID), ours: ["1"] }), next: "SH-1001-C1 of 2026-12-03" },
    { stands: "reversed, and still due", now: links({ invoice: invoice(), corrections: [C1()] }), next: "allocate 12.00" },
    {
      stands: "reversed and settled",
      now: links({
        invoice: invoice({ status: "PAID", amountDue: gbp("0.00"), amountCredited: gbp("12.00") }),
        corrections: [C1({ status: "PAID", remainingCredit: gbp("0.00"), allocated: gbp("12.00") })],
      }),
      next: "excluded",
    },
    {
      stands: "reversed, with the money still there",
      now: links({ invoice: invoice(PAID), corrections: [C1()], ours: ["1"] }),
      next: "attention books-differ",
    },
    { stands: "a draft", now: links({ invoice: invoice({ status: "DRAFT" }) }), next: "attention period-locked" },
    {
      stands: "an open invoice with a payment in it",
      now: links({ invoice: invoice({ ...PAID, date: "2026-12-01" }), ours: ["1"] }),
      next: "SH-1001-C1 of 2026-12-03",
    },
  ])("$stands: $next", ({ now, next }) => {
    expect(inWords(decide(now, { lockedUntil }))).toBe(next);
  });

  test("half given back: only the other half is reversed", () => {
    const step = decide(links({ invoice: invoice(PAID), notes: [note(BACK)], ours: ["1", "2"] }), { lockedUntil });

    // 12.00 less 6.00, with 2.00 less 1.00 of tax.
    expect(step).toMatchObject({ do: "create-correction", creditNote: { lines: [{ amount: gbp("6.00"), taxAmount: gbp("1.00") }] } });
  });

  test("the day of the lock itself is locked, the day after is not", () => {
    const now = links({ invoice: invoice() });

    expect(inWords(decide(now, { lockedUntil: DAY }))).toBe("SH-1001-C1 of 2026-12-03");
    expect(inWords(decide(now, { lockedUntil: "2026-11-19" as CalendarDate }))).toBe("INVOICE_VOID 12.00");
  });

  test("today is locked too: the first day after it", () => {
    expect(inWords(decide(links({ invoice: invoice() }), { lockedUntil: "2026-12-31" as CalendarDate }))).toBe("SH-1001-C1 of 2027-01-01");
  });
});

describe("“Do not send”", () => {
  test("nothing stands: it rests, with the reason", () => {
    expect(sentence(decide(links({}), { kind: "do-not-send" }))).toBe("Not sent, as asked for on 2026-12-02 (entered twice).");
  });

  test("an invoice was made by then: a person has to say, and nothing is removed", () => {
    const step = decide(links({ invoice: invoice() }), { kind: "do-not-send" });

    expect(inWords(step)).toBe("attention books-differ");
    expect(sentence(step)).toContain("but SH-1001 had been made in Xero by then. Undo the order, or have it sent after all.");
  });
});
