import type { Order } from "../commerce/order";
import type { Refund, RefundAdjustment } from "../commerce/refund";
import type { ScaledPercentage } from "../money/percentage";
import { scaledPercentage } from "../money/percentage";
import type { OrderLine } from "../commerce/order-line";
import { specialAccount } from "./accounts";
import { chosenFor } from "./chosen-for";
import { amountOf, type Desk } from "./desk";
import { draftLine, putTax, type DraftLine } from "./draft-line";
import { chosenRate, mapTaxes, mapUntaxed } from "./map-tax";
import type { Movements } from "./movements";
import { placeOn } from "./place-line";
import { kindOf } from "./sale-lines";

/** By Shopify's reason (Admin API 2026-10): what is kept, what is given. */
const NAMES: Readonly<Record<string, readonly [kept: string, given: string]>> = {
  REFUND_DISCREPANCY: ["Kept from the refund", "Given beyond the goods (goodwill)"],
  PENDING_REFUND_DISCREPANCY: ["Kept from the refund", "Given beyond the goods (goodwill)"],
  RESTOCK: ["Restocking fee", "Restocking fee given back"],
  DAMAGE: ["Kept for damage", "Given for damage"],
  CUSTOMER: ["Kept by agreement with the customer", "Given as customer goodwill"],
  FULL_RETURN_BALANCING_ADJUSTMENT: ["Balance of a full return", "Balance of a full return"],
};

/** Kept money reduces the credit note, goodwill adds to it. Neither is a sale, so both have an account of their own. */
export function adjustmentLines(desk: Desk, refund: Refund): DraftLine[] {
  return refund.adjustments
    .filter(({ amount, tax }) => amount.minor !== 0n || tax.minor !== 0n)
    .map((adjustment, index) => adjustmentLine(desk, adjustment, `adjustment ${index}`));
}

export function adjustmentLine(desk: Desk, { reason, amount, tax }: RefundAdjustment, key: string): DraftLine {
  const [kept, given] = NAMES[reason] ?? ["Kept from the refund", "Given beyond the goods"];
  const place = placeOn(desk, specialAccount(desk, "refundDiscrepancies"), "the account of your settings for what refunds keep or give");
  // Shopify states adjustments before tax; a line of a tax-inclusive document contains it.
  const own = -(desk.order.taxesIncluded ? amount.minor + tax.minor : amount.minor);
  const line = draftLine(desk, {
    key,
    description: own < 0n ? kept : given,
    units: 1,
    amount: own,
    place,
    because: [{ step: "adjusted", reason, amount }],
  });
  if (tax.minor === 0n) return { ...line, taxType: mapUntaxed(desk, "not-a-sale", false).taxType };
  const sold = mostTaxed(desk.order);
  const charged = sold?.taxLines ?? [];
  let rate: ScaledPercentage = 0n;
  for (const each of charged) rate += scaledPercentage(each.rate);
  const chosen = sold ? chosenFor(desk.choices, { line: sold.id, kind: kindOf(sold) }).tax : null;
  const mapped = chosenRate(desk, { chosen, description: line.description, spared: true }, rate);

  return putTax(line, { taxType: (mapped ?? mapTaxes(desk, { taxes: charged, rate, shipping: false })).taxType, rate, tax: -tax.minor });
}

/** An adjustment with tax does not say which: it is taken as taxed like the line that bore the most. */
function mostTaxed({ lines }: Order): OrderLine | null {
  let best: OrderLine | null = null;
  let most = -1n;
  for (const line of lines) {
    let sum = 0n;
    for (const { amount } of line.taxLines) sum += amount.minor;
    if (sum > most) [best, most] = [line, sum];
  }

  return best;
}

/** Cash given back is rounded to the coins there are: the difference is the credit note's. */
export function cashRoundingLines(desk: Desk, refund: Refund, { paidBack }: Movements): DraftLine[] {
  const stated = desk.order.totals.cashRounding.refunds.minor;
  let rounding = 0n;
  for (const each of paidBack) if (refund.transactionIds.includes(each.id)) rounding += each.rounding.minor;
  // Where no transaction says so, the order's figure can only belong to its one refund.
  if (rounding === 0n && desk.order.refunds.length === 1) rounding = stated;
  if (rounding === 0n) return [];
  const place = placeOn(desk, specialAccount(desk, "rounding"), "the rounding account of your settings");
  const because = [{ step: "charged" as const, what: "Cash rounding", amount: amountOf(desk, rounding) }];
  const line = draftLine(desk, { key: "cash rounding", description: "Cash rounding", units: 1, amount: rounding, place, because });

  return [{ ...line, taxType: mapUntaxed(desk, "not-a-sale", false).taxType }];
}
