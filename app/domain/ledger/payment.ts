import type { TransactionId } from "../ids";
import type { CalendarDate } from "../instant";
import type { Money } from "../money/money";
import type { Reason } from "./trace";

/** Money received for an invoice, booked on a bank or clearing account. */
export type Payment = {
  transactionId: TransactionId;
  accountCode: string;
  date: CalendarDate;
  amount: Money;
  /** Carries the Shopify transaction, because Xero gives payments no key of their own. */
  reference: string;
  because: readonly Reason[];
};

/** Money received beyond what the invoice comes to: RECEIVE-OVERPAYMENT in Xero, owed to the customer until it is given back. */
export type Overpayment = Payment;

/** "Shopify 5501234567": exact, and readable on a bank statement line. */
export function paymentReference(transaction: string): string {
  return `Shopify ${transaction}`;
}
