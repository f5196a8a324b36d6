import type { Order } from "../../../domain/commerce/order";
import type { OrderTotals } from "../../../domain/commerce/order-totals";
import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { OrderId } from "../../../domain/ids";
import { isZero, sum, zero } from "../../../domain/money/money";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { restAmounts, type AmountReader } from "./amounts";
import { cashRoundingOf } from "./cash-rounding";
import { currencyOr, flag, hasList, list, moment, momentOr, objectOr, text, textOr, texts, type JsonObject } from "./json";
import { withOrderWideCharges } from "./order-wide-charges";
import { gidOf } from "./rest-ids";
import { isTip, readLine, readShippingLine } from "./rest-lines";
import { readCompany, readCustomer, readTerms } from "./rest-parties";
import { readRefund } from "./rest-refunds";
import { readTransactions } from "./rest-transactions";
import { UnreadableOrder } from "./unreadable";
import { latest, whenPaid } from "./when-settled";

const PAID = new Set(["paid", "partially_refunded", "refunded"]);

/** The REST order of Shopify's admin and of webhooks, refunds and transactions inside where present. Throws UnreadableOrder. */
export function readRestOrder(from: JsonObject, side: BookingCurrency): Order {
  const shopCurrency = currencyOr(from, "currency");
  if (shopCurrency === null) throw new UnreadableOrder("currency", "it is missing.");
  const presentmentCurrency = currencyOr(from, "presentment_currency") ?? shopCurrency;
  const booking = side === "shop" ? shopCurrency : presentmentCurrency;
  // In one currency both sides are the same, and the plain amounts of older bodies will do.
  const amounts = restAmounts(booking, booking === shopCurrency ? "shop" : "presentment");
  const placedAt = momentOr(from, "created_at") ?? moment(from, "processed_at");
  const context = { amounts, applications: list(from, "discount_applications", (each) => each) };
  const transactions = readTransactions(from, { amounts, side: booking === shopCurrency ? "shop" : "presentment", placedAt });
  const totals = readTotals(from, amounts, transactions);
  const shipTo = objectOr(from, "shipping_address");

  return withOrderWideCharges({
    id: gidOf(from, "Order") as OrderId,
    name: textOr(from, "name") ?? text(from, "id"),
    placedAt,
    processedAt: momentOr(from, "processed_at"),
    updatedAt: momentOr(from, "updated_at") ?? placedAt,
    paidAt: PAID.has(textOr(from, "financial_status") ?? "") ? whenPaid(transactions, placedAt) : null,
    fulfilledAt:
      textOr(from, "fulfillment_status") === "fulfilled"
        ? latest(list(from, "fulfillments", (each) => momentOr(each, "created_at")))
        : null,
    cancelledAt: momentOr(from, "cancelled_at"),
    cancelReason: textOr(from, "cancel_reason"),
    deleted: false,
    currency: booking,
    shopCurrency,
    presentmentCurrency,
    exchange:
      booking === shopCurrency ? null : { booking: totals.total, shop: restAmounts(shopCurrency, "shop").amount(from, "total_price") },
    taxesIncluded: flag(from, "taxes_included"),
    dutiesIncluded: flag(from, "duties_included"),
    test: flag(from, "test"),
    taxExempt: flag(from, "tax_exempt"),
    customer: readCustomer(from),
    company: readCompany(from),
    email: textOr(from, "email") ?? textOr(from, "contact_email"),
    purchaseOrderNumber: textOr(from, "po_number"),
    paymentTerms: readTerms(from),
    tags: texts(from, "tags"),
    channel: textOr(from, "source_name"),
    location: textOr(from, "location_id"),
    shippingCountry: shipTo && textOr(shipTo, "country_code"),
    shippingRegion: shipTo && textOr(shipTo, "province_code"),
    lines: list(from, "line_items", (line) => (isTip(line) ? null : readLine(line, context))).filter((line) => line !== null),
    shippingLines: list(from, "shipping_lines", (line) => readShippingLine(line, context)),
    fees: [],
    refunds: list(from, "refunds", (refund) => readRefund(refund, amounts)),
    transactions,
    totals,
    canMarkAsPaid: false,
    capturable: false,
  });
}

function readTotals(from: JsonObject, amounts: AmountReader, transactions: readonly OrderTransaction[]): OrderTotals {
  const worked = cashRoundingOf(transactions, amounts.currency);

  return {
    total: amounts.amount(from, "total_price"),
    tax: amounts.amountOr(from, "total_tax"),
    currentTotal: amounts.amountOr(from, "current_total_price"),
    currentTax: amounts.amountOr(from, "current_total_tax"),
    received: null,
    refunded: null,
    netPayment: null,
    outstanding: amounts.amountOr(from, "total_outstanding") ?? (isSaidPaid(from) ? zero(amounts.currency) : null),
    refundDiscrepancy: null,
    tips: readTips(from, amounts),
    duties: amounts.amountOr(from, "original_total_duties") ?? amounts.amountOr(from, "current_total_duties"),
    additionalFees: amounts.amountOr(from, "original_total_additional_fees") ?? amounts.amountOr(from, "current_total_additional_fees"),
    cashRounding: {
      payments: amounts.amountOr(from, "total_cash_rounding_payment_adjustment") ?? worked.payments,
      refunds: amounts.amountOr(from, "total_cash_rounding_refund_adjustment") ?? worked.refunds,
    },
  };
}

/** Where the transactions are not in the input, the status is all that says it: an invoice left open would be wrong. */
function isSaidPaid(from: JsonObject): boolean {
  return !hasList(from, "transactions") && textOr(from, "financial_status") === "paid";
}

/** The stated total; where it is absent or nothing, the tip lines of a till added up. */
function readTips(from: JsonObject, amounts: AmountReader) {
  const stated = amounts.amountOrZero(from, "total_tip_received");
  if (!isZero(stated)) return stated;
  const tips = list(from, "line_items", (line) => (isTip(line) ? amounts.amount(line, "price") : stated));

  return sum(tips, amounts.currency);
}
