import { describe, expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { CreditNoteId } from "../../../app/domain/ids";
import type { CreditNoteInBooks } from "../../../app/domain/ledger/credit-note";
import { refundKeyOf } from "../../../app/domain/ledger/refund-payment";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import type { PostingPlan } from "../../../app/domain/posting/posting-plan";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks, postingInput } from "../../builders/books";
import { anUnpaidOrder } from "../../builders/order";
import { aRefund, aRefundLine, refunded } from "../../builders/refund";
import { decide, inWords, sentence } from "./situation";

/** £12.00 paid by transaction 1 and given back whole: credit note SH-1001-R1, and a payment on it. */
const REFUNDED = refunded();
const SETTLED = anInvoiceInBooks({ status: "PAID", amountDue: gbp("0.00"), amountPaid: gbp("12.00") });
const NOTE: CreditNoteInBooks = {
  number: "SH-1001-R1",
  status: "AUTHORISED",
  currency: gbp("0.00").currency,
  total: gbp("12.00"),
  totalTax: gbp("2.00"),
  remainingCredit: gbp("12.00"),
  allocated: gbp("0.00"),
  reference: "#1001",
  updatedAt: "2026-11-21T10:00:00Z",
  payments: [],
};

function planOf(order: Order): PostingPlan {
  const posting = planPosting(postingInput(order));
  if (posting.kind !== "post") throw new Error(`not planned: ${JSON.stringify(posting)}`);

  return posting.plan;
}

/** The credit note stands as given; the refunds of the plan are booked, or not. */
function standing(order: Order, note: Partial<CreditNoteInBooks> = {}, { paidBack = false } = {}) {
  const plan = planOf(order);
  const [planned] = plan.creditNotes;
  if (!planned) throw new Error("the order has no credit note");

  return {
    creditNotes: new Map([[planned.refundId, { id: "note-1" as CreditNoteId, seen: { ...NOTE, ...note }, sent: planned }]]),
    bookedRefunds: new Map(paidBack ? plan.refunds.map((refund) => [refundKeyOf(refund), refund.amount]) : []),
  };
}

describe("a refund of a paid order", () => {
  test("first the credit note", () => {
    const step = decide(REFUNDED, { invoice: SETTLED, booked: [1] });

    expect(step).toMatchObject({ do: "create-credit-notes", creditNotes: [{ number: "SH-1001-R1" }] });
  });

  test("then the money given back on it", () => {
    const step = decide(REFUNDED, { invoice: SETTLED, booked: [1], ...standing(REFUNDED) });

    expect(step).toMatchObject({
      do: "create-refunds",
      refunds: [{ amount: gbp("12.00"), on: { kind: "credit-note", number: "SH-1001-R1" } }],
    });
  });

  test("then both sides agree", () => {
    const done = standing(REFUNDED, { status: "PAID", remainingCredit: gbp("0.00") }, { paidBack: true });

    expect(inWords(decide(REFUNDED, { invoice: SETTLED, booked: [1], ...done }))).toBe("synced");
  });

  test("not before the invoice is approved", () => {
    const step = decide(REFUNDED, {
      invoice: anInvoiceInBooks({ status: "DRAFT", amountDue: gbp("0.00"), amountPaid: gbp("12.00") }),
      booked: [1],
    });

    expect(inWords(step)).toBe("pending");
    expect(sentence(step)).toContain("Invoice SH-1001 waits for approval");
  });

  test("nor is money given back on a credit note that waits for approval", () => {
    const step = decide(REFUNDED, { invoice: SETTLED, booked: [1], ...standing(REFUNDED, { status: "SUBMITTED" }) });

    expect(sentence(step)).toContain("Credit note SH-1001-R1 waits for approval");
  });
});

describe("what a person did to the credit note is respected", () => {
  test.each(["VOIDED", "DELETED"] as const)("%s: it is not made again", (status) => {
    const step = decide(REFUNDED, { invoice: SETTLED, booked: [1], ...standing(REFUNDED, { status }) });

    expect(inWords(step)).toBe("attention gone-from-books");
    expect(sentence(step)).toContain(`Credit note SH-1001-R1 was ${status.toLowerCase()} in Xero.`);
  });

  test.each([
    ["a penny less", { total: gbp("11.99") }],
    ["other tax", { totalTax: gbp("2.01") }],
  ])("%s: nothing more is written", (_what, note) => {
    expect(inWords(decide(REFUNDED, { invoice: SETTLED, booked: [1], ...standing(REFUNDED, note) }))).toBe("attention books-differ");
  });
});

describe("goods taken back from an order that nobody paid", () => {
  // £12.00 unpaid; the one line is taken back, no money moves: the customer owes nothing.
  const taken = anUnpaidOrder({
    refunds: [aRefund(1, { lines: [aRefundLine()] })],
    totals: { currentTotal: gbp("0.00"), outstanding: gbp("0.00") },
  });
  const open = anInvoiceInBooks();

  test("the credit is set against the invoice, dated as its credit note", () => {
    const step = decide(taken, { invoice: open, ...standing(taken) });

    expect(step).toMatchObject({
      do: "allocate-credit",
      allocations: [{ creditNote: "SH-1001-R1", amount: gbp("12.00"), date: planOf(taken).creditNotes[0]?.date }],
    });
  });

  test("once, and then both sides agree", () => {
    const settled = anInvoiceInBooks({ status: "PAID", amountDue: gbp("0.00"), amountCredited: gbp("12.00") });
    const done = standing(taken, { status: "PAID", remainingCredit: gbp("0.00"), allocated: gbp("12.00") });

    expect(inWords(decide(taken, { invoice: settled, ...done }))).toBe("synced");
  });
});

test("credit that is still owed to the customer stands on the credit note, and both sides agree", () => {
  // The money is on its way back: pending in Shopify, which therefore owes 12.00 (outstanding −12.00).
  const owed: Order = {
    ...REFUNDED,
    transactions: REFUNDED.transactions.slice(0, 1),
    totals: { ...REFUNDED.totals, refunded: gbp("0.00"), outstanding: gbp("-12.00") },
  };
  const step = decide(owed, { invoice: SETTLED, booked: [1], ...standing(owed) });

  expect(inWords(step)).toBe("synced");
});
