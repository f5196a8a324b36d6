import type { Order } from "../../app/domain/commerce/order";

/**
 * Goods of less than a penny apiece, given back one by one: cents are dealt out so that a unit may come to 0.00 with a cent of tax,
 * inside the price or on top of it (the latter found by seed 153945565). No line of Xero's has a tax larger than its amount, so
 * such an order is held, and rightly. About one in a hundred thousand of the invented orders is one.
 */
export function hasTaxBeyondPrice({ refunds }: Order): boolean {
  return refunds.some(({ lines }) => lines.some(({ subtotal, tax }) => tax.minor > subtotal.minor));
}
