import { dayIn, momentAt, type Instant, type TimeOfDay, type TimeZone } from "../instant";

const BEGINS = "02:00" as TimeOfDay;
const LASTS_MS = 4 * 60 * 60_000;

/** When the night began that it is now, by the organisation's clocks: from two to six. Null by day. */
export function nightAt(zone: TimeZone, now: Instant): Instant | null {
  const began = momentAt(zone, dayIn(zone, now), BEGINS);
  const sinceMs = Date.parse(now) - Date.parse(began);

  return sinceMs >= 0 && sinceMs < LASTS_MS ? began : null;
}
