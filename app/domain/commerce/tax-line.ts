import { addPercentages, fromPercent, type Percentage } from "../money/percentage";
import { sum, type Money } from "../money/money";
import type { Currency } from "../money/currency";

/** One tax on one line, as Shopify charged it: after discounts, before refunds. */
export type TaxLine = {
  title: string;
  rate: Percentage;
  amount: Money;
  /** The marketplace or channel pays this tax to the state itself: it is in the order's total, and never owed by the merchant. */
  channelLiable: boolean;
  /** Who worked the tax out, as Shopify names it; null where it does not say. */
  source: string | null;
};

/**
 * The name under which a merchant maps a line's taxes to one Xero tax rate: "VAT 20%",
 * "GST 5% + PST 7%" where several apply, "" where none does.
 */
export type TaxKey = string & { readonly brand: "TaxKey" };

export const UNTAXED = "" as TaxKey;

export function taxKeyOf(taxLines: readonly TaxLine[]): TaxKey {
  const names = taxLines.map(({ title, rate }) => `${title} ${rate}%`);

  return names.sort().join(" + ") as TaxKey;
}

/** What the taxes of a key come to, read off its name: where only the key is left of the line that bore them. */
export function rateOfKey(key: string): Percentage {
  const rates = key.split(" + ").flatMap((part) => / (\d+(?:\.\d+)?)%$/.exec(part)?.[1] ?? []);

  return addPercentages(rates.map(fromPercent));
}

/** The rates of a line added up: what the one Xero rate has to come to. */
export function combinedRate(taxLines: readonly TaxLine[]): Percentage {
  return addPercentages(taxLines.map(({ rate }) => rate));
}

export function taxCharged(taxLines: readonly TaxLine[], currency: Currency): Money {
  return sum(
    taxLines.map(({ amount }) => amount),
    currency,
  );
}
