import { formatInPresentment, formatInShop } from "../../money/format-order";
import type { Currencies, TaxLine } from "../../store/records";

/** REST shape of an amount of an order, which is kept in the customer's currency. */
export function moneySet(amount: bigint, order: Currencies) {
  return {
    shop_money: { amount: formatInShop(amount, order), currency_code: order.currency },
    presentment_money: { amount: formatInPresentment(amount, order), currency_code: order.presentment.currency },
  };
}

export function taxLineBody(line: TaxLine, order: Currencies) {
  return {
    title: line.title,
    rate: Number(line.rate),
    price: formatInShop(line.amount, order),
    price_set: moneySet(line.amount, order),
    channel_liable: line.channelLiable ?? false,
  };
}

/** REST bodies write times with an offset where GraphQL writes Z. */
export function restTime(iso: string): string {
  return iso.replace(/Z$/, "+00:00");
}
