/**
 * How Shopify prices an order, stated here a second time and in integers only, from its documentation of the order's
 * money fields (Admin API 2026-10). It shares nothing with the code under test, and is itself tested with figures
 * worked out by hand (`test/unit/shopify-arithmetic.test.ts`).
 */

/** `ppm`: parts per million, so that 9.975 % is 99,750. */
export type Rate = { title: string; percent: string; ppm: bigint };

export type PricedLine = { net: bigint; discount: bigint; taxes: bigint[] };

export type Sale = {
  taxesIncluded: boolean;
  /** Quantity × unit price, and what was taken off this line alone. Shipping is a line like any other. */
  lines: readonly { gross: bigint; ownDiscount: bigint; rates: readonly Rate[] }[];
  /** Taken off the lines marked `true`, in proportion to what they cost after their own discount. */
  orderDiscount: bigint;
  shares: readonly boolean[];
};

/** total = Σ net (+ Σ tax where prices do not contain it); tax is charged on the net of each line. */
export function priceSale({ taxesIncluded, lines, orderDiscount, shares }: Sale): { lines: PricedLine[]; total: bigint; tax: bigint } {
  const weights = lines.map(({ gross, ownDiscount }, index) => (shares[index] ? gross - ownDiscount : 0n));
  const allocated = splitByLargestRemainder(orderDiscount, weights);
  const priced = lines.map(({ gross, ownDiscount, rates }, index): PricedLine => {
    const discount = ownDiscount + (allocated[index] ?? 0n);
    const net = gross - discount;

    return { net, discount, taxes: taxesOn(net, rates, taxesIncluded) };
  });
  const tax = addUp(priced.flatMap(({ taxes }) => taxes));
  const net = addUp(priced.map((line) => line.net));

  return { lines: priced, total: taxesIncluded ? net : net + tax, tax };
}

const MILLION = 1_000_000n;

/** On top: each tax rounded by itself. Inside: what is left after taking the rounded price without tax, split by rate. */
export function taxesOn(net: bigint, rates: readonly Rate[], included: boolean): bigint[] {
  if (!included) return rates.map(({ ppm }) => roundHalfUp(net * ppm, MILLION));
  const ppms = rates.map(({ ppm }) => ppm);
  const inside = net - roundHalfUp(net * MILLION, MILLION + addUp(ppms));

  return splitByLargestRemainder(inside, ppms);
}

/** Each part gets its whole share; what is left goes out one minor unit at a time, largest remainder first. */
export function splitByLargestRemainder(amount: bigint, weights: readonly bigint[]): bigint[] {
  const whole = addUp(weights);
  if (whole === 0n) return weights.map(() => 0n);
  const parts = weights.map((weight, index) => ({ index, part: (amount * weight) / whole, left: (amount * weight) % whole }));
  let residue = amount - addUp(parts.map(({ part }) => part));
  for (const each of [...parts].sort((a, b) => (a.left === b.left ? a.index - b.index : a.left > b.left ? -1 : 1))) {
    if (residue === 0n) break;
    each.part += 1n;
    residue -= 1n;
  }

  return parts.map(({ part }) => part);
}

/** For amounts that are not negative. */
export function roundHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

function addUp(amounts: readonly bigint[]): bigint {
  return amounts.reduce((total, each) => total + each, 0n);
}
