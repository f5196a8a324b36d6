import { addDays, clockIn, dayIn, momentAt, type Instant, type TimeOfDay, type TimeZone } from "../instant";

/** When what happened is taken into the books. `daily` is by the clocks of the organisation. */
export type SyncSchedule = { mode: "real-time" } | { mode: "hourly" } | { mode: "daily"; at: TimeOfDay } | { mode: "manual" };

export const REAL_TIME: SyncSchedule = { mode: "real-time" };

/** Far enough never to come: what waits for a person waits until then. */
export const NEVER = "9999-12-31T00:00:00.000Z" as Instant;

const HOUR_MS = 3_600_000;

/** The next moment after this one at which a sync begins by itself; null in real time, where nothing waits. */
export function nextSync(schedule: SyncSchedule, zone: TimeZone, after: Instant): Instant | null {
  switch (schedule.mode) {
    case "real-time":
      return null;
    case "hourly":
      return fromMs((Math.floor(Date.parse(after) / HOUR_MS) + 1) * HOUR_MS);
    case "daily":
      return nextAt(schedule.at, zone, after);
    case "manual":
      return NEVER;
  }
}

/** Counted from the day before: near a change of the clocks, a time may fall into the day on either side. */
function nextAt(at: TimeOfDay, zone: TimeZone, after: Instant): Instant {
  let day = addDays(dayIn(zone, after), -1);
  let moment = momentAt(zone, day, at);
  while (Date.parse(moment) <= Date.parse(after)) {
    day = addDays(day, 1);
    moment = momentAt(zone, day, at);
  }

  return moment;
}

/** Why an order waits, in a sentence. */
export function waitsFor(schedule: SyncSchedule, zone: TimeZone, until: Instant): string {
  if (schedule.mode === "manual") return "Waits until you press “Sync now”, as your settings have it.";

  return `Waits for the next sync at ${clockIn(zone, until)} (${zone}), as your settings have it.`;
}

function fromMs(ms: number): Instant {
  return new Date(ms).toISOString() as Instant;
}
