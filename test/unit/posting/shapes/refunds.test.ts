import { expect, test } from "vitest";
import type { Order } from "../../../../app/domain/commerce/order";
import { cad, gbp, usd } from "../../../builders/amounts";
import { anOrderLine, anUnpaidOrder, aShippingLine, aTransaction, at, tax } from "../../../builders/order";
import { aRefund, aRefundLine, kept, paidBack, refunded, transactionId } from "../../../builders/refund";
import { held, lines, moved, notes, post, proof, said, sale } from "./post";

/** The first credit note's lines. */
const credited = (order: Order, setting?: Parameters<typeof post>[1]) => lines(post(order, setting).creditNotes[0]);

const BACK = [transactionId(2)];
const LINE = "gid://shopify/LineItem/1";

test("everything returned and paid back", () => {
  const plan = post(refunded());
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200"]);
  expect(lines(plan.creditNotes[0])).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200"]);
  expect(plan.creditNotes[0]).toMatchObject({ number: "SH-1001-R1", date: "2026-11-25", reference: "#1001" });
  expect([moved(plan.refunds), plan.refunds[0]?.on]).toEqual([["12.00 on 090 for Shopify 2"], { kind: "credit-note", number: "SH-1001-R1" }]);
  expect([plan.allocations, proof(plan)]).toEqual([[], "total 0.00, tax 0.00, paid 0.00, due 0.00"]);
});

/** 3 × 12.00 with 6.00 tax inside, of which one comes back: 36.00 − 12.00 = 24.00. */
function oneOfThree(overrides: Partial<Order> = {}, restockType: "RETURN" | "NO_RESTOCK" = "RETURN"): Order {
  return sale(gbp("36.00"), gbp("6.00"), {
    lines: [anOrderLine({ quantity: 3, currentQuantity: 2, taxLines: [tax("VAT 20", gbp("6.00"))] })],
    transactions: [aTransaction(1, { amount: gbp("36.00") }), paidBack(2, gbp("12.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ restockType })], transactionIds: BACK })],
    ...overrides,
    totals: { currentTotal: gbp("24.00"), currentTax: gbp("4.00"), refunded: gbp("12.00"), netPayment: gbp("24.00") },
  });
}

test("one of three units returned", () => {
  const plan = post(oneOfThree());
  expect(lines(plan.invoice)).toEqual(["Walnut tray | 3 × 12.00 = 36.00 | tax 6.00 OUTPUT2 | 200"]);
  expect(lines(plan.creditNotes[0])).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200"]);
  expect(proof(plan)).toBe("total 24.00, tax 4.00, paid 24.00, due 0.00");
});

test("goods that are not restocked are credited on the same sales account", () => {
  expect(credited(oneOfThree({}, "NO_RESTOCK"))).toEqual(["Walnut tray | 1 × 12.00 = 12.00 | tax 2.00 OUTPUT2 | 200"]);
});

test("a discounted product comes back at its net price, without a discount on the credit note", () => {
  // 3 × 9.99 less 2.00 = 27.97 for three; two come back at 18.65 (27.97 × 2 ÷ 3 = 18.647), 3.11 of it tax (18.65 − 15.54).
  const order = sale(gbp("27.97"), gbp("4.66"), {
    lines: [anOrderLine({ quantity: 3, currentQuantity: 1, unitPrice: gbp("9.99"), discount: gbp("2.00"), taxLines: [tax("VAT 20", gbp("4.66"))] })],
    transactions: [aTransaction(1, { amount: gbp("27.97") }), paidBack(2, gbp("18.65"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ quantity: 2, subtotal: gbp("18.65"), tax: gbp("3.11") })], transactionIds: BACK })],
    totals: { currentTotal: gbp("9.32") },
  });
  expect(credited(order)).toEqual(["Walnut tray | 2 × 9.3250 = 18.65 | tax 3.11 OUTPUT2 | 200"]);
});

