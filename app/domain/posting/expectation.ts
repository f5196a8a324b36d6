import type { Order } from "../commerce/order";
import { formatMoney } from "../money/decimal-string";
import { amountOf, note, type Desk } from "./desk";
import { magnitude } from "../money/rounding";
import type { Money } from "../money/money";
import type { Movements } from "./movements";
import { doesNotTieOut } from "./residual";

/** What the documents must come to, in minor units. */
export type Expectation = {
  /** Invoices less credit notes. */
  total: bigint;
  outstanding: bigint;
};

/**
 * What is still to be paid plus what was paid is what the documents must come to: so the books' amount due is Shopify's.
 * Shopify's documents leave open whether the current total already holds what refunds kept or gave beyond their lines
 * (the refund discrepancy), so both readings are accepted, and nothing else. `likely` is
 * what the parts come to: it picks the reading, or stands in where there is none.
 */
export function expect(desk: Desk, { received, refunded }: Movements, { likely, unstated }: Parts): Expectation {
  const { totals } = desk.order;
  const paid = received - refunded;
  // More given back than ever came in is no discrepancy that may be taken for granted.
  const readings = readingsOf(desk.order, paid < 0n ? 0n : unstated);
  if (totals.outstanding) {
    const total = totals.outstanding.minor + paid;
    const [first] = readings;
    if (first !== undefined && !readings.includes(total)) doesNotTieOut(desk, { what: "Total now", shop: first, books: total });

    return { total, outstanding: totals.outstanding.minor };
  }
  const total = nearest(readings, likely - goodwill({ likely, unstated }, paid));
  const from = readings.length > 0 ? "the current total" : "the order's parts";
  note(
    desk,
    "Still to pay",
    `Shopify's figure is not given, so it is ${formatMoney(amountOf(desk, total - paid))}: ${from} less the money that moved.`,
  );

  return { total, outstanding: total - paid };
}

/** Minor units: what the parts come to, and what refunds kept or gave that no adjustment states. */
type Parts = { likely: bigint; unstated: bigint };

/** Money given back for nothing, unless it was an overpayment: it takes away from the sale what would else be open again. */
function goodwill({ likely, unstated }: Parts, paid: bigint): bigint {
  const open = likely - paid;
  if (unstated >= 0n || open <= 0n) return 0n;

  return -unstated < open ? -unstated : open;
}

/** The closest reading, for a cent may still have to be settled. */
function nearest(readings: readonly bigint[], likely: bigint): bigint {
  let [best = likely] = readings;
  for (const reading of readings) if (magnitude(reading - likely) < magnitude(best - likely)) best = reading;

  return best;
}

/** The current total with and without the discrepancy, with and without cash rounding; the likeliest first. */
function readingsOf({ totals, refunds }: Order, unstated: bigint): bigint[] {
  if (!totals.currentTotal) return [];
  const current = totals.currentTotal.minor;
  const rounding = totals.cashRounding.payments.minor - totals.cashRounding.refunds.minor;
  let discrepancy = totals.refundDiscrepancy?.minor ?? 0n;
  if (!totals.refundDiscrepancy)
    for (const { adjustments } of refunds) for (const { amount, tax } of adjustments) discrepancy += amount.minor + tax.minor;

  const readings = [current + discrepancy + rounding, current + rounding, current + discrepancy, current];
  if (unstated !== 0n) readings.push(current + discrepancy + unstated + rounding, current + discrepancy + unstated);

  return readings;
}

/** Figures that Shopify states beside the totals have to agree with the parts they are made of. */
export function checkStatedFigures(desk: Desk, { received, refunded }: Movements): void {
  const { totals } = desk.order;
  const { payments, refunds: roundedBack } = totals.cashRounding;
  // Shopify's documents leave open whether these hold the cash rounding.
  check(desk, "Money received", { shop: totals.received, books: received, or: received - payments.minor });
  check(desk, "Money given back", { shop: totals.refunded, books: refunded, or: refunded - roundedBack.minor });
  const net = received - refunded;
  check(desk, "Net payment", { shop: totals.netPayment, books: net, or: net - payments.minor + roundedBack.minor });
  if (totals.duties) checkDuties(desk);
  if (totals.additionalFees && desk.order.fees.length > 0) {
    const fees = sumUp(desk.order.fees);
    check(desk, "Additional fees", { shop: totals.additionalFees, books: fees, or: fees });
  }
  if (totals.refundDiscrepancy) checkDiscrepancy(desk);
}

function checkDuties(desk: Desk): void {
  const { lines, totals } = desk.order;
  if (lines.every(({ duties }) => duties.length === 0)) return;
  let sum = 0n;
  for (const { duties } of lines) sum += sumUp(duties);
  check(desk, "Duties", { shop: totals.duties, books: sum, or: sum });
}

/** With the tax of the adjustments, or without it. Where refunds list none, the figure may be all that is known of them. */
function checkDiscrepancy(desk: Desk): void {
  const { refunds, totals } = desk.order;
  if (refunds.length > 0 && refunds.every(({ adjustments }) => adjustments.length === 0)) return;
  let beforeTax = 0n;
  let tax = 0n;
  for (const { adjustments } of refunds) {
    beforeTax += sumUp(adjustments);
    for (const each of adjustments) tax += each.tax.minor;
  }
  check(desk, "Refund discrepancy", { shop: totals.refundDiscrepancy, books: beforeTax, or: beforeTax + tax });
}

/** Two readings of the same figure; the first is the likeliest, and the one that is said. */
function check(desk: Desk, what: string, { shop, books, or }: { shop: Money | null; books: bigint; or: bigint }): void {
  if (shop && shop.minor !== books && shop.minor !== or) doesNotTieOut(desk, { what, shop: shop.minor, books });
}

function sumUp(parts: readonly { amount: Money }[]): bigint {
  let sum = 0n;
  for (const { amount } of parts) sum += amount.minor;

  return sum;
}
