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
export function expect(desk: Desk, { received, refunded }: Movements, likely: bigint): Expectation {
  const { totals } = desk.order;
  const paid = received - refunded;
  const readings = readingsOf(desk.order);
  if (totals.outstanding) {
    const total = totals.outstanding.minor + paid;
    const [first] = readings;
    if (first !== undefined && !readings.includes(total)) doesNotTieOut(desk, { what: "Total now", shop: first, books: total });

    return { total, outstanding: totals.outstanding.minor };
  }
  const total = nearest(readings, likely);
  const from = readings.length > 0 ? "the current total" : "the order's parts";
  note(
    desk,
    "Still to pay",
    `Shopify's figure is not given, so it is ${formatMoney(amountOf(desk, total - paid))}: ${from} less the money that moved.`,
  );

  return { total, outstanding: total - paid };
}

/** The closest reading, for a cent may still have to be settled. */
function nearest(readings: readonly bigint[], likely: bigint): bigint {
  let [best = likely] = readings;
  for (const reading of readings) if (magnitude(reading - likely) < magnitude(best - likely)) best = reading;

  return best;
}

/** The current total with and without the discrepancy, with and without cash rounding; the likeliest first. */
function readingsOf({ totals, refunds }: Order): bigint[] {
  if (!totals.currentTotal) return [];
  const current = totals.currentTotal.minor;
  const rounding = totals.cashRounding.payments.minor - totals.cashRounding.refunds.minor;
  let discrepancy = totals.refundDiscrepancy?.minor ?? 0n;
  if (!totals.refundDiscrepancy)
    for (const { adjustments } of refunds) for (const { amount, tax } of adjustments) discrepancy += amount.minor + tax.minor;

  return [current + discrepancy + rounding, current + rounding, current + discrepancy, current];
}

/** Figures that Shopify states beside the totals have to agree with the parts they are made of. */
export function checkStatedFigures(desk: Desk, { received, refunded }: Movements): void {
  const { totals, lines, fees, refunds } = desk.order;
  const { payments, refunds: roundedBack } = totals.cashRounding;
  // Shopify's documents leave open whether these hold the cash rounding.
  check(desk, "Money received", { shop: totals.received, books: [received, received - payments.minor] });
  check(desk, "Money given back", { shop: totals.refunded, books: [refunded, refunded - roundedBack.minor] });
  const net = received - refunded;
  check(desk, "Net payment", { shop: totals.netPayment, books: [net, net - payments.minor + roundedBack.minor] });
  const duties = lines.flatMap((line) => line.duties);
  if (duties.length > 0) check(desk, "Duties", { shop: totals.duties, books: [sumUp(duties.map(({ amount }) => amount))] });
  if (fees.length > 0) check(desk, "Additional fees", { shop: totals.additionalFees, books: [sumUp(fees.map(({ amount }) => amount))] });
  const adjustments = refunds.flatMap((refund) => refund.adjustments);
  if (refunds.length > 0 && adjustments.length === 0) return;
  const beforeTax = sumUp(adjustments.map(({ amount }) => amount));
  check(desk, "Refund discrepancy", {
    shop: totals.refundDiscrepancy,
    books: [beforeTax, beforeTax + sumUp(adjustments.map(({ tax }) => tax))],
  });
}

/** The first reading is the likeliest, and the one that is said. */
function check(desk: Desk, what: string, { shop, books }: { shop: Money | null; books: [bigint, ...bigint[]] }): void {
  if (shop && !books.includes(shop.minor)) doesNotTieOut(desk, { what, shop: shop.minor, books: books[0] });
}

function sumUp(amounts: readonly { minor: bigint }[]): bigint {
  return amounts.reduce((sum, { minor }) => sum + minor, 0n);
}
