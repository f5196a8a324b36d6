import type { PostingInput } from "./desk";
import type { DraftLine } from "./draft-line";

/** Minor units that a document of these lines comes to, tax included. */
export function sumOf({ order }: PostingInput, lines: readonly DraftLine[]): bigint {
  let sum = 0n;
  for (const { amount, tax } of lines) sum += order.taxesIncluded ? amount : amount + tax;

  return sum;
}

/** All tax in a document: in Xero's tax column, and on lines of its own. */
export function taxOf(lines: readonly DraftLine[]): bigint {
  let sum = 0n;
  for (const { tax, isTax, amount } of lines) sum += isTax ? amount : tax;

  return sum;
}
