import type { Books } from "../books";
import type { Document } from "../documents/document";

/** Xero, Nov 2026: the Starter plan approves so many in a calendar month, counted by the date of the document. */
const APPROVALS_A_MONTH: Partial<Record<Document["type"], number>> = { ACCREC: 20, ACCPAY: 5 };

/** Xero's refusal of one approval too many for the organisation's plan; undefined on every other plan. */
export function planLimitProblem(books: Books, document: Document): string | undefined {
  const limit = APPROVALS_A_MONTH[document.type];
  if (books.organisation.class !== "STARTER" || limit === undefined || !isApproved(document)) return undefined;
  const month = document.date.slice(0, 7);
  const others = [...books.documents.values()].filter(
    ({ documentId, type, date, ...other }) =>
      documentId !== document.documentId && type === document.type && date.startsWith(month) && isApproved(other)
  );
  const stands = books.documents.get(document.documentId);
  const isNew = !stands || !isApproved(stands);
  return isNew && others.length >= limit ? "You have reached the limit of invoices you can approve" : undefined;
}

function isApproved({ status }: Pick<Document, "status">): boolean {
  return status === "AUTHORISED" || status === "PAID";
}
