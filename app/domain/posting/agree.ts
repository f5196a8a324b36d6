import type { Desk } from "./desk";
import { addUnstatedAdjustments, creditTax, creditTotal, type DraftCredit } from "./draft-credits";
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
  const expected = expect(desk, movements, (totalAsSold(desk) ?? sumOf(desk, sale)) - before);
  addUnstatedAdjustments(desk, credits, expected.total + before - sumOf(desk, sale));
  const total = expected.total + creditTotal(desk, credits);
  if (desk.problems.length === 0) checkTotalAsSold(desk, total);
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

function checkTotalAsSold(desk: Desk, books: bigint): void {
  const shop = totalAsSold(desk);
  if (shop !== null && shop !== books) doesNotTieOut(desk, { what: "Total", shop, books });
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
  let goods = taxOf(sale);
  for (const { refund } of credits) for (const { tax } of [...refund.lines, ...refund.shipping, ...refund.duties]) goods -= tax.minor;
  let adjusted = goods;
  for (const { refund } of credits) for (const { tax } of refund.adjustments) adjusted += tax.minor;
  const readings = [documentsTax, goods, adjusted];
  const slack = credits.length > 0 ? tolerance(desk) : 0n;
  if (readings.every((reading) => magnitude(reading - currentTax.minor) > slack)) {
    doesNotTieOut(desk, { what: "Tax now", shop: currentTax.minor, books: documentsTax });
  }
}
