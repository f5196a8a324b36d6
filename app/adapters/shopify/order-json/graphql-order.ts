import type { Order } from "../../../domain/commerce/order";
import type { OrderTotals } from "../../../domain/commerce/order-totals";
import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { OrderId } from "../../../domain/ids";
import type { Currency } from "../../../domain/money/currency";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { graphqlAmounts, type AmountReader } from "./amounts";
import { cashRoundingOf } from "./cash-rounding";
import { readFee, readLine, readShippingLine } from "./graphql-lines";
import { readCompany, readCustomer, readTerms } from "./graphql-parties";
import { readRefund } from "./graphql-refunds";
import { readTransactions } from "./graphql-transactions";
import { currencyOr, flag, isObject, list, moment, momentOr, objectOr, text, textOr, texts, type JsonObject } from "./json";
import { UnreadableOrder } from "./unreadable";
import { withOrderWideCharges } from "./order-wide-charges";
import { latest, whenPaid } from "./when-settled";

const PAID = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

/** The Admin GraphQL API's `Order`, in the currency it is to be booked in. Throws UnreadableOrder with the place. */
export function readGraphqlOrder(from: JsonObject, side: BookingCurrency): Order {
  const { shopCurrency, presentmentCurrency } = readCurrencies(from);
  const booking = side === "shop" ? shopCurrency : presentmentCurrency;
  // In one currency both sides are the same, and exports often leave the customer's out.
  const amounts = graphqlAmounts(booking, booking === shopCurrency ? "shop" : side);
  const placedAt = momentOr(from, "createdAt") ?? moment(from, "processedAt");
  const transactions = readTransactions(from, amounts, placedAt);
  const totals = readTotals(from, amounts, transactions);
  const shipTo = objectOr(from, "shippingAddress");
  const told = objectOr(from, "told");

  return withOrderWideCharges({
    id: text(from, "id") as OrderId,
    name: textOr(from, "name") ?? text(from, "id"),
    placedAt,
    processedAt: momentOr(from, "processedAt"),
    updatedAt: momentOr(from, "updatedAt") ?? placedAt,
    paidAt: PAID.has(textOr(from, "displayFinancialStatus") ?? "") ? whenPaid(transactions, placedAt) : null,
    fulfilledAt:
      textOr(from, "displayFulfillmentStatus") === "FULFILLED"
        ? latest(list(from, "fulfillments", (each) => momentOr(each, "createdAt")))
        : null,
    cancelledAt: momentOr(from, "cancelledAt"),
    cancelReason: textOr(from, "cancelReason"),
    deleted: false,
    currency: booking,
    shopCurrency,
    presentmentCurrency,
    exchange:
      booking === shopCurrency ? null : { booking: totals.total, shop: graphqlAmounts(shopCurrency, "shop").amount(from, "totalPriceSet") },
    taxesIncluded: flag(from, "taxesIncluded"),
    dutiesIncluded: flag(from, "dutiesIncluded"),
    test: flag(from, "test"),
    taxExempt: flag(from, "taxExempt"),
    customer: readCustomer(from),
    company: readCompany(from),
    email: textOr(from, "email"),
    purchaseOrderNumber: textOr(from, "poNumber"),
    paymentTerms: readTerms(from),
    tags: texts(from, "tags"),
    channel: readChannel(from),
    location: nameOf(objectOr(from, "retailLocation")),
    shippingCountry: shipTo && textOr(shipTo, "countryCodeV2"),
    shippingRegion: shipTo && textOr(shipTo, "provinceCode"),
    lines: list(from, "lineItems", (line) => readLine(line, amounts)),
    shippingLines: list(from, "shippingLines", (line) => readShippingLine(line, amounts)),
    fees: list(from, "additionalFees", (fee) => readFee(fee, amounts)),
    refunds: list(from, "refunds", (refund) => readRefund(refund, amounts)),
    transactions,
    totals,
    canMarkAsPaid: flag(from, "canMarkAsPaid"),
    capturable: flag(from, "capturable"),
    ...(told && { told: text(told, "value") }),
  });
}

function readCurrencies(from: JsonObject): { shopCurrency: Currency; presentmentCurrency: Currency } {
  const shopCurrency = currencyOr(from, "currencyCode") ?? currencyOfTotal(from, "shopMoney");
  if (shopCurrency === null) throw new UnreadableOrder("currencyCode", "it is missing.");
  const presentmentCurrency = currencyOr(from, "presentmentCurrencyCode") ?? currencyOfTotal(from, "presentmentMoney") ?? shopCurrency;

  return { shopCurrency, presentmentCurrency };
}

function currencyOfTotal(from: JsonObject, side: string): Currency | null {
  const total = objectOr(from, "totalPriceSet");
  const money = total && total[side];

  return isObject(money) ? currencyOr(money, "currencyCode") : null;
}

function readTotals(from: JsonObject, amounts: AmountReader, transactions: readonly OrderTransaction[]): OrderTotals {
  const rounding = objectOr(from, "totalCashRoundingAdjustment");

  return {
    total: amounts.amount(from, "totalPriceSet"),
    tax: amounts.amountOr(from, "totalTaxSet"),
    currentTotal: amounts.amountOr(from, "currentTotalPriceSet"),
    currentTax: amounts.amountOr(from, "currentTotalTaxSet"),
    received: amounts.amountOr(from, "totalReceivedSet"),
    refunded: amounts.amountOr(from, "totalRefundedSet"),
    netPayment: amounts.amountOr(from, "netPaymentSet"),
    outstanding: amounts.amountOr(from, "totalOutstandingSet"),
    refundDiscrepancy: amounts.amountOr(from, "refundDiscrepancySet"),
    tips: amounts.amountOrZero(from, "totalTipReceivedSet"),
    duties: amounts.amountOr(from, "originalTotalDutiesSet") ?? amounts.amountOr(from, "currentTotalDutiesSet"),
    additionalFees: amounts.amountOr(from, "originalTotalAdditionalFeesSet") ?? amounts.amountOr(from, "currentTotalAdditionalFeesSet"),
    cashRounding: rounding
      ? { payments: amounts.amountOrZero(rounding, "paymentSet"), refunds: amounts.amountOrZero(rounding, "refundSet") }
      : cashRoundingOf(transactions, amounts.currency),
  };
}

/** The sales channel as the merchant sees it, else the app that placed the order, else Shopify's word for the source. */
function readChannel(from: JsonObject): string | null {
  const information = objectOr(from, "channelInformation");
  const definition = information && objectOr(information, "channelDefinition");

  return (
    (definition && (textOr(definition, "channelName") ?? textOr(definition, "handle"))) ??
    nameOf(objectOr(from, "app")) ??
    textOr(from, "sourceName")
  );
}

function nameOf(from: JsonObject | null): string | null {
  return from && textOr(from, "name");
}
