import { currency } from "../../domain/money/currency";
import { isZero } from "../../domain/money/money";
import type { SpecialAccount } from "../../domain/posting/posting-profile";
import type { RecentOrder } from "../../ports/shop-orders";
import { graphqlAmounts, type AmountReader } from "./order-json/amounts";
import { readTaxLines } from "./order-json/graphql-lines";
import { flag, list, objectOr, text, textOr, type JsonObject } from "./order-json/json";

/** The few fields of an order that tell which settings it will need. */
export function readRecentOrder(order: JsonObject): RecentOrder {
  const amounts = graphqlAmounts(currency(text(order, "currencyCode")), "shop");
  const taxesOf = (line: JsonObject) => readTaxLines(line, amounts);
  const duties = list(order, "lineItems", (line) => list(line, "duties", taxesOf)).flat();
  const charges = ["lineItems", "shippingLines", "additionalFees"].flatMap((key) => list(order, key, taxesOf));
  const taxes = [...charges, ...duties];
  const gateways = list(order, "transactions", (transaction) => {
    const gateway = textOr(transaction, "gateway") ?? "";

    return { gateway, name: textOr(transaction, "formattedGateway") ?? gateway };
  });

  return { taxes, gateways, special: specialAmounts(order, { amounts, taxes, gateways }) };
}

type Known = Pick<RecentOrder, "taxes" | "gateways"> & { amounts: AmountReader };

function specialAmounts(order: JsonObject, { amounts, taxes, gateways }: Known): SpecialAccount[] {
  const has = (from: JsonObject, key: string) => !isZero(amounts.amountOrZero(from, key));
  const rounding = objectOr(order, "totalCashRoundingAdjustment") ?? {};
  const paidBy = (...handles: string[]) => gateways.some(({ gateway }) => handles.includes(gateway));
  const found: Partial<Record<SpecialAccount, boolean>> = {
    giftCards: paidBy("gift_card") || list(order, "lineItems", (line) => flag(line, "isGiftCard")).includes(true),
    storeCredit: paidBy("store_credit", "shopify_store_credit"),
    tips: has(order, "totalTipReceivedSet"),
    fees: has(order, "originalTotalAdditionalFeesSet"),
    duties: has(order, "originalTotalDutiesSet"),
    refundDiscrepancies: has(order, "refundDiscrepancySet"),
    rounding: has(rounding, "paymentSet") || has(rounding, "refundSet"),
    marketplaceTax: taxes.some((line) => line.some(({ channelLiable }) => channelLiable)),
  };

  return (Object.keys(found) as SpecialAccount[]).filter((purpose) => found[purpose]);
}
