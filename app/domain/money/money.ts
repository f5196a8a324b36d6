import { invariant } from "../invariant";
import type { Currency } from "./currency";

/** An exact amount: a whole count of the currency's minor unit (pence, cents, yen). Never a float. */
export type Money = { readonly minor: bigint; readonly currency: Currency };

export function money(minor: bigint, currency: Currency): Money {
  return { minor, currency };
}

export function zero(currency: Currency): Money {
  return money(0n, currency);
}

export function add(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor + b.minor, a.currency);
}

export function subtract(a: Money, b: Money): Money {
  assertSameCurrency(a, b);
  return money(a.minor - b.minor, a.currency);
}

/** Adds up; an empty list is zero, which is why the currency is given. */
export function sum(amounts: readonly Money[], currency: Currency): Money {
  return amounts.reduce(add, zero(currency));
}

export function isZero(a: Money): boolean {
  return a.minor === 0n;
}

export function equal(a: Money, b: Money): boolean {
  return a.currency === b.currency && a.minor === b.minor;
}

function assertSameCurrency(a: Money, b: Money): void {
  invariant(a.currency === b.currency, `amounts in ${a.currency} and ${b.currency} are never added`);
}
