import type { Books } from "../../ledger/books";
import { midnightUtcMs } from "../../ledger/calendar-date";
import type { JournalLine, ManualJournal } from "../../ledger/journals/manual-journal";
import { hasAttachments } from "../../ledger/papers/attachment";
import type { Json } from "../answer";
import type { Detail } from "../query/list";
import { trackingShape } from "./line";
import { unlessEmpty, wireInstant, wireMoney } from "./wire";

export function manualJournalShape(books: Books, journal: ManualJournal, detail: Detail): Json {
  return {
    Date: wireInstant(midnightUtcMs(journal.date)),
    Status: journal.status,
    LineAmountTypes: journal.lineAmountTypes,
    UpdatedDateUTC: wireInstant(journal.updatedAtMs),
    ManualJournalID: journal.id,
    Narration: journal.narration,
    JournalLines: detail === "summary" ? [] : journal.lines.map((line) => journalLineShape(books, line)),
    ...unlessEmpty("Url", journal.url),
    ShowOnCashBasisReports: journal.showOnCashBasisReports,
    HasAttachments: hasAttachments(books, journal.id),
  };
}

function journalLineShape(books: Books, line: JournalLine): Json {
  const account = line.accountCode === undefined ? undefined : books.accountByCode(line.accountCode);
  return {
    ...unlessEmpty("Description", line.description),
    ...unlessEmpty("TaxType", line.taxType),
    TaxAmount: wireMoney(line.taxAmount),
    LineAmount: wireMoney(line.lineAmount),
    ...unlessEmpty("AccountCode", line.accountCode),
    Tracking: line.tracking.map(trackingShape),
    ...unlessEmpty("AccountID", account?.accountId),
    IsBlank: false,
  };
}
