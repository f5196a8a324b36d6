import { expect, test } from "vitest";
import { gbp } from "../../../builders/amounts";
import { anOrderLine, anUnpaidOrder, aShippingLine, aTransaction, at, off, tax } from "../../../builders/order";
import { aRefund, aRefundLine, kept, paidBack, refunded, transactionId } from "../../../builders/refund";
import { held, lines, notes, outcome, post, proof, sale } from "./post";

const vat = (amount: string) => [tax("VAT 20", gbp(amount))];
const CANCELLED = at("2026-11-21T09:00:00Z");

test("a unit that an edit removed before posting is left out, with its share of discount and tax", () => {
  // 3 × 9.99 less 3.00 with 4.50 tax; one was removed: 19.98 less 2.00 = 17.98, and 3.00 tax (17.98 − 14.98).
  const line = anOrderLine({ quantity: 3, currentQuantity: 2, unitPrice: gbp("9.99"), discounts: [off(gbp("3.00"), { title: "CODE", kind: "code" })], taxLines: vat("4.50") });
  const order = sale(gbp("26.97"), gbp("4.50"), { lines: [line], transactions: [aTransaction(1, { amount: gbp("17.98") })], totals: { currentTotal: gbp("17.98"), currentTax: gbp("3.00") } });
  const plan = post(order);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 9.99 less 2.00 = 17.98 | tax 3.00 OUTPUT2 | 200"]);
  expect(plan.invoice.lines[0]?.because).toContainEqual({ step: "sold", quantity: 2, unitPrice: gbp("9.99"), removed: 1 });
  expect(proof(plan)).toBe("total 17.98, tax 3.00, paid 17.98, due 0.00");
});

