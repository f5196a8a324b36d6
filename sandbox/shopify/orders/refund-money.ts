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

export interface Suggestion {
  /** What the parts were sold for, as far as they were paid: Shopify suggests to give it back. */
  readonly goods: bigint;
  /** All that is owed to the customer without the parts: an edit, a return or a failed refund may have left more. */
  readonly owed: bigint;
  /** Received and not refunded or on its way back. */
  readonly most: bigint;
}

/** What has been paid beyond what the order is still worth without these parts, in the customer's currency. */
export function suggestion(order: Order, parts: RefundParts): Suggestion {
  const value = valueOf(order, parts);
  const { net, currentTotal } = orderTotals(order);
  const owed = larger(0n, net - (currentTotal - value));
  return { goods: smaller(value, owed), owed, most: larger(0n, net - pendingRefunds(order)) };
}

/** Suggested minus given back. Money that settles what was owed already is neither kept nor goodwill. */
export function discrepancy({ goods, owed }: Suggestion, amount: bigint): bigint {
  if (amount < goods) return goods - amount;
  return amount > owed ? owed - amount : 0n;
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

/** No transfer is negative, and one that names a payment cannot give back more than is left of it. */
export function checkParents(order: Order, transfers: readonly Transfer[]): void {
  for (const { parentId, amount } of transfers) {
    if (amount < 0n) throw new Refusal("Refund amounts cannot be negative.");
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
