import { idOfGid } from "../../gid";
import { parseAmount } from "../../money/minor-units";
import { captureAuthorisation } from "../../orders/capture-payment";
import { isAuthorisation, remainingOf } from "../../orders/payment-state";
import { Refusal } from "../../refusal";
import type { Order, OrderTransaction } from "../../store/records";
import type { Args, GraphContext } from "../context";
import { visibleOrder } from "../order-access";
import { transactionSource } from "../resolvers/transaction";
import { isUserError, orRefusal, type UserError } from "./user-errors";

interface CaptureInput {
  readonly id: string;
  readonly parentTransactionId: string;
  readonly amount: string;
  readonly currency?: string | null;
  readonly finalCapture?: boolean | null;
}

/** Takes money of an authorisation, in whole or in part. */
export function orderCapture(args: Args, context: GraphContext) {
  const input = args["input"] as CaptureInput;
  const order = visibleOrder(context, input.id);
  if (!order) return refused({ field: ["input", "id"], message: "Order does not exist" });
  const captured = orRefusal(() => capture(order, input, context), ["input"]);
  return isUserError(captured) ? refused(captured) : { transaction: transactionSource(order, captured), userErrors: [] };
}

function capture(order: Order, input: CaptureInput, { world }: GraphContext): OrderTransaction {
  const { currency } = order.presentment;
  const given = input.currency ?? (order.currency === currency ? currency : null);
  if (given !== currency) throw new Refusal("Currency must be the presentment currency of the order.");
  const authorisation = order.transactions.find(({ id }) => id === idOfGid("OrderTransaction", input.parentTransactionId));
  if (!authorisation || !isAuthorisation(authorisation) || remainingOf(order, authorisation) <= 0n) throw new Refusal("Parent transaction cannot be captured.");
  return captureAuthorisation(world, order, { authorisation, amount: parseAmount(String(input.amount), currency), final: input.finalCapture === true });
}

function refused(error: UserError) {
  return { transaction: null, userErrors: [error] };
}
