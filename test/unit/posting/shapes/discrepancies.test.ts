import { expect, test } from "vitest";
import { gbp } from "../../../builders/amounts";
import { aTransaction } from "../../../builders/order";
import { aRefund, aRefundLine, paidBack, transactionId } from "../../../builders/refund";
import { lines, post, proof, sale } from "./post";

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
