/**
 * Integer quotient, rounded half away from zero, as both platforms and accountants round. The divisor is positive; half of
 * an odd one may be cut, for no remainder lies between the two.
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const half = divisor / 2n;

  return (dividend < 0n ? dividend - half : dividend + half) / divisor;
}

/** amount × part ÷ whole, rounded half up. */
export function inProportion(amount: bigint, part: number, whole: number): bigint {
  return divideRounded(amount * BigInt(part), BigInt(whole));
}

/**
 * Splits an amount by weights so that the parts add up to it exactly: each gets its whole share, and the units left over
 * go to the largest remainders, the first among equals. Without any weight it all goes to the first part.
 */
export function splitByWeight(amount: bigint, weights: readonly bigint[]): bigint[] {
  let whole = 0n;
  for (const weight of weights) whole += weight;
  if (whole === 0n) return weights.map((_, index) => (index === 0 ? amount : 0n));

  const parts = weights.map((weight, index) => ({ index, part: (amount * weight) / whole, left: magnitude((amount * weight) % whole) }));
  let residue = amount;
  for (const { part } of parts) residue -= part;
  const unit = amount < 0n ? -1n : 1n;
  for (const each of [...parts].sort(byLargestRemainder)) {
    if (residue === 0n) break;
    each.part += unit;
    residue -= unit;
  }

  return parts.map(({ part }) => part);
}

export function magnitude(value: bigint): bigint {
  return value < 0n ? -value : value;
}

function byLargestRemainder(a: { left: bigint; index: number }, b: { left: bigint; index: number }): number {
  if (a.left === b.left) return a.index - b.index;

  return a.left > b.left ? -1 : 1;
}
