/** A day without a time, `YYYY-MM-DD`. Xero's document dates never shift with a time zone. */
export type CalendarDate = string & { readonly brand: "CalendarDate" };

const LEADING_DAY = /^(\d{4})-(\d{2})-(\d{2})(?:[T ].*)?$/;
const MICROSOFT_DATE = /^\/Date\((-?\d+)(?:[+-]\d{4})?\)\/$/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/**
 * Reads what Xero reads: `2026-11-21`, an ISO date and time (its time is dropped) or `/Date(ms)/`.
 * Undefined when the text is none of these or no real day.
 */
export function parseCalendarDate(text: string): CalendarDate | undefined {
  const microsoft = MICROSOFT_DATE.exec(text.trim());
  if (microsoft) return dayWithinYears(Number(microsoft[1]));
  const match = LEADING_DAY.exec(text.trim());
  if (!match) return undefined;
  const day = `${match[1]}-${match[2]}-${match[3]}` as CalendarDate;
  return dayWithinYears(Date.parse(`${day}T00:00:00Z`)) === day ? day : undefined;
}

/** 1 January of the year 1 and of the year 10000: what .NET, on which Xero runs, calls dates lies between. */
const FIRST_MS = -62_135_596_800_000;
const END_MS = 253_402_300_800_000;

function dayWithinYears(ms: number): CalendarDate | undefined {
  return ms >= FIRST_MS && ms < END_MS ? calendarDateAt(ms) : undefined;
}

/** The UTC day of an instant. */
function calendarDateAt(ms: number): CalendarDate {
  return new Date(ms).toISOString().slice(0, 10) as CalendarDate;
}

/** The day that it is in a place, e.g. `Pacific/Auckland`: Xero's "today" is the organisation's. */
export function calendarDateIn(timeZone: string, ms: number): CalendarDate {
  return new Intl.DateTimeFormat("en-CA", { timeZone }).format(ms) as CalendarDate;
}

/** Midnight UTC of the day, which is how Xero writes a day as an instant. */
export function midnightUtcMs(date: CalendarDate): number {
  return Date.parse(`${date}T00:00:00Z`);
}

/** `31-Jul-2013`, the form used inside Xero's lock date messages. */
export function dayMonthYear(date: CalendarDate, separator = "-"): string {
  const [year, month, day] = date.split("-");
  return [day, MONTHS[Number(month) - 1], year].join(separator);
}
