import type { ContactId, CreditNoteId, InvoiceId, OverpaymentId, QuoteId, TenantId } from "../domain/ids";
import type { LedgerAccount, TaxRate, TrackingCategory } from "../domain/ledger/chart";
import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import type { CreditNote, CreditNoteInBooks } from "../domain/ledger/credit-note";
import type { CreditNoteUpdate } from "../domain/edits/push-note";
import type { ContactUpdate } from "../domain/follow/contact-update";
import type { CalendarDate } from "../domain/instant";
import type { Organisation } from "../domain/ledger/organisation";
import type { Overpayment, Payment } from "../domain/ledger/payment";
import type { Quote, QuoteInBooks } from "../domain/ledger/quote";
import type { RefundPayment } from "../domain/ledger/refund-payment";
import type { InvoiceInBooks, SalesInvoice } from "../domain/ledger/sales-invoice";
import type { Correction } from "../domain/posting/plan-change";
import type { QuoteChange } from "../domain/quotes/quote-change";
import type { InvoiceUpdate, InvoiceVoid } from "../domain/sync/step-for-change";
import type { DatedAllocation } from "../domain/sync/step-for-credit";
import type { AllocationDelete, CreditNoteVoid, OverpaymentDelete, PaymentDelete } from "../domain/undo/undo-write";
import type { Currency } from "../domain/money/currency";
import type { Answer } from "./answer";
import type { BooksWriter, LookUp } from "./books-writer";
import type { SalesAccounts } from "../domain/elsewhere/journal-amounts";
import type { DepositFound, InvoiceFound, JournalFound } from "./elsewhere-store";
import type { DocumentChange, DocumentRead } from "./link-store";

/** The right to speak to one organisation, for one call. */
export type BooksAccess = { tenantId: TenantId; accessToken: string };

export type InvoiceToCreate = SalesInvoice & { contactId: ContactId };
export type PaymentToCreate = Payment & { invoiceId: InvoiceId };
/** For a refund, or a correction of the invoice that belongs to none. */
export type CreditNoteToCreate = (CreditNote | Correction) & { contactId: ContactId };
/** Money given back of a credit note or of an overpayment, whichever it is made on. */
export type RefundToCreate = RefundPayment & ({ creditNoteId: CreditNoteId } | { overpaymentId: OverpaymentId });
export type OverpaymentToCreate = Overpayment & { contactId: ContactId };
export type AllocationToCreate = DatedAllocation;
export type InvoiceToUpdate = InvoiceUpdate & { invoiceId: InvoiceId; contactId: ContactId };
export type InvoiceToVoid = InvoiceVoid & { invoiceId: InvoiceId };
export type QuoteToCreate = Quote & { contactId: ContactId };
export type QuoteRead = { id: QuoteId; quote: QuoteInBooks };
export type InvoiceRead = { id: InvoiceId; invoice: InvoiceInBooks };
export type CreditNoteRead = { id: CreditNoteId; creditNote: CreditNoteInBooks };

/** One page of a thousand; `pages` is how many there are in all. */
export type Page<Read> = { found: Read[]; pages: number };

/** A document of somebody else's with an amount that cannot be read to the last digit, as the books show it: "1000.5 JPY". */
export type Unread = { id: string; amount: string };
/** `unread`: of these the amounts are not known. An invoice is among `found` all the same, anything else is left out. */
export type PageOfOthers<Read> = Page<Read> & { unread: Unread[] };

