import { isoSeconds } from "../clock";
import type { Order, OrderTransaction } from "../store/records";
import type { World } from "../world";

const PLAIN = {
  status: "SUCCESS",
  amountRounding: 0n,
  parentId: null,
  authorization: null,
  authorizationExpiresAt: null,
  errorCode: null,
  message: null,
  fees: [],
  locationId: null,
} as const;

/** What a new transaction says of itself; everything else is plain: succeeded, no rounding, no parent, now. */
export type NewTransaction = Pick<OrderTransaction, "amount" | "formattedGateway" | "gateway" | "kind" | "manual"> &
  Partial<Omit<OrderTransaction, "createdAt" | "id">>;

/** Adds a transaction to an order, unannounced. A test order has test transactions only. */
export function addTransaction(world: World, order: Order, content: NewTransaction): OrderTransaction {
  const createdAt = isoSeconds(world.clock.now());
  const transaction = { ...PLAIN, test: order.test, processedAt: createdAt, ...content, id: world.store.newId(), createdAt };
  order.transactions.push(transaction);
  return transaction;
}

/** Transactions are records of their own: a change puts a new one in the old one's place. */
export function replaceTransaction(order: Order, changed: OrderTransaction): void {
  order.transactions = order.transactions.map((transaction) => (transaction.id === changed.id ? changed : transaction));
}
