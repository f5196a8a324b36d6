import type { Order } from "../commerce/order";
import type { ContactId, InvoiceId, TransactionId } from "../ids";
import type { InvoiceInBooks } from "../ledger/sales-invoice";
import type { Posting } from "../posting/posting-plan";

/** Everything the next step depends on: what the order should be, and what already stands in Xero. */
export type OrderSituation = {
  order: Order;
  posting: Posting;
  contactId: ContactId | null;
  invoice: { id: InvoiceId; seen: InvoiceInBooks } | null;
  /** Transactions that already have a payment in Xero, whoever made it. */
  bookedTransactions: ReadonlySet<TransactionId>;
};
