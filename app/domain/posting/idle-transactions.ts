import { isPaidBack, isReceipt, type OrderTransaction } from "../commerce/order-transaction";
import { legacyId } from "../ids";
import { paymentReference } from "../ledger/payment";
import { hold, note, type Desk } from "./desk";

/** A real order may carry a payment from a gateway in test mode; booking it would be money that never came. */
export function checkTestPayments(desk: Desk): void {
  if (!desk.order.transactions.some((each) => each.test && (isReceipt(each) || isPaidBack(each)))) return;
  hold(desk, {
    code: "not-posted-yet",
    remedy: "decide",
    message: "A payment of the order was made in test mode, so no money moved. If the order was only a trial, cancel it in Shopify.",
  });
}

/** Transactions in which no money moved are said, so that nobody looks for their payments. */
export function noteIdleTransactions(desk: Desk): void {
  for (const transaction of desk.order.transactions) {
    const why = whyIdle(transaction);
    if (why) note(desk, paymentReference(legacyId(transaction.id)), why);
  }
}

function whyIdle({ kind, status, amount }: OrderTransaction): string | null {
  if (kind === "AUTHORIZATION") return "Only authorised: a promise of money, booked once it is captured.";
  if (kind === "VOID") return "The authorisation was given up, so no money came.";
  if (status === "PENDING")
    return kind === "REFUND"
      ? "The refund is under way; it is booked once the money has moved."
      : "Not settled yet; it is booked once the money has come.";
  if (status === "FAILURE") return kind === "REFUND" ? "The refund failed, so no money moved." : "The payment failed, so no money came.";
  if (status === "OTHER") return "Shopify does not say how it ended, so it is not booked.";

  return amount.minor === 0n ? "It came to nothing, so there is nothing to book." : null;
}
