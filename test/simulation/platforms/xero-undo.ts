import { creditNoteFingerprint } from "../../../app/domain/ledger/credit-note-fingerprint";
import type { AllocationDelete, CreditNoteVoid, OverpaymentDelete, PaymentDelete } from "../../../app/domain/undo/undo-write";
import type { Books } from "../../../app/ports/books";
import type { ElementOutcome, Written } from "../../../app/ports/books-writer";
import { violated } from "../kernel/simulation";
import { refused, type Organisation } from "./xero";
import { writer, type Xero } from "./xero-calls";

type UndoWriters = Pick<Books, "paymentDeletes" | "allocationDeletes" | "overpaymentDeletes" | "creditNoteVoids">;

/** What Xero lets an app take away, from its rules of Nov 2026: nothing goes twice, and nothing goes that has money on it. */
export function undoWritersFor(xero: Xero): UndoWriters {
  return {
    paymentDeletes: writer<PaymentDelete>(xero, {
      name: "paymentDeletes",
      naturalKey: ({ reference }) => reference,
      create: deletePayment,
      find: (organisation, documents) =>
        documents.filter((each) => !listOf(organisation, each).includes(each.paymentId)).map(paymentWritten),
    }),
    allocationDeletes: writer<AllocationDelete>(xero, {
      name: "allocationDeletes",
      naturalKey: ({ creditNote }) => creditNote,
      create: deleteAllocation,
      find: ({ notes }, documents) =>
        documents
          .filter(({ creditNoteId, allocationId }) => !notes.get(creditNoteId)?.allocations.some(({ id }) => id === allocationId))
          .map(allocationWritten),
    }),
    overpaymentDeletes: writer<OverpaymentDelete>(xero, {
      name: "overpaymentDeletes",
      naturalKey: ({ reference }) => reference,
      create: deleteOverpayment,
      find: ({ overpayments }, documents) =>
        documents.filter(({ overpaymentId }) => !overpayments.has(overpaymentId)).map(overpaymentWritten),
    }),
    creditNoteVoids: writer<CreditNoteVoid>(xero, {
      name: "creditNoteVoids",
      naturalKey: ({ number }) => number,
      create: voidNote,
      find: ({ notes }, documents) =>
        documents.filter(({ creditNoteId }) => /VOIDED|DELETED/.test(notes.get(creditNoteId)?.now.status ?? "")).map(noteWritten),
    }),
  };
}

function deletePayment(organisation: Organisation, document: PaymentDelete): ElementOutcome {
  const { paymentId, reference } = document;
  const isOther = ({ id }: { id: string }) => id !== paymentId;
  if (!listOf(organisation, document).includes(paymentId)) return refused(reference, "The payment has already been deleted.");
  if ("invoiceId" in document) {
    const invoice = organisation.invoices.get(document.invoiceId);
    const found = invoice?.now.payments.find(({ id }) => id === paymentId);
    if (found && !found.reference?.startsWith("Shopify "))
      violated(organisation.sim, `a person's payment was removed from ${invoice?.now.number}`);
    if (invoice) organisation.changedInvoice(invoice, { ...invoice.now, payments: invoice.now.payments.filter(isOther) });
  } else if ("creditNoteId" in document) {
    const note = organisation.notes.get(document.creditNoteId);
    if (note) organisation.changedNote(note, { ...note.now, payments: note.now.payments.filter(isOther) });
  } else {
    const overpayment = organisation.overpayments.get(document.overpaymentId);
    if (overpayment) overpayment.payments = overpayment.payments.filter(isOther);
  }

  return { ok: true, written: paymentWritten(document) };
}

/** The payments on the document that one is said to be on. */
function listOf({ invoices, notes, overpayments }: Organisation, document: PaymentDelete): string[] {
  const payments =
    "invoiceId" in document
      ? invoices.get(document.invoiceId)?.now.payments
      : "creditNoteId" in document
        ? notes.get(document.creditNoteId)?.now.payments
        : overpayments.get(document.overpaymentId)?.payments;

  return (payments ?? []).map(({ id }) => id);
}

function deleteAllocation(organisation: Organisation, document: AllocationDelete): ElementOutcome {
  const note = organisation.notes.get(document.creditNoteId);
  const found = note?.allocations.find(({ id }) => id === document.allocationId);
  if (!note || !found) return refused(document.creditNote, "The resource you're looking for cannot be found");
  note.allocations = note.allocations.filter((each) => each !== found);
  organisation.changedNote(note, note.now);
  const invoice = organisation.invoices.get(found.invoiceId);
  if (invoice) organisation.changedInvoice(invoice, invoice.now);

  return { ok: true, written: allocationWritten(document) };
}

function deleteOverpayment({ overpayments }: Organisation, document: OverpaymentDelete): ElementOutcome {
  const found = overpayments.get(document.overpaymentId);
  if (!found) return refused(document.reference, "Bank transaction not of valid status for modification");
  if (found.payments.length > 0) return refused(document.reference, "The overpayment cannot be deleted as it has payments or allocations.");
  overpayments.delete(document.overpaymentId);

  return { ok: true, written: overpaymentWritten(document) };
}

function voidNote(organisation: Organisation, document: CreditNoteVoid): ElementOutcome {
  const note = organisation.notes.get(document.creditNoteId);
  if (!note || creditNoteFingerprint(note.now) !== document.standsAs)
    return refused(document.number, "The credit note was changed in Xero a moment ago.");
  if (note.now.payments.length > 0 || note.allocations.length > 0)
    return refused(document.number, "Credit note not of valid status for modification.");
  organisation.changedNote(note, { ...note.now, status: document.draft ? "DELETED" : "VOIDED" });

  return { ok: true, written: noteWritten(document) };
}

function paymentWritten({ reference, paymentId }: PaymentDelete): Written {
  return { naturalKey: reference, remoteId: paymentId };
}

function allocationWritten({ creditNote, creditNoteId, invoiceId }: AllocationDelete): Written {
  return { naturalKey: creditNote, remoteId: `${creditNoteId}/${invoiceId}` };
}

function overpaymentWritten({ reference, overpaymentId }: OverpaymentDelete): Written {
  return { naturalKey: reference, remoteId: overpaymentId };
}

function noteWritten({ number, creditNoteId }: CreditNoteVoid): Written {
  return { naturalKey: number, remoteId: creditNoteId };
}
