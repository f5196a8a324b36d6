import { discountOf, shippingNet } from "../orders/line-amounts";
import type { LinePart, Order } from "../store/records";
import type { OrderEdit } from "../store/records/order-edit";
import { amountsOfSale, reversed, type Sale, type SaleAction } from "./sale";
import { ofLine, saleOfLine, saleOfShipping } from "./sales-of-order";

/** What an edit added, changed and took off. */
export function salesOfEdit(order: Order, edit: OrderEdit): Sale[] {
  const isOfEdit = ({ addedByEditId }: { readonly addedByEditId: number | null }) => addedByEditId === edit.id;
  return [
    ...order.lines.filter(isOfEdit).map((line) => saleOfLine(order, line)),
    ...edit.changes.flatMap((change) => partSale(order, change, change.action)),
    ...order.removals.filter(({ editId }) => editId === edit.id).flatMap((removal) => partSale(order, removal, "RETURN")),
    ...order.shippingLines.filter(isOfEdit).map((line) => saleOfShipping(order, line)),
    ...removedShipping(order, edit),
  ];
}

/** A part of a line; taken off it counts negative. */
export function partSale(order: Order, part: LinePart, action: SaleAction): Sale[] {
  const line = order.lines.find(({ id }) => id === part.lineId);
  if (!line) return [];
  const amounts = action === "RETURN" ? reversed(part) : part;
  const quantity = action === "RETURN" ? -part.quantity : part.quantity;
  return [{ id: String(part.id), action, of: ofLine(line), quantity, ...amountsOfSale(order, amounts) }];
}

function removedShipping(order: Order, { id, removedShippingIds }: OrderEdit): Sale[] {
  const lines = order.shippingLines.filter((line) => removedShippingIds.includes(line.id));
  return lines.map((line) => ({
    ...{ id: `${id}${line.id}`, action: "RETURN", of: { lineType: "SHIPPING", shippingLine: line }, quantity: null },
    ...amountsOfSale(order, reversed({ subtotal: shippingNet(line), discount: discountOf(line), taxLines: line.taxLines })),
  }));
}
