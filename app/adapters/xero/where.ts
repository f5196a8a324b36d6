import type { CalendarDate } from "../../domain/instant";

/** A text in Xero's `where`: quotes inside are doubled. */
export function quoted(text: string): string {
  return `"${text.replace(/"/g, '""')}"`;
}

/** Documents of that day and later. */
export function dated(fromDay: CalendarDate): string {
  const [year, month, date] = fromDay.split("-").map(Number);

  return `Date>=DateTime(${year}, ${month}, ${date})`;
}
