import { sum } from "./minor-units";

/**
 * Splits `total` over `weights` so that the parts add up to it exactly: everyone gets the
 * whole-unit share, the units left over go to the largest remainders (first come on a tie).
 */
export function allocate(total: bigint, weights: readonly bigint[]): bigint[] {
  const whole = sum(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const shares = weights.map((weight) => (total * weight) / whole);
  const byRemainder = weights
    .map((weight, index) => ({ index, remainder: (total * weight) % whole }))
    .sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  const leftOver = Number(total - sum(shares));
  for (const { index } of byRemainder.slice(0, leftOver)) shares[index] = (shares[index] ?? 0n) + 1n;
  return shares;
}

/**
 * The part of `amount` that belongs to units `before+1 … before+count` of `quantity`.
 * Worked out cumulatively, so that refunding a line one unit at a time gives back exactly the line.
 */
export function shareOfUnits(amount: bigint, units: { before: number; count: number; quantity: number }): bigint {
  const upTo = (count: number) => (amount * BigInt(count)) / BigInt(units.quantity);
  return upTo(units.before + units.count) - upTo(units.before);
}
