import { formatInShop } from "../../money/format-order";
import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import { sumOfTaxes } from "../../money/tax";
import type { Order, Refund, RefundLine, RefundShipping } from "../../store/records";
import { lineBody } from "./line-body";
import { moneySet, restTime } from "./money-set";
import { transactionBody } from "./transaction-body";

/** Shopify names the member of staff who refunded; nobody signs in to the simulated admin. */
const STAFF_MEMBER = 1;

/** Body of refunds/create. */
export function refundBody(order: Order, refund: Refund) {
  return {
    id: refund.id,
    admin_graphql_api_id: gid("Refund", refund.id),
    order_id: order.id,
    created_at: restTime(refund.createdAt),
    processed_at: restTime(refund.processedAt),
    note: refund.note ?? "",
    user_id: STAFF_MEMBER,
    restock: refund.lines.some((line) => line.restockType !== "NO_RESTOCK"),
    return: refund.returnId === null ? null : { id: refund.returnId, admin_graphql_api_id: gid("Return", refund.returnId) },
    duties: refund.duties.map(({ dutyId, amount }) => ({ duty_id: dutyId, amount_set: moneySet(amount, order) })),
    total_duties_set: moneySet(sum(refund.duties.map(({ amount }) => amount)), order),
    refund_line_items: refund.lines.map((line) => refundLineBody(order, line)),
    refund_shipping_lines: refund.shipping.map((line) => refundShippingBody(order, line)),
    order_adjustments: adjustmentBodies(order, refund),
    transactions: order.transactions.filter(({ id }) => refund.transactionIds.includes(id)).map((one) => transactionBody(order, one)),
  };
}

function refundLineBody(order: Order, line: RefundLine) {
  const tax = sumOfTaxes(line.taxLines);
  const soldLine = order.lines.find(({ id }) => id === line.lineId);
  return {
    id: line.id,
    line_item_id: line.lineId,
    quantity: line.quantity,
    location_id: line.locationId,
    restock_type: line.restockType.toLowerCase(),
    // Refund lines carry JSON numbers here, unlike every other amount of a REST body.
    subtotal: Number(formatInShop(line.subtotal, order)),
    total_tax: Number(formatInShop(tax, order)),
    subtotal_set: moneySet(line.subtotal, order),
    total_tax_set: moneySet(tax, order),
    line_item: soldLine ? lineBody(order, soldLine) : null,
  };
}

function refundShippingBody(order: Order, line: RefundShipping) {
  return {
    id: line.id,
    shipping_line: { id: line.shippingLineId },
    subtotal_amount_set: moneySet(line.subtotal, order),
    tax_amount_set: moneySet(sumOfTaxes(line.taxLines), order),
  };
}

interface AdjustmentBody {
  readonly id: number;
  readonly kind: string;
  readonly reason: string;
  readonly amount: bigint;
  readonly tax: bigint;
}

/** REST lists refunded shipping twice: as a refund shipping line and, negative, as an adjustment. */
function adjustmentBodies(order: Order, refund: Refund) {
  const shipping = refund.shipping.map(({ id, subtotal, taxLines }): AdjustmentBody => {
    return { id, kind: "shipping_refund", reason: "Shipping refund", amount: -subtotal, tax: -sumOfTaxes(taxLines) };
  });
  const others = refund.adjustments.map(({ id, reason, amount, tax }): AdjustmentBody => {
    const pending = reason === "PENDING_REFUND_DISCREPANCY";
    const kind = pending ? "pending_refund_discrepancy" : "refund_discrepancy";
    return { id, kind, reason: pending ? "Pending refund discrepancy" : "Refund discrepancy", amount, tax };
  });
  return [...shipping, ...others].map((adjustment) => adjustmentBody(order, refund, adjustment));
}

function adjustmentBody(order: Order, refund: Refund, { id, kind, reason, amount, tax }: AdjustmentBody) {
  return {
    id,
    order_id: order.id,
    refund_id: refund.id,
    ...{ kind, reason },
    amount: formatInShop(amount, order),
    tax_amount: formatInShop(tax, order),
    amount_set: moneySet(amount, order),
    tax_amount_set: moneySet(tax, order),
  };
}
