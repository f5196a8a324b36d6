import type { Books } from "../books";
import { resolveTracking } from "../documents/draft-lines";
import { taxOn } from "../documents/line-arithmetic";
import { effectiveRate } from "../settings/tax-rate";
import { countryTaxOf } from "../starting-books/tax-rates";
import type { JournalLine, JournalLineInput, ManualJournal } from "./manual-journal";

export interface DraftedJournal {
  lines: JournalLine[];
  warnings: string[];
  problems: string[];
}

type JournalHead = Pick<ManualJournal, "lines" | "lineAmountTypes" | "status">;

/**
 * The lines that a journal would get: those that are sent replace all that stand; none sent leaves them.
 * A code that no account has is dropped from a draft with a warning, and refused in a posted journal.
 */
export function draftJournalLines(
  books: Books,
  journal: JournalHead,
  sent: JournalLineInput[] | undefined
): DraftedJournal {
  if (!sent) return { lines: journal.lines, warnings: [], problems: [] };
  const unknown = sent.flatMap((line) => {
    const code = line.accountCode ?? line.accountId;
    return code === undefined || accountOf(books, line) ? [] : [code];
  });
  const isDraft = journal.status === "DRAFT";
  return {
    lines: sent.map((line) => journalLine(books, journal, line)),
    warnings: isDraft
      ? unknown.map((code) => `Account code '${code}' has been removed as it does not match a recognised account`)
      : [],
    problems: isDraft ? [] : unknown.map((code) => `Account code '${code}' is not a valid code for this document.`),
  };
}

function journalLine(books: Books, { lineAmountTypes }: JournalHead, line: JournalLineInput): JournalLine {
  const account = accountOf(books, line);
  const lineAmount = line.lineAmount ?? 0n;
  const untaxed = countryTaxOf(books.organisation.countryCode).none;
  const taxType = line.taxType?.toUpperCase() ?? (lineAmountTypes === "NoTax" ? untaxed : account?.taxType);
  const rate = taxType === undefined ? undefined : books.taxRate(taxType);
  const computed = rate ? taxOn(lineAmount, effectiveRate(rate), lineAmountTypes) : 0n;
  return {
    description: line.description ?? "",
    accountCode: account?.code,
    taxType,
    lineAmount,
    taxAmount: lineAmountTypes === "NoTax" ? 0n : line.taxAmount ?? computed,
    tracking: (line.tracking ?? []).map((tracking) => resolveTracking(books, tracking)),
  };
}

function accountOf(books: Books, { accountCode, accountId }: JournalLineInput) {
  if (accountCode !== undefined) return books.accountByCode(accountCode);
  return accountId === undefined ? undefined : books.accountById(accountId);
}
