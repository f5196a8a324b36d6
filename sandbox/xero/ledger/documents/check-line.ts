import type { Books } from "../books";
import { takesDocumentLines } from "../settings/account";
import type { DocumentLine, LineTracking } from "./document";

export interface LineRules {
  /** Drafts may be incomplete; everything else must have its descriptions and accounts. */
  whole: boolean;
  /** Only sales invoices have discounts (Xero, Nov 2026). */
  discounts: boolean;
}

/** Minor units. Xero, Nov 2026: no line is larger than 9,999,999,999.99. */
const LARGEST_LINE_AMOUNT = 999_999_999_999n;

/** Every reason why Xero would refuse a line of an invoice, a credit note, a bank transaction or a template. */
export function lineProblems(books: Books, line: DocumentLine, rules: LineRules): string[] {
  const problems = [...accountProblems(books, line, rules), ...taxProblems(books, line)];
  if ((line.description ?? "").length > 4000)
    problems.push("The description is too long: Xero stores at most 4000 characters.");
  if (rules.whole && !line.description) problems.push("Description must be specified");
  if (!rules.discounts && (line.discountRate !== undefined || line.discountAmount !== undefined)) {
    problems.push("Discounts are only allowed on sales invoices.");
  }
  return [...problems, ...amountProblems(line), ...trackingProblems(line.tracking)];
}

/** Xero, Nov 2026: a tax amount that is given may not exceed the amount of its line. */
function amountProblems({ lineAmount, taxAmount }: DocumentLine): string[] {
  const problems: string[] = [];
  if (magnitude(lineAmount) > LARGEST_LINE_AMOUNT) {
    problems.push("The line amount is too large: Xero stores at most 9999999999.99.");
  }
  if (magnitude(taxAmount) > magnitude(lineAmount)) problems.push("The tax amount cannot exceed the line amount.");
  return problems;
}

function magnitude(amount: bigint): bigint {
  return amount < 0n ? -amount : amount;
}

/** Xero, Nov 2026: at most two categories on a line, each with an option that exists. */
export function trackingProblems(sent: LineTracking[]): string[] {
  const unknown = sent
    .filter(({ trackingOptionId }) => trackingOptionId === "")
    .map(({ name, option }) => `The tracking option '${option}' of category '${name}' could not be found.`);
  return sent.length > 2 ? ["A line item can have at most 2 tracking categories.", ...unknown] : unknown;
}

function accountProblems(books: Books, line: DocumentLine, { whole }: LineRules): string[] {
  if (line.accountCode === undefined) {
    const isPriced = line.unitAmount !== undefined;
    return whole && isPriced ? ["Account code must be specified"] : [];
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

/** The rate must be in use, and made for the class of the line's account. */
export function taxProblems(books: Books, line: Pick<DocumentLine, "taxType" | "accountCode">): string[] {
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