/** One organisation's books: Xero, without its words. */
export interface Books {
  organisation(access: BooksAccess): Promise<Answer<Organisation>>;
  /** Those the organisation has enabled, its base currency among them. */
  currencies(access: BooksAccess): Promise<Answer<Currency[]>>;
  accounts(access: BooksAccess): Promise<Answer<LedgerAccount[]>>;
  taxRates(access: BooksAccess): Promise<Answer<TaxRate[]>>;
  /** Those in use, with the options in use. */
  trackingCategories(access: BooksAccess): Promise<Answer<TrackingCategory[]>>;
  /** Every contact that could be one of these: by number, e-mail address, tax number or name. */
  contactsLike: LookUp<Contact, ContactInBooks>;
  /** Active contacts whose name, number or e-mail address contains the text, for a person to choose from: at most twenty, by name. */
  searchContacts(access: BooksAccess, text: string): Promise<Answer<ContactInBooks[]>>;
  /** Whole, archived ones too, with the contact that each was merged into. At most forty at a time. */
  readContacts(access: BooksAccess, ids: readonly ContactId[]): Promise<Answer<ContactInBooks[]>>;
  /** At most forty at a time. */
  readInvoices(access: BooksAccess, ids: readonly InvoiceId[]): Promise<Answer<InvoiceRead[]>>;
  /** At most twenty-five at a time. */
  readCreditNotes(access: BooksAccess, ids: readonly CreditNoteId[]): Promise<Answer<CreditNoteRead[]>>;
  readQuote(access: BooksAccess, id: QuoteId): Promise<Answer<QuoteInBooks>>;
  /** Quotes that changed at or after `since`, whoever made them, oldest change first. */
  quotesChanged(access: BooksAccess, wanted: { since: Date; page: number }): Promise<Answer<Page<QuoteRead>>>;
  /** Sales invoices whoever made them, dated from that day on, that changed at or after `since`; oldest change first. */
  salesInvoices(
    access: BooksAccess,
    wanted: { fromDay: CalendarDate; since: Date; page: number },
  ): Promise<Answer<PageOfOthers<InvoiceFound>>>;
  /** Money received that was booked straight to an account, dated and changed likewise. */
  deposits(access: BooksAccess, wanted: { fromDay: CalendarDate; since: Date; page: number }): Promise<Answer<PageOfOthers<DepositFound>>>;
  /**
   * Manual journals, dated and changed likewise, by what they book to these accounts. Not an answer but a word where the consent or
   * the person who gave it has no right to them: then the rest of the books is read all the same.
   */
  manualJournals(
    access: BooksAccess,
    wanted: { fromDay: CalendarDate; since: Date; page: number; accounts: SalesAccounts },
  ): Promise<Answer<PageOfOthers<JournalFound> | "no-consent" | "refused">>;
  /**
   * Sales invoices of ours that changed at or after `since`, whole, oldest change first. `breathe` is called between two parts of a
   * page: making a thousand documents of it takes a while of the one thread that all shops share.
   */
  invoicesChanged(
    access: BooksAccess,
    wanted: { since: Date; page: number; breathe?: () => Promise<void> },
  ): Promise<Answer<Page<DocumentRead>>>;
  /** The same, and of each only when it changed: a sweep needs no more, and Xero counts the bytes of its answers. */
  invoiceChanges(access: BooksAccess, wanted: { since: Date; page: number }): Promise<Answer<Page<DocumentChange>>>;
  /** The same of credit notes to customers, whoever made them. */
  creditNotesChanged(access: BooksAccess, wanted: { since: Date; page: number }): Promise<Answer<Page<DocumentRead>>>;
  creditNoteChanges(access: BooksAccess, wanted: { since: Date; page: number }): Promise<Answer<Page<DocumentChange>>>;
  /** The invoices and credit notes whose payments changed at or after `since`; deleted payments are changed ones. */
  paymentsChanged(access: BooksAccess, wanted: { since: Date; page: number }): Promise<Answer<Page<DocumentChange>>>;
  /** All contacts, archived ones too, or those that changed at or after `since`; `newest` is their latest change. Without `fields` unless `whole`. */
  contactsChanged(
    access: BooksAccess,
    wanted: { since: Date | null; page: number; whole?: true },
  ): Promise<Answer<Page<ContactInBooks> & { newest: Date | null }>>;

  contacts: BooksWriter<Contact>;
  /** Puts other fields on contacts that stand: refused for one where a person touched these fields meanwhile. At most forty. */
  contactUpdates: BooksWriter<ContactUpdate>;
  invoices: BooksWriter<InvoiceToCreate>;
  payments: BooksWriter<PaymentToCreate>;
  creditNotes: BooksWriter<CreditNoteToCreate>;
  refunds: BooksWriter<RefundToCreate>;
  overpayments: BooksWriter<OverpaymentToCreate>;
  /** Xero takes allocations of one credit note at a time: a batch holds one. */
  allocations: BooksWriter<AllocationToCreate>;
  /**
   * Puts other lines on invoices that stand, or does away with them: refused for one that no longer stands as `standsAs`
   * says. Found again by what stands, which is then what was asked for.
   */
  invoiceUpdates: BooksWriter<InvoiceToUpdate>;
  invoiceVoids: BooksWriter<InvoiceToVoid>;
  /** Ours over a person's edit of a credit note, where nothing of it is used yet. */
  creditNoteUpdates: BooksWriter<CreditNoteUpdate>;
  /** Takes money off the document it was booked on. Xero takes one at a time, as of allocations: a batch holds one. */
  paymentDeletes: BooksWriter<PaymentDelete>;
  allocationDeletes: BooksWriter<AllocationDelete>;
  overpaymentDeletes: BooksWriter<OverpaymentDelete>;
  /** As of invoices: refused for one that no longer stands as `standsAs` says. */
  creditNoteVoids: BooksWriter<CreditNoteVoid>;
  /** Xero finds quotes by one number at a time: a batch holds one. */
  quotes: BooksWriter<QuoteToCreate>;
  quoteChanges: BooksWriter<QuoteChange>;
}
