import type { Books } from "../books";
import { decimalText, MONEY_PLACES } from "../decimal";
import { isAcceptableUrl } from "../documents/check-document";
import { taxProblems, trackingProblems } from "../documents/check-line";
import type { Account } from "../settings/account";
import { lockDateProblem } from "../settings/lock-dates";
import type { JournalLine, ManualJournal } from "./manual-journal";

/** Every reason why Xero would refuse the journal as it would stand. */
export function checkJournal(books: Books, journal: ManualJournal): string[] {
  const problems: string[] = [];
  if (journal.narration.trim() === "") problems.push("The Narration field must be specified.");
  if (journal.lines.length < 2) problems.push("A manual journal must have at least two journal lines.");
  const locked = lockDateProblem(books, journal.date);
  if (locked !== undefined) problems.push(locked);
  if (!isAcceptableUrl(journal.url)) problems.push("Url must be valid");
  return [
    ...problems,
    ...balanceProblems(journal),
    ...journal.lines.flatMap((line) => lineProblems(books, line, journal.status)),
  ];
}

/** Xero's sentence shows credits with their minus sign. */
function balanceProblems(journal: ManualJournal): string[] {
  const amounts = journal.lines.map((line) => grossOf(journal, line));
  const debits = sumOf(amounts.filter((amount) => amount > 0n));
  const credits = sumOf(amounts.filter((amount) => amount < 0n));
  return debits + credits === 0n
    ? []
    : [`The total debits (${text(debits)}) must equal total credits (${text(credits)})`];
}

function lineProblems(books: Books, line: JournalLine, status: ManualJournal["status"]): string[] {
  const problems = [...taxProblems(books, line), ...trackingProblems(line.tracking)];
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  if (!account) return status === "DRAFT" ? problems : [...problems, "Account code must be specified"];
  if (account.status === "ARCHIVED") {
    problems.push(
      `Account code '${account.code}' has been archived, or has been deleted. Each line item must reference a valid account.`
    );
  } else if (!takesJournalLines(account)) {
    problems.push(`Account code '${account.code}' is not a valid code for this document.`);
  }
  return problems;
}

const CLOSED_SYSTEM_ACCOUNTS = ["DEBTORS", "CREDITORS", "RETAINEDEARNINGS"];

/** Xero, Nov 2026: no journal to bank accounts, receivables, payables, retained earnings or tracked inventory. */
function takesJournalLines({ type, systemAccount }: Account): boolean {
  return type !== "BANK" && type !== "INVENTORY" && !CLOSED_SYSTEM_ACCOUNTS.includes(systemAccount ?? "");
}

/** What a line adds to its side of the journal, tax included. */
function grossOf({ lineAmountTypes }: ManualJournal, { lineAmount, taxAmount }: JournalLine): bigint {
  return lineAmountTypes === "Exclusive" ? lineAmount + taxAmount : lineAmount;
}

function sumOf(amounts: bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}

function text(amount: bigint): string {
  return decimalText(amount, MONEY_PLACES);
}
