import { gid } from "../../gid";
import { formatFixed, sum } from "../../money/minor-units";
import type { Order, Refund, RefundLine, RefundShipping } from "../../store/records";
import { lineBody } from "./line-body";
import { moneySet, restTime } from "./money-set";
import { transactionBody } from "./transaction-body";

/** Body of refunds/create. */
export function refundBody(order: Order, refund: Refund) {
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: order.id,
    created_at: restTime(refund.createdAt),
    processed_at: restTime(refund.createdAt),
    note: refund.note,
    user_id: null,
    restock: refund.lines.some((line) => line.restockType !== "NO_RESTOCK"),
    duties: [],
    refund_line_items: refund.lines.map((line) => refundLineBody(order, line)),
    refund_shipping_lines: refund.shipping.map((line) => refundShippingBody(order, line)),
    order_adjustments: adjustmentBodies(order, refund),
    transactions: order.transactions.filter(({ id }) => refund.transactionIds.includes(id)).map((one) => transactionBody(order, one)),
  };
}

function refundLineBody(order: Order, line: RefundLine) {
  const tax = sum(line.taxLines.map(({ amount }) => amount));
  const soldLine = order.lines.find(({ id }) => id === line.lineId);
  return {
    id: line.id,
    line_item_id: line.lineId,
    quantity: line.quantity,
    location_id: null,
    restock_type: line.restockType.toLowerCase(),
    // Refund lines carry JSON numbers here, unlike every other amount of a REST body.
    subtotal: Number(formatFixed(line.subtotal, order.currency)),
    total_tax: Number(formatFixed(tax, order.currency)),
    subtotal_set: moneySet(line.subtotal, order.currency),
    total_tax_set: moneySet(tax, order.currency),
    line_item: soldLine ? lineBody(order, soldLine) : null,
  };
}

function refundShippingBody(order: Order, line: RefundShipping) {
  const tax = sum(line.taxLines.map(({ amount }) => amount));
  return {
    id: line.id,
    shipping_line: { id: line.shippingLineId },
    subtotal_amount_set: moneySet(line.subtotal, order.currency),
    tax_amount_set: moneySet(tax, order.currency),
  };
}

/** REST lists refunded shipping twice: as a refund shipping line and, negative, as an adjustment. */
function adjustmentBodies(order: Order, refund: Refund) {
  const shipping = refund.shipping.map((line) =>
    adjustmentBody(order, refund, { id: line.id, amount: -line.subtotal, tax: -sum(line.taxLines.map(({ amount }) => amount)), kind: "shipping_refund", reason: "Shipping refund" }),
  );
  const { discrepancy } = refund;
  if (!discrepancy) return shipping;
  return [...shipping, adjustmentBody(order, refund, { ...discrepancy, tax: 0n, kind: "refund_discrepancy", reason: "Refund discrepancy" })];
}

function adjustmentBody(order: Order, refund: Refund, adjustment: { id: number; amount: bigint; tax: bigint; kind: string; reason: string }) {
  return {
    id: adjustment.id,
    order_id: order.id,
    refund_id: refund.id,
    kind: adjustment.kind,
    reason: adjustment.reason,
    amount: formatFixed(adjustment.amount, order.currency),
    tax_amount: formatFixed(adjustment.tax, order.currency),
    amount_set: moneySet(adjustment.amount, order.currency),
    tax_amount_set: moneySet(adjustment.tax, order.currency),
  };
}
