import type { EditDecision } from "../domain/edits/decision";
import type { ConnectionId, ContactId, CreditNoteId, InvoiceId, OrderId, OrderRecordId, TransactionId } from "../domain/ids";
import type { CreditNoteInBooks } from "../domain/ledger/credit-note";
import type { InvoiceInBooks } from "../domain/ledger/sales-invoice";
import type { StandingLinks } from "../domain/sync/order-situation";
import type { Lease } from "./lanes";

/** Made from the rows of an order by `orderLinksOf`. */
export type OrderLinks = StandingLinks;

/** A payment a person recorded in Xero, mirrored as an order transaction in Shopify. */
export type MirroredPayment = { recordId: OrderRecordId; transactionId: TransactionId; paymentId: string };

/**
 * An invoice or credit note to read again, and its order. `seq` is the change it was asked for: one that comes meanwhile
 * keeps it stale.
 */
export type StaleDocument = {
  document: BooksDocumentId;
  seq: number;
  orderId: OrderId | null;
  /** Its last change, by Xero's clock, when it was last seen. */
  seenAsOf: Date | null;
  /** The contact it was sent to, where that is known. */
  sentTo?: ContactId;
};

/** One contact was merged into another in Xero, which has its documents since. */
export type ContactMerge = { from: ContactId; into: ContactId };

export type BooksDocumentId = { kind: "INVOICE"; id: InvoiceId } | { kind: "CREDIT_NOTE"; id: CreditNoteId };

/** When it changed, by Xero's clock; null where Xero does not say. */
export type DocumentChange = { id: InvoiceId | CreditNoteId; at: Date | null };

/** What was read of them. */
export type DocumentRead = { id: InvoiceId | CreditNoteId; seen: InvoiceInBooks | CreditNoteInBooks };

export type ReadAgain = { asked: readonly StaleDocument[]; found: readonly DocumentRead[] };

export type DecidedEdit = { documentId: InvoiceId | CreditNoteId; orderId: OrderId; decision: EditDecision };

/** Ours ↔ theirs. */
export interface LinkStore {
  contacts(connectionId: ConnectionId, customerKeys: readonly string[]): Promise<Map<string, ContactId>>;
  forOrders(connectionId: ConnectionId, recordIds: readonly OrderRecordId[]): Promise<Map<OrderRecordId, OrderLinks>>;
  /** Those of these contacts that a customer, or who pays for others, is linked to. */
  linkedContacts(connectionId: ConnectionId, contactIds: readonly ContactId[]): Promise<ContactId[]>;
  /** Archived, or merged into another: their customers are looked for anew at their next order. */
  forgetContacts(connectionId: ConnectionId, contactIds: readonly ContactId[]): Promise<void>;
  /** Customers and documents of the one are the other's from now on. */
  followContacts(connectionId: ConnectionId, merges: readonly ContactMerge[]): Promise<void>;
  /** Contact numbers that are used for these customers in place of their own, which is taken for good. */
  contactNumbers(connectionId: ConnectionId, customerKeys: readonly string[]): Promise<Map<string, string>>;
  useContactNumber(connectionId: ConnectionId, use: { customerKey: string; number: string }): Promise<void>;
  /** In place of the one that the customer was linked to, if any. Documents stay where they are. */
  relinkContact(connectionId: ConnectionId, link: { customerKey: string; contactId: ContactId }): Promise<void>;
  linkContact(connectionId: ConnectionId, link: { customerKey: string; contactId: ContactId }): Promise<void>;
  linkMirroredPayments(connectionId: ConnectionId, payments: readonly MirroredPayment[]): Promise<void>;
  /** Xero says these changed; unknown ids are other people's documents. True if any was ours. */
  markStale(connectionId: ConnectionId, ids: readonly (InvoiceId | CreditNoteId)[]): Promise<boolean>;
  /** The same of changes whose moment is known: one that was seen already (the echo of our own write) is no news. */
  markChanged(connectionId: ConnectionId, changes: readonly DocumentChange[]): Promise<boolean>;
  /**
   * Adds the merchant's decision about a person's edit to the document's record; the last one counts. That both sides are read again
   * and the order is looked at, by hand, is part of it, in the same transaction: else it might stay held with its decision made.
   */
  decide(connectionId: ConnectionId, decided: DecidedEdit): Promise<void>;
  /** Oldest first, of these orders only where they are named. */
  stale(connectionId: ConnectionId, limit: number, of?: readonly OrderRecordId[]): Promise<StaleDocument[]>;
  /** Of these orders all documents that stand, and those to be read again besides. */
  standing(connectionId: ConnectionId, of: readonly OrderRecordId[]): Promise<StaleDocument[]>;
  /**
   * Keeps what was read. Ids that were asked for and not answered are gone from the books. Fails where the lease was lost:
   * kept by one who decides nothing any more, news would reach nobody.
   */
  saveSeen(connectionId: ConnectionId, read: ReadAgain, lease?: Lease): Promise<void>;
}
