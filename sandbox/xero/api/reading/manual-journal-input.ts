import { MONEY_PLACES } from "../../ledger/decimal";
import type { JournalLineInput, ManualJournalInput } from "../../ledger/journals/manual-journal";
import { LINE_AMOUNT_TYPES, readTracking } from "./document-input";
import type { Fields } from "./fields";

export function readManualJournal(fields: Fields): ManualJournalInput {
  return {
    id: fields.text("ManualJournalID"),
    narration: fields.text("Narration"),
    date: fields.date("Date"),
    status: fields.text("Status")?.toUpperCase(),
    lineAmountTypes: fields.oneOf("LineAmountTypes", LINE_AMOUNT_TYPES, "Xero.API.Library..LineAmountType"),
    lines: fields.list("JournalLines")?.map(readJournalLine),
    url: fields.text("Url"),
    showOnCashBasisReports: fields.flag("ShowOnCashBasisReports"),
  };
}

function readJournalLine(fields: Fields): JournalLineInput {
  return {
    description: fields.text("Description"),
    accountCode: fields.text("AccountCode"),
    accountId: fields.text("AccountID"),
    taxType: fields.text("TaxType"),
    lineAmount: fields.decimal("LineAmount", MONEY_PLACES),
    taxAmount: fields.decimal("TaxAmount", MONEY_PLACES),
    tracking: readTracking(fields, "Tracking"),
  };
}
