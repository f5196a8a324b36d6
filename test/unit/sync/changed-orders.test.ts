import { describe, expect, test } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { CreditNoteId, InvoiceId, RefundId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import type { CreditNoteInBooks } from "../../../app/domain/ledger/credit-note";
import type { RefundKey } from "../../../app/domain/ledger/refund-payment";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import { nextStep } from "../../../app/domain/sync/next-step";
import type { OrderSituation, StandingInvoice } from "../../../app/domain/sync/order-situation";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks, anOrganisation, ORDER_URL } from "../../builders/books";
import { anOrder, anOrderLine, anUnpaidOrder, aTransaction, at, tax } from "../../builders/order";
import { planOf } from "../../builders/outcome";
import { CONTACT, inWords, sentence, situation } from "./situation";

/** £12.00 with £2.00 tax, as it was posted; then a second tray was added: £24.00 with £4.00. */
const SENT = { ...planOf(situation(anUnpaidOrder()).posting).invoice, contactId: CONTACT };
const TWO_TRAYS = {
  lines: [anOrderLine({ quantity: 2, taxLines: [tax("VAT 20", gbp("4.00"))] })],
  totals: { total: gbp("24.00"), tax: gbp("4.00"), currentTotal: gbp("24.00"), outstanding: gbp("24.00") },
};
const MORE = anUnpaidOrder(TWO_TRAYS);
/** The invoice line as Xero shows it, with its coding. */
const LINE = { description: "Walnut tray", amount: gbp("12.00"), taxAmount: gbp("2.00"), accountCode: "200", taxType: "OUTPUT2" };
const OPEN = anInvoiceInBooks({ lines: [LINE] });
const SETTLED = anInvoiceInBooks({ lines: [LINE], status: "PAID", amountDue: gbp("0.00"), amountPaid: gbp("12.00") });
const SUPPLEMENT: StandingInvoice = {
  id: "invoice-2" as InvoiceId,
  seen: anInvoiceInBooks({ number: "SH-1001-A1", lines: [LINE] }),
  sent: { ...SENT, number: "SH-1001-A1" },
};

/** Two trays received in one payment of £24.00. */
const PAID_AT_ONCE = anOrder({
  ...TWO_TRAYS,
  transactions: [aTransaction(1, { amount: gbp("24.00") })],
  totals: { ...TWO_TRAYS.totals, outstanding: gbp("0.00") },
});

function note(number: string, amount: string, left: string): CreditNoteInBooks {
  const none = gbp("0.00");

  return {
    number,
    status: "AUTHORISED",
    currency: none.currency,
    total: gbp(amount),
    totalTax: none,
    remainingCredit: gbp(left),
    allocated: none,
    reference: "#1001",
    updatedAt: "",
    payments: [],
  };
}

const step = (order: Order, standing: Parameters<typeof situation>[1]) => nextStep(situation(order, standing));
const stepOf = (now: OrderSituation) => nextStep(now);

describe("the order comes to more than its unpaid invoice", () => {
  test("only the lines are changed: what a person chose for the rest stays", () => {
    const seen: InvoiceInBooks = { ...OPEN, status: "AUTHORISED" };
    const next = step(MORE, { invoice: seen, sent: { ...SENT, dueDate: "2027-01-31" as CalendarDate, reference: "by hand" } });

    expect(next).toMatchObject({ do: "update-invoice", update: { dueDate: "2027-01-31", reference: "by hand", lines: [{ quantity: 2 }] } });
  });

  test.each([
    ["another amount", { amount: gbp("11.00") }],
    ["other words", { description: "Walnut tray, oiled" }],
  ])("a person put %s on a line: nothing is overwritten", (_what, edit) => {
    const seen = { ...OPEN, lines: [{ ...LINE, ...edit }] };

    expect(inWords(step(MORE, { invoice: seen, sent: SENT }))).toBe("attention edited-in-books");
  });

  test.each([
    ["another account", { accountCode: "260" }],
    ["another rate of the same tax", { taxType: "RROUTPUT" }],
  ])("a person put %s on a line: the change carries it along", (_what, edit) => {
    const seen = { ...OPEN, lines: [{ ...LINE, ...edit }] };

    expect(step(MORE, { invoice: seen, sent: SENT })).toMatchObject({
      do: "update-invoice",
      update: { lines: [{ quantity: 2, amount: gbp("24.00"), taxAmount: gbp("4.00"), accountCode: "200", taxType: "OUTPUT2", ...edit }] },
    });
  });

  test("a person took a line away, or put one beside it", () => {
    expect(inWords(step(MORE, { invoice: { ...OPEN, lines: [] }, sent: SENT }))).toBe("attention edited-in-books");
    expect(inWords(step(MORE, { invoice: { ...OPEN, lines: [LINE, LINE] }, sent: SENT }))).toBe("attention edited-in-books");
  });

  test("lines read by an earlier version know no coding, and are taken as they are", () => {
    const { accountCode: _account, taxType: _rate, ...bare } = LINE;

    expect(inWords(step(MORE, { invoice: { ...OPEN, lines: [bare] }, sent: SENT }))).toBe("update-invoice");
  });
});

