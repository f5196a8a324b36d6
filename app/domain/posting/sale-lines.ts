import type { OrderLine } from "../commerce/order-line";
import type { ShippingLine } from "../commerce/shipping-line";
import { discountTotal } from "../commerce/discount";
import { specialAccount } from "./accounts";
import { chosenFor, type LineKind } from "./chosen-for";
import { amountOf, note, type Desk } from "./desk";
import { showSold } from "./discount-display";
import type { DraftLine } from "./draft-line";
import { placeChosen, placeProduct, type Place } from "./place-line";
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
  const description = nameOnDocuments(line);
  const chosen = chosenFor(desk.choices, { line: line.id, kind: kindOf(line) });
  const choice = { chosen: chosen.tax, description, spared: false };

  return showSold(desk, {
    key: line.id,
    description,
    units,
    unitPrice,
    discounts,
    off,
    amount,
    treatment: treatTaxes(desk, { taxLines: notASale ? [] : taxLines, amount, shipping: false, notASale, choice }, apart),
    place: placeSold(desk, line),
    because: [{ step: "sold", quantity: units, unitPrice: amountOf(desk, unitPrice), removed }],
  });
}

/** A gift card goes to its liability, unless somebody chose otherwise for this very line. */
function placeSold(desk: Desk, line: OrderLine): Place {
  if (!line.isGiftCard) return placeProduct(desk, line);
  const mapped = { accountCode: specialAccount(desk, "giftCards"), rule: "the liability account of your settings for gift cards" };

  return placeChosen(desk, mapped, chosenFor(desk.choices, { line: line.id, kind: "gift-card" }));
}

export function kindOf({ isGiftCard }: OrderLine): LineKind {
  return isGiftCard ? "gift-card" : "goods";
}

export function nameOnDocuments(line: OrderLine): string {
  return line.isGiftCard ? `Gift card: ${productName(line)}` : productName(line);
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
  const description = shippingName(line);
  const chosen = chosenFor(desk.choices, { line: line.id, kind: "shipping" });
  const choice = { chosen: chosen.tax, description, spared: false };

  return showSold(desk, {
    key: line.id,
    description,
    units: 1,
    unitPrice: line.price.minor,
    discounts: line.discounts,
    off,
    amount,
    treatment: treatTaxes(desk, { taxLines: line.taxLines, amount, shipping: true, notASale: false, choice }, apart),
    place: placeChosen(desk, { accountCode: desk.profile.shippingAccount, rule: "the shipping account of your settings" }, chosen),
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
