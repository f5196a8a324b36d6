import { unfulfilledQuantity } from "../fulfilments/fulfilment-state";
import { taxesOn } from "../money/tax";
import { currentQuantity, discountOf, goneQuantity, lineNet, partOfLine } from "../orders/line-amounts";
import { Refusal } from "../refusal";
import type { DiscountValue, Order, OrderLine, TaxLine } from "../store/records";
import type { LineChange } from "../store/records/order-edit";
import type { World } from "../world";
import { newDiscount } from "./add-to-order";

/**
 * Gives a line so many units from now on. Fewer: the units are taken off, and only those that have not left can be.
 * More: the line grows at its own price. Nothing when it has that many already.
 */
export function setQuantity(world: World, order: Order, wanted: { lineId: number; quantity: number; editId: number }): LineChange[] {
  const line = lineOf(order, wanted.lineId);
  const delta = wanted.quantity - currentQuantity(order, line);
  if (delta > 0) return [addUnits(world, order, { line, count: delta })];
  if (delta < 0) removeUnits(world, order, { line, count: -delta, editId: wanted.editId });
  return [];
}

function removeUnits(world: World, order: Order, { line, count, editId }: { line: OrderLine; count: number; editId: number }): void {
  const editable = unfulfilledQuantity(order, line);
  if (count > editable) throw new Refusal(`${line.title}: ${editable} units have not left yet and can be removed, not ${count}.`);
  const part = partOfLine(line, { before: goneQuantity(order, line), count });
  order.removals = [...order.removals, { id: world.store.newId(), lineId: line.id, quantity: count, editId, ...part }];
}

function addUnits(world: World, order: Order, { line, count }: { line: OrderLine; count: number }): LineChange {
  if (discountOf(line) > 0n || goneQuantity(order, line) > 0) {
    throw new Refusal(`The simulated Shopify does not model more units of a line that was discounted or taken back (${line.title}): add a line instead.`, 501);
  }
  const subtotal = line.unitPrice * BigInt(count);
  const taxLines = taxesOn(subtotal, line.taxLines, order.taxesIncluded);
  replaceLine(order, { ...line, quantity: line.quantity + count, taxLines: plus(line.taxLines, taxLines) });
  return { id: world.store.newId(), lineId: line.id, action: "ORDER", quantity: count, subtotal, discount: 0n, taxLines };
}

/** A merchant's discount on a line, worked out on what the line costs now; its tax is worked out anew. */
export function discountLine(world: World, order: Order, discount: { lineId: number; value: DiscountValue; title: string; editId: number }): LineChange {
  const line = lineOf(order, discount.lineId);
  if (goneQuantity(order, line) > 0) {
    throw new Refusal(`The simulated Shopify does not model a discount on a line of which units were taken back (${line.title}).`, 501);
  }
  if (line.giftCard) throw new Refusal(`${line.title} is a gift card and cannot be discounted.`);
  const allocation = newDiscount(order, { ...discount, base: lineNet(line) });
  const discounted = { ...line, discountAllocations: [...line.discountAllocations, allocation] };
  const taxLines = taxesOn(lineNet(discounted), line.taxLines, order.taxesIncluded);
  replaceLine(order, { ...discounted, taxLines });
  const lost = taxLines.map((tax, index) => ({ ...tax, amount: tax.amount - (line.taxLines[index]?.amount ?? 0n) }));
  return { id: world.store.newId(), lineId: line.id, action: "UPDATE", quantity: 0, subtotal: -allocation.amount, discount: allocation.amount, taxLines: lost };
}

function lineOf(order: Order, lineId: number): OrderLine {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Refusal(`Order ${order.name} has no line ${lineId}.`);
  return line;
}

function replaceLine(order: Order, changed: OrderLine): void {
  order.lines = order.lines.map((line) => (line.id === changed.id ? changed : line));
}

function plus(taxes: readonly TaxLine[], more: readonly TaxLine[]): TaxLine[] {
  return taxes.map((tax, index) => ({ ...tax, amount: tax.amount + (more[index]?.amount ?? 0n) }));
}
