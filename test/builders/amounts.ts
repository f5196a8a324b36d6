import type { Currency } from "../../app/domain/money/currency";
import type { Money } from "../../app/domain/money/money";

/** ISO 4217 minor units, written out here so that tests do not read them from the code they test. */
const MINOR_DIGITS = { GBP: 2, USD: 2, EUR: 2, CAD: 2, AUD: 2, NZD: 2, JPY: 0, KWD: 3 } as const;

export type TestCurrency = keyof typeof MINOR_DIGITS;

/** `amountsIn("KWD")("1.250")` is 1,250 fils. Every digit has to be written, so that a slip shows at once. */
export function amountsIn(code: TestCurrency): (text: string) => Money {
  return (text) => {
    const [, fraction = ""] = text.split(".");
    if (fraction.length !== MINOR_DIGITS[code]) throw new Error(`Write ${text} with ${MINOR_DIGITS[code]} decimals for ${code}.`);

    return minorUnits(code, BigInt(text.replace(".", "")));
  };
}

export function minorUnits(code: TestCurrency, minor: bigint): Money {
  return { minor, currency: code as string as Currency };
}

export const gbp = amountsIn("GBP");
export const usd = amountsIn("USD");
export const eur = amountsIn("EUR");
export const cad = amountsIn("CAD");
export const jpy = amountsIn("JPY");
export const kwd = amountsIn("KWD");
