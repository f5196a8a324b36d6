import { decimalsOf, type Currency } from "../money/currency";
import { HUNDRED_PERCENT, type ScaledPercentage } from "../money/percentage";
import { divideRounded } from "../money/rounding";
import type { UnitAmount } from "./document-line";

/**
 * How Xero computes a document, so that what it will show is known beforehand (Xero, "Rounding in Xero", Nov 2026):
 * line by line, rounded half up to 2 decimals whatever the currency, then added up. Unit amounts have 4 decimals,
 * because documents are sent with `unitdp=4`.
 */

/** Hundredths of the currency's unit, the finest that Xero holds; null where the amount is finer (0.126 KWD). */
export function toHundredths(minor: bigint, currency: Currency): bigint | null {
  const decimals = decimalsOf(currency);
  if (decimals === 2) return minor;
  if (decimals === 0) return minor * 100n;

  return minor % 10n === 0n ? minor / 10n : null;
}

/** The same amount as a price per unit, in ten-thousandths. */
export function toUnitAmount(minor: bigint, currency: Currency): UnitAmount {
  const decimals = decimalsOf(currency);
  if (decimals === 2) return minor * 100n;

  return decimals === 0 ? minor * 10_000n : minor * 10n;
}

/** round2(quantity × unit amount − discount), in hundredths. */
export function lineAmountByXero(quantity: number, unitAmount: UnitAmount, discount: bigint): bigint {
  return divideRounded(BigInt(quantity) * unitAmount - discount * 100n, 100n);
}

/**
 * The tax in (inclusive) or on top of a line of that many hundredths. Inclusive rounds the net first and takes the tax as
 * what remains: 9.99 at 20 % is 8.33 + 1.66.
 */
export function taxByXero(amount: bigint, rate: ScaledPercentage, taxInclusive: boolean): bigint {
  if (rate === 0n) return 0n;
  if (!taxInclusive) return divideRounded(amount * rate, HUNDRED_PERCENT);

  return amount - divideRounded(amount * HUNDRED_PERCENT, HUNDRED_PERCENT + rate);
}