describe("a supplement stands beside the invoice", () => {
  test("one payment pays both, each part under a reference of its own", () => {
    const next = step(PAID_AT_ONCE, { invoice: OPEN, sent: SENT, supplements: [SUPPLEMENT] });

    expect(next).toMatchObject({
      do: "create-payments",
      payments: [
        { reference: "Shopify 1", amount: gbp("12.00"), invoiceId: "invoice-1", supplement: null },
        { reference: "Shopify 1 on SH-1001-A1", amount: gbp("12.00"), invoiceId: "invoice-2", supplement: "SH-1001-A1" },
      ],
    });
  });

  test("of which only the second is missing once the first stands", () => {
    const booked = new Map([[PAID_AT_ONCE.transactions[0]?.id ?? fail(), gbp("12.00")]]);
    const next = stepOf({
      ...situation(PAID_AT_ONCE, { invoice: SETTLED, sent: SENT, supplements: [SUPPLEMENT] }),
      bookedTransactions: booked,
    });

    expect(next).toMatchObject({ do: "create-payments", payments: [{ amount: gbp("12.00"), supplement: "SH-1001-A1" }] });
  });

  test("not approved yet: the payment waits", () => {
    const draft = { ...SUPPLEMENT, seen: { ...SUPPLEMENT.seen, status: "DRAFT" as const } };

    expect(sentence(step(PAID_AT_ONCE, { invoice: OPEN, sent: SENT, supplements: [draft] }))).toContain(
      "Invoice SH-1001-A1 waits for approval",
    );
  });

  test("credit settles the supplement, and each pair only once", () => {
    // Both trays paid but for 5.00, which a correction took off.
    const order = anOrder({
      ...TWO_TRAYS,
      lines: [anOrderLine({ quantity: 2, unitPrice: gbp("9.50"), taxLines: [tax("VAT 20", gbp("3.17"))] })],
      transactions: [aTransaction(1, { amount: gbp("12.00") })],
      totals: { ...TWO_TRAYS.totals, total: gbp("19.00"), tax: gbp("3.17"), currentTotal: gbp("19.00"), outstanding: gbp("7.00") },
    });
    const correction = { id: "note-1" as CreditNoteId, seen: { ...note("SH-1001-C1", "5.00", "5.00"), totalTax: gbp("0.83") }, sent: null };
    const standing = { invoice: SETTLED, sent: SENT, booked: [1], supplements: [SUPPLEMENT], corrections: [correction] };

    expect(step(order, standing)).toMatchObject({
      do: "allocate-credit",
      allocations: [{ creditNote: "SH-1001-C1", amount: gbp("5.00"), invoiceId: "invoice-2", supplement: "SH-1001-A1" }],
    });
    expect(inWords(step(order, { ...standing, allocated: new Set(["SH-1001-C1 on SH-1001-A1"]) }))).toBe("synced");
  });
});

