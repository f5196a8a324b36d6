import type { CreditNoteUpdate } from "../../../app/domain/edits/push-note";
import type { ContactUpdate } from "../../../app/domain/follow/contact-update";
import type { Contact } from "../../../app/domain/ledger/contact";
import type { TrackingChoice } from "../../../app/domain/ledger/document-line";
import type { InvoiceInBooks } from "../../../app/domain/ledger/sales-invoice";
import type {
  AllocationToCreate,
  Books,
  CreditNoteToCreate,
  InvoiceToCreate,
  InvoiceToUpdate,
  InvoiceToVoid,
  OverpaymentToCreate,
  PaymentToCreate,
  RefundToCreate,
} from "../../../app/ports/books";
import type { Written } from "../../../app/ports/books-writer";
import { refundKey, type Organisation } from "./xero";
import { writer, type Xero } from "./xero-calls";
import { createContact, isUpdated, updateContact } from "./xero-contacts";
import { undoWritersFor } from "./xero-undo";
import { findUpdated, updateNote } from "./xero-notes";
import type { Standing } from "./xero-documents";

type Writers = Pick<
  Books,
  | "contacts"
  | "contactUpdates"
  | "invoices"
  | "payments"
  | "creditNotes"
  | "refunds"
  | "allocations"
  | "overpayments"
  | "invoiceUpdates"
  | "invoiceVoids"
  | "creditNoteUpdates"
  | "paymentDeletes"
  | "allocationDeletes"
  | "overpaymentDeletes"
  | "creditNoteVoids"
>;

/** What may be written, by which key it is known, and how it is found again. */
export function writersFor(xero: Xero): Writers {
  return {
    contacts: writer<Contact>(xero, {
      name: "contacts",
      naturalKey: ({ number }) => number,
      create: createContact,
      find: findContacts,
    }),
    contactUpdates: writer<ContactUpdate>(xero, {
      name: "contactUpdates",
      naturalKey: ({ contactId }) => contactId,
      create: updateContact,
      find: (organisation, documents) =>
        documents.filter((each) => isUpdated(organisation, each)).map(({ contactId }) => ({ naturalKey: contactId, remoteId: contactId })),
    }),
    invoices: writer<InvoiceToCreate>(xero, {
      name: "invoices",
      naturalKey: ({ number }) => number,
      create: (organisation, document) => organisation.createInvoice(document),
      find: (organisation, documents) => numbered(organisation, organisation.invoices.values(), documents),
    }),
    creditNotes: writer<CreditNoteToCreate>(xero, {
      name: "creditNotes",
      naturalKey: ({ number }) => number,
      create: (organisation, document) => organisation.createNote(document),
      find: (organisation, documents) => numbered(organisation, organisation.notes.values(), documents),
    }),
    invoiceUpdates: writer<InvoiceToUpdate>(xero, {
      name: "invoiceUpdates",
      naturalKey: ({ number }) => number,
      create: (organisation, document) => organisation.update(document),
      find: (organisation, documents) => standing(organisation, documents, isAsAsked),
    }),
    invoiceVoids: writer<InvoiceToVoid>(xero, {
      name: "invoiceVoids",
      naturalKey: ({ number }) => number,
      create: (organisation, document) => organisation.doAway(document),
      find: (organisation, documents) => standing(organisation, documents, ({ status }) => status === "VOIDED" || status === "DELETED"),
    }),
    creditNoteUpdates: writer<CreditNoteUpdate>(xero, {
      name: "creditNoteUpdates",
      naturalKey: ({ number }) => number,
      create: updateNote,
      find: findUpdated,
    }),
    ...moneyWriters(xero),
    ...undoWritersFor(xero),
  };
}

