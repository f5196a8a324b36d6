import { Refusal } from "../refusal";
import type { TaxLine, TaxRate } from "../store/records";
import { divideHalfUp, sum } from "./minor-units";

const RATE_DECIMALS = 8;
const ONE = 10n ** BigInt(RATE_DECIMALS);

/** "0.2" → 20000000n (hundred-millionths). Rates are decimal strings, never floats. */
function parseRate(rate: string): bigint {
  const match = /^(\d+)(?:\.(\d{1,8}))?$/.exec(rate);
  if (!match) throw new Refusal(`"${rate}" is not a tax rate: write twenty per cent as "0.2".`);
  return BigInt((match[1] ?? "") + (match[2] ?? "").padEnd(RATE_DECIMALS, "0"));
}

/**
 * The taxes on one amount, each rounded half up on its own.
 * Included: the amount holds the taxes, so each is amount × rate ÷ (1 + all rates).
 * Not included: each is amount × rate, on top.
 */
export function taxesOn(amount: bigint, rates: readonly TaxRate[], included: boolean): TaxLine[] {
  const parsed = rates.map((tax) => ({ tax, rate: parseRate(tax.rate) }));
  const divisor = included ? parsed.reduce((total, { rate }) => total + rate, ONE) : ONE;
  return parsed.map(({ tax, rate }) => ({ ...tax, amount: divideHalfUp(amount * rate, divisor) }));
}

export function sumOfTaxes(lines: readonly TaxLine[]): bigint {
  return sum(lines.map(({ amount }) => amount));
}

/** Order-level tax lines: one per title and rate. */
export function mergeTaxLines(lines: readonly TaxLine[]): TaxLine[] {
  const merged = new Map<string, TaxLine>();
  for (const line of lines) {
    const key = `${line.rate} ${line.title}`;
    merged.set(key, { ...line, amount: (merged.get(key)?.amount ?? 0n) + line.amount });
  }
  return [...merged.values()];
}

export function negated(lines: readonly TaxLine[]): TaxLine[] {
  return lines.map((line) => ({ ...line, amount: -line.amount }));
}

/** "0.05" → "5", "0.07975" → "7.975". */
export function ratePercentage(rate: string): string {
  const millionths = parseRate(rate).toString().padStart(RATE_DECIMALS - 1, "0");
  const whole = millionths.slice(0, -(RATE_DECIMALS - 2));
  const fraction = millionths.slice(-(RATE_DECIMALS - 2)).replace(/0+$/, "");
  return fraction ? `${whole}.${fraction}` : whole;
}
