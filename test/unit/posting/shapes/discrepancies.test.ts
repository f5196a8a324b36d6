import { expect, test } from "vitest";
import { gbp } from "../../../builders/amounts";
import { anOrderLine, aTransaction, tax } from "../../../builders/order";
import { aRefund, aRefundLine, paidBack, transactionId } from "../../../builders/refund";
import { held, lines, post, proof, sale } from "./post";

const BACK = [transactionId(2)];

test("an amount kept or given that no figure but the money states", () => {
  // 12.00 came back, 9.00 were paid, nothing is open: 3.00 kept, though the current total of 0.00 does not hold them.
  const keptBack = sale(gbp("12.00"), gbp("2.00"), {
    transactions: [aTransaction(1), paidBack(2, gbp("9.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine()], transactionIds: BACK })],
    totals: { currentTotal: gbp("0.00"), outstanding: gbp("0.00"), refundDiscrepancy: null },
  });
  expect(proof(post(keptBack))).toBe("total 3.00, tax 0.00, paid 3.00, due 0.00");

  // 12.00 paid, 5.00 given back without goods, and no total says what that leaves: 7.00, and nothing becomes due again.
  const given = sale(gbp("12.00"), gbp("2.00"), {
    transactions: [aTransaction(1), paidBack(2, gbp("5.00"))],
    refunds: [aRefund(1, { transactionIds: BACK })],
    totals: { currentTotal: null, outstanding: null, refundDiscrepancy: null },
  });
  expect(lines(post(given).creditNotes[0])).toEqual(["Given beyond the goods (goodwill) | 1 × 5.00 = 5.00 | tax 0.00 ZERORATEDOUTPUT | 265"]);
  expect(proof(post(given))).toBe("total 7.00, tax 2.00, paid 7.00, due 0.00");
});

test("a cent of tax given back on nothing has no line that Xero would take", () => {
  // 10 × 0.02 less 0.12 = 0.08, and 0.02 of tax on top (0.016). Two came back as 0.02 without tax, a third as 0.00 with 0.01.
  const pennies = sale(gbp("0.10"), gbp("0.02"), {
    taxesIncluded: false,
    lines: [anOrderLine({ quantity: 10, currentQuantity: 7, unitPrice: gbp("0.02"), discount: gbp("0.12"), taxLines: [tax("VAT 20", gbp("0.02"))] })],
    transactions: [aTransaction(1, { amount: gbp("0.10") }), paidBack(2, gbp("0.02")), paidBack(3, gbp("0.01"))],
    refunds: [
      aRefund(1, { lines: [aRefundLine({ quantity: 2, subtotal: gbp("0.02"), tax: gbp("0.00") })], transactionIds: BACK }),
      aRefund(2, { lines: [aRefundLine({ subtotal: gbp("0.00"), tax: gbp("0.01") })], transactionIds: [transactionId(3)] }),
    ],
    totals: { currentTotal: gbp("0.07"), currentTax: gbp("0.01"), refunded: gbp("0.03"), netPayment: gbp("0.07") },
  });
  expect(held(pennies)).toEqual(["does-not-tie-out"]);

  // The same cent on a refund of 0.01 has a line, and goes on it.
  const [first, second] = pennies.refunds;
  if (!first || !second) throw new Error("It has two refunds.");
  const onItsPenny = [{ ...first, lines: [aRefundLine({ quantity: 2, subtotal: gbp("0.01"), tax: gbp("0.00") })] }, { ...second, lines: [aRefundLine({ subtotal: gbp("0.01"), tax: gbp("0.01") })] }];
  const paid = [aTransaction(1, { amount: gbp("0.10") }), paidBack(2, gbp("0.01")), paidBack(3, gbp("0.02"))];
  expect(lines(post({ ...pennies, refunds: onItsPenny, transactions: paid }).creditNotes[1])).toEqual(["Walnut tray | 1 × 0.01 = 0.01 | tax 0.01 OUTPUT2 stated | 200"]);
});
