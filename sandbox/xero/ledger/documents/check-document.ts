import type { Books } from "../books";
import { currencyProblem } from "../settings/draft-currency";
import { lockDateProblem } from "../settings/lock-dates";
import { planLimitProblem } from "../settings/plan-limit";
import { lineProblems } from "./check-line";
import { isReceivable, type Document } from "./document";
import { totalsOf } from "./line-arithmetic";

/** Every reason why Xero would refuse the document as it would stand, in Xero's words where known. */
export function checkDocument(books: Books, document: Document): string[] {
  const problems = [
    ...headerProblems(books, document),
    ...numberProblems(books, document),
    ...document.lines.flatMap((line) =>
      lineProblems(books, line, { whole: mustBeWhole(document), discounts: document.type === "ACCREC" })
    ),
  ];
  return [...new Set(problems)];
}

/** Drafts may be incomplete; from SUBMITTED on a document must be whole. */
function mustBeWhole(document: Document): boolean {
  return document.status !== "DRAFT" && document.status !== "DELETED";
}

function headerProblems(books: Books, document: Document): string[] {
  const problems: string[] = [];
  if (mustBeWhole(document)) {
    if (document.lines.length === 0) problems.push("One or more line items must be specified");
    if (document.kind === "invoice" && document.dueDate === undefined) {
      problems.push("The document DueDate field must be specified.");
    }
  }
  const planLimit = planLimitProblem(books, document);
  if (planLimit !== undefined) problems.push(planLimit);
  const lock = lockDateProblem(books, document.date);
  if (lock !== undefined) problems.push(lock);
  const currency = currencyProblem(books, document.currencyCode);
  if (currency !== undefined) problems.push(currency);
  if (document.currencyRate <= 0n) problems.push("The currency rate must be greater than zero.");
  if (totalsOf(document).total < 0n) {
    problems.push("The document total cannot be negative. Use a credit note instead.");
  }
  if (document.reference.length > 255) problems.push("The Reference is too long: Xero stores at most 255 characters.");
  if (!isAcceptableUrl(document.url)) problems.push("Url must be valid");
  if (!books.setup.brandingThemes.some(({ brandingThemeId }) => brandingThemeId === document.brandingThemeId)) {
    problems.push("The branding theme could not be found.");
  }
  return problems;
}

/** Xero, Nov 2026: an absolute address, and none that contains "xero". */
export function isAcceptableUrl(url: string): boolean {
  return url === "" || (/^https?:\/\//i.test(url) && URL.canParse(url) && !/xero/i.test(url));
}

function numberProblems(books: Books, document: Document): string[] {
  if (!isReceivable(document) || document.number === "") return [];
  const problems: string[] = [];
  const holder = books.documentByNumber(document.type, document.number);
  if (holder && holder.documentId !== document.documentId) {
    problems.push(document.kind === "invoice" ? "Invoice # must be unique." : "Credit note # must be unique.");
  }
  if (document.number.length > 255 || !/^[ -~]+$/.test(document.number)) {
    problems.push("The document number must be at most 255 printable ASCII characters.");
  }
  return problems;
}
