import { chargeLines } from "./charge-lines";
import type { Desk } from "./desk";
import type { DraftLine } from "./draft-line";
import { productLines, shippingLines } from "./sale-lines";
import { TaxesApart } from "./taxes-apart";

/** Every line of the invoice: products with their duties, shipping, other charges, and taxes that are booked apart. */
export function draftSale(desk: Desk): DraftLine[] {
  const apart = new TaxesApart();
  const lines = productLines(desk, apart);
  lines.push(...shippingLines(desk, apart), ...chargeLines(desk, apart));
  lines.push(...apart.lines(desk));

  return lines;
}
