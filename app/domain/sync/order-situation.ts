import type { Order } from "../commerce/order";
import type { ContactId, CreditNoteId, InvoiceId, RefundId, TransactionId } from "../ids";
import type { CreditNoteInBooks } from "../ledger/credit-note";
import type { RefundKey } from "../ledger/refund-payment";
import type { InvoiceInBooks } from "../ledger/sales-invoice";
import type { Posting } from "../posting/posting-plan";

/** Everything the next step depends on: what the order should be, and what already stands in Xero. */
export type OrderSituation = {
  order: Order;
  posting: Posting;
  contactId: ContactId | null;
  invoice: { id: InvoiceId; seen: InvoiceInBooks } | null;
  /** By the refund each of them books. */
  creditNotes: ReadonlyMap<RefundId, StandingCreditNote>;
  /** Transactions that already have a payment in Xero, whoever made it. */
  bookedTransactions: ReadonlySet<TransactionId>;
  /** Money given back that already has its payment on a credit note. */
  bookedRefunds: ReadonlySet<RefundKey>;
};

export type StandingCreditNote = { id: CreditNoteId; seen: CreditNoteInBooks };
