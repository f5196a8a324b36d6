import { larger, sum } from "../money/minor-units";
import type { Order, OrderTransaction, TransactionKind } from "../store/records";

/** The money of transactions that succeeded; pending and failed ones count nowhere. */
function settled(order: Order, kind: TransactionKind): OrderTransaction[] {
  return order.transactions.filter((transaction) => transaction.kind === kind && transaction.status === "SUCCESS");
}

function amountOf(order: Order, kind: TransactionKind): bigint {
  return sum(settled(order, kind).map(({ amount }) => amount));
}

/** Money in: sales and captures, less the change given back in cash. Authorisations are no money. */
export function receivedOf(order: Order): bigint {
  return amountOf(order, "SALE") + amountOf(order, "CAPTURE") - amountOf(order, "CHANGE");
}

export function refundedOf(order: Order): bigint {
  return amountOf(order, "REFUND");
}

/** Cash rounding, signed; it adjusts what was received or refunded and is in neither. */
export function roundingOf(order: Order, kind: "REFUND" | "SALE"): bigint {
  return sum(settled(order, kind).map(({ amountRounding }) => amountRounding));
}

export function isAuthorisation({ kind }: OrderTransaction): boolean {
  return kind === "AUTHORIZATION" || kind === "EMV_AUTHORIZATION";
}

/** The bank has let go of an authorisation that nobody captured in time. */
export function hasLapsed(transaction: OrderTransaction): boolean {
  return isAuthorisation(transaction) && transaction.errorCode === "AUTHORIZATION_EXPIRED";
}

/** What is left of one authorisation or payment after the captures, voids, change or refunds that name it. */
export function remainingOf(order: Order, transaction: OrderTransaction): bigint {
  if (transaction.status !== "SUCCESS" || hasLapsed(transaction)) return 0n;
  const children = order.transactions.filter((child) => child.parentId === transaction.id && (child.status === "SUCCESS" || child.status === "PENDING"));
  if (children.some((child) => child.kind === "VOID")) return 0n;
  return transaction.amount - sum(children.map((child) => child.amount));
}

/** Authorised and neither captured nor voided. Returns do not reduce it. */
export function capturableOf(order: Order): bigint {
  return sum(order.transactions.filter(isAuthorisation).map((authorisation) => larger(remainingOf(order, authorisation), 0n)));
}

export function isPendingPayment({ kind, status }: OrderTransaction): boolean {
  return status === "PENDING" && (kind === "SALE" || kind === "CAPTURE");
}
