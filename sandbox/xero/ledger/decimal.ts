/**
 * Decimals as scaled integers. A figure is a bigint and its number of places is part of the field's
 * definition: money has 2, quantities and unit amounts 4, percentages 4, currency rates 6.
 * Rounding is half away from zero, as Xero rounds (rounding-in-xero, Nov 2026).
 */
export const MONEY_PLACES = 2;
export const UNIT_PLACES = 4;
export const QUANTITY_PLACES = 4;
export const PERCENT_PLACES = 4;
export const CURRENCY_RATE_PLACES = 6;

const DECIMAL = /^([+-]?)(\d*)(?:\.(\d*))?(?:[eE]([+-]?\d{1,3}))?$/;

export function powerOfTen(exponent: number): bigint {
  return 10n ** BigInt(exponent);
}

/** Integer quotient, rounded half away from zero. The divisor must not be 0. */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const negative = dividend < 0n !== divisor < 0n;
  const top = dividend < 0n ? -dividend : dividend;
  const bottom = divisor < 0n ? -divisor : divisor;
  const quotient = (2n * top + bottom) / (2n * bottom);
  return negative ? -quotient : quotient;
}

/** The same figure with another number of places, rounded where places are lost. */
export function rescale(value: bigint, fromPlaces: number, toPlaces: number): bigint {
  return toPlaces >= fromPlaces
    ? value * powerOfTen(toPlaces - fromPlaces)
    : divideRounded(value, powerOfTen(fromPlaces - toPlaces));
}

/** Reads "10.5", "-3", "1e-7"; undefined when the text is not a decimal. */
export function parseDecimal(text: string, places: number): bigint | undefined {
  const match = DECIMAL.exec(text.trim());
  const [, sign = "", whole = "", fraction = "", exponent = "0"] = match ?? [];
  if (!match || whole + fraction === "") return undefined;
  const digits = BigInt(whole + fraction);
  const value = rescale(digits, fraction.length - Number(exponent), places);
  return sign === "-" ? -value : value;
}

/** "1234.50" for 123450 with 2 places. */
export function decimalText(value: bigint, places: number): string {
  const digits = (value < 0n ? -value : value).toString().padStart(places + 1, "0");
  const whole = digits.slice(0, digits.length - places);
  const fraction = places === 0 ? "" : `.${digits.slice(-places)}`;
  return `${value < 0n ? "-" : ""}${whole}${fraction}`;
}

/**
 * The figure as Xero's JSON carries it: a number, computed from the integer at the very last step. Both operands of
 * the division are exact, so that its result is the number nearest to the decimal, the same as that of its text.
 */
export function jsonNumber(value: bigint, places: number): number {
  const whole = Number(value);
  return Number.isSafeInteger(whole) ? whole / 10 ** places : Number(decimalText(value, places));
}
