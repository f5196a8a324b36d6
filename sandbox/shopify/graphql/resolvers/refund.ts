import { gid } from "../../gid";
import { sum } from "../../money/minor-units";
import { sumOfTaxes } from "../../money/tax";
import type { Order, RefundAdjustment, RefundDuty, RefundLine, RefundShipping } from "../../store/records";
import { childConnection } from "../connection";
import type { GraphContext } from "../context";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { dutyWithId } from "./duty";
import { lineItems } from "./line-item";
import type { RefundSource } from "./refund-source";
import { returnSources } from "./return";
import { shippingLines } from "./shipping-line";
import { transactionSource } from "./transaction";

interface PartSource<Part> {
  readonly id: number;
  readonly order: Order;
  readonly part: Part;
}

function partsOf<Part extends { readonly id: number }>(order: Order, parts: readonly Part[]): PartSource<Part>[] {
  return parts.map((part) => ({ id: part.id, order, part }));
}

function transactionsOf({ order, refund }: RefundSource) {
  return order.transactions.filter(({ id }) => refund.transactionIds.includes(id)).map((one) => transactionSource(order, one));
}

/** Money that has gone back; what is pending or failed has not. */
function moneyBack(source: RefundSource): bigint {
  const gone = transactionsOf(source).filter(({ transaction }) => transaction.status === "SUCCESS");
  return sum(gone.map(({ transaction }) => transaction.amount));
}

/** With its tax: RefundDuty has no field of its own for it. */
export function refundDuty(order: Order, { dutyId, amount, taxLines }: RefundDuty) {
  const tax = order.taxesIncluded ? 0n : sumOfTaxes(taxLines);
  return { amountSet: moneyBag(amount + tax, order), originalDuty: dutyWithId(order, dutyId) };
}

function locationOf({ part }: PartSource<RefundLine>, _args: unknown, { world }: GraphContext) {
  return part.locationId === null ? null : (world.store.locations.get(part.locationId) ?? null);
}

export const refundTypes = {
  Refund: defineType<RefundSource>({
    id: ({ id }) => gid("Refund", id),
    legacyResourceId: ({ id }) => String(id),
    createdAt: ({ refund }) => refund.createdAt,
    processedAt: ({ refund }) => refund.processedAt,
    updatedAt: ({ refund }) => refund.createdAt,
    note: ({ refund }) => refund.note,
    order: ({ order }) => order,
    return: ({ order, refund }) => returnSources(order).find(({ id }) => id === refund.returnId) ?? null,
    duties: ({ order, refund }) => refund.duties.map((duty) => refundDuty(order, duty)),
    staffMember: () => null,
    totalRefundedSet: (source) => moneyBag(moneyBack(source), source.order),
    transactions: (source, args) => childConnection(transactionsOf(source), args),
    refundLineItems: ({ order, refund }, args) => childConnection(partsOf(order, refund.lines), args),
    refundShippingLines: ({ order, refund }, args) => childConnection(partsOf(order, refund.shipping), args),
    orderAdjustments: ({ order, refund }, args) => childConnection(partsOf(order, refund.adjustments), args),
  }),
  RefundLineItem: defineType<PartSource<RefundLine>>({
    id: ({ id }) => gid("RefundLineItem", id),
    lineItem: ({ order, part }) => lineItems(order).find(({ id }) => id === part.lineId),
    location: locationOf,
    quantity: ({ part }) => part.quantity,
    restockType: ({ part }) => part.restockType,
    restocked: ({ part }) => part.restockType !== "NO_RESTOCK",
    priceSet: ({ order, part }) => moneyBag(order.lines.find(({ id }) => id === part.lineId)?.unitPrice ?? 0n, order),
    subtotalSet: ({ order, part }) => moneyBag(part.subtotal, order),
    totalTaxSet: ({ order, part }) => moneyBag(sumOfTaxes(part.taxLines), order),
  }),
  RefundShippingLine: defineType<PartSource<RefundShipping>>({
    id: ({ id }) => gid("RefundShippingLine", id),
    shippingLine: ({ order, part }) => shippingLines(order, true).find(({ id }) => id === part.shippingLineId),
    subtotalAmountSet: ({ order, part }) => moneyBag(part.subtotal, order),
    taxAmountSet: ({ order, part }) => moneyBag(sumOfTaxes(part.taxLines), order),
  }),
  OrderAdjustment: defineType<PartSource<RefundAdjustment>>({
    id: ({ id }) => gid("OrderAdjustment", id),
    reason: ({ part }) => part.reason,
    amountSet: ({ order, part }) => moneyBag(part.amount, order),
    taxAmountSet: ({ order, part }) => moneyBag(part.tax, order),
  }),
};
