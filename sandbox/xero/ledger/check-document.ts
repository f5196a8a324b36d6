import { takesDocumentLines } from "./account";
import type { Books } from "./books";
import { isReceivable, type Document, type DocumentLine } from "./document";
import { totalsOf } from "./line-arithmetic";
import { lockDateProblem } from "./lock-dates";

/** Every reason why Xero would refuse the document as it would stand, in Xero's words where known. */
export function checkDocument(books: Books, document: Document): string[] {
  const problems = [
    ...headerProblems(books, document),
    ...numberProblems(books, document),
    ...document.lines.flatMap((line) => lineProblems(books, document, line)),
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
  const lock = lockDateProblem(books, document.date);
  if (lock !== undefined) problems.push(lock);
  if (!books.setup.currencies.some(({ code }) => code === document.currencyCode)) {
    problems.push(`Organisation is not subscribed to currency ${document.currencyCode}`);
  }
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
function isAcceptableUrl(url: string): boolean {
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

function lineProblems(books: Books, document: Document, line: DocumentLine): string[] {
  const problems = [...accountProblems(books, document, line), ...taxProblems(books, line)];
  if ((line.description ?? "").length > 4000)
    problems.push("The description is too long: Xero stores at most 4000 characters.");
  if (mustBeWhole(document) && !line.description) problems.push("Description must be specified");
  if (document.type !== "ACCREC" && (line.discountRate !== undefined || line.discountAmount !== undefined)) {
    problems.push("Discounts are only allowed on sales invoices.");
  }
  if (line.tracking.length > 2) problems.push("A line item can have at most 2 tracking categories.");
  for (const { trackingOptionId, name, option } of line.tracking) {
    if (trackingOptionId === "")
      problems.push(`The tracking option '${option}' of category '${name}' could not be found.`);
  }
  return problems;
}

function accountProblems(books: Books, document: Document, line: DocumentLine): string[] {
  if (line.accountCode === undefined) {
    const isPriced = line.unitAmount !== undefined;
    return mustBeWhole(document) && isPriced ? ["Account code must be specified"] : [];
  }
  const account = books.accountByCode(line.accountCode);
  if (account?.status === "ARCHIVED") {
    return [
      `Account code '${line.accountCode}' has been archived, or has been deleted. Each line item must reference a valid account.`,
    ];
  }
  return account && takesDocumentLines(account)
    ? []
    : [`Account code '${line.accountCode}' is not a valid code for this document.`];
}

function taxProblems(books: Books, line: DocumentLine): string[] {
  if (line.taxType === undefined) return [];
  const rate = books.taxRate(line.taxType);
  if (!rate || rate.status !== "ACTIVE") {
    return [`The TaxType code ${line.taxType} does not exist or cannot be used for this type of transaction`];
  }
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  return account && !rate.canApplyTo[account.accountClass]
    ? [`The TaxType code '${rate.taxType}' cannot be used with account code '${account.code}'.`]
    : [];
}
