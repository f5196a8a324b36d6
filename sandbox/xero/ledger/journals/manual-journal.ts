import type { CalendarDate } from "../calendar-date";
import type { LineAmountTypes, LineTracking } from "../documents/document";
import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";

export type JournalStatus = "DRAFT" | "POSTED" | "DELETED" | "VOIDED";

export interface JournalLine {
  description: string;
  /** Undefined where a draft named an account that does not exist: Xero drops the code and warns. */
  accountCode: string | undefined;
  taxType: string | undefined;
  /** Minor units of the base currency; debits are positive, credits negative. */
  lineAmount: bigint;
  /** Minor units, with the sign of its line. */
  taxAmount: bigint;
  tracking: LineTracking[];
}

/** A correction that an accountant writes by hand, always in the base currency. */
export interface ManualJournal extends ShelvedRecord {
  narration: string;
  date: CalendarDate;
  status: JournalStatus;
  lineAmountTypes: LineAmountTypes;
  lines: JournalLine[];
  url: string;
  showOnCashBasisReports: boolean;
}

export type JournalLineInput = Sent<
  Omit<JournalLine, "tracking"> & { accountId: string; tracking: Sent<LineTracking>[] }
>;

export type ManualJournalInput = Sent<
  Pick<ManualJournal, "id" | "narration" | "date" | "lineAmountTypes" | "url" | "showOnCashBasisReports"> & {
    status: string;
    lines: JournalLineInput[];
  }
>;
