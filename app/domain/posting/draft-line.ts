import type { DocumentLine, TrackingChoice, UnitAmount } from "../ledger/document-line";
import type { Reason } from "../ledger/trace";
import { lineAmountByXero, taxByXero, toHundredths, toUnitAmount } from "../ledger/xero-arithmetic";
import { formatMoney } from "../money/decimal-string";
import type { ScaledPercentage } from "../money/percentage";
import { divideRounded } from "../money/rounding";
import { amountOf, hold, type Desk } from "./desk";
import type { Place } from "./place-line";
import { cutText } from "../plain-text";

/** A line while the document is being made up, in minor units: a cent may still be settled on it. */
export type DraftLine = {
  /** The order's line that it stands for, where it stands for one. */
  of?: string;
  /** Which part of the order it stands for. Ties are broken by it, so that Shopify's order of lines never matters. */
  key: string;
  description: string;
  quantity: number;
  unitAmount: UnitAmount;
  discount: bigint;
  amount: bigint;
  accountCode: string;
  itemCode: string | null;
  tracking: readonly TrackingChoice[];
  taxType: string;
  rate: ScaledPercentage;
  tax: bigint;
  /** Tax that Shopify charged on it and that no line of this size or rate can carry in Xero. */
  unplacedTax: bigint;
  /** Its amount is itself a tax, booked apart. */
  isTax: boolean;
  because: Reason[];
};

/** `price` where it is known; otherwise the unit price is what the amount comes to for each unit. */
type Drafted = {
  key: string;
  of?: string;
  description: string;
  units: number;
  amount: bigint;
  price?: Price | null;
  place: Place;
  because: Reason[];
};

/** What makes up a line's amount: quantity × unit amount less the discount, in minor units. */
export type Price = { quantity: number; unitAmount: UnitAmount; discount: bigint };

/** A line over a net amount, without tax. */
export function draftLine(desk: Desk, { key, of, description, units, amount, price, place, because }: Drafted): DraftLine {
  because.push(place.reason);
  if (place.trackingReason) because.push(place.trackingReason);
  const { quantity, unitAmount, discount } = price ?? netPrice(desk, units, amount);

  return {
    key,
    ...(of !== undefined && { of }),
    // Where no price per unit will do, the line is one piece and its words say how many.
    description: quantity < units ? `${units} × ${description}` : description,
    quantity,
    unitAmount,
    discount,
    amount,
    accountCode: place.accountCode,
    itemCode: place.itemCode,
    tracking: place.tracking,
    taxType: "",
    rate: 0n,
    tax: 0n,
    unplacedTax: 0n,
    isTax: false,
    because,
  };
}

/**
 * The price per unit at 4 decimals where Xero's own multiplication gives the amount back (10.00 for 3 is 3.3333, and three
 * of these are 9.9999 → 10.00); where no such price exists (0.01 for 3), it is one piece at the whole amount.
 */
export function netPrice({ order }: Desk, units: number, amount: bigint): Price {
  const whole = toUnitAmount(amount, order.currency);
  if (units > 1) {
    const unitAmount = divideRounded(whole, BigInt(units));
    const hundredths = toHundredths(amount, order.currency);
    if (lineAmountByXero(units, unitAmount, 0n) === hundredths) return { quantity: units, unitAmount, discount: 0n };
  }

  return { quantity: 1, unitAmount: whole, discount: 0n };
}

/** A line can carry tax up to its own size, and none at 0 % (Xero, Nov 2026). */
export function carries({ amount, rate }: DraftLine, tax: bigint): boolean {
  if (tax === 0n) return true;
  if (rate === 0n) return false;

  return amount < 0n ? tax <= 0n && tax >= amount : tax >= 0n && tax <= amount;
}

/** Puts the tax on the line; what it cannot carry is left to be settled. */
export function putTax(line: DraftLine, { taxType, rate, tax }: Pick<DraftLine, "taxType" | "rate" | "tax">): DraftLine {
  line.taxType = taxType;
  line.rate = rate;
  line.tax = carries(line, tax) ? tax : 0n;
  line.unplacedTax = tax - line.tax;

  return line;
}

/** The line as it is sent. The tax is stated only where Xero's own arithmetic would come to another cent. */
export function finishLine(desk: Desk, line: DraftLine): DocumentLine {
  const { order } = desk;
  const amount = inHundredths(desk, line, line.amount);
  const tax = inHundredths(desk, line, line.tax);
  const byXero = taxByXero(amount, line.rate, order.taxesIncluded);
  const taxAmount = amountOf(desk, line.tax);
  if (line.rate !== 0n) {
    line.because.push(
      byXero === tax ? { step: "tax-by-xero", tax: taxAmount } : { step: "tax-stated", tax: taxAmount, byXeroInHundredths: byXero },
    );
  }

  return {
    // Xero refuses an empty description and cuts at 4,000 characters.
    description: cutText(line.description.trim(), 4000) || "Item",
    quantity: line.quantity,
    unitAmount: line.unitAmount,
    discount: amountOf(desk, line.discount),
    amount: amountOf(desk, line.amount),
    accountCode: line.accountCode,
    itemCode: line.itemCode,
    tracking: line.tracking,
    taxType: line.taxType,
    taxAmount,
    taxStated: byXero !== tax,
    because: line.because,
    ...(line.of !== undefined && { of: line.of }),
  };
}

/** Xero's amounts have two decimals: what is finer cannot be posted without changing it. */
function inHundredths(desk: Desk, { description }: DraftLine, minor: bigint): bigint {
  const hundredths = toHundredths(minor, desk.order.currency);
  if (hundredths !== null) return hundredths;
  const amount = formatMoney(amountOf(desk, minor));
  hold(desk, {
    code: "currency-not-supported",
    remedy: "never",
    message: `“${description}” comes to ${amount} ${desk.order.currency}, and Xero holds two decimals only. Enter this order in Xero yourself.`,
  });

  return 0n;
}
