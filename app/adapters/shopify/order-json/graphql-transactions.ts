import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { TransactionId } from "../../../domain/ids";
import type { Instant } from "../../../domain/instant";
import type { AmountReader } from "./amounts";
import { transactionKind, transactionStatus } from "./gateways-and-kinds";
import { flag, hasList, list, momentOr, objectOr, text, textOr, type JsonObject } from "./json";

/** The order's own, and those that only its refunds give in full. `placedAt` stands in where a transaction carries no date. */
export function readTransactions(order: JsonObject, amounts: AmountReader, placedAt: Instant): OrderTransaction[] {
  const read = (each: JsonObject) => readTransaction(each, amounts, placedAt);
  const all = list(order, "transactions", read);
  // Most queries ask a refund's transactions for their ids alone.
  const ofRefund = (refund: JsonObject) => list(refund, "transactions", (each) => (hasList(each, "amountSet") ? read(each) : null));
  for (const each of list(order, "refunds", ofRefund).flat()) if (each && all.every(({ id }) => id !== each.id)) all.push(each);

  return all;
}

/** GraphQL's `OrderTransaction`. */
function readTransaction(from: JsonObject, amounts: AmountReader, placedAt: Instant): OrderTransaction {
  const parent = objectOr(from, "parentTransaction");
  const gatewayName = textOr(from, "formattedGateway") ?? textOr(from, "gateway") ?? "an unnamed gateway";

  return {
    id: text(from, "id") as TransactionId,
    kind: transactionKind(textOr(from, "kind")),
    status: transactionStatus(textOr(from, "status")),
    gateway: textOr(from, "gateway") ?? gatewayName,
    gatewayName,
    amount: amounts.amount(from, "amountSet"),
    rounding: amounts.amountOrZero(from, "amountRoundingSet"),
    parentId: parent && (text(parent, "id") as TransactionId),
    processedAt: momentOr(from, "processedAt") ?? momentOr(from, "createdAt") ?? placedAt,
    test: flag(from, "test"),
    manual: flag(from, "manualPaymentGateway"),
  };
}