/** Shopify's own example in its documents: lines 200.00 + 20.00 tax, shipping 10.00 + 1.00; 221.00 of 231.00 paid back. */
const SHORTFALL = sale(usd("231.00"), usd("21.00"), {
  taxesIncluded: false,
  lines: [anOrderLine({ currentQuantity: 0, unitPrice: usd("200.00"), taxLines: [tax("GST 10", usd("20.00"))] })],
  shippingLines: [aShippingLine({ price: usd("10.00"), taxLines: [tax("GST 10", usd("1.00"))] })],
  transactions: [aTransaction(1, { amount: usd("231.00") }), paidBack(2, usd("221.00"))],
  refunds: [
    aRefund(1, {
      lines: [aRefundLine({ subtotal: usd("200.00"), tax: usd("20.00") })],
      shipping: [{ shippingLineId: "gid://shopify/ShippingLine/1", subtotal: usd("10.00"), tax: usd("1.00") }],
      adjustments: [kept(usd("10.00"))],
      transactionIds: BACK,
    }),
  ],
  totals: { currentTotal: usd("0.00"), refundDiscrepancy: usd("10.00"), refunded: usd("221.00") },
});
const GST = { profile: { taxRates: { "GST 10%": "OUTPUT", "": "EXEMPTOUTPUT" } } };

test("shipping given back, and part of the refund kept", () => {
  const plan = post(SHORTFALL, GST);
  expect(lines(plan.creditNotes[0])).toEqual([
    "Walnut tray | 1 × 200.00 = 200.00 | tax 20.00 OUTPUT | 200",
    "Shipping: Tracked | 1 × 10.00 = 10.00 | tax 1.00 OUTPUT | 260",
    "Kept from the refund | 1 × -10.00 = -10.00 | tax 0.00 EXEMPTOUTPUT | 265",
  ]);
  // 231.00 − 221.00: the 10.00 that were kept stay income.
  expect(proof(plan)).toBe("total 10.00, tax 0.00, paid 10.00, due 0.00");
});

test("both readings of Shopify's current total are accepted, and nothing else", () => {
  const now = (currentTotal: string) => ({ ...SHORTFALL, totals: { ...SHORTFALL.totals, currentTotal: usd(currentTotal) } });
  expect(proof(post(now("10.00"), GST))).toBe("total 10.00, tax 0.00, paid 10.00, due 0.00");
  expect(held(now("5.00"), GST)).toEqual(["does-not-tie-out"]);
});

/** Nothing came back, but 5.00 were given; the sale of 12.00 is 7.00 now, and the tax stays. */
const GOODWILL = sale(gbp("12.00"), gbp("2.00"), {
  transactions: [aTransaction(1), paidBack(2, gbp("5.00"))],
  refunds: [aRefund(1, { adjustments: [kept(gbp("-5.00"))], transactionIds: BACK })],
  totals: { currentTotal: gbp("12.00"), refundDiscrepancy: gbp("-5.00"), outstanding: gbp("0.00") },
});

test("an amount given back without any goods", () => {
  const plan = post(GOODWILL);
  expect(lines(plan.creditNotes[0])).toEqual(["Given beyond the goods (goodwill) | 1 × 5.00 = 5.00 | tax 0.00 ZERORATEDOUTPUT | 265"]);
  expect(proof(plan)).toBe("total 7.00, tax 2.00, paid 7.00, due 0.00");
});

test("an amount given back that no adjustment explains is taken as one", () => {
  const silent = { ...GOODWILL, refunds: [aRefund(1, { transactionIds: BACK })], totals: { ...GOODWILL.totals, refundDiscrepancy: null, currentTotal: gbp("7.00") } };
  expect(credited(silent)).toEqual(["Given beyond the goods (goodwill) | 1 × 5.00 = 5.00 | tax 0.00 ZERORATEDOUTPUT | 265"]);
});

