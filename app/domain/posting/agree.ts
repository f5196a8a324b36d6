import type { Desk } from "./desk";
import { addUnstatedAdjustments, creditTax, creditTotal, unstatedAdjustments, type DraftCredit } from "./draft-credits";
import { magnitude } from "../money/rounding";
import type { DraftLine } from "./draft-line";
import { sumOf, taxOf } from "./draft-sums";
import { checkStatedFigures, expect } from "./expectation";
import type { Movements } from "./movements";
import { doesNotTieOut } from "./residual";
import { settle, tolerance } from "./settle";
import type { Stated } from "./tie-out";
import { hasRemovals } from "./units-sold";

type Drafts = { sale: DraftLine[]; credits: readonly DraftCredit[]; movements: Movements };

/**
 * Holds the drafts against Shopify's figures, and settles a cent where the merchant's tolerance allows. Returns what the
 * documents must come to.
 */
export function agree(desk: Desk, { sale, credits, movements }: Drafts): Stated {
  checkStatedFigures(desk, movements);
  const before = creditTotal(desk, credits);
  const asSold = totalAsSold(desk);
  const likely = (asSold ?? sumOf(desk, sale)) - before;
  const expected = expect(desk, movements, { likely, unstated: unstatedAdjustments(desk, credits) });
  addUnstatedAdjustments(desk, credits, expected.total + before - sumOf(desk, sale));
  const total = expected.total + creditTotal(desk, credits);
  if (desk.problems.length === 0 && asSold !== null && asSold !== total) doesNotTieOut(desk, { what: "Total", shop: asSold, books: total });
  const taxSold = taxAsSold(desk, credits);
  settle(desk, sale, { total, tax: taxSold });
  const documentsTax = taxOf(sale) - creditTax(desk, credits);
  checkTaxNow(desk, { sale, credits, documentsTax });

  return {
    ...expected,
    tax: (taxSold ?? taxOf(sale)) - creditTax(desk, credits),
    documentsTax,
    received: movements.received - movements.refunded,
  };
}

/** What the sale came to before refunds. Null after removals: removed units are still in Shopify's total, so it proves nothing. */
function totalAsSold({ order }: Desk): bigint | null {
  const { total, cashRounding } = order.totals;

  return hasRemovals(order) ? null : total.minor + cashRounding.payments.minor;
}

/** The tax of the sale before refunds; null where Shopify does not say. */
function taxAsSold({ order }: Desk, credits: readonly DraftCredit[]): bigint | null {
  const { tax, currentTax } = order.totals;
  if (tax && !hasRemovals(order)) return tax.minor;
  if (!currentTax) return null;
  let sold = currentTax.minor;
  for (const { lines } of credits) sold += taxOf(lines);

  return sold;
}

/**
 * Tax is reversed as each refund says. Shopify's current tax may leave out the tax of a refund that gave nothing back, or
 * that of an adjustment, and may be rounded once for the order: those readings are accepted too.
 */
function checkTaxNow(
  desk: Desk,
  { sale, credits, documentsTax }: { sale: readonly DraftLine[]; credits: readonly DraftCredit[]; documentsTax: bigint },
): void {
  const { currentTax } = desk.order.totals;
  if (!currentTax) return;
  const slack = credits.length > 0 ? tolerance(desk) : 0n;
  const agrees = (reading: bigint) => magnitude(reading - currentTax.minor) <= slack;
  if (agrees(documentsTax)) return;
  let goods = taxOf(sale);
  let adjustments = 0n;
  for (const { refund } of credits) {
    for (const { tax } of [...refund.lines, ...refund.shipping, ...refund.duties]) goods -= tax.minor;
    for (const { tax } of refund.adjustments) adjustments += tax.minor;
  }
  if (!agrees(goods) && !agrees(goods + adjustments)) doesNotTieOut(desk, { what: "Tax now", shop: currentTax.minor, books: documentsTax });
}
