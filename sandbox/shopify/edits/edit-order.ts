import { isoSeconds } from "../clock";
import { commitChange } from "../orders/change-order";
import type { DraftLine, DraftShipping } from "../orders/order-draft";
import { Refusal } from "../refusal";
import type { DiscountValue, Order } from "../store/records";
import type { LineChange, OrderEdit } from "../store/records/order-edit";
import { orderEditBody } from "../webhooks/bodies/order-edit-body";
import type { World } from "../world";
import { addLine, addShipping } from "./add-to-order";
import { discountLine, setQuantity } from "./change-line";

export interface AddedItem {
  readonly line: DraftLine;
  readonly discount: DiscountValue | null;
}

/** What an edit is to do, in this order. Amounts are in the currency the customer paid in. */
export interface EditRequest {
  readonly add: readonly AddedItem[];
  /** Units each line is to have from now on, refunded and removed ones not counted. */
  readonly quantities: readonly { readonly lineId: number; readonly quantity: number }[];
  readonly discounts: readonly { readonly lineId: number; readonly value: DiscountValue; readonly title: string }[];
  readonly addShipping: readonly DraftShipping[];
  readonly removeShippingIds: readonly number[];
  readonly staffNote: string | null;
  readonly notifyCustomer: boolean;
}

export const NO_CHANGES: EditRequest = { add: [], quantities: [], discounts: [], addShipping: [], removeShippingIds: [], staffNote: null, notifyCustomer: false };

/** Edits an order and announces it: orders/edited with ids and deltas only, orders/updated with the whole order. */
export function editOrder(world: World, order: Order, request: EditRequest): OrderEdit {
  const edited = withEdit(world, order, request);
  Object.assign(order, edited.order);
  commitChange(world, order, {
    topics: ["orders/updated"],
    events: [{ topic: "orders/edited", body: orderEditBody(order, edited.edit), resourceId: order.id }],
    text: `Order edited${request.staffNote ? `: ${request.staffNote}` : "."}`,
  });
  return edited.edit;
}

/** The order as the edit would leave it. The order itself is untouched, so a refusal half way changes nothing. */
export function withEdit(world: World, original: Order, request: EditRequest): { readonly order: Order; readonly edit: OrderEdit } {
  if (original.cancelledAt) throw new Refusal(`Order ${original.name} is cancelled and cannot be edited.`);
  const order: Order = { ...original };
  const editId = world.store.newId();
  const changes: LineChange[] = [];
  for (const item of request.add) addLine(world, order, { ...item, editId });
  for (const wanted of request.quantities) changes.push(...setQuantity(world, order, { ...wanted, editId }));
  for (const discount of request.discounts) changes.push(discountLine(world, order, { ...discount, editId }));
  for (const shipping of request.addShipping) addShipping(world, order, { shipping, editId });
  for (const id of request.removeShippingIds) removeShipping(order, id);
  const edit: OrderEdit = {
    id: editId,
    committedAt: isoSeconds(world.clock.now()),
    staffNote: request.staffNote,
    notifyCustomer: request.notifyCustomer,
    changes,
    removedShippingIds: request.removeShippingIds,
  };
  if (isEmpty(order, edit)) throw new Refusal(`The edit of order ${order.name} changes nothing.`);
  order.edits = [...order.edits, edit];
  order.edited = true;
  return { order, edit };
}

function isEmpty(order: Order, { id, changes, removedShippingIds }: OrderEdit): boolean {
  const added = [...order.lines, ...order.shippingLines].some(({ addedByEditId }) => addedByEditId === id);
  const removed = order.removals.some(({ editId }) => editId === id) || removedShippingIds.length > 0;
  return !added && !removed && changes.length === 0;
}

function removeShipping(order: Order, id: number): void {
  const line = order.shippingLines.find((candidate) => candidate.id === id && !candidate.removed);
  if (!line) throw new Refusal(`Order ${order.name} has no shipping line ${id}.`);
  const refunded = order.refunds.some(({ shipping }) => shipping.some(({ shippingLineId }) => shippingLineId === id));
  if (refunded) throw new Refusal(`${line.title} has been refunded and cannot be removed.`);
  order.shippingLines = order.shippingLines.map((one) => (one === line ? { ...line, removed: true } : one));
}
