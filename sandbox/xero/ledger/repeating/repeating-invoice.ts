import type { CalendarDate } from "../calendar-date";
import type { ContactInput } from "../contacts/contact";
import type { DocumentLine, LineAmountTypes } from "../documents/document";
import type { LineInput } from "../documents/document-input";
import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";

export const DUE_DATE_TYPES = [
  "DAYSAFTERBILLDATE",
  "DAYSAFTERBILLMONTH",
  "DAYSAFTERINVOICEDATE",
  "DAYSAFTERINVOICEMONTH",
  "OFCURRENTMONTH",
  "OFFOLLOWINGMONTH",
] as const;

export interface Schedule {
  /** Every so many weeks or months. */
  period: number;
  unit: "WEEKLY" | "MONTHLY";
  dueDate: number;
  dueDateType: (typeof DUE_DATE_TYPES)[number];
  startDate: CalendarDate;
  nextScheduledDate: CalendarDate;
  endDate: CalendarDate | undefined;
}

/** A template, of which an invoice is made whenever its schedule says so. */
export interface RepeatingInvoice extends ShelvedRecord {
  type: "ACCREC" | "ACCPAY";
  contactId: string;
  schedule: Schedule;
  lineAmountTypes: LineAmountTypes;
  lines: DocumentLine[];
  reference: string;
  brandingThemeId: string;
  currencyCode: string;
  status: "DRAFT" | "AUTHORISED" | "DELETED";
  approvedForSending: boolean;
  sendCopy: boolean;
  markAsSent: boolean;
  includePdf: boolean;
}

export type RepeatingInvoiceInput = Sent<
  Pick<
    RepeatingInvoice,
    | "id"
    | "lineAmountTypes"
    | "reference"
    | "brandingThemeId"
    | "currencyCode"
    | "approvedForSending"
    | "sendCopy"
    | "markAsSent"
    | "includePdf"
  > & {
    type: string;
    status: string;
    contact: ContactInput;
    lines: LineInput[];
    schedule: Sent<Omit<Schedule, "nextScheduledDate">>;
  }
>;
