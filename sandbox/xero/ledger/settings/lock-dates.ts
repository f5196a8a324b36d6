import type { Books } from "../books";
import { dayMonthYear, type CalendarDate } from "../calendar-date";

/**
 * Xero's refusal for a date on or before a lock date, undefined where the period is open.
 * The wording for the period lock date is by analogy; the year-end one is Xero's own.
 */
export function lockDateProblem(books: Books, date: CalendarDate): string | undefined {
  const { endOfYearLockDate, periodLockDate } = books.organisation;
  if (endOfYearLockDate !== undefined && date <= endOfYearLockDate) {
    return `The document date cannot be before the end of year lock date, currently set at ${dayMonthYear(
      endOfYearLockDate
    )}`;
  }
  if (periodLockDate !== undefined && date <= periodLockDate) {
    return `The document date cannot be before the period lock date, currently set at ${dayMonthYear(periodLockDate)}`;
  }
  return undefined;
}
