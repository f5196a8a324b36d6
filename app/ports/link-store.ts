import type { ConnectionId, ContactId, InvoiceId, OrderId, OrderRecordId, TransactionId } from "../domain/ids";
import type { InvoiceInBooks } from "../domain/ledger/sales-invoice";
import type { InvoiceRead } from "./books";

export type OrderLinks = {
  invoice: { id: InvoiceId; seen: InvoiceInBooks } | null;
  bookedTransactions: ReadonlySet<TransactionId>;
};

/** A payment a person recorded in Xero, mirrored as an order transaction in Shopify. */
export type MirroredPayment = { recordId: OrderRecordId; transactionId: TransactionId; paymentId: string };

/** An invoice to read again, and its order. `seq` is the change it was asked for: one that comes meanwhile keeps it stale. */
export type StaleInvoice = { id: InvoiceId; seq: number; orderId: OrderId | null };

/** Ours ↔ theirs. */
export interface LinkStore {
  contacts(connectionId: ConnectionId, customerKeys: readonly string[]): Promise<Map<string, ContactId>>;
  forOrders(connectionId: ConnectionId, recordIds: readonly OrderRecordId[]): Promise<Map<OrderRecordId, OrderLinks>>;
  linkContact(connectionId: ConnectionId, link: { customerKey: string; contactId: ContactId }): Promise<void>;
  linkMirroredPayments(connectionId: ConnectionId, payments: readonly MirroredPayment[]): Promise<void>;
  /** Xero says these changed; unknown ids are other people's documents. True if any was ours. */
  markStale(connectionId: ConnectionId, invoiceIds: readonly InvoiceId[]): Promise<boolean>;
  stale(connectionId: ConnectionId, limit: number): Promise<StaleInvoice[]>;
  /** Keeps what was read. Ids that were asked for and not answered are gone from the books. */
  saveSeen(connectionId: ConnectionId, read: { asked: readonly StaleInvoice[]; found: readonly InvoiceRead[] }): Promise<void>;
}
