import { currentQuantity } from "../orders/line-amounts";
import { Refusal } from "../refusal";
import type { Order, OrderLine } from "../store/records";
import type { EditSession, StagedItem } from "../store/records/edit-session";
import type { OrderEdit } from "../store/records/order-edit";
import type { World } from "../world";
import { editOrder, NO_CHANGES, withEdit, type EditRequest } from "./edit-order";

/** Opens an edit; what is staged in it waits for the commit. */
export function beginEdit(world: World, order: Order): EditSession {
  if (order.cancelledAt) throw new Refusal("The order cannot be edited.");
  const { add: _add, ...changes } = NO_CHANGES;
  return keep(world, { id: world.store.newId(), shop: order.shop, orderId: order.id, add: [], changes });
}

/** Stages a change if the order could take it; otherwise nothing is staged and the refusal says why. */
export function stage(world: World, session: EditSession, change: Partial<Pick<EditSession, "add" | "changes">>): void {
  const next = { ...session, ...change };
  const hasChanges = next.add.length > 0 || Object.values(next.changes).some((part) => Array.isArray(part) && part.length > 0);
  if (hasChanges) withEdit(world, orderOf(world, session), requestOf(next));
  Object.assign(session, change);
  keep(world, session);
}

export function commitEdit(world: World, session: EditSession, words: Pick<EditRequest, "notifyCustomer" | "staffNote">): OrderEdit {
  const edit = editOrder(world, orderOf(world, session), { ...requestOf(session), ...words });
  world.store.editSessions.delete(session.id);
  return edit;
}

/** A line as the edit would leave it, with the id that staged changes name it by. */
export interface CalculatedLine {
  readonly id: number;
  readonly line: OrderLine;
  readonly quantity: number;
  readonly staged: StagedItem | null;
}

/** The order as the edit would leave it. */
export function calculated(world: World, session: EditSession): { readonly original: Order; readonly order: Order; readonly lines: readonly CalculatedLine[] } {
  const original = orderOf(world, session);
  const order = preview(world, original, session);
  const added = order.lines.slice(original.lines.length);
  const lines = order.lines.map((line) => {
    const staged = session.add[added.indexOf(line)] ?? null;
    return { id: staged?.id ?? line.id, line, quantity: currentQuantity(order, line), staged };
  });
  return { original, order, lines };
}

function preview(world: World, original: Order, session: EditSession): Order {
  try {
    return withEdit(world, original, requestOf(session)).order;
  } catch (refusal) {
    // Nothing staged, or only what changes nothing: the order as it is.
    if (refusal instanceof Refusal) return original;
    throw refusal;
  }
}

function requestOf({ add, changes }: Pick<EditSession, "add" | "changes">): EditRequest {
  return { ...changes, add };
}

function orderOf({ store }: World, { orderId }: EditSession): Order {
  const order = store.orders.get(orderId);
  if (!order) throw new Refusal("The order does not exist.");
  return order;
}

function keep({ store }: World, session: EditSession): EditSession {
  store.editSessions.set(session.id, session);
  return session;
}
