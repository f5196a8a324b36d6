import type { Order } from "../store/records";
import type { World } from "../world";
import { settle } from "./settle";
import { recordTenders } from "./tender";

/** The order transactions that tender transactions or the balance have already. */
function entered(world: World): { tendered: Set<number>; settled: Set<number> } {
  const tendered = new Set([...world.store.tenderTransactions.values()].map(({ orderTransactionId }) => orderTransactionId));
  const payments = [...world.store.balanceTransactions.values()].filter(({ type }) => type === "CHARGE" || type === "REFUND");
  return { tendered, settled: new Set(payments.flatMap(({ sourceOrderTransactionId: id }) => (id === null ? [] : [id]))) };
}

/**
 * From now on, money that moves on an order is a tender transaction at once, announced, and enters the shop's
 * Shopify Payments balance. What moved before (a demo shop's past, an imported order) is entered silently.
 */
export function followOrders(world: World): MoneyFollower {
  const follower = new MoneyFollower(world, entered(world));
  for (const order of world.store.orders.values()) follower.enter(order, false);
  world.store.orders.watch((_id, order) => {
    if (order) follower.enter(order, true);
  });
  return follower;
}

export class MoneyFollower {
  constructor(
    private readonly world: World,
    private readonly known: ReturnType<typeof entered>,
  ) {}

  enter(order: Order, announce: boolean): void {
    const { tendered, settled } = this.known;
    const untendered = order.transactions.filter(({ id, status }) => status === "SUCCESS" && !tendered.has(id));
    for (const { id } of untendered) tendered.add(id);
    recordTenders(this.world, order, { transactions: untendered, announce });
    const unsettled = order.transactions.filter(({ id, status }) => status === "SUCCESS" && !settled.has(id));
    for (const { id } of unsettled) settled.add(id);
    settle(this.world, order, unsettled);
  }
}
