import type { Order } from "../../store/records";
import type { OrderEdit } from "../../store/records/order-edit";
import { restTime } from "./money-set";

interface Delta {
  readonly id: number;
  readonly delta: number;
}

/** Body of orders/edited: ids and deltas only. Whoever wants amounts asks for the order. */
export function orderEditBody(order: Order, edit: OrderEdit) {
  const committedAt = restTime(edit.committedAt);
  return {
    order_edit: {
      id: edit.id,
      app_id: null,
      created_at: committedAt,
      committed_at: committedAt,
      notify_customer: edit.notifyCustomer,
      order_id: order.id,
      staff_note: edit.staffNote ?? "",
      user_id: null,
      line_items: { additions: additions(order, edit), removals: removals(order, edit) },
      discounts: { line_item: { additions: discountsAdded(order, edit), removals: [] } },
      shipping_lines: {
        additions: order.shippingLines.filter(({ addedByEditId }) => addedByEditId === edit.id).map(({ id }) => ({ id })),
        removals: edit.removedShippingIds.map((id) => ({ id })),
      },
    },
  };
}

function additions(order: Order, edit: OrderEdit): Delta[] {
  const added = order.lines.filter(({ addedByEditId }) => addedByEditId === edit.id).map(({ id, quantity }) => ({ id, delta: quantity }));
  const grown = edit.changes.filter(({ action }) => action === "ORDER").map(({ lineId, quantity }) => ({ id: lineId, delta: quantity }));
  return [...added, ...grown];
}

function removals(order: Order, edit: OrderEdit): Delta[] {
  return order.removals.filter(({ editId }) => editId === edit.id).map(({ lineId, quantity }) => ({ id: lineId, delta: quantity }));
}

function discountsAdded(order: Order, edit: OrderEdit): { readonly id: number }[] {
  const added = order.lines.filter((line) => line.addedByEditId === edit.id && line.discountAllocations.length > 0);
  const changed = edit.changes.filter(({ action }) => action === "UPDATE").map(({ lineId }) => lineId);
  return [...added.map(({ id }) => id), ...changed].map((id) => ({ id }));
}
