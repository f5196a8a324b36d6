import type { Collection } from "../../kit/collection";
import type { Order } from "../store/records";
import type { OrderTotals } from "./order-totals";

const remembered = new WeakMap<Order, OrderTotals>();
const followed = new WeakSet<Collection<number, Order>>();
let isReading = false;

/**
 * Runs something that reads orders and changes none. The totals it asks for are worked out once for each order, and
 * kept until the order is put again into its collection, which ends every change. Outside of this they are never kept:
 * an action needs the figures of an order that it is just changing.
 */
export function whileReading<Result>(orders: Collection<number, Order>, read: () => Result): Result {
  forgetOnChange(orders);
  isReading = true;
  try {
    return read();
  } finally {
    isReading = false;
  }
}

export function rememberedTotals(order: Order, workOut: (order: Order) => OrderTotals): OrderTotals {
  if (!isReading) return workOut(order);
  const known = remembered.get(order);
  if (known) return known;
  const totals = workOut(order);
  remembered.set(order, totals);
  return totals;
}

function forgetOnChange(orders: Collection<number, Order>): void {
  if (followed.has(orders)) return;
  followed.add(orders);
  orders.watch((_id, order) => {
    if (order) remembered.delete(order);
  });
}
