import type { Refund, RefundAdjustment, RefundedDuty, RefundedShipping, RefundLine } from "../../../domain/commerce/refund";
import type { RefundId, TransactionId } from "../../../domain/ids";
import { money, type Money } from "../../../domain/money/money";
import type { AmountReader } from "./amounts";
import { restockType } from "./gateways-and-kinds";
import { list, moment, momentOr, objectOr, textOr, wholeNumber, type JsonObject } from "./json";
import { gidAt, gidOf } from "./rest-ids";
import { UnreadableOrder } from "./unreadable";

/**
 * A refund of the REST order. Refunded shipping stands there twice, in `refund_shipping_lines` and as an adjustment of kind
 * "shipping_refund" with a minus sign (Shopify, REST 2024-10): it is counted once, from the lines where there are any.
 */
export function readRefund(from: JsonObject, amounts: AmountReader): Refund {
  const adjustments = list(from, "order_adjustments", (each) => each);
  const lines = list(from, "refund_shipping_lines", (line) => readShippingLine(line, amounts));
  const isShipping = (adjustment: JsonObject) => textOr(adjustment, "kind") === "shipping_refund";

  return {
    id: gidOf(from, "Refund") as RefundId,
    createdAt: momentOr(from, "created_at") ?? moment(from, "processed_at"),
    processedAt: momentOr(from, "processed_at"),
    lines: list(from, "refund_line_items", (line) => readRefundLine(line, amounts)),
    shipping: lines.length > 0 ? lines : adjustments.filter(isShipping).map((each) => readShippingAdjustment(each, amounts)),
    duties: list(from, "duties", (duty) => readDuty(duty, amounts)),
    adjustments: adjustments.filter((each) => !isShipping(each)).map((each) => readAdjustment(each, amounts)),
    transactionIds: list(from, "transactions", (transaction) => gidOf(transaction, "OrderTransaction") as TransactionId),
    note: textOr(from, "note"),
    returnId: null,
  };
}

function readRefundLine(from: JsonObject, amounts: AmountReader): RefundLine {
  const line = objectOr(from, "line_item");
  const lineId = line ? gidOf(line, "LineItem") : gidAt(from, "line_item_id", "LineItem");
  if (lineId === null) throw new UnreadableOrder("line_item_id", "it is missing.");

  return {
    lineId,
    quantity: wholeNumber(from, "quantity"),
    restockType: restockType(textOr(from, "restock_type")),
    subtotal: amounts.amount(from, "subtotal"),
    tax: amounts.amountOrZero(from, "total_tax"),
  };
}

function readShippingLine(from: JsonObject, amounts: AmountReader): RefundedShipping {
  const line = objectOr(from, "shipping_line");

  return {
    shippingLineId: line ? gidOf(line, "ShippingLine") : gidAt(from, "shipping_line_id", "ShippingLine"),
    subtotal: amounts.amountOr(from, "subtotal_amount") ?? amounts.amount(from, "subtotal"),
    tax: amounts.amountOr(from, "tax_amount") ?? amounts.amountOrZero(from, "total_tax"),
  };
}

function readShippingAdjustment(from: JsonObject, amounts: AmountReader): RefundedShipping {
  return {
    shippingLineId: null,
    subtotal: negated(amounts.amount(from, "amount")),
    tax: negated(amounts.amountOrZero(from, "tax_amount")),
  };
}

function readDuty(from: JsonObject, amounts: AmountReader): RefundedDuty {
  return { dutyId: gidAt(from, "duty_id", "Duty"), amount: amounts.amount(from, "amount"), tax: amounts.amountOrZero(from, "tax_amount") };
}

function readAdjustment(from: JsonObject, amounts: AmountReader): RefundAdjustment {
  return {
    reason: (textOr(from, "kind") ?? "refund_discrepancy").toUpperCase(),
    amount: amounts.amount(from, "amount"),
    tax: amounts.amountOrZero(from, "tax_amount"),
  };
}

function negated({ minor, currency }: Money): Money {
  return money(-minor, currency);
}
