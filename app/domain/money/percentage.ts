/** A tax rate as plain text percent without trailing zeros: "20", "8.25", "0". Comparable with ===. */
export type Percentage = string & { readonly brand: "Percentage" };

const SCALE = 6;

/** "0.0825" (Shopify writes fractions) → "8.25". */
export function fromFraction(fraction: string): Percentage {
  return fromScaled(scaled(fraction) * 100n);
}

/** "20.0000" (Xero writes per cent) → "20". */
export function fromPercent(percent: string): Percentage {
  return fromScaled(scaled(percent));
}

export function addPercentages(all: readonly Percentage[]): Percentage {
  return fromScaled(all.reduce((total, each) => total + scaled(each), 0n));
}

/** Rates are non-negative decimals; digits past the sixth are below any rate in use and are cut. */
function scaled(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");

  return BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, "0"));
}

function fromScaled(value: bigint): Percentage {
  const digits = value.toString().padStart(SCALE + 1, "0");
  const fraction = digits.slice(-SCALE).replace(/0+$/, "");

  return (digits.slice(0, -SCALE) + (fraction && `.${fraction}`)) as Percentage;
}
