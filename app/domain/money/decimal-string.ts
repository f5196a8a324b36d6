import { fail, ok, type Result } from "../result";
import { problem } from "../problem";
import { decimalsOf, type Currency } from "./currency";
import { money, type Money } from "./money";

const MOST_WHOLE_DIGITS = 15;
const MOST_FRACTION_DIGITS = 10;
const [MINUS, POINT, ZERO, NINE] = [45, 46, 48, 57];

/**
 * Reads a decimal string ("19.99", "-4", "679.0") as money. Both platforms write amounts this way at the edge.
 * Digits beyond the currency's minor unit must be zero: dropping one would lose money in silence.
 */
export function parseMoney(text: string, code: Currency): Result<Money> {
  const minor = minorUnits(text.trim(), decimalsOf(code));

  return minor === null ? fail(notAnAmount(text, code)) : ok(money(minor, code));
}

/** Null where the text is no amount. Walked by hand, because every figure of every order comes through here. */
function minorUnits(text: string, decimals: number): bigint | null {
  const start = text.charCodeAt(0) === MINUS ? 1 : 0;
  const point = afterDigits(text, start);
  const hasPoint = text.charCodeAt(point) === POINT;
  const end = hasPoint ? afterDigits(text, point + 1) : point;
  const [wholeDigits, fractionDigits] = [point - start, end - point - 1];
  if (end !== text.length || wholeDigits === 0 || wholeDigits > MOST_WHOLE_DIGITS) return null;
  if (hasPoint && (fractionDigits === 0 || fractionDigits > MOST_FRACTION_DIGITS)) return null;
  for (let index = point + 1 + decimals; index < end; index++) if (text.charCodeAt(index) !== ZERO) return null;
  const minor = countOf(text, { start, point, decimals });

  return start === 1 ? -minor : minor;
}

/** Up to fifteen digits a Number counts exactly, and faster than BigInt does. */
const EXACT_DIGITS = 15;

function countOf(text: string, { start, point, decimals }: { start: number; point: number; decimals: number }): bigint {
  if (point - start + decimals > EXACT_DIGITS) {
    return BigInt(text.slice(start, point) + text.slice(point + 1, point + 1 + decimals).padEnd(decimals, "0"));
  }
  let count = 0;
  for (let index = start; index < point; index++) count = count * 10 + text.charCodeAt(index) - ZERO;
  for (let index = point + 1; index <= point + decimals; index++)
    count = count * 10 + (index < text.length ? text.charCodeAt(index) - ZERO : 0);

  return BigInt(count);
}

/** The first place from there on that holds no digit. */
function afterDigits(text: string, from: number): number {
  let index = from;
  while (text.charCodeAt(index) >= ZERO && text.charCodeAt(index) <= NINE) index++;

  return index;
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
