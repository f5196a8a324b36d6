import { describe, expect, test } from "vitest";
import { comesToAnother, compareNote, isKeptNote, noteFingerprint } from "../../../app/domain/edits/edited-note";
import type { CreditNoteInBooks } from "../../../app/domain/ledger/credit-note";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import type { StandingCreditNote } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { postingInput } from "../../builders/books";
import { refunded } from "../../builders/refund";
import { CONTACT } from "../sync/situation";

/** The credit note of £12.00, £2.00 of it VAT, for an order given back whole. */
function planned() {
  const posting = planPosting(postingInput(refunded()));
  const note = posting.kind === "post" ? posting.plan.creditNotes[0] : undefined;
  if (!note) throw new Error("no credit note is planned");

  return note;
}

/** As it was sent, and as it stands with what a person changed. */
function standing(changes: Partial<CreditNoteInBooks> = {}): StandingCreditNote {
  const sent = planned();
  const lines = sent.lines.map(({ description, amount, taxAmount, accountCode, taxType, tracking, quantity, unitAmount }) => ({
    ...{ description, amount, taxAmount, accountCode, taxType, tracking, unitAmount },
    quantity: BigInt(quantity) * 10_000n,
  }));
  const seen: CreditNoteInBooks = {
    number: sent.number,
    status: "AUTHORISED",
    currency: sent.currency,
    total: gbp("12.00"),
    totalTax: gbp("2.00"),
    remainingCredit: gbp("12.00"),
    allocated: gbp("0.00"),
    reference: sent.reference,
    date: sent.date,
    contactId: CONTACT,
    lines,
    updatedAt: "2026-11-21T10:00:00Z",
    payments: [],
  };

  return { id: "note-1" as never, sent: { ...sent, contactId: CONTACT }, seen: { ...seen, ...changes } };
}

const fieldsOf = (note: StandingCreditNote) =>
  compareNote(note, planned().lines).map(({ field, edited }) => `${field}${edited ? " edited" : ""}`);

describe("a credit note is compared on three sides", () => {
  test("nothing is told of one that nobody touched", () => {
    expect(fieldsOf(standing())).toEqual([]);
  });

  test("reference, date, words, account and contact are each told", () => {
    const { seen } = standing();
    const lines = (seen.lines ?? []).map((line) => ({ ...line, description: "Given back", accountCode: "260" }));

    expect(fieldsOf(standing({ reference: "mine", date: "2026-12-01", contactId: "contact-2" as never }))).toEqual([
      "Contact edited",
      "Date edited",
      "Reference edited",
    ]);
    expect(fieldsOf(standing({ lines })).sort()).toEqual(["Account edited", "Description edited"]);
  });

  test("one whose lines an earlier version did not read is not compared", () => {
    const { lines: _lines, ...seen } = standing({ reference: "mine" }).seen;

    expect(compareNote({ ...standing(), seen }, null)).toEqual([]);
  });
});

describe("what it comes to", () => {
  const cheaper = standing({ total: gbp("6.00"), totalTax: gbp("1.00") });

  test("is another than the refund's only where total or tax differ", () => {
    expect(comesToAnother(standing({ reference: "mine" }), planned().lines)).toBe(false);
    expect(comesToAnother(cheaper, planned().lines)).toBe(true);
    expect(comesToAnother(standing({ totalTax: gbp("1.99") }), null)).toBe(true);
  });

  test("kept, it is kept as long as it stands so", () => {
    const kept = { do: "keep" as const, at: "2026-11-21T10:00:00Z" as never, standsAs: noteFingerprint(cheaper.seen), standsFor: [] };

    expect(isKeptNote({ ...cheaper, decision: kept })).toBe(true);
    expect(isKeptNote({ ...cheaper, seen: { ...cheaper.seen, remainingCredit: gbp("0.00") }, decision: kept })).toBe(true);
    expect(isKeptNote({ ...cheaper, seen: { ...cheaper.seen, total: gbp("5.00") }, decision: kept })).toBe(false);

    // A merge moves what was sent along; what only Xero has otherwise is somebody's change.
    const [seen, sent] = [
      { ...cheaper.seen, contactId: "contact-2" as never },
      { ...planned(), contactId: "contact-2" as never },
    ];
    expect(isKeptNote({ ...cheaper, seen, sent, decision: kept })).toBe(true);
    expect(isKeptNote({ ...cheaper, seen, decision: kept })).toBe(false);
  });
});
