import { gid } from "../../gid";
import { shareOfUnits } from "../../money/allocate";
import { lineNet } from "../../orders/line-amounts";
import { refundsOfReturn } from "../../returns/return-state";
import type { Order } from "../../store/records";
import type { ExchangeItem, Return, ReturnLine } from "../../store/records/return";
import { childConnection } from "../connection";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { fulfilmentSources, type FulfilmentLineSource } from "./fulfilment";
import { lineItems } from "./line-item";
import { refundSources } from "./refund-source";
import { transactionSource } from "./transaction";

interface ReturnSource {
  readonly id: number;
  readonly order: Order;
  readonly returned: Return;
}

interface ReturnLineSource extends ReturnSource {
  readonly __typename: "ReturnLineItem";
  readonly line: ReturnLine;
}

interface ExchangeSource extends ReturnSource {
  readonly item: ExchangeItem;
}

export function returnSources(order: Order): ReturnSource[] {
  return order.returns.map((returned) => ({ id: returned.id, order, returned }));
}

/** The first parcel that held units of the line. */
function fulfilmentLine({ order, line }: ReturnLineSource): FulfilmentLineSource | null {
  const parts = fulfilmentSources(order).flatMap(({ fulfilment }) => fulfilment.lines);
  const part = parts.find(({ lineId }) => lineId === line.lineId);
  return part ? { id: part.id, order, part } : null;
}

/** Units processed: all at once, when the return is. */
const processed = ({ returned }: ReturnSource, quantity: number) => (returned.processedAt === null ? 0 : quantity);
const waiting = ({ returned }: ReturnSource, quantity: number) => (returned.processedAt === null ? quantity : 0);

function priceOf({ order, line }: ReturnLineSource): bigint {
  const sold = order.lines.find(({ id }) => id === line.lineId);
  return sold ? shareOfUnits(lineNet(sold), { before: 0, count: line.quantity, quantity: sold.quantity }) : 0n;
}

/** Lines of the order the exchange made; none before the return is processed. */
function exchangedLine({ order, returned, item }: ExchangeSource) {
  const lineId = returned.exchangeLineIds[returned.exchangeItems.indexOf(item)];
  return lineItems(order).find(({ id }) => id === lineId) ?? null;
}

function refundsOf({ order, returned }: ReturnSource) {
  const ids = new Set(refundsOfReturn(order, returned).map(({ id }) => id));
  return refundSources(order).filter(({ id }) => ids.has(id));
}

export const returnTypes = {
  Return: defineType<ReturnSource>({
    id: ({ id }) => gid("Return", id),
    name: ({ returned }) => returned.name,
    status: ({ returned }) => returned.status,
    createdAt: ({ returned }) => returned.createdAt,
    requestApprovedAt: ({ returned }) => returned.approvedAt,
    closedAt: ({ returned }) => returned.closedAt,
    decline: ({ returned }) => returned.decline,
    order: ({ order }) => order,
    staffMember: () => null,
    totalQuantity: ({ returned }) => returned.lines.reduce((total, { quantity }) => total + quantity, 0),
    returnShippingFees: () => [],
    returnLineItems: (source, args) => childConnection(source.returned.lines.map((line): ReturnLineSource => ({ ...source, __typename: "ReturnLineItem", id: line.id, line })), args),
    exchangeLineItems: (source, args) => childConnection(source.returned.exchangeItems.map((item): ExchangeSource => ({ ...source, id: item.id, item })), args),
    refunds: (source, args) => childConnection(refundsOf(source), args),
    transactions: (source, args) => {
      const ids = new Set(refundsOf(source).flatMap(({ refund }) => refund.transactionIds));
      return childConnection(source.order.transactions.filter(({ id }) => ids.has(id)).map((one) => transactionSource(source.order, one)), args);
    },
  }),
  ReturnLineItem: defineType<ReturnLineSource>({
    id: ({ id }) => gid("ReturnLineItem", id),
    fulfillmentLineItem: fulfilmentLine,
    quantity: ({ line }) => line.quantity,
    processedQuantity: (source) => processed(source, source.line.quantity),
    processableQuantity: (source) => waiting(source, source.line.quantity),
    unprocessedQuantity: (source) => waiting(source, source.line.quantity),
    refundableQuantity: (source) => waiting(source, source.line.quantity),
    refundedQuantity: (source) => processed(source, source.line.quantity),
    returnReason: ({ line }) => line.reason,
    returnReasonNote: ({ line }) => line.reasonNote,
    customerNote: ({ line }) => line.customerNote,
    restockingFee: () => null,
    withCodeDiscountedTotalPriceSet: (source) => moneyBag(priceOf(source), source.order),
  }),
  ExchangeLineItem: defineType<ExchangeSource>({
    id: ({ id }) => gid("ExchangeLineItem", id),
    quantity: ({ item }) => item.quantity,
    processedQuantity: (source) => processed(source, source.item.quantity),
    processableQuantity: (source) => waiting(source, source.item.quantity),
    unprocessedQuantity: (source) => waiting(source, source.item.quantity),
    variantId: ({ item }) => gid("ProductVariant", item.variantId),
    lineItem: exchangedLine,
    lineItems: (source) => [exchangedLine(source)].filter((line) => line !== null),
  }),
};
