import { isoSeconds } from "../clock";
import { commitChange } from "../orders/change-order";
import { fulfilTerms } from "../payment-terms/set-terms";
import { Refusal } from "../refusal";
import type { Order } from "../store/records";
import type { Fulfilment } from "../store/records/fulfilment";
import { fulfilmentBody } from "../webhooks/bodies/fulfilment-body";
import type { World } from "../world";
import { fulfilmentStatus, unfulfilledQuantity } from "./fulfilment-state";

export interface FulfilRequest {
  /** Null: everything that has not left yet. */
  readonly lines: readonly { readonly lineId: number; readonly quantity: number }[] | null;
  readonly locationId: number | null;
  readonly trackingCompany: string | null;
  readonly trackingNumber: string | null;
}

/** Sends goods: some of an order's units or all. Announces the parcel, and how far the order has come. */
export function fulfilOrder(world: World, order: Order, request: FulfilRequest): Fulfilment {
  if (order.cancelledAt) throw new Refusal(`Order ${order.name} is cancelled: nothing of it can be fulfilled.`);
  const lines = (request.lines ?? everything(order)).map((wanted) => fulfilLine(world, order, wanted));
  if (lines.length === 0) throw new Refusal(`Order ${order.name} has nothing left to fulfil.`);
  const { locationId, trackingCompany, trackingNumber } = request;
  const fulfilment: Fulfilment = {
    id: world.store.newId(),
    name: `${order.name}-F${order.fulfilments.length + 1}`,
    ...{ locationId, lines, trackingCompany, trackingNumber },
    createdAt: isoSeconds(world.clock.now()),
  };
  order.fulfilments = [...order.fulfilments, fulfilment];
  const whole = fulfilmentStatus(order) === "FULFILLED";
  commitChange(world, order, {
    topics: [whole ? "orders/fulfilled" : "orders/partially_fulfilled", "orders/updated"],
    events: [{ topic: "fulfillments/create", body: fulfilmentBody(order, fulfilment), resourceId: order.id }],
    text: `${fulfilment.name} fulfilled: ${lines.reduce((total, { quantity }) => total + quantity, 0)} units.`,
  });
  fulfilTerms(world, order);
  return fulfilment;
}

function everything(order: Order) {
  return order.lines.map((line) => ({ lineId: line.id, quantity: unfulfilledQuantity(order, line) })).filter(({ quantity }) => quantity > 0);
}

function fulfilLine(world: World, order: Order, { lineId, quantity }: { lineId: number; quantity: number }) {
  const line = order.lines.find(({ id }) => id === lineId);
  if (!line) throw new Refusal(`Order ${order.name} has no line ${lineId}.`);
  const left = unfulfilledQuantity(order, line);
  if (quantity > left) throw new Refusal(`${line.title}: ${left} can still be fulfilled, not ${quantity}.`);
  return { id: world.store.newId(), lineId, quantity };
}
