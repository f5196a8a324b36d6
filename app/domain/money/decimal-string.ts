import { fail, ok, type Result } from "../result";
import { problem } from "../problem";
import { decimalsOf, type Currency } from "./currency";
import { money, type Money } from "./money";

const DECIMAL = /^(-?)(\d{1,15})(?:\.(\d{1,10}))?$/;

/**
 * Reads a decimal string ("19.99", "-4", "679.0") as money. Both platforms write amounts this way at the edge.
 * Digits beyond the currency's minor unit must be zero: dropping one would lose money in silence.
 */
export function parseMoney(text: string, code: Currency): Result<Money> {
  const parts = DECIMAL.exec(text.trim());
  if (!parts) return fail(notAnAmount(text, code));
  const [, sign = "", whole = "0", fraction = ""] = parts;
  const digits = decimalsOf(code);
  if (/[1-9]/.test(fraction.slice(digits))) return fail(notAnAmount(text, code));
  const minor = BigInt(whole + fraction.slice(0, digits).padEnd(digits, "0"));

  return ok(money(sign === "-" ? -minor : minor, code));
}

/** "19.99" for GBP, "1999" for JPY: always the currency's own number of decimals, minus sign in front. */
export function formatMoney({ minor, currency }: Money): string {
  return formatScaled(minor, decimalsOf(currency));
}

/** Writes an integer count of 10^-digits as a decimal string. */
export function formatScaled(value: bigint, digits: number): string {
  const sign = value < 0n ? "-" : "";
  const text = (value < 0n ? -value : value).toString().padStart(digits + 1, "0");

  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

function notAnAmount(text: string, code: Currency) {
  return problem("app-fault", "never", `"${text}" is not an amount of ${code} that can be read to the last digit.`);
}
