import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import type { Order, Refund, RefundLine, RefundShipping } from "../../store/records";
import { childConnection } from "../connection";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { lineItems } from "./line-item";
import { shippingLines } from "./shipping-line";
import { transactionSource } from "./transaction";

export interface RefundSource {
  readonly id: number;
  readonly order: Order;
  readonly refund: Refund;
}

interface PartSource<Part> {
  readonly id: number;
  readonly order: Order;
  readonly part: Part;
}

interface AdjustmentSource {
  readonly id: number;
  readonly order: Order;
  readonly amount: bigint;
}

export function refundSources(order: Order): RefundSource[] {
  return order.refunds.map((refund) => ({ id: refund.id, order, refund }));
}

function transactionsOf({ order, refund }: RefundSource) {
  return order.transactions.filter(({ id }) => refund.transactionIds.includes(id)).map((one) => transactionSource(order, one));
}

function taxOf(part: RefundLine | RefundShipping): bigint {
  return sum(part.taxLines.map(({ amount }) => amount));
}

export const refundTypes = {
  Refund: defineType<RefundSource>({
    id: ({ id }) => gid("Refund", id),
    legacyResourceId: ({ id }) => String(id),
    createdAt: ({ refund }) => refund.createdAt,
    processedAt: ({ refund }) => refund.createdAt,
    updatedAt: ({ refund }) => refund.createdAt,
    note: ({ refund }) => refund.note,
    order: ({ order }) => order,
    return: () => null,
    duties: () => [],
    staffMember: () => null,
    totalRefundedSet: (source) => moneyBag(sum(transactionsOf(source).map(({ transaction }) => transaction.amount)), source.order.currency),
    transactions: (source, args) => childConnection(transactionsOf(source), args),
    refundLineItems: ({ order, refund }, args) => childConnection(refund.lines.map((part) => ({ id: part.id, order, part })), args),
    refundShippingLines: ({ order, refund }, args) => childConnection(refund.shipping.map((part) => ({ id: part.id, order, part })), args),
    orderAdjustments: ({ order, refund }, args) => childConnection(refund.discrepancy ? [{ ...refund.discrepancy, order }] : [], args),
  }),
  RefundLineItem: defineType<PartSource<RefundLine>>({
    id: ({ id }) => gid("RefundLineItem", id),
    lineItem: ({ order, part }) => lineItems(order).find(({ id }) => id === part.lineId),
    location: () => null,
    quantity: ({ part }) => part.quantity,
    restockType: ({ part }) => part.restockType,
    restocked: ({ part }) => part.restockType !== "NO_RESTOCK",
    priceSet: ({ order, part }) => moneyBag(order.lines.find(({ id }) => id === part.lineId)?.unitPrice ?? 0n, order.currency),
    subtotalSet: ({ order, part }) => moneyBag(part.subtotal, order.currency),
    totalTaxSet: ({ order, part }) => moneyBag(taxOf(part), order.currency),
  }),
  RefundShippingLine: defineType<PartSource<RefundShipping>>({
    id: ({ id }) => gid("RefundShippingLine", id),
    shippingLine: ({ order, part }) => shippingLines(order).find(({ id }) => id === part.shippingLineId),
    subtotalAmountSet: ({ order, part }) => moneyBag(part.subtotal, order.currency),
    taxAmountSet: ({ order, part }) => moneyBag(taxOf(part), order.currency),
  }),
  OrderAdjustment: defineType<AdjustmentSource>({
    id: ({ id }) => gid("OrderAdjustment", id),
    reason: () => "REFUND_DISCREPANCY",
    amountSet: ({ order, amount }) => moneyBag(amount, order.currency),
    taxAmountSet: ({ order }) => moneyBag(0n, order.currency),
  }),
};
