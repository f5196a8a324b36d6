/** One figure to be split: `amount` × part ÷ whole is its fair share, `least` and `most` what the share may be. */
export type Figure = { amount: bigint; least: bigint; most: bigint };

/** A proportion; both positive, the part not more than the whole. */
export type Proportion = { part: bigint; whole: bigint };

/**
 * Shares of all figures that add up to `target`: each the whole number below its fair share, and what is missing goes to the
 * largest remainders, the first among equals. Null where the limits leave no room for it.
 */
export function apportion(figures: readonly Figure[], { part, whole }: Proportion, target: bigint): bigint[] | null {
  const shares = figures.map(({ amount, least, most }) => within(floorDivide(amount * part, whole), least, most));
  let missing = target;
  for (const share of shares) missing -= share;
  const unit = missing < 0n ? -1n : 1n;
  const order = figures
    .map(({ amount }, index) => ({ index, left: amount * part - floorDivide(amount * part, whole) * whole }))
    .sort((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1));
  if (unit < 0n) order.reverse();
  let moved = true;
  while (missing !== 0n && moved) {
    moved = false;
    for (const { index } of order) {
      const [figure, share] = [figures[index], shares[index]];
      if (missing === 0n || !figure || share === undefined) continue;
      const next = share + unit;
      if (next < figure.least || next > figure.most) continue;
      shares[index] = next;
      missing -= unit;
      moved = true;
    }
  }

  return missing === 0n ? shares : null;
}

/** A share lies between nothing and all of its amount, whichever of the two is larger. */
export function upTo(amount: bigint): Figure {
  return amount < 0n ? { amount, least: amount, most: 0n } : { amount, least: 0n, most: amount };
}

function within(value: bigint, least: bigint, most: bigint): bigint {
  return value < least ? least : value > most ? most : value;
}

/** Rounded down, below zero too. */
function floorDivide(dividend: bigint, divisor: bigint): bigint {
  const quotient = dividend / divisor;

  return dividend % divisor < 0n ? quotient - 1n : quotient;
}
