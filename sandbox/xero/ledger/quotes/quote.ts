import type { CalendarDate } from "../calendar-date";
import type { ContactInput } from "../contacts/contact";
import type { DocumentLine, LineAmountTypes } from "../documents/document";
import type { LineInput } from "../documents/document-input";
import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";

export const QUOTE_STATUSES = ["DRAFT", "SENT", "DECLINED", "ACCEPTED", "INVOICED", "DELETED"] as const;
export type QuoteStatus = (typeof QUOTE_STATUSES)[number];

/** An offer to a contact: it has an invoice's lines and totals, and moves no account. */
export interface Quote extends ShelvedRecord {
  number: string;
  reference: string;
  terms: string;
  title: string;
  summary: string;
  contactId: string;
  date: CalendarDate;
  expiryDate: CalendarDate | undefined;
  status: QuoteStatus;
  lineAmountTypes: LineAmountTypes;
  lines: DocumentLine[];
  currencyCode: string;
  /** Units of the quote's currency for one of the base currency, 6 places. */
  currencyRate: bigint;
  brandingThemeId: string;
}

export type QuoteInput = Sent<
  Omit<Quote, "contactId" | "lines" | "status" | "createdByApp" | "updatedAtMs" | "history"> & {
    status: string;
    contact: ContactInput;
    lines: LineInput[];
  }
>;
