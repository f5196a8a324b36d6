import type { ContactId, CreditNoteId, InvoiceId, TenantId } from "../domain/ids";
import type { LedgerAccount, TaxRate } from "../domain/ledger/chart";
import type { Contact, ContactInBooks } from "../domain/ledger/contact";
import type { CreditNote, CreditNoteInBooks } from "../domain/ledger/credit-note";
import type { Organisation } from "../domain/ledger/organisation";
import type { Payment } from "../domain/ledger/payment";
import type { RefundPayment } from "../domain/ledger/refund-payment";
import type { InvoiceInBooks, SalesInvoice } from "../domain/ledger/sales-invoice";
import type { DatedAllocation } from "../domain/sync/next-step";
import type { Answer } from "./answer";
import type { BooksWriter } from "./books-writer";
import type { Changes } from "./changes";

/** The right to speak to one organisation, for one call. */
export type BooksAccess = { tenantId: TenantId; accessToken: string };

export type InvoiceToCreate = SalesInvoice & { contactId: ContactId };
export type PaymentToCreate = Payment & { invoiceId: InvoiceId };
export type CreditNoteToCreate = CreditNote & { contactId: ContactId };
export type RefundToCreate = RefundPayment & { creditNoteId: CreditNoteId };
export type AllocationToCreate = DatedAllocation & { creditNoteId: CreditNoteId; invoiceId: InvoiceId };
export type InvoiceRead = { id: InvoiceId; invoice: InvoiceInBooks };
export type CreditNoteRead = { id: CreditNoteId; creditNote: CreditNoteInBooks };

/** One organisation's books: Xero, without its words. */
export interface Books {
  organisation(access: BooksAccess): Promise<Answer<Organisation>>;
  accounts(access: BooksAccess): Promise<Answer<LedgerAccount[]>>;
  taxRates(access: BooksAccess): Promise<Answer<TaxRate[]>>;
  /** Every contact that could be one of these: by number, e-mail address or name. At most ten at a time. */
  contactsLike(access: BooksAccess, wanted: readonly Contact[]): Promise<Answer<ContactInBooks[]>>;
  readInvoices(access: BooksAccess, ids: readonly InvoiceId[]): Promise<Answer<InvoiceRead[]>>;
  readCreditNotes(access: BooksAccess, ids: readonly CreditNoteId[]): Promise<Answer<CreditNoteRead[]>>;
  /** Sales invoices that changed at or after `since`. */
  changedInvoices(access: BooksAccess, since: Date): Promise<Answer<Changes<InvoiceId>>>;

  contacts: BooksWriter<Contact>;
  invoices: BooksWriter<InvoiceToCreate>;
  payments: BooksWriter<PaymentToCreate>;
  creditNotes: BooksWriter<CreditNoteToCreate>;
  refunds: BooksWriter<RefundToCreate>;
  /** Xero takes allocations of one credit note at a time: a batch holds one. */
  allocations: BooksWriter<AllocationToCreate>;
}