test("a product that was removed altogether is not on the invoice", () => {
  const gone = anOrderLine({ id: "2", title: "Bowl", unitPrice: gbp("6.00"), currentQuantity: 0, taxLines: vat("1.00") });
  const plan = post(sale(gbp("18.00"), gbp("3.00"), { lines: [anOrderLine(), gone], transactions: [aTransaction(1)], totals: { currentTotal: gbp("12.00"), currentTax: gbp("2.00") } }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200"]);
  expect(notes(plan)).toEqual(["Bowl: All units were removed by an edit before posting, so the invoice does not have them."]);
});

test("shipping that was removed is not on the invoice", () => {
  const plan = post(sale(gbp("18.00"), gbp("3.00"), { shippingLines: [aShippingLine({ removed: true })], transactions: [aTransaction(1)], totals: { currentTotal: gbp("12.00"), currentTax: gbp("2.00") } }));
  expect(lines(plan.invoice)).toHaveLength(1);
});

test("a product that an edit added is on the invoice, and still to be paid", () => {
  // 12.00 was paid; a bowl of 6.00 came later.
  const added = anOrderLine({ id: "2", title: "Bowl", unitPrice: gbp("6.00"), taxLines: vat("1.00") });
  const plan = post(sale(gbp("18.00"), gbp("3.00"), { lines: [anOrderLine(), added], transactions: [aTransaction(1)], totals: { outstanding: gbp("6.00") } }));
  expect(lines(plan.invoice)).toHaveLength(2);
  expect(proof(plan)).toBe("total 18.00, tax 3.00, paid 12.00, due 6.00");
});

test("one unit removed by an edit and another refunded", () => {
  // Of 3 × 12.00 one was removed, one came back: the invoice has two, the credit note one.
  const order = sale(gbp("36.00"), gbp("6.00"), {
    lines: [anOrderLine({ quantity: 3, currentQuantity: 1, taxLines: vat("6.00") })],
    transactions: [aTransaction(1, { amount: gbp("24.00") }), paidBack(2, gbp("12.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine()], transactionIds: [transactionId(2)] })],
    totals: { currentTotal: gbp("12.00"), currentTax: gbp("2.00") },
  });
  const plan = post(order);
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 12.00 = 24.00 | tax 4.00 OUTPUT2 | 200"]);
  expect(proof(plan)).toBe("total 12.00, tax 2.00, paid 12.00, due 0.00");
});

test("a cent between the shares and Shopify's current figures is settled like any other", () => {
  // 3 × 3.35 less 1.00 is 9.05; one removed: 6.70 less 0.67 is 6.03, Shopify says 6.04. 1.51 × 2 ÷ 3 = 1.0067 → 1.01.
  const line = anOrderLine({ quantity: 3, currentQuantity: 2, unitPrice: gbp("3.35"), discounts: [off(gbp("1.00"))], taxLines: vat("1.51") });
  const plan = post(sale(gbp("9.05"), gbp("1.51"), { lines: [line], transactions: [aTransaction(1, { amount: gbp("6.04") })], totals: { currentTotal: gbp("6.04"), currentTax: gbp("1.01") } }));
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 2 × 3.35 less 0.67 = 6.03 | tax 1.01 OUTPUT2 stated | 200", "Rounding | 1 × 0.01 = 0.01 | tax 0.00 ZERORATEDOUTPUT | 860"]);
});

test("an exchange: one product back, another added, the difference paid", () => {
  // 12.00 back, 18.00 (3.00 tax) added, 6.00 paid on top: 30.00 sold, 12.00 credited, of which nothing is paid back.
  const added = anOrderLine({ id: "2", title: "Lamp", unitPrice: gbp("18.00"), taxLines: vat("3.00") });
  const order = sale(gbp("30.00"), gbp("5.00"), {
    lines: [anOrderLine({ currentQuantity: 0 }), added],
    transactions: [aTransaction(1), aTransaction(2, { amount: gbp("6.00") })],
    refunds: [aRefund(1, { lines: [aRefundLine()] })],
    totals: { currentTotal: gbp("18.00"), currentTax: gbp("3.00") },
  });
  const plan = post(order);
  expect(plan.allocations.map(({ creditNote, amount }) => [creditNote, amount])).toEqual([["SH-1001-R1", gbp("12.00")]]);
  expect(proof(plan)).toBe("total 18.00, tax 3.00, paid 18.00, due 0.00");
});

test("cancelled before anything was paid: kept out of the books", () => {
  expect(outcome(anUnpaidOrder({ cancelledAt: CANCELLED }))).toEqual({ kind: "exclude", reason: "The order was cancelled before anything was paid, so there is nothing to book." });
});

test("cancelled after it was paid, and paid back", () => {
  const plan = post({ ...refunded(), cancelledAt: CANCELLED });
  expect([plan.creditNotes.length, plan.payments.length, plan.refunds.length, proof(plan)]).toEqual([1, 1, 1, "total 0.00, tax 0.00, paid 0.00, due 0.00"]);
});

test("cancelled, but the money was kept: the sale stands", () => {
  // Shopify takes all units off and keeps 12.00 as the discrepancy.
  const order = sale(gbp("12.00"), gbp("2.00"), {
    cancelledAt: CANCELLED,
    lines: [anOrderLine({ currentQuantity: 0 })],
    refunds: [aRefund(1, { lines: [aRefundLine({ restockType: "CANCEL" })], adjustments: [kept(gbp("12.00"))] })],
    totals: { currentTotal: gbp("0.00"), currentTax: gbp("0.00"), refundDiscrepancy: gbp("12.00") },
  });
  expect(proof(post(order))).toBe("total 12.00, tax 2.00, paid 12.00, due 0.00");
});

test("deleted before anything was paid: kept out of the books", () => {
  expect(outcome(anUnpaidOrder({ deleted: true })).kind).toBe("exclude");
  // Money that came stays where it is, whatever became of the order.
  expect(proof(post(sale(gbp("12.00"), gbp("2.00"), { deleted: true })))).toBe("total 12.00, tax 2.00, paid 12.00, due 0.00");
});

test("an edit whose figures do not add up is held", () => {
  const order = sale(gbp("36.00"), gbp("6.00"), { lines: [anOrderLine({ quantity: 3, currentQuantity: 2, taxLines: vat("6.00") })], totals: { currentTotal: gbp("36.00") } });
  expect(held(order)).toEqual(["does-not-tie-out"]);
});

const EMPTIED = { lines: [anOrderLine({ currentQuantity: 0 })], totals: { total: gbp("12.00"), currentTotal: gbp("0.00"), currentTax: gbp("0.00"), outstanding: gbp("0.00") } };

test("everything taken off before anything was paid: kept out of the books", () => {
  expect(outcome(anUnpaidOrder(EMPTIED)).kind).toBe("exclude");
});

test("everything taken off, but money has moved: held", () => {
  // 12.00 came and went back; there is no line to invoice.
  expect(held(anUnpaidOrder({ ...EMPTIED, transactions: [aTransaction(1), paidBack(2, gbp("12.00"))] }))).toEqual(["does-not-tie-out"]);
});
