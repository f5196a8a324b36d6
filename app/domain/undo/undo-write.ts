import type { CreditNoteId, InvoiceId, OverpaymentId, PaymentId } from "../ids";
import type { Money } from "../money/money";
import type { InvoiceVoid } from "../sync/step-for-change";

/** What a payment was made on; it is found gone there, and that document is read again afterwards. */
type MadeOn = { invoiceId: InvoiceId } | { creditNoteId: CreditNoteId } | { overpaymentId: OverpaymentId };

/** Takes away money received, or given back, that we had booked. Payments are never changed in Xero, only deleted. */
export type PaymentDelete = MadeOn & { paymentId: PaymentId; reference: string };

/** Takes credit back off an invoice. */
export type AllocationDelete = { allocationId: string; creditNoteId: CreditNoteId; invoiceId: InvoiceId; creditNote: string };

/** Deletes the bank transaction that made an overpayment, and the overpayment with it. */
export type OverpaymentDelete = { overpaymentId: OverpaymentId; bankTransactionId: string; reference: string };

/** `draft`: never approved, so Xero deletes rather than voids it. `standsAs`: what it must still stand as right before. */
export type CreditNoteVoid = { creditNoteId: CreditNoteId; number: string; draft: boolean; standsAs: string };

/** One write of an undo; `amount` is what it takes away, for the dry run. */
export type UndoWrite = { amount: Money } & (
  | { kind: "PAYMENT_DELETE"; document: PaymentDelete }
  | { kind: "ALLOCATION_DELETE"; document: AllocationDelete }
  | { kind: "OVERPAYMENT_DELETE"; document: OverpaymentDelete }
  | { kind: "CREDIT_NOTE_VOID"; document: CreditNoteVoid }
  | { kind: "INVOICE_VOID"; document: InvoiceVoid & { invoiceId: InvoiceId } }
);

export type UndoKind = UndoWrite["kind"];

/** The document that a write takes away, by Xero's id: at most one such write of it is under way. */
export function targetOf({ kind, document }: UndoWrite): string {
  switch (kind) {
    case "PAYMENT_DELETE":
      return document.paymentId;
    case "ALLOCATION_DELETE":
      return document.allocationId;
    case "OVERPAYMENT_DELETE":
      return document.overpaymentId;
    case "CREDIT_NOTE_VOID":
      return document.creditNoteId;
    case "INVOICE_VOID":
      return document.invoiceId;
  }
}
