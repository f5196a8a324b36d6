import { newGuid } from "../../ids";
import type { Books } from "../books";
import { historyOf } from "../history";
import { refused, saved, type Outcome } from "../outcome";
import { draftCurrency, rateWarnings } from "../settings/draft-currency";
import { checkDocument } from "./check-document";
import { isReceivable, type Document, type WrittenKind, type DocumentType } from "./document";
import { commitDocumentContact, contactForDocument } from "./document-contact";
import { firstStatus, invalidStatusMessage } from "./document-status";
import { draftLines } from "./draft-lines";
import type { DocumentWrite } from "./save-document";
import { withPaidStatus } from "./settlement";

const TYPES: Record<WrittenKind, readonly string[]> = {
  invoice: ["ACCREC", "ACCPAY"],
  creditNote: ["ACCRECCREDIT", "ACCPAYCREDIT"],
};

/** Checks everything first and writes only when nothing is wrong; all problems are told at once. */
export function createDocument(books: Books, write: DocumentWrite): Outcome<Document> {
  const { kind, input } = write;
  if (input.type === undefined || !TYPES[kind].includes(input.type)) {
    return refused([`${kind === "invoice" ? "Invoice" : "Credit note"} not of valid type for creation`]);
  }
  const contact = contactForDocument(books, input.contact);
  const { draft, problems: lineProblems } = draftDocument(books, write, input.type as DocumentType);
  const document = { ...draft, contactId: contact.contactId };
  const status = firstStatus(input.status);
  const problems = [
    ...(status ? [] : [invalidStatusMessage(kind, "creation")]),
    ...contact.problems,
    ...lineProblems,
    ...checkDocument(books, document),
  ];
  if (problems.length > 0) return refused([...new Set(problems)], document, input.status);

  const { kept, warnings } = withoutPrematureSentFlag(document);
  const numbered = { ...kept, number: numberFor(books, kept) };
  commitDocumentContact(books, numbered, contact);
  const stored = withPaidStatus(books, numbered);
  books.putDocument(stored, "CREATE");
  return saved(stored, [...warnings, ...rateWarnings(books, write.input, stored)]);
}

function numberFor(books: Books, document: Document): string {
  const needsNumber = document.number === "" && isReceivable(document);
  return needsNumber ? books.nextNumber(document.kind === "invoice" ? "invoice" : "creditNote", document.type) : document.number;
}

/** Xero saves such a draft all the same and says so in a warning. */
export function withoutPrematureSentFlag(document: Document): { kept: Document; warnings: string[] } {
  const premature = document.sentToContact && document.status !== "AUTHORISED" && document.status !== "PAID";
  return premature
    ? {
        kept: { ...document, sentToContact: false },
        warnings: ["Only AUTHORISED invoices may have SentToContact updated."],
      }
    : { kept: document, warnings: [] };
}

function draftDocument(
  books: Books,
  write: DocumentWrite,
  type: DocumentType
): { draft: Document; problems: string[] } {
  const { input, kind } = write;
  const lineAmountTypes = input.lineAmountTypes ?? "Exclusive";
  const { lines, problems } = draftLines(books, input.lines ?? [], {
    lines: [],
    lineAmountTypes,
    side: isReceivable({ type }) ? "sales" : "purchases",
  });
  const draft: Document = {
    ...blankDocument(books, write),
    ...draftCurrency(books, input),
    kind,
    type,
    number: input.number ?? "",
    reference: isReceivable({ type }) ? input.reference ?? "" : "",
    date: input.date ?? books.today(),
    dueDate: input.dueDate,
    expectedPaymentDate: input.expectedPaymentDate,
    plannedPaymentDate: input.plannedPaymentDate,
    status: firstStatus(input.status) ?? "DRAFT",
    lineAmountTypes,
    lines,
    brandingThemeId: input.brandingThemeId ?? books.setup.brandingThemes[0]?.brandingThemeId ?? "",
    url: input.url ?? "",
    sentToContact: input.sentToContact ?? false,
  };
  return { draft, problems };
}

type Blank = Pick<
  Document,
  "documentId" | "contactId" | "fullyPaidOnDate" | "createdByApp" | "updatedAtMs" | "history"
>;

function blankDocument(books: Books, write: DocumentWrite): Blank {
  return {
    documentId: newGuid(),
    contactId: "",
    fullyPaidOnDate: undefined,
    createdByApp: write.byApp,
    updatedAtMs: books.now(),
    history: [historyOf(books, write.byApp, { changes: "Created", details: "" })],
  };
}
