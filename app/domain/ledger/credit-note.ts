import type { ContactId, InvoiceId, RefundId } from "../ids";
import type { Money } from "../money/money";
import type { InvoiceInBooks, LineInBooks, SalesInvoice } from "./sales-invoice";

/** ACCRECCREDIT in Xero: what one refund takes off an invoice. Its lines are positive where they reduce the sale, and carry no discounts. */
export type CreditNote = Omit<SalesInvoice, "dueDate"> & { refundId: RefundId };

/** A credit note as it stands in Xero, when last read. `payments` are the money given back on it. */
export type CreditNoteInBooks = Pick<
  InvoiceInBooks,
  "number" | "status" | "currency" | "total" | "totalTax" | "reference" | "updatedAt" | "payments" | "date" | "unreadable"
> & {
  /** Neither given back nor set against an invoice yet. */
  remainingCredit: Money;
  /** Set against invoices. */
  allocated: Money;
  /** The same one by one; what earlier versions read lacks them. */
  allocations?: readonly { id: string; invoiceId: InvoiceId; amount: Money }[];
  /** What earlier versions read lacks these two as well. */
  contactId?: ContactId;
  lines?: readonly LineInBooks[];
};
