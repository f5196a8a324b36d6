import type { ManualJournal, ManualJournalLine } from "xero-node";
import { journalSums, type JournalLine, type SalesAccounts } from "../../domain/elsewhere/journal-amounts";
import type { InvoiceId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import { subtract } from "../../domain/money/money";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, PageOfOthers } from "../../ports/books";
import type { JournalFound } from "../../ports/elsewhere-store";
import { amountsIn, type Amounts } from "./amounts";
import { call, mapAnswer } from "./call";
import { day } from "./from-xero";
import { claimsOf } from "./token-claims";
import { dated } from "./where";
import { xeroClientFor } from "./xero-client";

const PAGE_SIZE = 1_000;
const SCOPES = ["accounting.manualjournals.read", "accounting.manualjournals"];

type Wanted = { fromDay: CalendarDate; since: Date; page: number; accounts: SalesAccounts };

/**
 * Manual journals by what they book to the accounts of sales. A consent given before Crossfoot asked for them is known by its token,
 * without a call. Since 29 June 2026 Xero shows them only to people who may see reports; that is no reason to take the connection
 * for broken, so the refusal is told as a word.
 */
export async function manualJournals(
  { tenantId, accessToken }: BooksAccess,
  { fromDay, since, page, accounts }: Wanted,
): Promise<Answer<PageOfOthers<JournalFound> | "no-consent" | "refused">> {
  const { scope } = claimsOf(accessToken);
  if (scope && !SCOPES.some((each) => scope.includes(each))) return { kind: "done", value: "no-consent" };
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getManualJournals(tenantId, since, dated(fromDay), "UpdatedDateUTC ASC", page, PAGE_SIZE));
  if (answer.kind === "unauthorised" || answer.kind === "rejected") return { kind: "done", value: "refused" };

  return mapAnswer(answer, ({ body }) => {
    const read = (body.manualJournals ?? []).map((journal) => readJournal(journal, accounts));

    return {
      found: read.flatMap(({ journal, unreadable }) => (unreadable === undefined ? [journal] : [])),
      unread: read.flatMap(({ journal: { id }, unreadable }) => (unreadable === undefined ? [] : [{ id, amount: unreadable }])),
      pages: body.pagination?.pageCount ?? page,
    };
  });
}

/** It is only shown, by what it comes to. */
function readJournal(journal: ManualJournal, accounts: SalesAccounts): { journal: JournalFound; unreadable?: string } {
  const amounts = amountsIn(accounts.currency);

  return { journal: toJournal(journal, accounts, amounts), ...amounts.unreadable() };
}

function toJournal(journal: ManualJournal, accounts: SalesAccounts, amounts: Amounts): JournalFound {
  const { manualJournalID, narration, status, journalLines = [], lineAmountTypes, updatedDateUTC } = journal;
  const taxIncluded = String(lineAmountTypes) === "Inclusive";

  return {
    id: manualJournalID as InvoiceId,
    narration,
    date: day(journal.date) as CalendarDate,
    status: String(status),
    updatedAt: updatedDateUTC ? new Date(updatedDateUTC) : null,
    ...journalSums(
      journalLines.map((line) => toLine(line, amounts, taxIncluded)),
      accounts,
    ),
  };
}

function toLine({ accountCode, lineAmount, taxAmount }: ManualJournalLine, amounts: Amounts, taxIncluded: boolean): JournalLine {
  const stated = amounts.of(lineAmount);
  const tax = amounts.of(taxAmount);

  return { accountCode: accountCode || null, net: taxIncluded ? subtract(stated, tax) : stated, tax };
}
