import type { Comparator } from "./parse-search";

/** Whether `a comparator b` holds, given how a compares to b: negative, zero or positive. */
export function holds(order: number, comparator: Comparator): boolean {
  if (comparator === ">=") return order >= 0;
  if (comparator === "<=") return order <= 0;
  if (comparator === ">") return order > 0;
  if (comparator === "<") return order < 0;
  return order === 0;
}

const DECIMAL = /^([+-]?)(\d+)(?:\.(\d+))?$/;

export function isDecimal(text: string): boolean {
  return DECIMAL.test(text);
}

/** Orders two decimals written as text by their exact value: "99.990" equals "99.99". */
export function compareDecimals(a: string, b: string): number {
  const places = Math.max(placesOf(a), placesOf(b));
  const difference = scaled(a, places) - scaled(b, places);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

function placesOf(text: string): number {
  return DECIMAL.exec(text)?.[3]?.length ?? 0;
}

function scaled(text: string, places: number): bigint {
  const [, sign, whole = "0", fraction = ""] = DECIMAL.exec(text) ?? [];
  const size = BigInt(whole + fraction.padEnd(places, "0"));
  return sign === "-" ? -size : size;
}
