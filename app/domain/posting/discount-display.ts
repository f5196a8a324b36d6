import type { Discount } from "../commerce/discount";
import { lineAmountByXero, taxByXero, toHundredths, toUnitAmount } from "../ledger/xero-arithmetic";
import type { Reason } from "../ledger/trace";
import { specialAccount } from "./accounts";
import type { Desk } from "./desk";
import { draftLine, putTax, type DraftLine, type Price } from "./draft-line";
import { placeOn, type Place } from "./place-line";
import type { TaxTreatment } from "./treat-taxes";

/** A product or a delivery, priced and placed; how its discounts are shown is still open. */
export type Sold = {
  key: string;
  description: string;
  units: number;
  /** Minor units, before discounts. */
  unitPrice: bigint;
  discounts: readonly Discount[];
  /** The discounts added up. */
  off: bigint;
  /** What the customer was charged: units × price less the discounts. */
  amount: bigint;
  treatment: TaxTreatment;
  place: Place;
  because: Reason[];
};

/** The line or lines of the invoice, with discounts shown as the merchant chose. All ways come to the same cent. */
export function showSold(desk: Desk, sold: Sold): DraftLine[] {
  const { order, profile } = desk;
  const { key, description, units, discounts, off, treatment, place, because } = sold;
  // Where prices contain the tax, a tax that is booked apart is taken out of the price.
  const amount = sold.amount - (order.taxesIncluded ? treatment.apart : 0n);
  for (const discount of discounts) because.push({ step: "discount", discount, shown: profile.discountDisplay });
  if (profile.discountDisplay === "line" && off !== 0n) return asLines(desk, sold, amount);
  const price = profile.discountDisplay === "amount" || off === 0n ? fullPrice(desk, sold, amount) : null;
  const line = draftLine(desk, { key, of: key, description, units, amount, price, place, because });

  return [taxed(line, treatment, treatment.tax)];
}

function taxed(line: DraftLine, { taxType, rate, reason }: TaxTreatment, tax: bigint): DraftLine {
  line.because.push(reason);

  return putTax(line, { taxType, rate, tax });
}

/** Unit price and discount apart, as the customer saw them; null where something else was taken out of the price too. */
function fullPrice({ order }: Desk, { units, unitPrice, off }: Sold, amount: bigint): Price | null {
  const unitAmount = toUnitAmount(unitPrice, order.currency);
  const discount = toHundredths(off, order.currency);
  if (discount === null || lineAmountByXero(units, unitAmount, discount) !== toHundredths(amount, order.currency)) return null;

  return { quantity: units, unitAmount, discount: off };
}

/** A negative line for each discount with the same tax rate and Xero's own tax; the full price carries the rest of Shopify's. */
function asLines(desk: Desk, sold: Sold, amount: bigint): DraftLine[] {
  const { key, description, units, treatment, because } = sold;
  const place = placeOn(desk, specialAccount(desk, "discounts"), "the account of your settings for discounts");
  const full = draftLine(desk, { key, of: key, description, units, amount: amount + sold.off, place: sold.place, because });
  const discounts = sold.discounts
    .filter((each) => each.amount.minor !== 0n)
    .map((each, index) =>
      draftLine(desk, {
        key: `${key} discount ${index}`,
        description: `Discount${each.title ? ` ${each.title}` : ""}: ${description}`,
        units: 1,
        amount: -each.amount.minor,
        place: { ...place, tracking: sold.place.tracking },
        because: [{ step: "discount", discount: each, shown: "line" }],
      }),
    );
  let left = treatment.tax;
  for (const line of discounts) {
    taxed(line, treatment, ownTax(desk, line, treatment));
    left -= line.tax;
  }
  taxed(full, treatment, left);

  return [full, ...discounts];
}

/** What Xero works out for the line by itself, in minor units cut to the currency's own decimals. */
function ownTax({ order }: Desk, line: DraftLine, { rate }: TaxTreatment): bigint {
  const unit = toHundredths(10n, order.currency) ?? 1n;
  const hundredths = toHundredths(line.amount, order.currency) ?? 0n;

  return (taxByXero(hundredths, rate, order.taxesIncluded) * 10n) / unit;
}
