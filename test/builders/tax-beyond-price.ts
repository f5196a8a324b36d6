import type { Order } from "../../app/domain/commerce/order";

/**
 * Goods of a penny or two, given back one by one, with the tax inside their price: Shopify deals the cents out so that a refund
 * may come to 0.00 with a cent of tax in it. No line of Xero's has a tax larger than its amount, so such an order is held, and
 * rightly. About one in a hundred thousand of the invented orders is one.
 */
export function hasTaxBeyondPrice({ refunds, taxesIncluded }: Order): boolean {
  return taxesIncluded && refunds.some(({ lines }) => lines.some(({ subtotal, tax }) => tax.minor > subtotal.minor));
}
