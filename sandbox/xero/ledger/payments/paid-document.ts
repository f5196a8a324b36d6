import type { Books } from "../books";
import type { Document, DocumentKind } from "../documents/document";
import { receivableType } from "../documents/save-document";
import type { DocumentReference, PaymentInput } from "./payment";

const NAMES: Record<DocumentKind, { noun: string; id: string }> = {
  invoice: { noun: "Invoice", id: "InvoiceID" },
  creditNote: { noun: "Credit Note", id: "CreditNoteID" },
  prepayment: { noun: "Prepayment", id: "PrepaymentID" },
  overpayment: { noun: "Overpayment", id: "OverpaymentID" },
};

const KINDS = Object.keys(NAMES) as DocumentKind[];

/** The document that a payment is for: exactly one must be named, of whatever kind. */
export function paidDocument(
  books: Books,
  input: PaymentInput
): { document: Document | undefined; kind: DocumentKind; problems: string[] } {
  const [kind = "invoice", ...more] = KINDS.filter((candidate) => input[candidate] !== undefined);
  if (input[kind] === undefined || more.length > 0) {
    const problem = "A payment must reference exactly one invoice, credit note, prepayment or overpayment.";
    return { document: undefined, kind, problems: [problem] };
  }
  const document = findReferenced(books, kind, input[kind]);
  return { document, kind, problems: document ? [] : [notFoundMessage(kind)] };
}

export function notFoundMessage(kind: DocumentKind): string {
  const { noun, id } = NAMES[kind];
  return `An existing ${noun} with the specified ${id} could not be found`;
}

/** A document by its id, else a sales invoice or its credit note by its number. */
export function findReferenced(
  books: Books,
  kind: DocumentKind,
  reference: DocumentReference | undefined
): Document | undefined {
  const document = reference?.id
    ? books.documents.get(reference.id.toLowerCase())
    : reference?.number && (kind === "invoice" || kind === "creditNote")
    ? books.documentByNumber(receivableType(kind), reference.number)
    : undefined;
  return document?.kind === kind ? document : undefined;
}
