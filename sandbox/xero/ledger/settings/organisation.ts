import type { CalendarDate } from "../calendar-date";

export type CountryCode = "GB" | "AU" | "NZ" | "US";

/** A Xero organisation: its identity as a tenant and the settings that its books obey. */
export interface Organisation {
  /** Also the tenant id of the API. */
  organisationId: string;
  name: string;
  legalName: string;
  shortCode: string;
  countryCode: CountryCode;
  baseCurrency: string;
  /** IANA name; decides what "today" is. */
  timeZone: string;
  /** Xero's own name for the time zone, as the API writes it. */
  xeroTimeZone: string;
  /** Xero's plan: DEMO, TRIAL, STARTER, STANDARD, PREMIUM …; limits such as e-mails a day depend on it. */
  class: string;
  taxNumber: string;
  taxNumberName: string;
  financialYearEnd: { day: number; month: number };
  createdAtMs: number;
  periodLockDate: CalendarDate | undefined;
  endOfYearLockDate: CalendarDate | undefined;
}

export interface Currency {
  code: string;
  description: string;
}

export interface BrandingTheme {
  brandingThemeId: string;
  name: string;
  logoUrl: string | undefined;
  sortOrder: number;
  createdAtMs: number;
}

export interface TrackingCategory {
  trackingCategoryId: string;
  name: string;
  status: "ACTIVE" | "ARCHIVED";
  options: TrackingOption[];
}

export interface TrackingOption {
  trackingOptionId: string;
  name: string;
  status: "ACTIVE" | "ARCHIVED";
}
