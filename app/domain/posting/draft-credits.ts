import type { Refund } from "../commerce/refund";
import { magnitude } from "../money/rounding";
import type { Desk } from "./desk";
import type { DraftLine } from "./draft-line";
import { sumOf, taxOf } from "./draft-sums";
import { byId, paidBackBy, type Movements } from "./movements";
import { adjustmentLine, adjustmentLines, cashRoundingLines } from "./refund-adjustments";
import { doesNotTieOut } from "./residual";
import { refundLines } from "./refund-lines";
import { tolerance } from "./settle";
import { TaxesApart } from "./taxes-apart";

/** A credit note while it is being made up. */
export type DraftCredit = {
  refund: Refund;
  /** Counted by refund id from 1: it numbers the credit note, and later refunds never change it. */
  position: number;
  lines: DraftLine[];
  /** Minor units given back to the customer for it so far. */
  paidBack: bigint;
};

/** One for each refund, the empty ones included. */
export function draftCredits(desk: Desk, movements: Movements): DraftCredit[] {
  const { refunds } = desk.order;
  if (refunds.length === 0) return [];

  return [...refunds]
    .sort((a, b) => byId(a.id, b.id))
    .map((refund, index) => {
      const apart = new TaxesApart();
      const lines = refundLines(desk, refund, apart);
      lines.push(...adjustmentLines(desk, refund), ...cashRoundingLines(desk, refund, movements), ...apart.lines(desk));

      checkCarried(desk, lines);

      return { refund, position: index + 1, lines, paidBack: paidBackBy(movements, refund.transactionIds) };
    });
}

function checkCarried(desk: Desk, lines: readonly DraftLine[]): void {
  for (const { tax, unplacedTax } of lines) {
    if (unplacedTax !== 0n) doesNotTieOut(desk, { what: "Tax of a refund", shop: tax + unplacedTax, books: tax });
  }
}

/**
 * Older orders and thin exports list no adjustments. What such refunds gave or kept beyond their lines is taken as one,
 * but only if it explains, to the cent, why the documents miss the order's total by `missing`.
 */
export function addUnstatedAdjustments(desk: Desk, credits: readonly DraftCredit[], missing: bigint): void {
  // Within the tolerance it is a matter of rounding, and a discrepancy that Shopify states is in the adjustments already.
  if (missing === 0n || magnitude(missing) <= tolerance(desk) || unstatedAdjustments(desk, credits) !== missing) return;
  for (const { refund, lines, paidBack } of credits) {
    const kept = sumOf(desk, lines) - paidBack;
    if (refund.adjustments.length > 0 || kept === 0n) continue;
    const zero = { minor: 0n, currency: desk.order.currency };
    lines.push(adjustmentLine(desk, { reason: "REFUND_DISCREPANCY", amount: { ...zero, minor: kept }, tax: zero }, "unstated adjustment"));
  }
}

/** What refunds that list no adjustments kept (positive) or gave (negative) beyond their lines; 0 where Shopify states the discrepancy. */
export function unstatedAdjustments(desk: Desk, credits: readonly DraftCredit[]): bigint {
  if (desk.order.totals.refundDiscrepancy) return 0n;
  let kept = 0n;
  for (const { refund, lines, paidBack } of credits) if (refund.adjustments.length === 0) kept += sumOf(desk, lines) - paidBack;

  return kept;
}

/** Minor units that all credit notes come to. */
export function creditTotal(desk: Desk, credits: readonly DraftCredit[]): bigint {
  let total = 0n;
  for (const { lines } of credits) total += sumOf(desk, lines);

  return total;
}

/** A refund that comes to nothing has no credit note, and so reverses no tax either. */
export function creditTax(desk: Desk, credits: readonly DraftCredit[]): bigint {
  let tax = 0n;
  for (const { lines } of credits) if (sumOf(desk, lines) !== 0n) tax += taxOf(lines);

  return tax;
}
