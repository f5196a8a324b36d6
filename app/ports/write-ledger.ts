import type { CreditNoteUpdate } from "../domain/edits/push-note";
import type { ContactUpdate } from "../domain/follow/contact-update";
import type { Contact } from "../domain/ledger/contact";
import type { ConnectionId, OrderId, OrderRecordId } from "../domain/ids";
import type { Money } from "../domain/money/money";
import type { Problem } from "../domain/problem";
import type { QuoteChange } from "../domain/quotes/quote-change";
import type { AllocationDelete, CreditNoteVoid, OverpaymentDelete, PaymentDelete } from "../domain/undo/undo-write";
import type {
  AllocationToCreate,
  CreditNoteToCreate,
  InvoiceToCreate,
  InvoiceToUpdate,
  InvoiceToVoid,
  OverpaymentToCreate,
  PaymentToCreate,
  QuoteToCreate,
  RefundToCreate,
} from "./books";
import type { Written } from "./books-writer";
import type { Lease } from "./lanes";

/** A document to be written to the books, by kind. */
export type BooksDocument =
  | { kind: "CONTACT"; document: Contact }
  | { kind: "CONTACT_UPDATE"; document: ContactUpdate }
  | { kind: "INVOICE"; document: InvoiceToCreate }
  | { kind: "PAYMENT"; document: PaymentToCreate }
  | { kind: "CREDIT_NOTE"; document: CreditNoteToCreate }
  | { kind: "REFUND"; document: RefundToCreate }
  | { kind: "ALLOCATION"; document: AllocationToCreate }
  | { kind: "OVERPAYMENT"; document: OverpaymentToCreate }
  | { kind: "INVOICE_UPDATE"; document: InvoiceToUpdate }
  | { kind: "INVOICE_VOID"; document: InvoiceToVoid }
  | { kind: "CREDIT_NOTE_UPDATE"; document: CreditNoteUpdate }
  | { kind: "PAYMENT_DELETE"; document: PaymentDelete }
  | { kind: "ALLOCATION_DELETE"; document: AllocationDelete }
  | { kind: "OVERPAYMENT_DELETE"; document: OverpaymentDelete }
  | { kind: "CREDIT_NOTE_VOID"; document: CreditNoteVoid }
  | { kind: "QUOTE"; document: QuoteToCreate }
  | { kind: "QUOTE_UPDATE"; document: QuoteChange };
export type BooksKind = BooksDocument["kind"];

/**
 * One document of a batch. `localId` is what it stands for: customer key, order id, transaction id, refund id; a supplement
 * or correction stands for itself, by its number. `seq`: what was asked of its order when that was claimed.
 */
export type Member<Document = unknown> = {
  recordId: OrderRecordId | null;
  seq?: number;
  localId: string;
  naturalKey: string;
  document: Document;
};

export type OpenBatch = {
  id: string;
  kind: BooksKind;
  idempotencyKey: string;
  sentAt: Date | null;
  sends: number;
  members: Member[];
  /** `localId`s of those to whose order something has happened since it was opened, or about which a person has decided. */
  overtaken: readonly string[];
  /** What asked for its orders, for the log. */ causes?: readonly string[];
};

/**
 * How one member ended. `released`: it was certainly not written, and will be decided anew. `found`: no answer told of it, it was
 * looked for later; what was done to it meanwhile was told before it was known here.
 */
export type Settlement =
  | { member: Member; end: "done"; written: Written; found?: true }
  | { member: Member; end: "rejected"; problem: Problem }
  | { member: Member; end: "released"; problem: Problem };

/** What is written to an order in Shopify. `mirrors`: the payment in Xero that it stands for, or the invoice where that was none. */
export type ShopWrite =
  | { kind: "MARK_PAID" }
  | { kind: "PART_PAYMENT"; amount: Money; mirrors: string }
  | { kind: "ORDER_NOTE"; told: string };

export type OpenShopWrite = { operationId: string; recordId: OrderRecordId; orderId: OrderId; since: Date; write: ShopWrite };

/**
 * Every intended write is here before it is sent, and stays as the record of what was tried.
 * A document has at most one open write; a success is never recorded without the remote id.
 */
export interface WriteLedger {
  /** Fails, and nothing is stored, where the `lease` it is opened under was lost: another worker decides by now. */
  open(connectionId: ConnectionId, batch: { kind: BooksKind; members: readonly Member[]; lease?: Lease }): Promise<OpenBatch>;
  /**
   * Right before it is sent; also counts how often. Fails where the `lease` it was opened under was lost since: its successor may
   * have let it go and written the same under another key.
   */
  markSent(batchId: string, at: Date, lease?: Lease): Promise<void>;
  /** It certainly never got in: it does not count as sent. When it was marked last stays, since an earlier one may be on its way. */
  takeBackMark(batchId: string): Promise<void>;
  unsettled(connectionId: ConnectionId): Promise<OpenBatch[]>;
  /**
   * What Xero refused, for what stands in it, of exactly these documents, and why; by `localId`. So is what was given up since the
   * order was asked for. Not where what held the order was put right since.
   */
  refusedBefore(batch: { kind: BooksKind; members: readonly Member[] }): Promise<Map<string, Problem>>;
  /**
   * Ends members and links what was written, in one transaction; the batch ends with its last member. What a write changes is to be
   * read again, and so is what was made by a batch that was sent more than once: the answer may be the first one's. What Xero said is
   * kept of whoever tells it; nothing is let go by whoever lost the `lease`: a successor may be sending it. Fails where nothing was ended
   * for that reason.
   */
  settle(connectionId: ConnectionId, batch: { id: string; lease?: Lease }, settlements: readonly Settlement[]): Promise<void>;

  beginShopWrite(
    connectionId: ConnectionId,
    order: { recordId: OrderRecordId; orderId: OrderId; write: ShopWrite; lease?: Lease },
  ): Promise<OpenShopWrite>;
  unsettledShopWrites(connectionId: ConnectionId): Promise<OpenShopWrite[]>;
  /** `released`: it certainly never got in, and will be decided anew. */
  endShopWrite(operationId: string, end: { problem: Problem | null; released?: boolean }): Promise<void>;
  /** How many requests that wrote, or tried to, got in for each of these orders since then, and since a person last asked. */
  writesSince(recordIds: readonly OrderRecordId[], since: Date): Promise<Map<OrderRecordId, number>>;
}
