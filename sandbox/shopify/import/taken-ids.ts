import type { Order } from "../store/records";
import type { World } from "../world";
import { refuseAt } from "./amounts";
import type { ReadOrder } from "./read-order";

type Kind = "line" | "order" | "payment terms" | "refund" | "shipping line" | "transaction";

function idsOf(order: Order): [Kind, number][] {
  return [
    ["order", order.id],
    ...order.lines.map(({ id }): [Kind, number] => ["line", id]),
    ...order.shippingLines.map(({ id }): [Kind, number] => ["shipping line", id]),
    ...order.transactions.map(({ id }): [Kind, number] => ["transaction", id]),
    ...order.refunds.map(({ id }): [Kind, number] => ["refund", id]),
    ...(order.paymentTermsId === null ? [] : [["payment terms", order.paymentTermsId] satisfies [Kind, number]]),
  ];
}

/** Ids are kept as they are in the JSON, so each must be free in all shops, and each order number in its own. */
export function refuseTakenIds(world: World, read: readonly ReadOrder[]): void {
  const taken = new Set([...world.store.orders.values()].flatMap(idsOf).map(([kind, id]) => `${kind} ${id}`));
  const numbers = new Set([...world.store.orders.values()].map(({ shop, number }) => `${shop} ${number}`));
  for (const { order, path } of read) {
    for (const [kind, id] of idsOf(order)) {
      if (taken.has(`${kind} ${id}`)) refuseAt(`${path}${kind === "order" ? "id" : kind}`, `${kind} ${id} exists already.`);
      taken.add(`${kind} ${id}`);
    }
    const number = `${order.shop} ${order.number}`;
    if (numbers.has(number)) refuseAt(`${path}order_number`, `the shop has an order ${order.number} already: import into another shop (POST /control/shops).`);
    numbers.add(number);
  }
}
