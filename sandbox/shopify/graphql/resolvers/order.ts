import { gid } from "../../gid";
import { canMarkAsPaid, financialStatus, fulfillmentStatus } from "../../orders/order-status";
import { currentTaxLines, orderTotals, refundedQuantity, taxLinesAsOrdered } from "../../orders/order-totals";
import type { Order } from "../../store/records";
import { childConnection } from "../connection";
import type { Args } from "../context";
import { defineType } from "../define-type";
import { addressOf } from "./address";
import { discountApplication } from "./discount";
import { lineItems } from "./line-item";
import { findMetafield, metafieldPage, metafieldTypes } from "./metafield";
import { orderMoney } from "./order-money";
import { refundSources } from "./refund";
import { shippingLines } from "./shipping-line";
import { taxLine } from "./tax-line";
import { transactionSource } from "./transaction";

function firstOf<Item>(items: readonly Item[], { first }: Args): readonly Item[] {
  return typeof first === "number" ? items.slice(0, first) : items;
}

function units(order: Order): number {
  return order.lines.reduce((total, line) => total + line.quantity, 0);
}

function currentUnits(order: Order): number {
  return order.lines.reduce((total, line) => total + line.quantity - refundedQuantity(order, line), 0);
}

function customerOf(order: Order, _args: Args, { world }: { world: { store: { customers: ReadonlyMap<number, unknown> } } }) {
  return order.customerId === null ? null : (world.store.customers.get(order.customerId) ?? null);
}

const identity = {
  id: ({ id }: Order) => gid("Order", id),
  legacyResourceId: ({ id }: Order) => String(id),
  name: ({ name }: Order) => name,
  number: ({ number }: Order) => number,
  confirmationNumber: ({ id }: Order) => id.toString(36).toUpperCase(),
  test: ({ test }: Order) => test,
  sourceName: () => "web",
  sourceIdentifier: () => null,
  channelInformation: () => null,
  app: () => ({ id: gid("App", 580_111), name: "Online Store" }),
  statusPageUrl: ({ shop, id }: Order) => `https://${shop}/orders/${id}`,
};

const state = {
  createdAt: ({ createdAt }: Order) => createdAt,
  processedAt: ({ processedAt }: Order) => processedAt,
  updatedAt: ({ updatedAt }: Order) => updatedAt,
  cancelledAt: ({ cancelledAt }: Order) => cancelledAt,
  cancelReason: ({ cancelReason }: Order) => cancelReason,
  closed: () => false,
  closedAt: () => null,
  confirmed: () => true,
  edited: () => false,
  displayFinancialStatus: financialStatus,
  displayFulfillmentStatus: fulfillmentStatus,
  returnStatus: () => "NO_RETURN",
  fulfillable: (order: Order) => !order.cancelledAt && currentUnits(order) > 0,
  requiresShipping: ({ lines }: Order) => lines.some((line) => line.requiresShipping),
  restockable: (order: Order) => currentUnits(order) > 0,
  canMarkAsPaid,
  capturable: (order: Order) => orderTotals(order).capturable > 0n,
  fullyPaid: (order: Order) => orderTotals(order).received >= orderTotals(order).currentTotal,
  unpaid: (order: Order) => orderTotals(order).received === 0n,
  refundable: (order: Order) => orderTotals(order).net > 0n,
  canNotifyCustomer: ({ email }: Order) => email !== null,
  merchantEditable: ({ cancelledAt }: Order) => cancelledAt === null,
  subtotalLineItemsQuantity: units,
  currentSubtotalLineItemsQuantity: currentUnits,
};

const people = {
  customer: customerOf,
  purchasingEntity: customerOf,
  email: ({ email }: Order) => email,
  phone: ({ phone }: Order) => phone,
  billingAddress: ({ id, billingAddress }: Order) => addressOf(billingAddress, id),
  shippingAddress: ({ id, shippingAddress }: Order) => addressOf(shippingAddress, id),
  displayAddress: ({ id, shippingAddress, billingAddress }: Order) => addressOf(shippingAddress ?? billingAddress, id),
  billingAddressMatchesShippingAddress: ({ shippingAddress }: Order) => shippingAddress !== null,
  retailLocation: () => null,
  staffMember: () => null,
  merchantOfRecordApp: () => null,
  customerLocale: () => "en",
};

const words = {
  note: ({ note }: Order) => note,
  poNumber: ({ poNumber }: Order) => poNumber,
  tags: ({ tags }: Order) => tags,
  customAttributes: ({ customAttributes }: Order) => customAttributes,
  discountCode: ({ discount }: Order) => discount?.code ?? null,
  discountCodes: ({ discount }: Order) => (discount ? [discount.code] : []),
  metafield: (order: Order, args: Args) => findMetafield(order, args),
  metafields: (order: Order, args: Args) => metafieldPage(order, args),
};

const parts = {
  lineItems: (order: Order, args: Args) => childConnection(lineItems(order), args),
  shippingLine: (order: Order) => shippingLines(order)[0] ?? null,
  shippingLines: (order: Order, args: Args) => childConnection(shippingLines(order), args),
  transactions: (order: Order, args: Args) => {
    const capturable = (one: { kind: string }) => (one.kind === "AUTHORIZATION") === args["capturable"];
    const wanted = typeof args["capturable"] === "boolean" ? order.transactions.filter(capturable) : order.transactions;
    return firstOf(wanted, args).map((transaction) => transactionSource(order, transaction));
  },
  transactionsCount: ({ transactions }: Order) => ({ count: transactions.length, precision: "EXACT" }),
  refunds: (order: Order, args: Args) => firstOf(refundSources(order), args),
  discountApplications: ({ discount }: Order, args: Args) => childConnection(discount ? [discountApplication(discount)] : [], args),
  taxLines: (order: Order) => taxLinesAsOrdered(order).map((line) => taxLine(line, order.currency)),
  currentTaxLines: (order: Order) => currentTaxLines(order).map((line) => taxLine(line, order.currency)),
  paymentGatewayNames: ({ transactions }: Order) => [...new Set(transactions.map(({ gateway }) => gateway))],
  paymentTerms: () => null,
  additionalFees: () => [],
  disputes: () => [],
};

export const orderTypes = {
  Order: defineType<Order>({ ...identity, ...state, ...people, ...words, ...parts, ...orderMoney }),
  ...metafieldTypes,
};