describe("money given back for what an edit took off", () => {
  // 12.00 paid; the plan sees 2.00 paid beyond what is left, and given back.
  const order = anOrder({
    lines: [anOrderLine({ unitPrice: gbp("10.00"), taxLines: [tax("VAT 20", gbp("1.67"))] })],
    transactions: [aTransaction(1), aTransaction(2, { kind: "REFUND", amount: gbp("2.00") })],
    totals: {
      total: gbp("10.00"),
      tax: gbp("1.67"),
      currentTotal: gbp("10.00"),
      refunded: gbp("2.00"),
      netPayment: gbp("10.00"),
      outstanding: gbp("0.00"),
    },
  });
  const correction = { id: "note-1" as CreditNoteId, seen: { ...note("SH-1001-C1", "2.00", "2.00"), totalTax: gbp("0.33") }, sent: null };
  const standing = { invoice: SETTLED, sent: SENT, booked: [1], corrections: [correction] };

  test("stands on the correction", () => {
    expect(step(order, standing)).toMatchObject({
      do: "create-refunds",
      refunds: [{ reference: "Shopify 2", amount: gbp("2.00"), on: { kind: "credit-note", number: "SH-1001-C1" } }],
    });
  });

  test("once", () => {
    const key = "gid://shopify/OrderTransaction/2 on SH-1001-C1" as RefundKey;
    const done = { ...correction, seen: { ...correction.seen, status: "PAID" as const, remainingCredit: gbp("0.00") } };

    expect(inWords(step(order, { ...standing, corrections: [done], bookedRefunds: new Map([[key, gbp("2.00")]]) }))).toBe("synced");
  });

  test("where a person has used the credit up, a person is asked", () => {
    const used = { ...correction, seen: { ...correction.seen, remainingCredit: gbp("0.00") } };

    expect(sentence(step(order, { ...standing, corrections: [used] }))).toContain("the order's credit in Xero is used up");
  });
});

describe("the sale is off", () => {
  const CANCELLED = anUnpaidOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });

  test.each([
    ["AUTHORISED", false],
    ["DRAFT", true],
    ["SUBMITTED", true],
  ] as const)("%s: voided, or deleted where it was never approved", (status, draft) => {
    expect(step(CANCELLED, { invoice: { ...OPEN, status }, sent: SENT })).toMatchObject({
      do: "void-invoice",
      voided: { number: "SH-1001", draft },
    });
  });

  test("in a locked period it is credited, and the credit settles it", () => {
    const ground = {
      organisation: anOrganisation({ lockedUntil: "2026-12-31" as CalendarDate }),
      lockDates: "hold" as const,
      orderUrl: ORDER_URL,
      today: "2026-12-03" as CalendarDate,
    };
    const next = step(CANCELLED, { invoice: OPEN, sent: SENT, ground });

    expect(next).toMatchObject({ do: "create-correction", creditNote: { number: "SH-1001-C1", date: "2027-01-01" } });
    if (next.do !== "create-correction") return;
    const credited = {
      id: "note-1" as CreditNoteId,
      seen: { ...note("SH-1001-C1", "12.00", "12.00"), totalTax: gbp("2.00") },
      sent: next.creditNote,
    };
    expect(step(CANCELLED, { invoice: OPEN, sent: SENT, ground, corrections: [credited] })).toMatchObject({
      do: "allocate-credit",
      allocations: [{ amount: gbp("12.00"), date: "2027-01-01" }],
    });
  });
});

describe("what a posted order still lacks is dated on an open day", () => {
  const locked = (lockDates: "hold" | "first-open-day" | "draft") => ({
    organisation: anOrganisation({ lockedUntil: "2026-11-30" as CalendarDate }),
    lockDates,
    orderUrl: ORDER_URL,
    today: "2026-12-03" as CalendarDate,
  });

  test("held, or moved, by the merchant's choice", () => {
    expect(inWords(step(anOrder(), { invoice: OPEN, sent: SENT, ground: locked("hold") }))).toBe("attention period-locked");
    expect(step(anOrder(), { invoice: OPEN, sent: SENT, ground: locked("first-open-day") })).toMatchObject({
      payments: [{ date: "2026-12-01" }],
    });
  });
});

test("an invoice that nobody paid but that credit of somebody else's settles is not ours to void", () => {
  const cancelled = anUnpaidOrder({ cancelledAt: at("2026-11-21T09:00:00Z") });
  const credited = { ...OPEN, status: "PAID" as const, amountDue: gbp("0.00"), amountCredited: gbp("12.00") };

  expect(inWords(step(cancelled, { invoice: credited, sent: SENT }))).toBe("attention cancelled-after-posting");
  // Its own refund's credit is no obstacle.
  const own = { id: "note-1" as CreditNoteId, seen: { ...note("SH-1001-R1", "12.00", "0.00"), allocated: gbp("12.00") }, sent: SENT };
  const creditNotes = new Map([["gid://shopify/Refund/1" as RefundId, own]]);
  expect(inWords(step(cancelled, { invoice: credited, sent: SENT, creditNotes }))).toBe("excluded");
});

function fail(): never {
  throw new Error("The order has no transaction.");
}
