import type { Instant, TimeOfDay } from "../domain/instant";
import type { ShopDomain } from "../domain/ids";
import { nextSync, waitsFor, type SyncSchedule } from "../domain/sync/sync-schedule";
import type { Bell } from "../ports/bell";
import type { Clock } from "../ports/clock";
import type { Connection } from "../ports/connection";
import type { ConnectionStore } from "../ports/connection-store";
import type { ScheduleValues, ScheduleView } from "./views";

type Ports = { connections: ConnectionStore; clock: Clock; bell: Bell };

/** Proposed where `daily` is chosen for the first time: after a shop's day, before the bookkeeper's. */
const PROPOSED_TIME = "22:00";
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/** When the shop's syncs happen. What waits by the schedule of before goes at once, in a last sync of it. */
export function makeSaveSchedule({ connections, clock, bell }: Ports) {
  return async function saveSchedule(shop: ShopDomain, values: ScheduleValues): Promise<{ error: string | null }> {
    const connection = await connections.active(shop);
    if (!connection) return { error: "Connect Xero first." };
    const schedule = readSchedule(values);
    if ("error" in schedule) return schedule;
    const now = clock.now();
    const next = nextSync(schedule, connection.organisation.timeZone, now.toISOString() as Instant);
    await connections.saveSchedule(connection.id, { schedule, waitsUntil: next === null ? null : now });
    await bell.ringLane(connection.tenantId);

    return { error: null };
  };
}

function readSchedule({ mode, at }: ScheduleValues): SyncSchedule | { error: string } {
  switch (mode) {
    case "real-time":
    case "hourly":
    case "manual":
      return { mode };
    case "daily":
      return TIME.test(at) ? { mode, at: at as TimeOfDay } : { error: "Choose a time of day, such as 22:00." };
    default:
      return { error: "Choose one of these." };
  }
}

export function toScheduleView({ schedule, waitsUntil, organisation }: Connection, now: Date): ScheduleView {
  return {
    mode: schedule.mode,
    at: schedule.mode === "daily" ? schedule.at : PROPOSED_TIME,
    timeZone: organisation.timeZone,
    nextAt: waitsUntil !== null && waitsUntil > now && schedule.mode !== "manual" ? waitsUntil.toISOString() : null,
    underWay: waitsUntil !== null && waitsUntil <= now,
  };
}

/** Why an order of this connection waits; null while it does not. */
export function waitingWords({ schedule, waitsUntil, organisation }: Connection, { waits }: { waits: boolean }, now: Date): string | null {
  if (!waits || waitsUntil === null || waitsUntil <= now) return null;

  return waitsFor(schedule, organisation.timeZone, waitsUntil.toISOString() as Instant);
}
