import { ratePercentage } from "../../money/tax";
import type { TaxLine } from "../../store/records";
import { moneyBag } from "../money-bag";

/** TaxLine. Rates are floats in Shopify's schema; nothing here computes with them. */
export function taxLine(line: TaxLine, currency: string) {
  return {
    title: line.title,
    rate: Number(line.rate),
    ratePercentage: Number(ratePercentage(line.rate)),
    priceSet: moneyBag(line.amount, currency),
    channelLiable: false,
    source: "shopify",
  };
}
