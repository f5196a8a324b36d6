import type { Books } from "../books";
import { historyOf } from "../history";
import { refused, saved, type Outcome } from "../outcome";
import { draftCurrency, rateWarnings } from "../settings/draft-currency";
import { lockDateProblem } from "../settings/lock-dates";
import { checkDocument } from "./check-document";
import { withoutPrematureSentFlag } from "./create-document";
import { isReceivable, type Document, type DocumentStatus } from "./document";
import { commitDocumentContact, contactForDocument, type DocumentContact } from "./document-contact";
import type { DocumentInput } from "./document-input";
import { invalidStatusMessage, transitionProblem } from "./document-status";
import { draftLines } from "./draft-lines";
import type { DocumentWrite } from "./save-document";
import { isSettledInPart, settlementOf, withPaidStatus } from "./settlement";

/** Changes a stored document, by Xero's edit rules of Nov 2026; nothing is written when anything is wrong. */
export function amendDocument(books: Books, existing: Document, write: DocumentWrite): Outcome<Document> {
  const { input } = write;
  const sentStatus = input.status ?? existing.status;
  const contact = input.contact === undefined ? keptContact(existing) : contactForDocument(books, input.contact);
  const { draft, problems: lineProblems } = amended(books, existing, input);
  const document = { ...draft, contactId: contact.contactId || existing.contactId };
  const problem = statusProblem(books, existing, sentStatus) ?? settledEditProblem(books, existing, document);
  if (problem !== undefined) return refused([problem], document, sentStatus);

  const isClosing = sentStatus === "VOIDED" || sentStatus === "DELETED";
  const result = { ...(isClosing ? existing : document), status: sentStatus as DocumentStatus };
  const problems = isClosing ? [] : [...contact.problems, ...lineProblems, ...checkDocument(books, result)];
  const locked = lockDateProblem(books, existing.date);
  const all = [...new Set([...problems, ...(locked === undefined ? [] : [locked])])];
  if (all.length > 0) return refused(all, result, sentStatus);

  return commit(books, { existing, result, contact, write });
}

interface Amendment {
  existing: Document;
  result: Document;
  contact: DocumentContact;
  write: DocumentWrite;
}

function commit(books: Books, { existing, result, contact, write }: Amendment): Outcome<Document> {
  const { kept, warnings } = withoutPrematureSentFlag(result);
  commitDocumentContact(books, kept, contact);
  const updatedAtMs = isQuietEdit(books, existing, kept) ? existing.updatedAtMs : books.now();
  const history = [
    ...existing.history,
    historyOf(books, write.byApp, { changes: changeName(existing, kept), details: "" }),
  ];
  const stored = withPaidStatus(books, { ...kept, updatedAtMs, history });
  books.putDocument(stored, "UPDATE");
  return saved(stored, [...warnings, ...rateWarnings(books, write.input, stored)]);
}

function changeName(existing: Document, result: Document): string {
  if (existing.status === result.status) return "Edited";
  return {
    DRAFT: "Edited",
    SUBMITTED: "Submitted",
    AUTHORISED: "Approved",
    PAID: "Paid",
    VOIDED: "Voided",
    DELETED: "Deleted",
  }[result.status];
}

function statusProblem(books: Books, existing: Document, sentStatus: string): string | undefined {
  if (existing.status === "VOIDED" || existing.status === "DELETED")
    return invalidStatusMessage(existing.kind, "modification");
  return transitionProblem(existing, sentStatus, settlementOf(books, existing));
}

/** A document with payments or credits keeps its figures; its words and coding may still change. */
function settledEditProblem(books: Books, existing: Document, document: Document): string | undefined {
  const settlement = settlementOf(books, existing);
  if (!isSettledInPart(settlement)) return undefined;
  const contactMoved = document.contactId !== existing.contactId && settlement.credited !== 0n;
  return contactMoved || figuresOf(document) !== figuresOf(existing)
    ? "This document cannot be edited as it has a payment or credit note allocated to it."
    : undefined;
}

function figuresOf({ date, currencyCode, currencyRate, lineAmountTypes, lines }: Document): string {
  const figures = lines.map((line) =>
    [
      line.lineItemId,
      line.quantity,
      line.unitAmount,
      line.discountRate,
      line.discountAmount,
      line.lineAmount,
      line.taxType,
      line.taxAmount,
    ].join("|")
  );
  return [date, currencyCode, currencyRate, lineAmountTypes, ...figures].join("\n");
}

/** Xero, Nov 2026: DueDate and SentToContact of a part-paid document change without a new UpdatedDateUTC. */
function isQuietEdit(books: Books, existing: Document, result: Document): boolean {
  if (!isSettledInPart(settlementOf(books, existing))) return false;
  const loud = (document: Document) =>
    [
      figuresOf(document),
      document.status,
      document.number,
      document.reference,
      document.contactId,
      document.url,
      document.brandingThemeId,
      ...document.lines.map((line) => `${line.description}|${line.accountCode}|${JSON.stringify(line.tracking)}`),
    ].join("\n");
  return loud(existing) === loud(result);
}

function keptContact(existing: Document): DocumentContact {
  return { plan: undefined, contactId: existing.contactId, problems: [] };
}

function amended(books: Books, existing: Document, input: DocumentInput): { draft: Document; problems: string[] } {
  const lineAmountTypes = input.lineAmountTypes ?? existing.lineAmountTypes;
  const { lines, problems } = draftLines(books, input.lines, {
    lines: existing.lines,
    lineAmountTypes,
    side: isReceivable(existing) ? "sales" : "purchases",
  });
  const draft: Document = {
    ...existing,
    ...amendedCurrency(books, existing, input),
    number: input.number ?? existing.number,
    reference: isReceivable(existing) ? input.reference ?? existing.reference : "",
    date: input.date ?? existing.date,
    dueDate: input.dueDate ?? existing.dueDate,
    expectedPaymentDate: input.expectedPaymentDate ?? existing.expectedPaymentDate,
    plannedPaymentDate: input.plannedPaymentDate ?? existing.plannedPaymentDate,
    lineAmountTypes,
    lines,
    brandingThemeId: input.brandingThemeId ?? existing.brandingThemeId,
    url: input.url ?? existing.url,
    sentToContact: input.sentToContact ?? existing.sentToContact,
  };
  return { draft, problems };
}

function amendedCurrency(
  books: Books,
  existing: Document,
  input: DocumentInput
): Pick<Document, "currencyCode" | "currencyRate"> {
  const base = books.organisation.baseCurrency;
  const currencyCode = input.currencyCode?.toUpperCase() ?? existing.currencyCode;
  if (currencyCode === existing.currencyCode) {
    const given = currencyCode === base ? undefined : input.currencyRate;
    return { currencyCode, currencyRate: given ?? existing.currencyRate };
  }
  return draftCurrency(books, { currencyCode, currencyRate: input.currencyRate });
}
