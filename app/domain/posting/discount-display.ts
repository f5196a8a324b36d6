import { discountTotal, type Discount } from "../commerce/discount";
import { lineAmountByXero, taxByXero, toHundredths, toUnitAmount } from "../ledger/xero-arithmetic";
import type { Reason } from "../ledger/trace";
import { specialAccount } from "./accounts";
import type { Desk } from "./desk";
import { draftLine, putTax, type DraftLine } from "./draft-line";
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
  treatment: TaxTreatment;
  place: Place;
  because: Reason[];
};

/** The line or lines of the invoice, with discounts shown as the merchant chose. All ways come to the same cent. */
export function showSold(desk: Desk, sold: Sold): DraftLine[] {
  const { order, profile } = desk;
  const off = discountTotal(sold.discounts);
  // Where prices contain the tax, a tax that is booked apart is taken out of the price.
  const amount = sold.unitPrice * BigInt(sold.units) - off - (order.taxesIncluded ? sold.treatment.apart : 0n);
  for (const discount of sold.discounts) sold.because.push({ step: "discount", discount, shown: profile.discountDisplay });
  if (profile.discountDisplay === "line" && off !== 0n) return asLines(desk, sold, { amount, off });
  const line = taxed(draftLine(desk, { ...sold, amount }), sold.treatment, sold.treatment.tax);

  return [profile.discountDisplay === "amount" || off === 0n ? withPrice(desk, line, { sold, off }) : line];
}

function taxed(line: DraftLine, { taxType, rate, reason }: TaxTreatment, tax: bigint): DraftLine {
  line.because.push(reason);

  return putTax(line, { taxType, rate, tax });
}

/** Unit price and discount apart, as the customer saw them; only where nothing else was taken out of the price. */
function withPrice(desk: Desk, line: DraftLine, { sold, off }: { sold: Sold; off: bigint }): DraftLine {
  const { currency } = desk.order;
  const unitAmount = toUnitAmount(sold.unitPrice, currency);
  const discount = toHundredths(off, currency);
  if (discount === null || lineAmountByXero(sold.units, unitAmount, discount) !== toHundredths(line.amount, currency)) return line;

  return { ...line, description: sold.description, quantity: sold.units, unitAmount, discount: off };
}

/** A negative line for each discount with the same tax rate and Xero's own tax; the full price carries the rest of Shopify's. */
function asLines(desk: Desk, sold: Sold, { amount, off }: { amount: bigint; off: bigint }): DraftLine[] {
  const { treatment } = sold;
  const place = placeOn(desk, specialAccount(desk, "discounts"), "the account of your settings for discounts");
  const full = draftLine(desk, { ...sold, amount: amount + off });
  const discounts = sold.discounts
    .filter((each) => each.amount.minor !== 0n)
    .map((each, index) =>
      draftLine(desk, {
        key: `${sold.key} discount ${index}`,
        description: `Discount${each.title ? ` ${each.title}` : ""}: ${sold.description}`,
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
