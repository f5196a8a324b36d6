import type { Order } from "../../app/domain/commerce/order";
import type { Refund, RefundAdjustment, RefundLine } from "../../app/domain/commerce/refund";
import type { OrderTransaction } from "../../app/domain/commerce/order-transaction";
import type { RefundId, TransactionId } from "../../app/domain/ids";
import type { Money } from "../../app/domain/money/money";
import { gbp } from "./amounts";
import { anOrder, aTransaction, at } from "./order";

/** Without overrides one unit of the builders' order line: £12.00, of which £2.00 is tax. */
export function aRefundLine(overrides: Partial<RefundLine> = {}): RefundLine {
  return { lineId: "gid://shopify/LineItem/1", quantity: 1, restockType: "RETURN", subtotal: gbp("12.00"), tax: gbp("2.00"), ...overrides };
}

/** A refund of nothing, for the test to fill. Its number is the last part of its id. */
export function aRefund(number: number, overrides: Partial<Refund> = {}): Refund {
  return {
    id: `gid://shopify/Refund/${number}` as RefundId,
    createdAt: at("2026-11-25T09:00:00Z"),
    processedAt: at("2026-11-25T09:00:00Z"),
    lines: [],
    shipping: [],
    duties: [],
    adjustments: [],
    transactionIds: [],
    note: null,
    returnId: null,
    ...overrides,
  };
}

/** Positive is kept by the merchant. */
export function kept(amount: Money, overrides: Partial<RefundAdjustment> = {}): RefundAdjustment {
  return { reason: "REFUND_DISCREPANCY", amount, tax: { ...amount, minor: 0n }, ...overrides };
}

/** Money given back, five days after the sale. */
export function paidBack(number: number, amount: Money, overrides: Partial<OrderTransaction> = {}): OrderTransaction {
  return aTransaction(number, { kind: "REFUND", amount, processedAt: at("2026-11-25T09:00:00Z"), ...overrides });
}

export const transactionId = (number: number) => `gid://shopify/OrderTransaction/${number}` as TransactionId;

/** The builders' order of £12.00, all of it returned and paid back (transaction 2). */
export function refunded(): Order {
  return anOrder({
    transactions: [aTransaction(1), paidBack(2, gbp("12.00"))],
    refunds: [aRefund(1, { lines: [aRefundLine()], transactionIds: [transactionId(2)] })],
    totals: { currentTotal: gbp("0.00"), refunded: gbp("12.00"), outstanding: gbp("0.00") },
  });
}
