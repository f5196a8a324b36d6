import type { Refund, RefundAdjustment, RefundedDuty, RefundedShipping, RefundLine } from "../../../domain/commerce/refund";
import type { RefundId, TransactionId } from "../../../domain/ids";
import type { AmountReader } from "./amounts";
import { restockType } from "./gateways-and-kinds";
import { list, moment, momentOr, objectOr, text, textOr, wholeNumber, type JsonObject } from "./json";

/** GraphQL's `Refund`. Shipping stands in `refundShippingLines` alone: adjustments of kind "shipping" are gone since 2024-10. */
export function readRefund(from: JsonObject, amounts: AmountReader): Refund {
  const returned = objectOr(from, "return");

  return {
    id: text(from, "id") as RefundId,
    createdAt: momentOr(from, "createdAt") ?? moment(from, "processedAt"),
    processedAt: momentOr(from, "processedAt"),
    lines: list(from, "refundLineItems", (line) => readRefundLine(line, amounts)),
    shipping: list(from, "refundShippingLines", (line) => readShipping(line, amounts)),
    duties: list(from, "duties", (duty) => readDuty(duty, amounts)),
    adjustments: list(from, "orderAdjustments", (adjustment) => readAdjustment(adjustment, amounts)),
    transactionIds: list(from, "transactions", (transaction) => text(transaction, "id") as TransactionId),
    note: textOr(from, "note"),
    returnId: returned && textOr(returned, "id"),
  };
}

function readRefundLine(from: JsonObject, amounts: AmountReader): RefundLine {
  const line = objectOr(from, "lineItem");

  return {
    lineId: line ? text(line, "id") : text(from, "lineItem"),
    quantity: wholeNumber(from, "quantity"),
    restockType: restockType(textOr(from, "restockType")),
    subtotal: amounts.amount(from, "subtotalSet"),
    tax: amounts.amountOrZero(from, "totalTaxSet"),
  };
}

function readShipping(from: JsonObject, amounts: AmountReader): RefundedShipping {
  const line = objectOr(from, "shippingLine");

  return {
    shippingLineId: line && textOr(line, "id"),
    subtotal: amounts.amount(from, "subtotalAmountSet"),
    tax: amounts.amountOrZero(from, "taxAmountSet"),
  };
}

function readDuty(from: JsonObject, amounts: AmountReader): RefundedDuty {
  const duty = objectOr(from, "originalDuty");

  return { dutyId: duty && textOr(duty, "id"), amount: amounts.amount(from, "amountSet"), tax: amounts.amountOrZero(from, "taxAmountSet") };
}

function readAdjustment(from: JsonObject, amounts: AmountReader): RefundAdjustment {
  return {
    reason: textOr(from, "reason") ?? "REFUND_DISCREPANCY",
    amount: amounts.amount(from, "amountSet"),
    tax: amounts.amountOrZero(from, "taxAmountSet"),
  };
}
