import { fulfilmentStatus } from "../../fulfilments/fulfilment-state";
import { gid } from "../../gid";
import { currentQuantity } from "../../orders/line-amounts";
import { canMarkAsPaid, financialStatus } from "../../orders/order-status";
import { currentTaxLines, taxLinesAsOrdered } from "../../orders/order-taxes";
import { orderTotals } from "../../orders/order-totals";
import { isPendingPayment } from "../../orders/payment-state";
import { suggestedRefund } from "../../orders/suggested-refund";
import { returnStatusOf } from "../../returns/return-state";
import type { Order } from "../../store/records";
import { childConnection } from "../connection";
import type { Args, GraphContext } from "../context";
import { defineType } from "../define-type";
import { addressOf } from "./address";
import { agreementPage } from "./agreement";
import { discountApplications, discountCodes } from "./discount";
import { feesOf } from "./duty";
import { fulfilmentSources } from "./fulfilment";
import { lineItems } from "./line-item";
import { findMetafield, metafieldPage, metafieldTypes } from "./metafield";
import { orderMoney } from "./order-money";
import { purchasingEntityOf } from "./purchasing-entity";
import { refundSources } from "./refund-source";
import { returnSources } from "./return";
import { shippingLines } from "./shipping-line";
import { suggestedRefundTypes, suggestionAsked } from "./suggested-refund";
import { taxLines } from "./tax-line";
import { isOpenAuthorisation, transactionSource } from "./transaction";

function firstOf<Item>(items: readonly Item[], { first }: Args): readonly Item[] {
  return typeof first === "number" ? items.slice(0, first) : items;
}

function units(order: Order): number {
  return order.lines.reduce((total, line) => total + line.quantity, 0);
}

function currentUnits(order: Order): number {
  return order.lines.reduce((total, line) => total + currentQuantity(order, line), 0);
}

function customerOf(order: Order, _args: Args, { world }: GraphContext) {
  return order.customerId === null ? null : (world.store.customers.get(order.customerId) ?? null);
}

/** Payments of an order: all, those still capturable (or not), or those a person can still settle. */
function transactionsOf(order: Order, args: Args) {
  const { capturable, manuallyResolvable } = args;
  const found = order.transactions
    .map((transaction) => transactionSource(order, transaction))
    .filter((source) => typeof capturable !== "boolean" || isOpenAuthorisation(source) === capturable)
    .filter((source) => typeof manuallyResolvable !== "boolean" || (isPendingPayment(source.transaction) && source.transaction.manual) === manuallyResolvable);
  return firstOf(found, args);
}

const identity = {
  id: ({ id }: Order) => gid("Order", id),
  legacyResourceId: ({ id }: Order) => String(id),
  name: ({ name }: Order) => name,
  number: ({ number }: Order) => number,
  confirmationNumber: ({ id }: Order) => id.toString(36).toUpperCase(),
  test: ({ test }: Order) => test,
  sourceName: ({ source }: Order) => source.name,
  sourceIdentifier: ({ source }: Order) => source.identifier,
  channelInformation: ({ id, source }: Order) => ({ id: gid("ChannelInformation", id), channelId: gid("Channel", source.appId), displayName: source.appName }),
  app: ({ source }: Order) => ({ id: gid("App", source.appId), name: source.appName }),
  statusPageUrl: ({ shop, id }: Order) => `https://${shop}/orders/${id}`,
};

const state = {
  createdAt: ({ createdAt }: Order) => createdAt,
  processedAt: ({ processedAt }: Order) => processedAt,
  updatedAt: ({ updatedAt }: Order) => updatedAt,
  cancelledAt: ({ cancelledAt }: Order) => cancelledAt,
  cancelReason: ({ cancelReason }: Order) => cancelReason,
  cancellation: ({ cancelledAt, cancelNote }: Order) => (cancelledAt ? { staffNote: cancelNote } : null),
  closed: ({ closedAt }: Order) => closedAt !== null,
  closedAt: ({ closedAt }: Order) => closedAt,
  confirmed: () => true,
  edited: ({ edited }: Order) => edited,
  displayFinancialStatus: financialStatus,
  displayFulfillmentStatus: fulfilmentStatus,
  returnStatus: returnStatusOf,
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
  purchasingEntity: (order: Order, _args: Args, { world }: GraphContext) => purchasingEntityOf(order, world),
  email: ({ email }: Order) => email,
  phone: ({ phone }: Order) => phone,
  billingAddress: ({ id, billingAddress }: Order) => addressOf(billingAddress, id),
  shippingAddress: ({ id, shippingAddress }: Order) => addressOf(shippingAddress, id),
  displayAddress: ({ id, shippingAddress, billingAddress }: Order) => addressOf(shippingAddress ?? billingAddress, id),
  billingAddressMatchesShippingAddress: ({ billingAddress, shippingAddress }: Order) => JSON.stringify(billingAddress) === JSON.stringify(shippingAddress),
  retailLocation: ({ locationId }: Order, _args: Args, { world }: GraphContext) => (locationId === null ? null : (world.store.locations.get(locationId) ?? null)),
  staffMember: () => null,
  merchantOfRecordApp: () => null,
  customerLocale: () => "en",
};

const words = {
  note: ({ note }: Order) => note,
  poNumber: ({ poNumber }: Order) => poNumber,
  tags: ({ tags }: Order) => tags,
  customAttributes: ({ customAttributes }: Order) => customAttributes,
  discountCode: (order: Order) => discountCodes(order)[0] ?? null,
  discountCodes,
  metafield: (order: Order, args: Args) => findMetafield(order, args),
  metafields: (order: Order, args: Args) => metafieldPage(order, args),
};

const parts = {
  lineItems: (order: Order, args: Args) => childConnection(lineItems(order), args),
  shippingLine: (order: Order) => shippingLines(order)[0] ?? null,
  shippingLines: (order: Order, args: Args) => childConnection(shippingLines(order, args["includeRemovals"] === true), args),
  transactions: transactionsOf,
  transactionsCount: ({ transactions }: Order) => ({ count: transactions.length, precision: "EXACT" }),
  refunds: (order: Order, args: Args) => firstOf(refundSources(order), args),
  suggestedRefund: (order: Order, args: Args) => suggestedRefund(order, suggestionAsked(order, args)),
  discountApplications: (order: Order, args: Args) => childConnection(discountApplications(order), args),
  taxLines: (order: Order) => taxLines(taxLinesAsOrdered(order), order),
  currentTaxLines: (order: Order) => taxLines(currentTaxLines(order), order),
  paymentGatewayNames: ({ transactions }: Order) => [...new Set(transactions.map(({ gateway }) => gateway))],
  paymentTerms: ({ paymentTermsId }: Order, _args: Args, { world }: GraphContext) => (paymentTermsId === null ? null : (world.store.paymentTerms.get(paymentTermsId) ?? null)),
  agreements: agreementPage,
  returns: (order: Order, args: Args) => childConnection(returnSources(order), args),
  fulfillments: (order: Order, args: Args) => firstOf(fulfilmentSources(order), args),
  fulfillmentsCount: ({ fulfilments }: Order) => ({ count: fulfilments.length, precision: "EXACT" }),
  additionalFees: (order: Order) => feesOf(order.fees, order),
  disputes: () => [],
};

export const orderTypes = {
  Order: defineType<Order>({ ...identity, ...state, ...people, ...words, ...parts, ...orderMoney }),
  ...suggestedRefundTypes,
  ...metafieldTypes,
};
