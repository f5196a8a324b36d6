import type { OrderLine } from "../commerce/order-line";
import type { ShippingLine } from "../commerce/shipping-line";
import { discountTotal } from "../commerce/discount";
import { specialAccount } from "./accounts";
import { amountOf, note, type Desk } from "./desk";
import { showSold } from "./discount-display";
import type { DraftLine } from "./draft-line";
import { placeOn, placeProduct } from "./place-line";
import type { TaxesApart } from "./taxes-apart";
import { treatTaxes } from "./treat-taxes";
import { refundedUnits, unitsSold, type LineSold } from "./units-sold";
import { dutyLine } from "./charge-lines";

/** The products of the order as it stands, each with its duties. Lines that cost nothing stay: they were part of the sale. */
export function productLines(desk: Desk, apart: TaxesApart): DraftLine[] {
  const lines: DraftLine[] = [];
  for (const line of desk.order.lines) {
    const sold = unitsSold(line, refundedUnits(desk.order, line));
    if (sold.units === 0) {
      note(desk, productName(line), "All units were removed by an edit before posting, so the invoice does not have them.");
      continue;
    }
    lines.push(...productLine(desk, { line, sold, apart }));
    // Where prices contain the duties, they are part of what the product was sold for.
    if (!desk.order.dutiesIncluded) for (const duty of sold.duties) lines.push(dutyLine(desk, { duty, of: productName(line), apart }));
  }

  return lines;
}

function productLine(desk: Desk, { line, sold, apart }: { line: OrderLine; sold: LineSold; apart: TaxesApart }): DraftLine[] {
  const { units, removed, discounts, taxLines } = sold;
  const unitPrice = line.unitPrice.minor;
  // A gift card is money owed to whoever holds it; the sale is what it will be spent on.
  const notASale = line.isGiftCard && taxLines.every(({ amount }) => amount.minor === 0n);
  const off = discountTotal(discounts);
  const amount = unitPrice * BigInt(units) - off;

  return showSold(desk, {
    key: line.id,
    description: line.isGiftCard ? `Gift card: ${productName(line)}` : productName(line),
    units,
    unitPrice,
    discounts,
    off,
    amount,
    treatment: treatTaxes(desk, { taxLines: notASale ? [] : taxLines, amount, shipping: false, notASale }, apart),
    place: line.isGiftCard
      ? placeOn(desk, specialAccount(desk, "giftCards"), "the liability account of your settings for gift cards")
      : placeProduct(desk, line),
    because: [{ step: "sold", quantity: units, unitPrice: amountOf(desk, unitPrice), removed }],
  });
}

/** Each delivery charged, as a line of its own on its own account. */
export function shippingLines(desk: Desk, apart: TaxesApart): DraftLine[] {
  const lines: DraftLine[] = [];
  for (const line of desk.order.shippingLines) {
    if (line.removed) note(desk, shippingName(line), "Removed by an edit, so the invoice does not have it.");
    else lines.push(...shippingLine(desk, line, apart));
  }

  return lines;
}

function shippingLine(desk: Desk, line: ShippingLine, apart: TaxesApart): DraftLine[] {
  const off = discountTotal(line.discounts);
  const amount = line.price.minor - off;

  return showSold(desk, {
    key: line.id,
    description: shippingName(line),
    units: 1,
    unitPrice: line.price.minor,
    discounts: line.discounts,
    off,
    amount,
    treatment: treatTaxes(desk, { taxLines: line.taxLines, amount, shipping: true, notASale: false }, apart),
    place: placeOn(desk, desk.profile.shippingAccount, "the shipping account of your settings"),
    because: [{ step: "charged", what: "shipping", amount: line.price }],
  });
}

/** "Walnut tray – Large (TRAY-1)" */
export function productName({ title, variantTitle, sku }: OrderLine): string {
  const name = variantTitle ? `${title} – ${variantTitle}` : title;

  return sku ? `${name} (${sku})` : name;
}

export function shippingName({ title }: ShippingLine): string {
  return `Shipping: ${title}`;
}
