import type { ConnectionId, ContactId, CreditNoteId, InvoiceId, OrderId, OrderRecordId, RefundId, TransactionId } from "../domain/ids";
import type { CreditNoteInBooks } from "../domain/ledger/credit-note";
import type { RefundKey } from "../domain/ledger/refund-payment";
import type { InvoiceInBooks } from "../domain/ledger/sales-invoice";
import type { StandingCreditNote } from "../domain/sync/order-situation";

export type OrderLinks = {
  invoice: { id: InvoiceId; seen: InvoiceInBooks } | null;
  creditNotes: ReadonlyMap<RefundId, StandingCreditNote>;
  bookedTransactions: ReadonlySet<TransactionId>;
  bookedRefunds: ReadonlySet<RefundKey>;
};

/** A payment a person recorded in Xero, mirrored as an order transaction in Shopify. */
export type MirroredPayment = { recordId: OrderRecordId; transactionId: TransactionId; paymentId: string };

/**
 * An invoice or credit note to read again, and its order. `seq` is the change it was asked for: one that comes meanwhile
 * keeps it stale.
 */
export type StaleDocument = { document: BooksDocumentId; seq: number; orderId: OrderId | null };

export type BooksDocumentId = { kind: "INVOICE"; id: InvoiceId } | { kind: "CREDIT_NOTE"; id: CreditNoteId };

/** What was read of them. */
export type DocumentRead = { id: InvoiceId | CreditNoteId; seen: InvoiceInBooks | CreditNoteInBooks };

/** Ours ↔ theirs. */
export interface LinkStore {
  contacts(connectionId: ConnectionId, customerKeys: readonly string[]): Promise<Map<string, ContactId>>;
  forOrders(connectionId: ConnectionId, recordIds: readonly OrderRecordId[]): Promise<Map<OrderRecordId, OrderLinks>>;
  linkContact(connectionId: ConnectionId, link: { customerKey: string; contactId: ContactId }): Promise<void>;
  linkMirroredPayments(connectionId: ConnectionId, payments: readonly MirroredPayment[]): Promise<void>;
  /** Xero says these changed; unknown ids are other people's documents. True if any was ours. */
  markStale(connectionId: ConnectionId, ids: readonly (InvoiceId | CreditNoteId)[]): Promise<boolean>;
  stale(connectionId: ConnectionId, limit: number): Promise<StaleDocument[]>;
  /** Keeps what was read. Ids that were asked for and not answered are gone from the books. */
  saveSeen(connectionId: ConnectionId, read: { asked: readonly StaleDocument[]; found: readonly DocumentRead[] }): Promise<void>;
}
