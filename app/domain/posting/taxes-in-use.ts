import { combinedRate, taxKeyOf, UNTAXED, type TaxKey, type TaxLine } from "../commerce/tax-line";
import { fromPercent } from "../money/percentage";
import type { TaxInUse } from "./books-offer";

/** Each combination of taxes on the lines of these orders, most used first; lines without tax always count as one. */
export function taxesInUse(orders: readonly (readonly (readonly TaxLine[])[])[]): TaxInUse[] {
  const found = new Map<TaxKey, TaxInUse>([[UNTAXED, { key: UNTAXED, rate: fromPercent("0"), orders: 0 }]]);
  for (const lines of orders) {
    const ofOrder = new Map(lines.map((taxLines) => [taxKeyOf(taxLines), combinedRate(taxLines)]));
    for (const [key, rate] of ofOrder) found.set(key, { key, rate, orders: (found.get(key)?.orders ?? 0) + 1 });
  }

  return [...found.values()].sort((a, b) => b.orders - a.orders);
}
