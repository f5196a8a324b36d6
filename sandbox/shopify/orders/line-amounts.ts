import { shareOfUnits } from "../money/allocate";
import { sum } from "../money/minor-units";
import type { DiscountApplication, LinePart, Order, OrderLine, ShippingLine } from "../store/records";

/** Before discounts, every unit ever on the line. */
export function lineGross(line: OrderLine): bigint {
  return line.unitPrice * BigInt(line.quantity);
}

export function discountOf(line: Pick<OrderLine | ShippingLine, "discountAllocations">): bigint {
  return sum(line.discountAllocations.map(({ amount }) => amount));
}

/** After all discounts; holds the tax when the order's prices include it. */
export function lineNet(line: OrderLine): bigint {
  return lineGross(line) - discountOf(line);
}

export function shippingNet(line: ShippingLine): bigint {
  return line.price - discountOf(line);
}

/** Over the whole order, not over chosen lines: Shopify leaves these out of a line's own discounted figures. */
export function isOrderLevel(discount: DiscountApplication | undefined): boolean {
  return discount?.targetType === "LINE_ITEM" && discount.targetSelection === "ALL";
}

/** What the discounts that pass `wanted` took off a line. */
export function discountBy(order: Order, line: OrderLine, wanted: (discount: DiscountApplication) => boolean): bigint {
  const counted = line.discountAllocations.filter(({ index }) => {
    const discount = order.discounts[index];
    return discount !== undefined && wanted(discount);
  });
  return sum(counted.map(({ amount }) => amount));
}

export function unitsOf(parts: readonly LinePart[], line: OrderLine): number {
  return parts.filter((part) => part.lineId === line.id).reduce((total, part) => total + part.quantity, 0);
}

export function refundedQuantity(order: Order, line: OrderLine): number {
  return unitsOf(order.refunds.flatMap((refund) => refund.lines), line);
}

/** Units refunded or taken off by an edit. */
export function goneQuantity(order: Order, line: OrderLine): number {
  return refundedQuantity(order, line) + unitsOf(order.removals, line);
}

export function currentQuantity(order: Order, line: OrderLine): number {
  return line.quantity - goneQuantity(order, line);
}

/** What `count` more units of a line were sold for after `before` ones. Part after part, a line comes back to the minor unit. */
export function partOfLine(line: OrderLine, { before, count }: { readonly before: number; readonly count: number }): Pick<LinePart, "discount" | "subtotal" | "taxLines"> {
  const units = { before, count, quantity: line.quantity };
  const part = (amount: bigint) => shareOfUnits(amount, units);
  return {
    subtotal: part(lineNet(line)),
    discount: part(discountOf(line)),
    taxLines: line.taxLines.map((tax) => ({ ...tax, amount: part(tax.amount) })),
  };
}
