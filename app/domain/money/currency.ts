/** ISO 4217 code, for instance "GBP". */
export type Currency = string & { readonly brand: "Currency" };

/** ISO 4217 currencies whose minor unit is not a hundredth. Everything else has two decimals. */
const DECIMALS = new Map<string, number>([
  ...["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"].map(
    (code): [string, number] => [code, 0],
  ),
  ...["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code): [string, number] => [code, 3]),
]);

export function currency(code: string): Currency {
  return code.toUpperCase() as Currency;
}

/** Digits after the decimal point: 2 for GBP, 0 for JPY, 3 for KWD. */
export function decimalsOf(code: Currency): number {
  return DECIMALS.get(code) ?? 2;
}
