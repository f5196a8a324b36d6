import type { TimeZone } from "../instant";
import type { Currency } from "../money/currency";

/** A Xero organisation: one set of books. */
export type Organisation = {
  name: string;
  countryCode: string;
  baseCurrency: Currency;
  timeZone: TimeZone;
  /** Used in links into Xero: "!Qj35V". */
  shortCode: string;
};
