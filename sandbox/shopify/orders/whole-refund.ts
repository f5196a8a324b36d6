import type { Order, RestockType } from "../store/records";
import { currentQuantity } from "./line-amounts";
import { orderTotals } from "./order-totals";
import type { WantedParts } from "./refund-parts";

/** All that refunds and edits have left of an order. */
export function everythingLeft(order: Order, restockType: RestockType): WantedParts {
  return {
    lines: linesLeft(order).map((line) => ({ ...line, restockType, locationId: null })),
    shipping: orderTotals(order).currentShipping,
    duties: order.lines.flatMap((line) => line.duties).map(({ id }) => ({ dutyId: id, share: "FULL" as const })),
    feesAndTip: true,
  };
}

export function linesLeft(order: Order): { lineId: number; quantity: number }[] {
  return order.lines.map((line) => ({ lineId: line.id, quantity: currentQuantity(order, line) })).filter(({ quantity }) => quantity > 0);
}