test.each([
  ["RESTOCK", "Restocking fee"],
  ["DAMAGE", "Kept for damage"],
  ["CUSTOMER", "Kept by agreement with the customer"],
])("a restocking fee and other reasons to keep part of a refund", (reason, description) => {
  // 12.00 came back, 9.00 were paid: 3.00 kept.
  const order = sale(gbp("12.00"), gbp("2.00"), {
    transactions: [aTransaction(1), paidBack(2, gbp("9.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine()], adjustments: [kept(gbp("3.00"), { reason })], transactionIds: BACK })],
    totals: { currentTotal: gbp("0.00"), outstanding: gbp("0.00") },
  });
  expect(credited(order)[1]).toBe(`${description} | 1 × -3.00 = -3.00 | tax 0.00 ZERORATEDOUTPUT | 265`);
  expect(proof(post(order))).toBe("total 3.00, tax 0.00, paid 3.00, due 0.00");
});

test("goods back and no money: nothing to credit", () => {
  // All 12.00 were kept, so the price did not fall and the tax stays due.
  const order = sale(gbp("12.00"), gbp("2.00"), {
    lines: [anOrderLine({ currentQuantity: 0 })],
    refunds: [aRefund(1, { lines: [aRefundLine()], adjustments: [kept(gbp("12.00"))] })],
    totals: { currentTotal: gbp("0.00"), currentTax: gbp("0.00"), refundDiscrepancy: gbp("12.00") },
  });
  const plan = post(order);
  expect([plan.creditNotes, proof(plan)]).toEqual([[], "total 12.00, tax 2.00, paid 12.00, due 0.00"]);
  expect(notes(plan)).toEqual(["SH-1001-R1: The refund comes to 0.00 (nothing was given back for it), so it needs no credit note."]);
});

test("goods back on an unpaid order: the credit settles the invoice", () => {
  // 2 × 12.00 unpaid; one came back, 12.00 are still to pay.
  const order = anUnpaidOrder({
    lines: [anOrderLine({ quantity: 2, currentQuantity: 1, taxLines: [tax("VAT 20", gbp("4.00"))] })],
    refunds: [aRefund(1, { lines: [aRefundLine()] })],
    totals: { total: gbp("24.00"), tax: gbp("4.00"), currentTotal: gbp("12.00"), outstanding: gbp("12.00") },
  });
  const plan = post(order);
  expect(plan.allocations.map(({ creditNote, amount }) => [creditNote, said(amount)])).toEqual([["SH-1001-R1", "12.00"]]);
  expect([plan.refunds, proof(plan)]).toEqual([[], "total 12.00, tax 2.00, paid 0.00, due 12.00"]);
});

test("a part-paid order: some money back, the rest of the credit settles the invoice", () => {
  // 24.00, of which 15.00 paid; all comes back, 15.00 are paid back and 9.00 were never owed.
  const order = sale(gbp("24.00"), gbp("4.00"), {
    lines: [anOrderLine({ quantity: 2, currentQuantity: 0, taxLines: [tax("VAT 20", gbp("4.00"))] })],
    transactions: [aTransaction(1, { amount: gbp("15.00") }), paidBack(2, gbp("15.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ quantity: 2, subtotal: gbp("24.00"), tax: gbp("4.00") })], transactionIds: BACK })],
    totals: { currentTotal: gbp("0.00"), outstanding: gbp("0.00") },
  });
  const plan = post(order);
  expect([moved(plan.refunds), plan.allocations.map(({ amount }) => said(amount))]).toEqual([["15.00 on 090 for Shopify 2"], ["9.00"]]);
  expect(proof(plan)).toBe("total 0.00, tax 0.00, paid 0.00, due 0.00");
});

/** The whole order back, by these transactions. */
const paidBackBy = (...back: ReturnType<typeof paidBack>[]) =>
  ({ ...refunded(), transactions: [aTransaction(1), ...back], refunds: [aRefund(1, { lines: [aRefundLine()], transactionIds: back.map(({ id }) => id) })] });

test("paid back by another way than it was paid", () => {
  const order = paidBackBy(paidBack(2, gbp("12.00"), { gateway: "bank_deposit", gatewayName: "Bank Deposit" }));
  expect(moved(post(order, { profile: { gatewayAccounts: { bank_deposit: "091" } } }).refunds)).toEqual(["12.00 on 091 for Shopify 2"]);
});

test("paid back as store credit", () => {
  expect(moved(post(paidBackBy(paidBack(2, gbp("12.00"), { gateway: "store_credit", gatewayName: "Store credit" }))).refunds)).toEqual(["12.00 on 878 for Shopify 2"]);
});

test("paid back partly on the gift card and partly on the card", () => {
  const order = paidBackBy(paidBack(2, gbp("4.50"), { gateway: "gift_card", gatewayName: "Gift Card" }), paidBack(3, gbp("7.50")));
  expect(moved(post(order).refunds)).toEqual(["4.50 on 877 for Shopify 2", "7.50 on 090 for Shopify 3"]);
});

test("a refund whose money is still under way", () => {
  // The credit note stands; until the money has moved, 12.00 are owed to the customer.
  const order = { ...paidBackBy(paidBack(2, gbp("12.00"), { status: "PENDING" })), totals: { ...refunded().totals, refunded: gbp("0.00"), outstanding: gbp("-12.00") } };
  const plan = post(order);
  expect([plan.creditNotes.length, plan.refunds, proof(plan)]).toEqual([1, [], "total 0.00, tax 0.00, paid 12.00, due -12.00"]);
  expect(notes(plan)).toEqual(["SH-1001-R1: 12.00 of the credit is still owed to the customer.", "Shopify 2: The refund is under way; it is booked once the money has moved."]);
});

test("a refund whose payment failed", () => {
  const order = { ...paidBackBy(paidBack(2, gbp("12.00"), { status: "FAILURE" })), totals: { ...refunded().totals, refunded: gbp("0.00"), outstanding: gbp("-12.00") } };
  expect(notes(post(order))[1]).toBe("Shopify 2: The refund failed, so no money moved.");
});

test("two refunds are two credit notes, numbered by their ids in whatever order Shopify lists them", () => {
  // 3 × 12.00; refund 7 takes one back, refund 11 another: 36.00 − 24.00.
  const back = (number: number, transaction: number) => aRefund(number, { lines: [aRefundLine()], transactionIds: [transactionId(transaction)], processedAt: at(`2026-11-${number + 14}T09:00:00Z`) });
  const order = (refunds: Order["refunds"]) =>
    sale(gbp("36.00"), gbp("6.00"), {
      lines: [anOrderLine({ quantity: 3, currentQuantity: 1, taxLines: [tax("VAT 20", gbp("6.00"))] })],
      transactions: [aTransaction(1, { amount: gbp("36.00") }), paidBack(2, gbp("12.00")), paidBack(3, gbp("12.00"))],
      refunds,
      totals: { currentTotal: gbp("12.00") },
    });
  const plan = post(order([back(11, 3), back(7, 2)]));
  expect(plan.creditNotes.map(({ number, date }) => [number, date])).toEqual([["SH-1001-R1", "2026-11-21"], ["SH-1001-R2", "2026-11-25"]]);
  expect(plan.refunds.map(({ on, reference }) => [on, reference])).toEqual([[{ kind: "credit-note", number: "SH-1001-R1" }, "Shopify 2"], [{ kind: "credit-note", number: "SH-1001-R2" }, "Shopify 3"]]);
  expect(post(order([back(7, 2), back(11, 3)]))).toEqual(plan);
});

test("money given back later is drawn from the credit that was open", () => {
  // The goods came back without money; a second refund, without goods, pays for them.
  const order = sale(gbp("12.00"), gbp("2.00"), {
    lines: [anOrderLine({ currentQuantity: 0 })],
    transactions: [aTransaction(1), paidBack(2, gbp("12.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine()] }), aRefund(2, { transactionIds: BACK })],
    totals: { currentTotal: gbp("0.00"), outstanding: gbp("0.00") },
  });
  const plan = post(order);
  expect(plan.refunds.map(({ on, amount }) => [on, said(amount)])).toEqual([[{ kind: "credit-note", number: "SH-1001-R1" }, "12.00"]]);
  expect(plan.creditNotes).toHaveLength(1);
});

test("a gift card that was sold and taken back reduces the liability", () => {
  const order = sale(gbp("25.00"), gbp("0.00"), {
    lines: [anOrderLine({ title: "Gift card £25", unitPrice: gbp("25.00"), isGiftCard: true, taxLines: [], currentQuantity: 0 })],
    transactions: [aTransaction(1, { amount: gbp("25.00") }), paidBack(2, gbp("25.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ subtotal: gbp("25.00"), tax: gbp("0.00") })], transactionIds: BACK })],
    totals: { currentTotal: gbp("0.00") },
  });
  expect(credited(order)).toEqual(["Gift card: Gift card £25 | 1 × 25.00 = 25.00 | tax 0.00 ZERORATEDOUTPUT | 877"]);
});

test("import duty given back with its tax", () => {
  // 10.00 + 2.00 tax and duty 3.00 + 0.60; only the duty of 3.60 is given back.
  const duty = { id: "d1", amount: gbp("3.00"), taxLines: [tax("VAT 20", gbp("0.60"))] };
  const order = sale(gbp("15.60"), gbp("2.60"), {
    taxesIncluded: false,
    lines: [anOrderLine({ unitPrice: gbp("10.00"), duties: [duty] })],
    transactions: [aTransaction(1, { amount: gbp("15.60") }), paidBack(2, gbp("3.60"))],
    refunds: [aRefund(1, { duties: [{ dutyId: "d1", amount: gbp("3.00"), tax: gbp("0.60") }], transactionIds: BACK })],
    totals: { currentTotal: gbp("12.00"), currentTax: gbp("2.00") },
  });
  expect(credited(order)).toEqual(["Import duty | 1 × 3.00 = 3.00 | tax 0.60 OUTPUT2 | 811"]);
});

test("taxes booked apart come back apart, as they were charged", () => {
  // 2 × 50.00 with 5.00 GST and 7.00 PST; one comes back: 50.00 + 6.00, of which 2.50 and 3.50.
  const order = sale(cad("112.00"), cad("12.00"), {
    taxesIncluded: false,
    lines: [anOrderLine({ quantity: 2, currentQuantity: 1, unitPrice: cad("50.00"), taxLines: [tax("GST 5", cad("5.00")), tax("PST 7", cad("7.00"))] })],
    transactions: [aTransaction(1, { amount: cad("112.00") }), paidBack(2, cad("56.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ subtotal: cad("50.00"), tax: cad("6.00") })], transactionIds: BACK })],
    totals: { currentTotal: cad("56.00"), currentTax: cad("6.00") },
  });
  const plan = post(order, { profile: { severalTaxes: "separate", taxRates: { "": "NONE" } } });
  expect(lines(plan.creditNotes[0])).toEqual([
    "Walnut tray | 1 × 50.00 = 50.00 | tax 0.00 NONE | 200",
    "GST 5% | 1 × 2.50 = 2.50 | tax 0.00 NONE | 822",
    "PST 7% | 1 × 3.50 = 3.50 | tax 0.00 NONE | 822",
  ]);
  expect(proof(plan)).toBe("total 56.00, tax 6.00, paid 56.00, due 0.00");
});

test("tax is reversed as the refund says, even where Xero would come to another cent", () => {
  // 9.99 contains 1.66 by Xero (9.99 − 8.33); the refund says 1.67.
  const order = sale(gbp("9.99"), gbp("1.67"), {
    lines: [anOrderLine({ currentQuantity: 0, unitPrice: gbp("9.99"), taxLines: [tax("VAT 20", gbp("1.67"))] })],
    transactions: [aTransaction(1, { amount: gbp("9.99") }), paidBack(2, gbp("9.99"))],
    refunds: [aRefund(1, { lines: [aRefundLine({ subtotal: gbp("9.99"), tax: gbp("1.67") })], transactionIds: BACK })],
    totals: { currentTotal: gbp("0.00"), currentTax: gbp("0.00") },
  });
  expect(credited(order)).toEqual(["Walnut tray | 1 × 9.99 = 9.99 | tax 1.67 OUTPUT2 stated | 200"]);
});

test("cash given back, rounded to the coins there are", () => {
  // 12.00 sold; 5.03 of goodwill is paid out as 5.05.
  const order = sale(gbp("12.00"), gbp("2.00"), {
    transactions: [aTransaction(1), paidBack(2, gbp("5.05"), { gateway: "cash", rounding: gbp("0.02") })],
    refunds: [aRefund(1, { adjustments: [kept(gbp("-5.03"))], transactionIds: BACK })],
    totals: { currentTotal: gbp("12.00"), refundDiscrepancy: gbp("-5.03"), cashRounding: { payments: gbp("0.00"), refunds: gbp("0.02") } },
  });
  expect(credited(order)[1]).toBe("Cash rounding | 1 × 0.02 = 0.02 | tax 0.00 ZERORATEDOUTPUT | 860");
  // 12.00 − 5.05.
  expect(proof(post(order))).toBe("total 6.95, tax 2.00, paid 6.95, due 0.00");
});

test("a refund of a line that the order does not have is held", () => {
  const order = { ...refunded(), refunds: [aRefund(1, { lines: [aRefundLine({ lineId: `${LINE}9` })], transactionIds: BACK })] };
  expect(held(order)).toEqual(["does-not-tie-out"]);
});

test("more paid back than anything explains is held", () => {
  expect(held({ ...refunded(), transactions: [aTransaction(1), paidBack(2, gbp("13.00"))], totals: { ...refunded().totals, refunded: gbp("13.00") } })).toContain("does-not-tie-out");
});
