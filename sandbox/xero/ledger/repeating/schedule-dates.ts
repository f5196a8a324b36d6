import type { CalendarDate } from "../calendar-date";
import type { Schedule } from "./repeating-invoice";

const DAY_MS = 24 * 3_600_000;

/**
 * The date of the invoice after the one of `date`. Months count from the day that the schedule started on: the 31st
 * is the last day of a shorter month, and the 31st again in the next long one.
 */
export function dateAfter({ period, unit, startDate }: Schedule, date: CalendarDate): CalendarDate {
  if (unit === "WEEKLY") return daysLater(date, 7 * period);
  return dayOfMonth(date, { monthsLater: period, day: Number(startDate.slice(8)) });
}

/** When an invoice of the schedule is due; `dueDate` is a number of days, or a day of a month. */
export function dueDateOf({ dueDate, dueDateType }: Schedule, date: CalendarDate): CalendarDate {
  switch (dueDateType) {
    case "DAYSAFTERBILLDATE":
    case "DAYSAFTERINVOICEDATE":
      return daysLater(date, dueDate);
    case "DAYSAFTERBILLMONTH":
    case "DAYSAFTERINVOICEMONTH":
      return daysLater(dayOfMonth(date, { monthsLater: 0, day: 31 }), dueDate);
    case "OFCURRENTMONTH":
      return dayOfMonth(date, { monthsLater: 0, day: dueDate });
    case "OFFOLLOWINGMONTH":
      return dayOfMonth(date, { monthsLater: 1, day: dueDate });
  }
}

function daysLater(date: CalendarDate, days: number): CalendarDate {
  return dayOf(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS);
}

/** A day of this or a later month; the last one where the month is too short for it. */
function dayOfMonth(date: CalendarDate, { monthsLater, day }: { monthsLater: number; day: number }): CalendarDate {
  const [year = 0, month = 1] = date.split("-").map(Number);
  const lastDay = new Date(Date.UTC(year, month + monthsLater, 0)).getUTCDate();
  return dayOf(Date.UTC(year, month - 1 + monthsLater, Math.min(Math.max(day, 1), lastDay)));
}

function dayOf(ms: number): CalendarDate {
  return new Date(ms).toISOString().slice(0, 10) as CalendarDate;
}
