import { decimalsOf } from "../money/currency";
import { magnitude } from "../money/rounding";
import { specialAccount } from "./accounts";
import { amountOf, type Desk } from "./desk";
import { carries, draftLine, type DraftLine } from "./draft-line";
import { sumOf, taxOf } from "./draft-sums";
import { mapUntaxed } from "./map-tax";
import { placeOn } from "./place-line";
import { doesNotTieOut } from "./residual";

/** What the sale's own document has to come to, in minor units; `tax` is null where nothing says so. */
export type SaleExpected = { total: bigint; tax: bigint | null };

/**
 * Shopify rounds some figures once for the order and others line by line. A cent between the two is put where it does the
 * least harm: first as tax stated on a line, then as a rounding line, both within the merchant's tolerance. Anything more
 * is a mistake in the figures, and the order is held.
 */
export function settle(desk: Desk, lines: DraftLine[], expected: SaleExpected): void {
  settleTax(desk, lines, expected.tax);
  settleTotal(desk, lines, expected.total);
}

function settleTax(desk: Desk, lines: DraftLine[], stated: bigint | null): void {
  const placed = taxOf(lines);
  let charged = placed;
  for (const { unplacedTax } of lines) charged += unplacedTax;
  const wanted = stated ?? charged;
  const difference = wanted - placed;
  const off = magnitude(wanted - charged) > magnitude(difference) ? wanted - charged : difference;
  if (off === 0n) return;
  const line = magnitude(off) <= tolerance(desk) ? bearerOf(lines, difference) : null;
  if (!line) return doesNotTieOut(desk, { what: "Tax", shop: wanted, books: wanted - off });
  if (difference === 0n) return;
  if (line.isTax) Object.assign(line, repriced(desk, line, line.amount + difference));
  else line.tax += difference;
  line.because.push({ step: "settled", what: "tax", amount: amountOf(desk, difference), tolerance: amountOf(desk, tolerance(desk)) });
}

/** The line that bears the most tax feels a cent the least. Only a line that can carry it, and the same one in any order of lines. */
function bearerOf(lines: readonly DraftLine[], difference: bigint): DraftLine | null {
  let best: DraftLine | null = null;
  for (const line of lines) {
    if (!line.isTax && (line.rate === 0n || !carries(line, line.tax + difference))) continue;
    if (!best || bears(line) > bears(best) || (bears(line) === bears(best) && line.key < best.key)) best = line;
  }

  return best;
}

function bears({ isTax, tax, amount }: DraftLine): bigint {
  return magnitude(isTax ? amount : tax);
}

function repriced(desk: Desk, line: DraftLine, amount: bigint): Pick<DraftLine, "amount" | "quantity" | "unitAmount"> {
  const { quantity, unitAmount } = draftLine(desk, { ...line, units: 1, amount, place: placeOn(desk, line.accountCode, ""), because: [] });

  return { amount, quantity, unitAmount };
}

function settleTotal(desk: Desk, lines: DraftLine[], wanted: bigint): void {
  const found = sumOf(desk, lines);
  const difference = wanted - found;
  if (difference === 0n) return;
  if (magnitude(difference) > tolerance(desk)) return doesNotTieOut(desk, { what: "Total", shop: wanted, books: found });
  const place = placeOn(desk, specialAccount(desk, "rounding"), "the rounding account of your settings");
  const amount = amountOf(desk, difference);
  const because = [{ step: "settled" as const, what: "total" as const, amount, tolerance: amountOf(desk, tolerance(desk)) }];
  const line = draftLine(desk, { key: "rounding", description: "Rounding", units: 1, amount: difference, place, because });
  lines.push({ ...line, taxType: mapUntaxed(desk, "not-a-sale", false).taxType });
}

/** In minor units of the order's currency: five hundredths are nothing in yen and fifty fils in dinars. */
export function tolerance({ profile, order }: Desk): bigint {
  return (BigInt(profile.roundingToleranceCents) * 10n ** BigInt(decimalsOf(order.currency))) / 100n;
}
