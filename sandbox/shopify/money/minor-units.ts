import { Refusal } from "../refusal";

const DIGITS: Readonly<Record<string, number>> = {
  ...Object.fromEntries(["CLP", "ISK", "JPY", "KRW", "PYG", "UGX", "VND", "XAF", "XOF", "XPF"].map((code) => [code, 0])),
  ...Object.fromEntries(["BHD", "IQD", "JOD", "KWD", "OMR", "TND"].map((code) => [code, 3])),
};

/** Decimal places of a currency (ISO 4217): 2 unless listed. */
export function currencyDigits(currency: string): number {
  return DIGITS[currency] ?? 2;
}

/**
 * "19.9" GBP → 1990n. Amounts are whole minor units everywhere in the simulator; decimals
 * exist only at its edges. Refuses what is not a decimal number or is finer than the currency.
 */
export function parseAmount(text: string, currency: string): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim());
  const digits = currencyDigits(currency);
  const fraction = (match?.[3] ?? "").replace(/0+$/, "");
  if (!match || fraction.length > digits) {
    throw new Refusal(`"${text}" is not an amount in ${currency}: write it like ${formatFixed(1995n, currency)}.`);
  }
  const magnitude = BigInt(match[2] + fraction.padEnd(digits, "0"));
  return match[1] ? -magnitude : magnitude;
}

/** 1990n GBP → "19.90", as REST bodies and pages write it. Zero-decimal currencies have no point. */
export function formatFixed(minor: bigint, currency: string): string {
  const digits = currencyDigits(currency);
  const magnitude = (minor < 0n ? -minor : minor).toString().padStart(digits + 1, "0");
  const whole = magnitude.slice(0, magnitude.length - digits);
  const fraction = magnitude.slice(magnitude.length - digits);
  return `${minor < 0n ? "-" : ""}${whole}${digits ? `.${fraction}` : ""}`;
}

/** 1990n GBP → "19.9", 67900n → "679.0": GraphQL trims trailing zeros but keeps one decimal. */
export function formatTrimmed(minor: bigint, currency: string): string {
  return formatFixed(minor, currency).replace(/(\.\d+?)0+$/, "$1");
}

/** Rounds numerator/denominator to the nearest whole unit, halves away from zero. Denominator > 0. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const magnitude = numerator < 0n ? -numerator : numerator;
  const rounded = (2n * magnitude + denominator) / (2n * denominator);
  return numerator < 0n ? -rounded : rounded;
}

export function sum(amounts: Iterable<bigint>): bigint {
  let total = 0n;
  for (const amount of amounts) total += amount;
  return total;
}

export function smaller(a: bigint, b: bigint): bigint {
  return a < b ? a : b;
}

export function larger(a: bigint, b: bigint): bigint {
  return a > b ? a : b;
}
