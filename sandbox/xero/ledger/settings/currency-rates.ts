import { CURRENCY_RATE_PLACES, divideRounded, powerOfTen } from "../decimal";

export const BASE_RATE = powerOfTen(CURRENCY_RATE_PLACES);

/** US dollars for one unit, 6 places. Invented, constant figures: the simulator has no market. */
const US_DOLLARS_PER_UNIT: Record<string, bigint> = {
  USD: 1_000_000n,
  GBP: 1_270_000n,
  EUR: 1_090_000n,
  AUD: 655_000n,
  NZD: 600_000n,
  CAD: 735_000n,
};

/**
 * The rate that Xero fills in when a document names none: units of `currency` for one of `base`,
 * 6 places. Both must be currencies of the table, as those of every demo organisation are.
 */
export function marketRate(currency: string, base: string): bigint {
  if (currency === base) return BASE_RATE;
  const [own, other] = [US_DOLLARS_PER_UNIT[currency], US_DOLLARS_PER_UNIT[base]];
  if (own === undefined || other === undefined) throw new Error(`No demo exchange rate for ${currency} and ${base}.`);
  return divideRounded(other * BASE_RATE, own);
}

/** An amount in the document's currency as minor units of the base currency. */
export function toBaseCurrency(amount: bigint, currencyRate: bigint): bigint {
  return divideRounded(amount * BASE_RATE, currencyRate);
}

/** An amount in the base currency as minor units of another. */
export function fromBaseCurrency(amount: bigint, currencyRate: bigint): bigint {
  return divideRounded(amount * currencyRate, BASE_RATE);
}

export function hasMarketRate(currency: string): boolean {
  return US_DOLLARS_PER_UNIT[currency] !== undefined;
}
