import type { Customer } from "../../domain/commerce/customer";
import type { Order, OrderLine, OrderTotals, ShippingLine } from "../../domain/commerce/order";
import type { OrderTransaction } from "../../domain/commerce/order-transaction";
import type { TaxLine } from "../../domain/commerce/tax-line";
import type { CustomerId, OrderId, TransactionId } from "../../domain/ids";
import type { Instant } from "../../domain/instant";
import { currency, type Currency } from "../../domain/money/currency";
import { parseMoney } from "../../domain/money/decimal-string";
import { subtract, sum, type Money } from "../../domain/money/money";
import { fromFraction } from "../../domain/money/percentage";
import type { GraphqlOrder, GraphqlTaxLine } from "./order-schema";
import { UnreadableAnswer } from "./shopify-error";

/** Shopify's order in our own nouns. Throws where an amount has digits its currency lacks: that would be a guess. */
export function toOrder(from: GraphqlOrder): Order {
  const code = currency(from.currencyCode);

  return {
    id: from.id as OrderId,
    name: from.name,
    placedAt: from.createdAt as Instant,
    updatedAt: from.updatedAt as Instant,
    currency: code,
    presentmentCurrency: currency(from.presentmentCurrencyCode),
    taxesIncluded: from.taxesIncluded,
    test: from.test,
    cancelledAt: from.cancelledAt as Instant | null,
    customer: toCustomer(from),
    purchaseOrderNumber: from.poNumber || null,
    lines: from.lineItems.nodes.map((line) => toOrderLine(line, code)),
    shippingLines: from.shippingLines.nodes.map((line) => toShippingLine(line, code)),
    transactions: from.transactions.map((transaction) => toOrderTransaction(transaction, code)),
    totals: toTotals(from, code),
    canMarkAsPaid: from.canMarkAsPaid,
    capturable: from.capturable,
  };
}

export function toTaxLine({ title, rate, priceSet }: GraphqlTaxLine, code: Currency): TaxLine {
  return { title, rate: fromFraction(String(rate)), amount: amount(priceSet, code) };
}

function toOrderLine(line: GraphqlOrder["lineItems"]["nodes"][number], code: Currency): OrderLine {
  return {
    id: line.id,
    title: line.variantTitle ? `${line.title} – ${line.variantTitle}` : line.title,
    sku: line.sku || null,
    quantity: line.quantity,
    unitPrice: amount(line.originalUnitPriceSet, code),
    // All allocations, order-wide ones included: `discountedTotalSet` leaves some out (Shopify, 2026-10).
    discount: sum(
      line.discountAllocations.map(({ allocatedAmountSet }) => amount(allocatedAmountSet, code)),
      code,
    ),
    isGiftCard: line.isGiftCard,
    taxLines: line.taxLines.map((tax) => toTaxLine(tax, code)),
  };
}

function toShippingLine(line: GraphqlOrder["shippingLines"]["nodes"][number], code: Currency): ShippingLine {
  const price = amount(line.originalPriceSet, code);

  return {
    id: line.id ?? line.title,
    title: line.title,
    price,
    discount: subtract(price, amount(line.discountedPriceSet, code)),
    taxLines: line.taxLines.map((tax) => toTaxLine(tax, code)),
  };
}

const KINDS = new Map<string, OrderTransaction["kind"]>([
  ["EMV_AUTHORIZATION", "AUTHORIZATION"],
  ...(["SALE", "AUTHORIZATION", "CAPTURE", "VOID", "REFUND", "CHANGE"] as const).map((kind): [string, typeof kind] => [kind, kind]),
]);
const STATUSES = new Map<string, OrderTransaction["status"]>([
  ["SUCCESS", "SUCCESS"],
  ["PENDING", "PENDING"],
  ["AWAITING_RESPONSE", "PENDING"],
  ["FAILURE", "FAILURE"],
  ["ERROR", "FAILURE"],
]);

function toOrderTransaction(from: GraphqlOrder["transactions"][number], code: Currency): OrderTransaction {
  return {
    id: from.id as TransactionId,
    kind: KINDS.get(from.kind) ?? "OTHER",
    status: STATUSES.get(from.status) ?? "OTHER",
    gateway: from.formattedGateway ?? "an unnamed gateway",
    amount: amount(from.amountSet, code),
    processedAt: (from.processedAt ?? from.createdAt) as Instant,
    test: from.test,
  };
}

function toTotals(from: GraphqlOrder, code: Currency): OrderTotals {
  const orZero = (text: string | null | undefined) => amount(text ?? "0", code);

  return {
    total: amount(from.totalPriceSet, code),
    tax: orZero(from.totalTaxSet),
    currentTotal: amount(from.currentTotalPriceSet, code),
    refunded: amount(from.totalRefundedSet, code),
    outstanding: amount(from.totalOutstandingSet, code),
    tips: orZero(from.totalTipReceivedSet),
    duties: orZero(from.originalTotalDutiesSet),
    additionalFees: orZero(from.originalTotalAdditionalFeesSet),
    cashRounding: orZero(from.totalCashRoundingAdjustment?.paymentSet),
  };
}

function toCustomer({ customer, billingAddress }: GraphqlOrder): Order["customer"] {
  if (!customer) return null;

  return {
    id: customer.id as CustomerId,
    name: customer.displayName,
    firstName: customer.firstName,
    lastName: customer.lastName,
    email: customer.defaultEmailAddress?.emailAddress ?? null,
    phone: customer.defaultPhoneNumber?.phoneNumber ?? null,
    billingAddress: billingAddress && toAddress(billingAddress),
  };
}

function toAddress(from: NonNullable<GraphqlOrder["billingAddress"]>): Customer["billingAddress"] {
  const { company, city, country } = from;

  return { company, line1: from.address1, line2: from.address2, city, region: from.province, postalCode: from.zip, country };
}

function amount(text: string, code: Currency): Money {
  const read = parseMoney(text, code);
  if (!read.ok) throw new UnreadableAnswer(read.problems.map(({ message }) => message).join(" "));

  return read.value;
}
