import { formatFixed, larger, smaller, sum } from "../money/minor-units";
import { Refusal } from "../refusal";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";
import { gatewayOf, type Gateway } from "./gateways";
import { orderTotals, valueOf, type RefundParts } from "./order-totals";
import { remainingOf } from "./payment-state";
import { addTransaction } from "./transactions";

/** Money going back, by one method: the payment it came from, or another (store credit, a bank transfer). */
export interface Transfer {
  readonly gateway: Gateway;
  readonly parentId: number | null;
  readonly amount: bigint;
  /** Cash only. */
  readonly amountRounding?: bigint;
}

/** Shopify suggests what has been paid beyond what the order is still worth without these goods. */
export function suggestedAmount(order: Order, parts: RefundParts): bigint {
  const value = valueOf(order, parts);
  const { net, currentTotal } = orderTotals(order);
  return smaller(value, larger(0n, net - (currentTotal - value)));
}

/** Back to the payments the money came from, oldest first, as much to each as is left of it. */
export function transfersBack(order: Order, amount: bigint): Transfer[] {
  const transfers: Transfer[] = [];
  let left = amount;
  for (const payment of order.transactions.filter(({ kind }) => kind === "SALE" || kind === "CAPTURE")) {
    const part = smaller(left, remainingOf(order, payment));
    if (part <= 0n) continue;
    transfers.push({ gateway: gatewayOf(payment), parentId: payment.id, amount: part });
    left -= part;
  }
  return transfers;
}

export function checkAmount(order: Order, amount: bigint): void {
  const { net } = orderTotals(order);
  const most = net - pendingRefunds(order);
  if (amount >= 0n && amount <= most) return;
  const { currency } = order.presentment;
  throw new Refusal(`Order ${order.name} can be refunded up to ${formatFixed(most, currency)}, not ${formatFixed(amount, currency)}.`);
}

function pendingRefunds({ transactions }: Order): bigint {
  return sum(transactions.filter(({ kind, status }) => kind === "REFUND" && status === "PENDING").map(({ amount }) => amount));
}

/** A transfer that names a payment cannot give back more than is left of it. */
export function checkParents(order: Order, transfers: readonly Transfer[]): void {
  for (const { parentId, amount } of transfers) {
    const parent = order.transactions.find(({ id }) => id === parentId);
    if (parentId === null) continue;
    const left = parent ? remainingOf(order, parent) : 0n;
    const { currency } = order.presentment;
    if (amount > left) throw new Refusal(`Refund amount of ${formatFixed(amount, currency)} is more than the ${formatFixed(left, currency)} left of payment ${parentId}.`);
  }
}

export function giveBack(world: World, order: Order, money: { readonly transfers: readonly Transfer[]; readonly status: OrderTransaction["status"]; readonly processedAt: string }): OrderTransaction[] {
  const { transfers, status, processedAt } = money;
  return transfers.map(({ gateway, ...transfer }) => addTransaction(world, order, { ...gateway, ...transfer, kind: "REFUND", status, processedAt }));
}
