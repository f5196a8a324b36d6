/** A moment in time, ISO 8601 in UTC: "2026-11-21T22:30:00Z". */
export type Instant = string & { readonly brand: "Instant" };
/** A day in the books, without a time: "2026-11-21". */
export type CalendarDate = string & { readonly brand: "CalendarDate" };
/** IANA name: "Europe/London". */
export type TimeZone = string & { readonly brand: "TimeZone" };

/** The day on which a moment falls for people in that zone. A sale at 23:30 in Auckland is that day's sale there. */
export function dayIn(zone: TimeZone, moment: Instant): CalendarDate {
  // Swedish writes dates as 2026-11-21, which is what both platforms read.
  const day = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short" });

  return day.format(new Date(moment)) as CalendarDate;
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  const moved = new Date(`${date}T00:00:00Z`);
  moved.setUTCDate(moved.getUTCDate() + days);

  return moved.toISOString().slice(0, 10) as CalendarDate;
}

/** The moment a day begins for people in that zone; summer time included. */
export function startOfDay(zone: TimeZone, date: CalendarDate): Date {
  const midnightUtc = new Date(`${date}T00:00:00Z`);
  const first = new Date(midnightUtc.getTime() - offsetMs(zone, midnightUtc));

  // The offset at the guess may differ from the one at the answer when the clocks change that night.
  const second = new Date(midnightUtc.getTime() - offsetMs(zone, first));

  // Where they skip midnight itself (Chile, each September), that can miss the day by an hour: it begins at the guess.
  return dayIn(zone, second.toISOString() as Instant) === date ? second : first;
}

/** How far the zone's clocks are ahead of UTC at that moment. */
function offsetMs(zone: TimeZone, moment: Date): number {
  const local = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" });

  return new Date(`${local.format(moment).replace(" ", "T")}Z`).getTime() - Math.floor(moment.getTime() / 1000) * 1000;
}
