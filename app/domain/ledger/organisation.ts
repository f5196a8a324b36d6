import type { CalendarDate, TimeZone } from "../instant";
import type { Currency } from "../money/currency";

/** A Xero organisation: one set of books. */
export type Organisation = {
  name: string;
  countryCode: string;
  baseCurrency: Currency;
  timeZone: TimeZone;
  /** Used in links into Xero: "!Qj35V". */
  shortCode: string;
  /** Currencies the organisation has enabled besides its base. Absent: none known. */
  currencies?: readonly Currency[];
  /** The later of its lock dates: nothing may be dated on or before it. Absent or null: nothing is locked. */
  lockedUntil?: CalendarDate | null;
};
