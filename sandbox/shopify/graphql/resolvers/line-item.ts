import { unfulfilledQuantity } from "../../fulfilments/fulfilment-state";
import { gid } from "../../gid";
import { divideHalfUp } from "../../money/minor-units";
import { sumOfTaxes } from "../../money/tax";
import { currentQuantity, discountBy, isOrderLevel, lineGross, lineNet } from "../../orders/line-amounts";
import type { Order, OrderLine } from "../../store/records";
import type { Args } from "../context";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { discountAllocations } from "./discount";
import { dutiesOf } from "./duty";
import { taxLines } from "./tax-line";

export interface LineItemSource {
  readonly id: number;
  readonly order: Order;
  readonly line: OrderLine;
}

export function lineItems(order: Order): LineItemSource[] {
  return order.lines.map((line) => ({ id: line.id, order, line }));
}

function unitsLeft({ order, line }: LineItemSource): number {
  return currentQuantity(order, line);
}

/** Net of discounts, refunded units and tax. */
function netOfEverything(source: LineItemSource): bigint {
  const { order, line } = source;
  const kept = order.taxesIncluded ? lineNet(line) - sumOfTaxes(line.taxLines) : lineNet(line);
  return divideHalfUp(kept * BigInt(unitsLeft(source)), BigInt(line.quantity));
}

/** Shopify leaves discounts over the whole order out, and codes too unless they are asked for. */
function discounted({ order, line }: LineItemSource, withCodes: boolean): bigint {
  if (withCodes) return lineGross(line) - discountBy(order, line, (discount) => discount.kind === "code" || !isOrderLevel(discount));
  return lineGross(line) - discountBy(order, line, (discount) => discount.kind !== "code" && !isOrderLevel(discount));
}

function perUnit({ line }: LineItemSource, amount: bigint): bigint {
  return divideHalfUp(amount, BigInt(line.quantity));
}

const goods = {
  id: ({ id }: LineItemSource) => gid("LineItem", id),
  title: ({ line }: LineItemSource) => line.title,
  variantTitle: ({ line }: LineItemSource) => line.variantTitle,
  name: ({ line }: LineItemSource) => (line.variantTitle ? `${line.title} - ${line.variantTitle}` : line.title),
  sku: ({ line }: LineItemSource) => line.sku,
  vendor: ({ line }: LineItemSource) => line.vendor,
  isGiftCard: ({ line }: LineItemSource) => line.giftCard,
  requiresShipping: ({ line }: LineItemSource) => line.requiresShipping,
  taxable: ({ line }: LineItemSource) => line.taxable,
  customAttributes: ({ line }: LineItemSource) => line.properties.map(({ name, value }) => ({ key: name, value })),
  quantity: ({ line }: LineItemSource) => line.quantity,
  currentQuantity: unitsLeft,
  refundableQuantity: unitsLeft,
  unfulfilledQuantity: ({ order, line }: LineItemSource) => unfulfilledQuantity(order, line),
  nonFulfillableQuantity: () => 0,
  restockable: (source: LineItemSource) => unitsLeft(source) > 0,
  merchantEditable: ({ order }: LineItemSource) => order.cancelledAt === null,
  sellingPlan: () => null,
  contract: () => null,
  lineItemGroup: () => null,
};

export const lineItemTypes = {
  LineItem: defineType<LineItemSource>({
    ...goods,
    product: ({ line }, _args, { world }) => (line.productId === null ? null : (world.store.products.get(line.productId) ?? null)),
    variant: ({ line }, _args, { world }) => {
      const product = line.productId === null ? undefined : world.store.products.get(line.productId);
      const variant = product?.variants.find(({ id }) => id === line.variantId);
      return product && variant ? { id: variant.id, product, variant } : null;
    },
    originalUnitPriceSet: ({ order, line }) => moneyBag(line.unitPrice, order),
    originalTotalSet: ({ order, line }) => moneyBag(lineGross(line), order),
    discountedTotalSet: (source, { withCodeDiscounts }) => moneyBag(discounted(source, withCodeDiscounts === true), source.order),
    discountedUnitPriceSet: (source) => moneyBag(perUnit(source, discounted(source, false)), source.order),
    totalDiscountSet: ({ order, line }) => moneyBag(discountBy(order, line, (discount) => !isOrderLevel(discount)), order),
    discountedUnitPriceAfterAllDiscountsSet: (source) => moneyBag(perUnit(source, lineNet(source.line)), source.order),
    priceAfterAllDiscountsBeforeTaxesSet: (source) => moneyBag(netOfEverything(source), source.order),
    discountAllocations: ({ order, line }) => discountAllocations(order, line.discountAllocations),
    duties: ({ order, line }) => dutiesOf(line, order),
    taxLines: ({ order, line }, { first }: Args) => taxLines(line.taxLines.slice(0, typeof first === "number" ? first : undefined), order),
  }),
};
