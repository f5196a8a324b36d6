import { idOfGid } from "../../gid";
import { voidAuthorisation } from "../../orders/capture-payment";
import { isAuthorisation, remainingOf } from "../../orders/payment-state";
import type { Args, GraphContext } from "../context";
import { visibleOrders } from "../order-access";
import { transactionSource } from "../resolvers/transaction";

/** Releases an authorisation that has not been captured. */
export function transactionVoid(args: Args, context: GraphContext) {
  const wanted = idOfGid("OrderTransaction", String(args["parentTransactionId"]));
  const order = visibleOrders(context).find(({ transactions }) => transactions.some(({ id }) => id === wanted));
  const authorisation = order?.transactions.find(({ id }) => id === wanted);
  if (!order || !authorisation) return refused("TRANSACTION_NOT_FOUND", "Transaction does not exist.");
  if (authorisation.status !== "SUCCESS") return refused("AUTH_NOT_SUCCESSFUL", "The parent transaction was not successful.");
  const untouched = isAuthorisation(authorisation) && remainingOf(order, authorisation) === authorisation.amount;
  if (!untouched) return refused("AUTH_NOT_VOIDABLE", "The parent transaction is not an authorization that can be voided.");
  return { transaction: transactionSource(order, voidAuthorisation(context.world, order, authorisation)), userErrors: [] };
}

function refused(code: string, message: string) {
  return { transaction: null, userErrors: [{ field: ["parentTransactionId"], code, message }] };
}
