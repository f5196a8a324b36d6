import { formatFixed } from "../../money/minor-units";
import type { TaxLine } from "../../store/records";

/** REST shape of an amount. Shop and customer use the same currency in this simulator. */
export function moneySet(amount: bigint, currency: string) {
  const money = { amount: formatFixed(amount, currency), currency_code: currency };
  return { shop_money: money, presentment_money: money };
}

export function taxLineBody(line: TaxLine, currency: string) {
  return {
    title: line.title,
    rate: Number(line.rate),
    price: formatFixed(line.amount, currency),
    price_set: moneySet(line.amount, currency),
    channel_liable: false,
  };
}

/** REST bodies write times with an offset where GraphQL writes Z. */
export function restTime(iso: string): string {
  return iso.replace(/Z$/, "+00:00");
}