function moneyWriters(xero: Xero): Pick<Writers, "payments" | "refunds" | "allocations" | "overpayments"> {
  return {
    payments: writer<PaymentToCreate>(xero, {
      name: "payments",
      naturalKey: ({ reference }) => reference,
      create: (organisation, document) => organisation.createPayment(document),
      find: (organisation, documents) =>
        organisation
          .listed(documents.flatMap(({ invoiceId }) => organisation.invoices.get(invoiceId) ?? []))
          .flatMap(({ seen }) => seen.payments)
          .flatMap(({ id, reference }) =>
            documents.some((each) => each.reference === reference) ? [{ naturalKey: reference ?? "", remoteId: id }] : [],
          ),
    }),
    overpayments: writer<OverpaymentToCreate>(xero, {
      name: "overpayments",
      naturalKey: ({ reference }) => reference,
      create: (organisation, document) => organisation.createOverpayment(document),
      find: ({ overpayments }, documents) =>
        [...overpayments.values()]
          .filter(({ seen }) => documents.some(({ reference }) => reference === seen.reference))
          .map(({ id, seen }) => ({ naturalKey: seen.reference, remoteId: id, seen })),
    }),
    refunds: writer<RefundToCreate>(xero, {
      name: "refunds",
      naturalKey: refundKey,
      create: (organisation, document) => organisation.createRefund(document),
      find: findRefunds,
    }),
    allocations: writer<AllocationToCreate>(xero, {
      name: "allocations",
      naturalKey: ({ creditNote }) => creditNote,
      create: (organisation, document) => organisation.allocate(document),
      find: ({ notes }, documents) =>
        documents.flatMap(({ creditNote, creditNoteId, invoiceId, amount }) => {
          const there = (notes.get(creditNoteId)?.allocations ?? []).filter((each) => each.invoiceId === invoiceId);
          const set = there.reduce((sum, { minor }) => sum + minor, 0n);

          return set >= amount.minor ? [{ naturalKey: creditNote, remoteId: `${creditNoteId}/${invoiceId}` }] : [];
        }),
    }),
  };
}

function findContacts(organisation: Organisation, documents: readonly Contact[]): Written[] {
  const found = [...organisation.contacts.values()].filter(({ number }) => documents.some((each) => each.number === number));

  return found.map(({ id, number }) => ({ naturalKey: number ?? "", remoteId: id }));
}

function numbered<Seen extends NonNullable<Written["seen"]> & { number: string }>(
  organisation: Organisation,
  documents: Iterable<Standing<Seen>>,
  wanted: readonly { number: string }[],
): Written[] {
  return organisation
    .listed(documents)
    .filter(({ seen }) => wanted.some(({ number }) => number === seen.number))
    .map(({ id, seen }) => ({ naturalKey: seen.number, remoteId: id, seen }));
}

/** Invoices, by their ids, that already are what a change wants them to be. */
function standing<Document extends { invoiceId: string; number: string }>(
  { invoices }: Organisation,
  documents: readonly Document[],
  isDone: (seen: InvoiceInBooks, document: Document) => boolean,
): Written[] {
  return documents.flatMap((document) => {
    const invoice = invoices.get(document.invoiceId);

    return invoice && isDone(invoice.now, document) ? [{ naturalKey: document.number, remoteId: invoice.id, seen: invoice.now }] : [];
  });
}

/** Line by line, coding and all; whose it is only where that was sent. */
function isAsAsked(seen: InvoiceInBooks, { lines, whole }: InvoiceToUpdate): boolean {
  if (seen.lines.length !== lines.length || (whole && seen.contactId !== whole.contactId)) return false;

  return lines.every(({ description, amount, accountCode, taxType, tracking }, index) => {
    const stands = seen.lines[index];
    const isCoded = stands?.accountCode === accountCode && stands.taxType === taxType;

    return isCoded && stands.description === description && stands.amount.minor === amount.minor && isTracked(stands, tracking);
  });
}

function isTracked({ tracking = [] }: InvoiceInBooks["lines"][number], wanted: readonly TrackingChoice[]): boolean {
  return JSON.stringify(tracking) === JSON.stringify(wanted);
}

function findRefunds({ notes, overpayments }: Organisation, documents: readonly RefundToCreate[]): Written[] {
  return documents.flatMap((document) => {
    const payments =
      "creditNoteId" in document ? notes.get(document.creditNoteId)?.now.payments : overpayments.get(document.overpaymentId)?.payments;
    const found = payments?.find(({ reference }) => reference === document.reference);

    return found ? [{ naturalKey: refundKey(document), remoteId: found.id }] : [];
  });
}
