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
  const [first] = taxLines;
  if (first && taxLines.length === 1) return keyOfOne(first);

  return taxLines.map(keyOfOne).sort().join(" + ") as TaxKey;
}

/** A shop has few taxes and each line names one, so their keys are put together once. */
const KEYS = new Map<string, Map<Percentage, TaxKey>>();
const MOST_TITLES = 1_000;

function keyOfOne({ title, rate }: TaxLine): TaxKey {
  let ofTitle = KEYS.get(title);
  if (!ofTitle) {
    if (KEYS.size >= MOST_TITLES) KEYS.clear();
    KEYS.set(title, (ofTitle = new Map()));
  }
  let key = ofTitle.get(rate);
  if (key === undefined) ofTitle.set(rate, (key = `${title} ${rate}%` as TaxKey));

  return key;
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
