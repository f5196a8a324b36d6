import type { Books } from "./books";
import type { CalendarDate } from "./calendar-date";
import { MONEY_PLACES, parseDecimal } from "./decimal";
import type { Document } from "./documents/document";
import { documentNamed } from "./documents/document-named";
import { NOTHING_SENT_IN_DOCUMENT, NOTHING_SENT_IN_LINE, type DocumentInput } from "./documents/document-input";
import { emailInvoice, type SentEmail } from "./papers/email-invoice";
import { RecordNotFound, type Outcome } from "./outcome";
import { NOTHING_SENT_IN_PAYMENT, type Payment } from "./payments/payment";
import { recordPayment } from "./payments/record-payment";
import { saveDocument } from "./documents/save-document";
import { settlementOf } from "./documents/settlement";

/**
 * What people do in Xero's own pages, through the same rules as the API: the books' pages and the control
 * API both end here. An invoice goes by its id or its number; all throw RecordNotFound when there is none.
 */
export interface PaymentByPerson {
  /** Decimal text such as "12.50"; all that is due when undefined. */
  amount: string | undefined;
  accountCode: string | undefined;
  date: CalendarDate | undefined;
}

export const USUAL_PAYMENT_ACCOUNT = "090";

export function payInvoice(books: Books, invoiceId: string, wish: PaymentByPerson): Outcome<Payment> {
  const invoice = invoiceOf(books, invoiceId);
  const amount =
    wish.amount === undefined ? settlementOf(books, invoice).outstanding : parseDecimal(wish.amount, MONEY_PLACES);
  return recordPayment(
    books,
    {
      ...NOTHING_SENT_IN_PAYMENT,
      invoice: { id: invoice.documentId, number: undefined },
      account: { accountId: undefined, code: wish.accountCode ?? USUAL_PAYMENT_ACCOUNT },
      date: wish.date ?? books.today(),
      amount,
    },
    undefined
  );
}

/** Approves, voids or deletes; Xero's rules say whether the invoice may take the status. */
export function setInvoiceStatus(
  books: Books,
  invoiceId: string,
  status: "AUTHORISED" | "DELETED" | "VOIDED"
): Outcome<Document> {
  return change(books, invoiceId, { status });
}

export function emailByPerson(books: Books, invoiceId: string): Outcome<SentEmail> {
  return emailInvoice(books, invoiceOf(books, invoiceId), undefined);
}

export interface InvoiceEdit {
  reference: string | undefined;
  dueDate: CalendarDate | undefined;
  lines: { lineItemId: string; description: string | undefined; accountCode: string | undefined }[];
}

export function editInvoice(books: Books, invoiceId: string, edit: InvoiceEdit): Outcome<Document> {
  const invoice = invoiceOf(books, invoiceId);
  const lines = invoice.lines.map(({ lineItemId }) => ({
    ...NOTHING_SENT_IN_LINE,
    ...edit.lines.find((line) => line.lineItemId === lineItemId),
    lineItemId,
  }));
  return change(books, invoiceId, { reference: edit.reference, dueDate: edit.dueDate, lines });
}

function change(books: Books, invoiceId: string, fields: Partial<DocumentInput>): Outcome<Document> {
  const input = { ...NOTHING_SENT_IN_DOCUMENT, ...fields, documentId: invoiceOf(books, invoiceId).documentId };
  return saveDocument(books, { kind: "invoice", mode: "createOrUpdate", input, byApp: undefined });
}

function invoiceOf(books: Books, invoiceId: string): Document {
  const invoice = documentNamed(books, "invoice", invoiceId);
  if (!invoice) throw new RecordNotFound(`There is no invoice ${invoiceId}.`);
  return invoice;
}
