import { ratePercentage } from "../../money/tax";
import type { Currencies, TaxLine } from "../../store/records";
import { moneyBag } from "../money-bag";

/** TaxLine. Rates are floats in Shopify's schema; nothing here computes with them. */
export function taxLine(line: TaxLine, order: Currencies) {
  return {
    title: line.title,
    rate: Number(line.rate),
    ratePercentage: Number(ratePercentage(line.rate)),
    priceSet: moneyBag(line.amount, order),
    channelLiable: line.channelLiable ?? false,
    source: "shopify",
  };
}

export function taxLines(lines: readonly TaxLine[], order: Currencies) {
  return lines.map((line) => taxLine(line, order));
}
