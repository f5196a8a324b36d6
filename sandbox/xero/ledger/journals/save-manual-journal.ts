import { newGuid } from "../../ids";
import type { Books } from "../books";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { lockDateProblem } from "../settings/lock-dates";
import { checkJournal } from "./check-journal";
import { draftJournalLines } from "./draft-journal-lines";
import type { JournalStatus, ManualJournal, ManualJournalInput } from "./manual-journal";

export interface ManualJournalWrite {
  input: ManualJournalInput;
  byApp: string | undefined;
}

/** A posted journal is corrected or voided; a draft can be posted or deleted. The last two are the end. */
const NEXT: Record<JournalStatus, readonly string[]> = {
  DRAFT: ["DRAFT", "POSTED", "DELETED"],
  POSTED: ["POSTED", "VOIDED"],
  DELETED: [],
  VOIDED: [],
};

/**
 * Creates a manual journal, or with an id changes one: DRAFT unless POSTED is asked for (Xero, Nov 2026).
 * @throws RecordNotFound when the id does not exist.
 */
export function saveManualJournal(books: Books, { input, byApp }: ManualJournalWrite): Outcome<ManualJournal> {
  const existing = input.id === undefined ? undefined : books.shelves.manualJournals.get(input.id.toLowerCase());
  if (input.id !== undefined && !existing) throw new RecordNotFound(`No manual journal ${input.id}.`);
  const status = input.status ?? existing?.status ?? "DRAFT";
  const misplaced = statusProblem(existing, status);
  const before = existing ?? blankJournal(books, byApp);
  if (misplaced !== undefined) return refused([misplaced], existing, status);

  const isClosing = status === "VOIDED" || status === "DELETED";
  const { journal, warnings, problems } = isClosing
    ? { journal: before, warnings: [], problems: [] }
    : drafted(books, { ...before, status: status as JournalStatus }, input);
  const locked = existing && lockDateProblem(books, existing.date);
  const all = [
    ...problems,
    ...(isClosing ? [] : checkJournal(books, journal)),
    ...(locked === undefined ? [] : [locked]),
  ];
  if (all.length > 0) return refused([...new Set(all)], journal, status);
  const changes = existing ? { POSTED: "Posted", DRAFT: "Edited", VOIDED: "Voided", DELETED: "Deleted" }[status] : "Created";
  const record = historyOf(books, byApp, { changes: changes ?? "Edited", details: "" });
  const stored: ManualJournal = {
    ...journal,
    status: status as JournalStatus,
    updatedAtMs: books.now(),
    history: [...journal.history, record],
  };
  books.put("manualJournals", stored, existing ? "UPDATE" : "CREATE");
  return saved(stored, warnings);
}

function statusProblem(existing: ManualJournal | undefined, status: string): string | undefined {
  const allowed = existing ? NEXT[existing.status] : ["DRAFT", "POSTED"];
  if (allowed.includes(status)) return undefined;
  return `Manual journal not of valid status for ${existing ? "modification" : "creation"}`;
}

function drafted(
  books: Books,
  before: ManualJournal,
  input: ManualJournalInput
): { journal: ManualJournal; warnings: string[]; problems: string[] } {
  const header: ManualJournal = {
    ...before,
    narration: input.narration ?? before.narration,
    date: input.date ?? before.date,
    lineAmountTypes: input.lineAmountTypes ?? before.lineAmountTypes,
    url: input.url ?? before.url,
    showOnCashBasisReports: input.showOnCashBasisReports ?? before.showOnCashBasisReports,
  };
  const { lines, warnings, problems } = draftJournalLines(books, header, input.lines);
  return { journal: { ...header, lines }, warnings, problems };
}

function blankJournal(books: Books, byApp: string | undefined): ManualJournal {
  return {
    id: newGuid(),
    narration: "",
    date: books.today(),
    status: "DRAFT",
    lineAmountTypes: "NoTax",
    lines: [],
    url: "",
    showOnCashBasisReports: true,
    createdByApp: byApp,
    updatedAtMs: books.now(),
    history: [],
  };
}
