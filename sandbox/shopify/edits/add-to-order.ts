import { taxesOn } from "../money/tax";
import { valueOn } from "../orders/discount-rules";
import type { DraftLine, DraftShipping } from "../orders/order-draft";
import { pricedLine } from "../orders/price-order";
import type { DiscountAllocation, DiscountApplication, DiscountValue, Order, OrderLine, ShippingLine } from "../store/records";
import type { World } from "../world";

/** Puts a new line at the end of an order, priced and taxed under the order's own rules. */
export function addLine(world: World, order: Order, added: { line: DraftLine; discount: DiscountValue | null; editId: number | null; returnId?: number }): OrderLine {
  const { line: draft, discount, editId, returnId = null } = added;
  const newId = () => world.store.newId();
  const gross = draft.unitPrice * BigInt(draft.quantity);
  const discountAllocations = discount === null ? [] : [newDiscount(order, { value: discount, title: "Discount", editId, base: gross })];
  const priced = pricedLine(order, { line: draft, id: newId(), discountAllocations }, newId);
  const line: OrderLine = { ...priced, addedByEditId: editId, exchangeReturnId: returnId };
  order.lines = [...order.lines, line];
  return line;
}

export function addShipping(world: World, order: Order, { shipping, editId }: { shipping: DraftShipping; editId: number }): void {
  const { title, price, taxes } = shipping;
  const taxLines = order.taxExempt ? [] : taxesOn(price, taxes, order.taxesIncluded);
  const line: ShippingLine = { id: world.store.newId(), title, code: title, price, discountAllocations: [], taxLines, removed: false, addedByEditId: editId };
  order.shippingLines = [...order.shippingLines, line];
}

/** Lists a merchant's discount at the end of the order's, and says what it takes off `base`. */
export function newDiscount(order: Order, { value, title, editId, base }: { value: DiscountValue; title: string; editId: number | null; base: bigint }): DiscountAllocation {
  const application: DiscountApplication = {
    ...{ kind: "manual", code: null, title, description: null, value, addedByEditId: editId },
    ...{ allocationMethod: "ACROSS", targetSelection: "EXPLICIT", targetType: "LINE_ITEM" },
  };
  order.discounts = [...order.discounts, application];
  return { index: order.discounts.length - 1, amount: valueOn(base, value) };
}
