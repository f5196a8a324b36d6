import type { Books } from "../ports/books";
import type { BooksWriter } from "../ports/books-writer";
import type { BooksKind } from "../ports/write-ledger";

/** The writer for a kind. A batch holds documents of its own kind only, so the ledger may treat all kinds alike. */
export function writerOf(books: Books, kind: BooksKind): BooksWriter<unknown> {
  const writers = {
    CONTACT: books.contacts,
    CONTACT_UPDATE: books.contactUpdates,
    INVOICE: books.invoices,
    PAYMENT: books.payments,
    CREDIT_NOTE: books.creditNotes,
    REFUND: books.refunds,
    ALLOCATION: books.allocations,
    OVERPAYMENT: books.overpayments,
    INVOICE_UPDATE: books.invoiceUpdates,
    INVOICE_VOID: books.invoiceVoids,
    CREDIT_NOTE_UPDATE: books.creditNoteUpdates,
    PAYMENT_DELETE: books.paymentDeletes,
    ALLOCATION_DELETE: books.allocationDeletes,
    OVERPAYMENT_DELETE: books.overpaymentDeletes,
    CREDIT_NOTE_VOID: books.creditNoteVoids,
    QUOTE: books.quotes,
    QUOTE_UPDATE: books.quoteChanges,
  };

  return writers[kind] as BooksWriter<unknown>;
}
