import { isChangeGiven, isPaidBack, isReceipt, type OrderTransaction } from "../commerce/order-transaction";
import type { Order } from "../commerce/order";
import type { TransactionId } from "../ids";

/** A sale or capture, and the part of it that was kept: cash handed back as change is no payment. */
export type Receipt = { transaction: OrderTransaction; kept: bigint; change: bigint };

/** The money that moved, oldest first. */
export type Movements = {
  receipts: readonly Receipt[];
  paidBack: readonly OrderTransaction[];
  /** Minor units received, less change. */
  received: bigint;
  /** Minor units given back. */
  refunded: bigint;
};

export function movementsOf({ transactions }: Order): Movements {
  const receipts: Receipt[] = [];
  const paidBack: OrderTransaction[] = [];
  for (const transaction of transactions) {
    if (isReceipt(transaction)) receipts.push({ transaction, kept: transaction.amount.minor, change: 0n });
    else if (isPaidBack(transaction)) paidBack.push(transaction);
  }
  receipts.sort((a, b) => byTime(a.transaction, b.transaction));
  paidBack.sort(byTime);
  for (const change of transactions) if (isChangeGiven(change)) takeOff(receipts, change);
  let received = 0n;
  for (const { kept } of receipts) received += kept;
  let refunded = 0n;
  for (const { amount } of paidBack) refunded += amount.minor;

  return { receipts, paidBack, received, refunded };
}

/** Off the payment it names, else off the last one in cash, else off the last. Change without a payment is left to the proof. */
function takeOff(receipts: Receipt[], change: OrderTransaction): void {
  const named = receipts.find(({ transaction }) => transaction.id === change.parentId);
  const inCash = receipts.filter(({ transaction }) => transaction.gateway === "cash");
  const from = named ?? inCash.at(-1) ?? receipts.at(-1);
  if (!from) return;
  from.kept -= change.amount.minor;
  from.change += change.amount.minor;
}

function byTime(a: OrderTransaction, b: OrderTransaction): number {
  const [left, right] = [Date.parse(a.processedAt), Date.parse(b.processedAt)];
  if (left !== right) return left - right;

  return byId(a.id, b.id);
}

/** Shopify counts its ids upwards: the shorter number is the older one. */
export function byId(a: string, b: string): number {
  if (a.length !== b.length) return a.length - b.length;

  return a < b ? -1 : a > b ? 1 : 0;
}

/** Minor units paid back by these transactions. */
export function paidBackBy({ paidBack }: Movements, ids: readonly TransactionId[]): bigint {
  let sum = 0n;
  for (const { id, amount } of paidBack) if (ids.includes(id)) sum += amount.minor;

  return sum;
}
