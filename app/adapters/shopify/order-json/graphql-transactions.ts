import type { OrderTransaction } from "../../../domain/commerce/order-transaction";
import type { TransactionId } from "../../../domain/ids";
import type { Instant } from "../../../domain/instant";
import type { AmountReader } from "./amounts";
import { transactionKind, transactionStatus } from "./gateways-and-kinds";
import { flag, objectOr, text, textOr, type JsonObject } from "./json";

/** GraphQL's `OrderTransaction`. `placedAt` stands in where a transaction carries no date. */
export function readTransaction(from: JsonObject, amounts: AmountReader, placedAt: Instant): OrderTransaction {
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
    processedAt: (textOr(from, "processedAt") ?? textOr(from, "createdAt") ?? placedAt) as Instant,
    test: flag(from, "test"),
    manual: flag(from, "manualPaymentGateway"),
  };
}
