import { gid } from "../../gid";
import { divideHalfUp, sum } from "../../money/minor-units";
import { lineGross, lineNet, refundedQuantity } from "../../orders/order-totals";
import type { Order, OrderLine } from "../../store/records";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { discountAllocations } from "./discount";
import { taxLine } from "./tax-line";

export interface LineItemSource {
  readonly id: number;
  readonly order: Order;
  readonly line: OrderLine;
}

export function lineItems(order: Order): LineItemSource[] {
  return order.lines.map((line) => ({ id: line.id, order, line }));
}

function currentQuantity({ order, line }: LineItemSource): number {
  return line.quantity - refundedQuantity(order, line);
}

/** Net of discounts, refunded units and tax. */
function netOfEverything(source: LineItemSource): bigint {
  const { order, line } = source;
  const kept = order.taxesIncluded ? lineNet(line) - sum(line.taxLines.map(({ amount }) => amount)) : lineNet(line);
  return divideHalfUp(kept * BigInt(currentQuantity(source)), BigInt(line.quantity));
}

export const lineItemTypes = {
  LineItem: defineType<LineItemSource>({
    id: ({ id }) => gid("LineItem", id),
    title: ({ line }) => line.title,
    variantTitle: ({ line }) => line.variantTitle,
    name: ({ line }) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
    sku: ({ line }) => line.sku,
    vendor: ({ line }) => line.vendor,
    quantity: ({ line }) => line.quantity,
    currentQuantity,
    refundableQuantity: currentQuantity,
    unfulfilledQuantity: currentQuantity,
    nonFulfillableQuantity: () => 0,
    isGiftCard: () => false,
    requiresShipping: ({ line }) => line.requiresShipping,
    taxable: ({ line }) => line.taxable,
    restockable: (source) => currentQuantity(source) > 0,
    merchantEditable: () => true,
    customAttributes: () => [],
    duties: () => [],
    sellingPlan: () => null,
    contract: () => null,
    lineItemGroup: () => null,
    product: ({ line }, _args, { world }) => (line.productId === null ? null : (world.store.products.get(line.productId) ?? null)),
    variant: ({ line }, _args, { world }) => {
      const product = line.productId === null ? undefined : world.store.products.get(line.productId);
      const variant = product?.variants.find(({ id }) => id === line.variantId);
      return product && variant ? { id: variant.id, product, variant } : null;
    },
    originalUnitPriceSet: ({ order, line }) => moneyBag(line.unitPrice, order.currency),
    originalTotalSet: ({ order, line }) => moneyBag(lineGross(line), order.currency),
    // The discounts here are codes over the whole order, which Shopify leaves out of these three.
    discountedTotalSet: ({ order, line }, { withCodeDiscounts }) => moneyBag(withCodeDiscounts === true ? lineNet(line) : lineGross(line), order.currency),
    discountedUnitPriceSet: ({ order, line }) => moneyBag(line.unitPrice, order.currency),
    totalDiscountSet: ({ order }) => moneyBag(0n, order.currency),
    discountedUnitPriceAfterAllDiscountsSet: ({ order, line }) => moneyBag(divideHalfUp(lineNet(line), BigInt(line.quantity)), order.currency),
    priceAfterAllDiscountsBeforeTaxesSet: (source) => moneyBag(netOfEverything(source), source.order.currency),
    discountAllocations: ({ order, line }) => discountAllocations(order, line.discount),
    taxLines: ({ order, line }, { first }) => line.taxLines.slice(0, typeof first === "number" ? first : undefined).map((tax) => taxLine(tax, order.currency)),
  }),
};
