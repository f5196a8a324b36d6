import type { Order } from "../../../domain/commerce/order";
import type { OrderTotals } from "../../../domain/commerce/order-totals";
import type { OrderId } from "../../../domain/ids";
import type { Instant } from "../../../domain/instant";
import { currency } from "../../../domain/money/currency";
import { isZero, zero } from "../../../domain/money/money";
import type { BookingCurrency } from "../../../ports/shop-orders";
import { restAmounts, type AmountReader } from "./amounts";
import { flag, list, objectOr, text, textOr, texts, type JsonObject } from "./json";
import { withOrderWideCharges } from "./order-wide-charges";
import { gidOf } from "./rest-ids";
import { isTip, readLine, readShippingLine } from "./rest-lines";
import { readCompany, readCustomer, readTerms } from "./rest-parties";
import { readRefund } from "./rest-refunds";
import { readTransactions } from "./rest-transactions";
import { latest, whenPaid } from "./when-settled";

const PAID = new Set(["paid", "partially_refunded", "refunded"]);

/** The REST order of Shopify's admin and of webhooks, refunds and transactions inside where present. Throws UnreadableOrder. */
export function readRestOrder(from: JsonObject, side: BookingCurrency): Order {
  const shopCurrency = currency(text(from, "currency"));
  const presentmentCurrency = currency(textOr(from, "presentment_currency") ?? shopCurrency);
  const booking = side === "shop" ? shopCurrency : presentmentCurrency;
  // In one currency both sides are the same, and the plain amounts of older bodies will do.
  const amounts = restAmounts(booking, booking === shopCurrency ? "shop" : "presentment");
  const placedAt = text(from, "created_at") as Instant;
  const context = { amounts, applications: list(from, "discount_applications", (each) => each) };
  const totals = readTotals(from, amounts);
  const transactions = readTransactions(from, { amounts, side: booking === shopCurrency ? "shop" : "presentment", placedAt });
  const shipTo = objectOr(from, "shipping_address");

  return withOrderWideCharges({
    id: gidOf(from, "Order") as OrderId,
    name: textOr(from, "name") ?? text(from, "id"),
    placedAt,
    processedAt: textOr(from, "processed_at") as Instant | null,
    updatedAt: (textOr(from, "updated_at") ?? placedAt) as Instant,
    paidAt: PAID.has(textOr(from, "financial_status") ?? "") ? whenPaid(transactions, placedAt) : null,
    fulfilledAt: textOr(from, "fulfillment_status") === "fulfilled" ? latest(list(from, "fulfillments", (each) => textOr(each, "created_at"))) : null,
    cancelledAt: textOr(from, "cancelled_at") as Instant | null,
    cancelReason: textOr(from, "cancel_reason"),
    deleted: false,
    currency: booking,
    shopCurrency,
    presentmentCurrency,
    exchange: booking === shopCurrency ? null : { booking: totals.total, shop: restAmounts(shopCurrency, "shop").amount(from, "total_price") },
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

function readTotals(from: JsonObject, amounts: AmountReader): OrderTotals {
  const rounding = objectOr(from, "total_cash_rounding_payment_adjustment_set");
  const refundRounding = objectOr(from, "total_cash_rounding_refund_adjustment_set");
  const none = zero(amounts.currency);

  return {
    total: amounts.amount(from, "total_price"),
    tax: amounts.amountOr(from, "total_tax"),
    currentTotal: amounts.amountOr(from, "current_total_price"),
    currentTax: amounts.amountOr(from, "current_total_tax"),
    received: null,
    refunded: null,
    netPayment: null,
    outstanding: amounts.amountOr(from, "total_outstanding"),
    refundDiscrepancy: null,
    tips: readTips(from, amounts),
    duties: amounts.amountOr(from, "original_total_duties") ?? amounts.amountOr(from, "current_total_duties"),
    additionalFees: amounts.amountOr(from, "original_total_additional_fees") ?? amounts.amountOr(from, "current_total_additional_fees"),
    cashRounding: {
      payments: rounding ? amounts.amount({ adjustment_set: rounding }, "adjustment") : none,
      refunds: refundRounding ? amounts.amount({ adjustment_set: refundRounding }, "adjustment") : none,
    },
  };
}

/** The stated total; where it is absent or nothing, the tip lines of a till. */
function readTips(from: JsonObject, amounts: AmountReader) {
  const stated = amounts.amountOrZero(from, "total_tip_received");
  if (!isZero(stated)) return stated;
  const tips = list(from, "line_items", (line) => (isTip(line) ? amounts.amount(line, "price") : null));

  return tips.find((tip) => tip !== null) ?? stated;
}
