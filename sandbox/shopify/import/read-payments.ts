import { isoSeconds } from "../clock";
import { gatewayNamed } from "../orders/gateways";
import type { OrderTransaction } from "../store/records";
import { refuseAt } from "./amounts";
import { upper, type Reading } from "./read-lines";
import type { RestTransaction } from "./rest-refund-schema";

/** Every transaction once: REST shows those of a refund inside it, and perhaps in the order's own list as well. */
export function readTransactions(reading: Reading): OrderTransaction[] {
  const { rest, path } = reading;
  const listed = [
    ...rest.transactions.map((transaction, index) => ({ transaction, at: `${path}transactions[${index}]` })),
    ...rest.refunds.flatMap((refund, place) => refund.transactions.map((transaction, index) => ({ transaction, at: `${path}refunds[${place}].transactions[${index}]` }))),
  ];
  const read = new Map<number, OrderTransaction>();
  for (const { transaction, at } of listed) if (!read.has(transaction.id)) read.set(transaction.id, readTransaction(reading, transaction, at));
  return [...read.values()].sort((a, b) => (a.createdAt === b.createdAt ? a.id - b.id : a.createdAt < b.createdAt ? -1 : 1));
}

function readTransaction({ amounts, knownLocation }: Reading, transaction: RestTransaction, path: string): OrderTransaction {
  const amount = amounts.inCurrency(transaction.amount, transaction.currency, `${path}.amount`);
  if (amount < 0n) refuseAt(`${path}.amount`, "is negative: the kind of a transaction says which way the money went.");
  const createdAt = toIso(transaction.created_at);
  return {
    id: transaction.id,
    kind: upper(transaction.kind),
    status: upper(transaction.status),
    ...gatewayOf(transaction),
    amount,
    amountRounding: amounts.inCurrency(transaction.amount_rounding ?? "0", transaction.currency, `${path}.amount_rounding`),
    parentId: transaction.parent_id ?? null,
    test: transaction.test,
    authorization: transaction.authorization,
    authorizationExpiresAt: transaction.authorization_expires_at ? toIso(transaction.authorization_expires_at) : null,
    errorCode: transaction.error_code,
    message: transaction.message,
    fees: [],
    locationId: knownLocation(transaction.location_id),
    createdAt,
    processedAt: transaction.processed_at ? toIso(transaction.processed_at) : createdAt,
  };
}

/** A gateway nobody here knows is a provider, not a method booked by hand, unless the JSON says so. */
function gatewayOf({ gateway, manual_payment_gateway: stated }: RestTransaction) {
  const known = gatewayNamed(gateway);
  return { gateway, formattedGateway: known.formattedGateway, manual: stated ?? (known.manual && gateway === "manual") };
}

/** Any offset → UTC, whole seconds. */
export function toIso(time: string): string {
  return isoSeconds(Date.parse(time));
}
