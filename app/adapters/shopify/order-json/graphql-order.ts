import type { Order } from "../../../domain/commerce/order";
import type { OrderTotals } from "../../../domain/commerce/order-totals";
import type { OrderId } from "../../../domain/ids";
import type { Instant } from "../../../domain/instant";
import { currency, type Currency } from "../../../domain/money/currency";
import { zero } from "../../../domain/money/money";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { graphqlAmounts, type AmountReader } from "./amounts";
import { readFee, readLine, readShippingLine } from "./graphql-lines";
import { readCompany, readCustomer, readTerms } from "./graphql-parties";
import { readRefund } from "./graphql-refunds";
import { readTransaction } from "./graphql-transactions";
import { flag, isObject, list, objectOr, text, textOr, texts, type JsonObject } from "./json";
import { UnreadableOrder } from "./unreadable";
import { withOrderWideCharges } from "./order-wide-charges";
import { latest, whenPaid } from "./when-settled";

const PAID = new Set(["PAID", "PARTIALLY_REFUNDED", "REFUNDED"]);

/** The Admin GraphQL API's `Order`, in the currency it is to be booked in. Throws UnreadableOrder with the place. */
export function readGraphqlOrder(from: JsonObject, side: BookingCurrency): Order {
  const { shopCurrency, presentmentCurrency } = readCurrencies(from);
  const booking = side === "shop" ? shopCurrency : presentmentCurrency;
  const amounts = graphqlAmounts(booking, side);
  const placedAt = text(from, textOr(from, "createdAt") ? "createdAt" : "processedAt") as Instant;
  const totals = readTotals(from, amounts);
  const transactions = list(from, "transactions", (transaction) => readTransaction(transaction, amounts, placedAt));
  const shipTo = objectOr(from, "shippingAddress");

  return withOrderWideCharges({
    id: text(from, "id") as OrderId,
    name: textOr(from, "name") ?? text(from, "id"),
    placedAt,
    processedAt: textOr(from, "processedAt") as Instant | null,
    updatedAt: (textOr(from, "updatedAt") ?? placedAt) as Instant,
    paidAt: PAID.has(textOr(from, "displayFinancialStatus") ?? "") ? whenPaid(transactions, placedAt) : null,
    fulfilledAt: textOr(from, "displayFulfillmentStatus") === "FULFILLED" ? latest(list(from, "fulfillments", (each) => textOr(each, "createdAt"))) : null,
    cancelledAt: textOr(from, "cancelledAt") as Instant | null,
    cancelReason: textOr(from, "cancelReason"),
    deleted: false,
    currency: booking,
    shopCurrency,
    presentmentCurrency,
    exchange: booking === shopCurrency ? null : { booking: totals.total, shop: graphqlAmounts(shopCurrency, "shop").amount(from, "totalPriceSet") },
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
  });
}

function readCurrencies(from: JsonObject): { shopCurrency: Currency; presentmentCurrency: Currency } {
  const shop = textOr(from, "currencyCode") ?? currencyOfTotal(from, "shopMoney");
  if (shop === null) throw new UnreadableOrder("currencyCode", "it is missing.");
  const presentment = textOr(from, "presentmentCurrencyCode") ?? currencyOfTotal(from, "presentmentMoney") ?? shop;

  return { shopCurrency: currency(shop), presentmentCurrency: currency(presentment) };
}

function currencyOfTotal(from: JsonObject, side: string): string | null {
  const total = objectOr(from, "totalPriceSet");
  const money = total && total[side];

  return isObject(money) ? textOr(money, "currencyCode") : null;
}

function readTotals(from: JsonObject, amounts: AmountReader): OrderTotals {
  const rounding = objectOr(from, "totalCashRoundingAdjustment");
  const none = zero(amounts.currency);

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
    cashRounding: {
      payments: rounding ? amounts.amountOrZero(rounding, "paymentSet") : none,
      refunds: rounding ? amounts.amountOrZero(rounding, "refundSet") : none,
    },
  };
}

/** The sales channel as the merchant sees it, else the app that placed the order, else Shopify's word for the source. */
function readChannel(from: JsonObject): string | null {
  const information = objectOr(from, "channelInformation");
  const definition = information && objectOr(information, "channelDefinition");

  return (definition && (textOr(definition, "channelName") ?? textOr(definition, "handle"))) ?? nameOf(objectOr(from, "app")) ?? textOr(from, "sourceName");
}

function nameOf(from: JsonObject | null): string | null {
  return from && textOr(from, "name");
}
