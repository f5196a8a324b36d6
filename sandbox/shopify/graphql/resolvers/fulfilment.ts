import { gid } from "../../gid";
import { discountOf, lineGross } from "../../orders/line-amounts";
import { shareOfUnits } from "../../money/allocate";
import type { Order } from "../../store/records";
import type { Fulfilment, FulfilmentLine } from "../../store/records/fulfilment";
import { childConnection } from "../connection";
import { defineType } from "../define-type";
import { moneyBag } from "../money-bag";
import { lineItems } from "./line-item";

export interface FulfilmentSource {
  readonly id: number;
  readonly order: Order;
  readonly fulfilment: Fulfilment;
}

export interface FulfilmentLineSource {
  readonly id: number;
  readonly order: Order;
  readonly part: FulfilmentLine;
}

export function fulfilmentSources(order: Order): FulfilmentSource[] {
  return order.fulfilments.map((fulfilment) => ({ id: fulfilment.id, order, fulfilment }));
}

function units(fulfilment: Fulfilment): number {
  return fulfilment.lines.reduce((total, { quantity }) => total + quantity, 0);
}

/** The part of a line's gross or net amount that belongs to the fulfilled units. */
function share({ order, part }: FulfilmentLineSource, kind: "gross" | "net"): bigint {
  const line = order.lines.find(({ id }) => id === part.lineId);
  if (!line) return 0n;
  const amount = kind === "gross" ? lineGross(line) : lineGross(line) - discountOf(line);
  return shareOfUnits(amount, { before: 0, count: part.quantity, quantity: line.quantity });
}

export const fulfilmentTypes = {
  Fulfillment: defineType<FulfilmentSource>({
    id: ({ id }) => gid("Fulfillment", id),
    legacyResourceId: ({ id }) => String(id),
    name: ({ fulfilment }) => fulfilment.name,
    status: () => "SUCCESS",
    displayStatus: () => "FULFILLED",
    createdAt: ({ fulfilment }) => fulfilment.createdAt,
    updatedAt: ({ fulfilment }) => fulfilment.createdAt,
    deliveredAt: () => null,
    estimatedDeliveryAt: () => null,
    inTransitAt: () => null,
    location: ({ fulfilment }, _args, { world }) => (fulfilment.locationId === null ? null : (world.store.locations.get(fulfilment.locationId) ?? null)),
    order: ({ order }) => order,
    requiresShipping: () => true,
    totalQuantity: ({ fulfilment }) => units(fulfilment),
    trackingInfo: ({ fulfilment }) => (fulfilment.trackingNumber === null ? [] : [{ company: fulfilment.trackingCompany, number: fulfilment.trackingNumber, url: null }]),
    fulfillmentLineItems: ({ order, fulfilment }, args) => childConnection(fulfilment.lines.map((part) => ({ id: part.id, order, part })), args),
  }),
  FulfillmentLineItem: defineType<FulfilmentLineSource>({
    id: ({ id }) => gid("FulfillmentLineItem", id),
    lineItem: ({ order, part }) => lineItems(order).find(({ id }) => id === part.lineId),
    quantity: ({ part }) => part.quantity,
    originalTotalSet: (source) => moneyBag(share(source, "gross"), source.order),
    discountedTotalSet: (source) => moneyBag(share(source, "net"), source.order),
  }),
};
