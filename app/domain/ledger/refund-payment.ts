import type { Payment } from "./payment";

/** Money given back to the customer: a payment in Xero on a credit note, or on an overpayment. Its amount is positive. */
export type RefundPayment = Payment & { on: RefundedDocument };

/** A credit note by its number, or an overpayment by the reference it was made with. */
export type RefundedDocument = { kind: "credit-note"; number: string } | { kind: "overpayment"; reference: string };

/** One transaction may be given back on two credit notes, so the pair is what is booked once. */
export type RefundKey = string & { readonly brand: "RefundKey" };

export function refundKeyOf({ transactionId, on }: Pick<RefundPayment, "transactionId" | "on">): RefundKey {
  return `${transactionId} on ${on.kind === "credit-note" ? on.number : on.reference}` as RefundKey;
}
