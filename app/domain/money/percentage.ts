/** A tax rate as plain text percent without trailing zeros: "20", "8.25", "0". Comparable with ===. */
export type Percentage = string & { readonly brand: "Percentage" };

/** A percentage as a whole number of millionths of a per cent, for arithmetic: 20 % is 20,000,000. */
export type ScaledPercentage = bigint;

const SCALE = 6;

/** What 100 % is in millionths of a per cent. */
export const HUNDRED_PERCENT: ScaledPercentage = 100_000_000n;

/** "0.0825" (Shopify writes fractions) → "8.25". */
export function fromFraction(fraction: string): Percentage {
  return fromScaled(scaled(fraction) * 100n);
}

/** "20.0000" (Xero writes per cent) → "20". */
export function fromPercent(percent: string): Percentage {
  return fromScaled(scaled(percent));
}

export function addPercentages(all: readonly Percentage[]): Percentage {
  return fromScaled(all.reduce((total, each) => total + scaledPercentage(each), 0n));
}

/** Few rates are ever in use, and each is read many thousand times. */
const KNOWN = new Map<Percentage, ScaledPercentage>();

export function scaledPercentage(percentage: Percentage): ScaledPercentage {
  const known = KNOWN.get(percentage);
  if (known !== undefined) return known;
  const read = scaled(percentage);
  if (KNOWN.size < 10_000) KNOWN.set(percentage, read);

  return read;
}

/** Rates are non-negative decimals; digits past the sixth are below any rate in use and are cut. */
function scaled(text: string): bigint {
  const [whole = "0", fraction = ""] = text.split(".");

  return BigInt(whole + fraction.slice(0, SCALE).padEnd(SCALE, "0"));
}

export function fromScaled(value: ScaledPercentage): Percentage {
  const digits = value.toString().padStart(SCALE + 1, "0");
  const fraction = digits.slice(-SCALE).replace(/0+$/, "");

  return (digits.slice(0, -SCALE) + (fraction && `.${fraction}`)) as Percentage;
}
