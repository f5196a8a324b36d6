import { discountTotal } from "../../../domain/commerce/discount";
import type { Order } from "../../../domain/commerce/order";
import { money, type Money } from "../../../domain/money/money";
import { splitByWeight } from "../../../domain/money/rounding";

/**
 * A discount over the whole draft is stated once, for the draft; whether its lines come less their share of it is not said
 * of every figure (Shopify, 2026-10). So the total decides: where the lines already come to it, nothing is taken off them.
 * Otherwise each line bears its share by what it comes to. A cent that Shopify shared otherwise changes no total.
 */
export function withDraftDiscount(order: Order, { title, amount }: { title: string | null; amount: Money }): Order {
  if (amount.minor === 0n || linesCome(order) === order.totals.total.minor) return order;
  const shares = splitByWeight(
    amount.minor,
    order.lines.map(({ unitPrice, quantity, discounts }) => unitPrice.minor * BigInt(quantity) - discountTotal(discounts)),
  );

  return {
    ...order,
    lines: order.lines.map((line, index) => {
      const share = money(shares[index] ?? 0n, order.currency);

      return share.minor === 0n
        ? line
        : { ...line, discounts: [...line.discounts, { title, kind: "manual", target: "order", amount: share }] };
    }),
  };
}

/** Minor units of all lines with the tax, where it comes on top. */
function linesCome({ lines, shippingLines, taxesIncluded, totals }: Order): bigint {
  let sum = taxesIncluded ? 0n : (totals.tax?.minor ?? 0n);
  for (const { unitPrice, quantity, discounts } of lines) sum += unitPrice.minor * BigInt(quantity) - discountTotal(discounts);
  for (const { price, discounts } of shippingLines) sum += price.minor - discountTotal(discounts);

  return sum;
}
