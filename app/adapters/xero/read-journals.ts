import type { ManualJournal, ManualJournalLine } from "xero-node";
import { journalSums, type JournalLine, type SalesAccounts } from "../../domain/elsewhere/journal-amounts";
import type { InvoiceId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import type { Currency } from "../../domain/money/currency";
import { subtract, zero } from "../../domain/money/money";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, Page } from "../../ports/books";
import type { JournalFound } from "../../ports/elsewhere-store";
import { call, mapAnswer } from "./call";
import { amount, day } from "./from-xero";
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
): Promise<Answer<Page<JournalFound> | "no-consent" | "refused">> {
  const { scope } = claimsOf(accessToken);
  if (scope && !SCOPES.some((each) => scope.includes(each))) return { kind: "done", value: "no-consent" };
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getManualJournals(tenantId, since, dated(fromDay), "UpdatedDateUTC ASC", page, PAGE_SIZE));
  if (answer.kind === "unauthorised" || answer.kind === "rejected") return { kind: "done", value: "refused" };

  return mapAnswer(answer, ({ body }) => ({
    found: (body.manualJournals ?? []).map((journal) => toJournal(journal, accounts)),
    pages: body.pagination?.pageCount ?? page,
  }));
}

function toJournal(journal: ManualJournal, accounts: SalesAccounts): JournalFound {
  const { manualJournalID, narration, status, journalLines = [], lineAmountTypes, updatedDateUTC } = journal;
  const taxIncluded = String(lineAmountTypes) === "Inclusive";

  return {
    id: manualJournalID as InvoiceId,
    narration,
    date: day(journal.date) as CalendarDate,
    status: String(status),
    updatedAt: updatedDateUTC ? new Date(updatedDateUTC) : null,
    ...journalSums(
      journalLines.map((line) => toLine(line, accounts.currency, taxIncluded)),
      accounts,
    ),
  };
}

function toLine({ accountCode, lineAmount, taxAmount }: ManualJournalLine, currency: Currency, taxIncluded: boolean): JournalLine {
  const stated = amount(lineAmount, currency);
  const tax = taxAmount === undefined ? zero(currency) : amount(taxAmount, currency);

  return { accountCode: accountCode || null, net: taxIncluded ? subtract(stated, tax) : stated, tax };
}
