/** A moment in time, ISO 8601 with its offset: "2026-11-21T22:30:00Z". */
export type Instant = string & { readonly brand: "Instant" };
/** A day in the books, without a time: "2026-11-21". */
export type CalendarDate = string & { readonly brand: "CalendarDate" };
/** IANA name: "Europe/London". */
export type TimeZone = string & { readonly brand: "TimeZone" };

const DAY_MS = 86_400_000;

/** The day on which a moment falls for people in that zone. A sale at 23:30 in Auckland is that day's sale there. */
export function dayIn(zone: TimeZone, moment: Instant): CalendarDate {
  const ms = Date.parse(moment);
  const offset = offsetAllDay(zone, Math.floor(ms / DAY_MS)) ?? offsetMs(zone, new Date(ms));

  return dateOfDay(Math.floor((ms + offset) / DAY_MS));
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return dateOfDay(Date.parse(`${date}T00:00:00Z`) / DAY_MS + days);
}

export function laterOf(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b;
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

/** A time on the clock: "18:30". */
export type TimeOfDay = string & { readonly brand: "TimeOfDay" };

/**
 * The moment the clocks of that zone show this time on this day: the first where they show it twice, and as much later as
 * the clocks go forward where they skip it ("02:30" is then 03:30).
 */
export function momentAt(zone: TimeZone, date: CalendarDate, time: TimeOfDay): Instant {
  const asUtc = Date.parse(`${date}T${time}:00Z`);
  const [before, after] = [asUtc - DAY_MS, asUtc + DAY_MS].map((ms) => offsetMs(zone, new Date(ms)));
  const early = asUtc - Math.max(before ?? 0, after ?? 0);
  const late = asUtc - Math.min(before ?? 0, after ?? 0);
  const shows = (ms: number) => ms + offsetMs(zone, new Date(ms)) === asUtc;

  return new Date(shows(early) ? early : late).toISOString() as Instant;
}

/** "2026-11-21 18:30", as the clocks of that zone show it. */
export function clockIn(zone: TimeZone, moment: Instant): string {
  const ms = Date.parse(moment);

  return new Date(ms + offsetMs(zone, new Date(ms))).toISOString().slice(0, 16).replace("T", " ");
}

/** Asking for a zone's clock is slow (a tenth of a millisecond), and the answer for a day never changes. */
const OFFSETS = new Map<TimeZone, Map<number, number | null>>();
const MOST_DAYS = 20_000;

/** The zone's offset in a whole UTC day; null where the clocks change within it. */
function offsetAllDay(zone: TimeZone, day: number): number | null {
  let days = OFFSETS.get(zone);
  if (!days) OFFSETS.set(zone, (days = new Map()));
  const known = days.get(day);
  if (known !== undefined) return known;
  const atStart = offsetMs(zone, new Date(day * DAY_MS));
  const offset = atStart === offsetMs(zone, new Date((day + 1) * DAY_MS - 1)) ? atStart : null;
  if (days.size >= MOST_DAYS) days.clear();
  days.set(day, offset);

  return offset;
}

const CLOCKS = new Map<TimeZone, Intl.DateTimeFormat>();

/** How far the zone's clocks are ahead of UTC at that moment. */
function offsetMs(zone: TimeZone, moment: Date): number {
  let clock = CLOCKS.get(zone);
  // Swedish writes dates as 2026-11-21, which reads back.
  if (!clock) CLOCKS.set(zone, (clock = new Intl.DateTimeFormat("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "medium" })));

  return new Date(`${clock.format(moment).replace(" ", "T")}Z`).getTime() - Math.floor(moment.getTime() / 1000) * 1000;
}

const DATES = new Map<number, CalendarDate>();

/** The date of a day counted from 1 January 1970. */
function dateOfDay(day: number): CalendarDate {
  const known = DATES.get(day);
  if (known) return known;
  const date = new Date(day * DAY_MS).toISOString().slice(0, 10) as CalendarDate;
  if (DATES.size >= MOST_DAYS) DATES.clear();
  DATES.set(day, date);

  return date;
}
