import { expect, test } from "vitest";
import { clockIn, momentAt, type CalendarDate, type Instant, type TimeOfDay, type TimeZone } from "~/domain/instant";
import { NEVER, nextSync, waitsFor, type SyncSchedule } from "~/domain/sync/sync-schedule";

const LONDON = "Europe/London" as TimeZone;
const daily = (at: string): SyncSchedule => ({ mode: "daily", at: at as TimeOfDay });
const next = (schedule: SyncSchedule, after: string, zone: string = LONDON) => nextSync(schedule, zone as TimeZone, after as Instant);

test("in real time nothing waits; by hand nothing begins by itself", () => {
  expect(next({ mode: "real-time" }, "2026-11-22T10:15:00Z")).toBeNull();
  expect(next({ mode: "manual" }, "2026-11-22T10:15:00Z")).toBe(NEVER);
});

test("hourly: the next full hour, and never this very moment again", () => {
  expect(next({ mode: "hourly" }, "2026-11-22T10:15:00Z")).toBe("2026-11-22T11:00:00.000Z");
  expect(next({ mode: "hourly" }, "2026-11-22T11:00:00.000Z")).toBe("2026-11-22T12:00:00.000Z");
  expect(next({ mode: "hourly" }, "2026-11-22T23:59:59.999Z")).toBe("2026-11-23T00:00:00.000Z");
});

test("daily: later today, or tomorrow where it has passed", () => {
  expect(next(daily("18:30"), "2026-11-22T10:00:00Z")).toBe("2026-11-22T18:30:00.000Z");
  expect(next(daily("18:30"), "2026-11-22T18:30:00Z")).toBe("2026-11-23T18:30:00.000Z");
});

test("daily: by the organisation's clocks", () => {
  // New Zealand is 13 hours ahead in November: 06:00 on the 23rd there. Adelaide is 10½.
  expect(next(daily("06:00"), "2026-11-22T10:00:00Z", "Pacific/Auckland")).toBe("2026-11-22T17:00:00.000Z");
  expect(next(daily("06:00"), "2026-11-22T10:00:00Z", "Australia/Adelaide")).toBe("2026-11-22T19:30:00.000Z");
});

test("daily keeps its local time when the clocks change", () => {
  // Britain: 29 March 2026, 01:00 UTC forward; 25 October 2026, 01:00 UTC back. 18:30 there is 17:30 UTC in summer.
  expect(next(daily("18:30"), "2026-03-28T18:30:00Z")).toBe("2026-03-29T17:30:00.000Z");
  expect(next(daily("18:30"), "2026-10-24T17:30:00Z")).toBe("2026-10-25T18:30:00.000Z");
});

test("a time that the clocks skip comes an hour later that day, and once", () => {
  expect(next(daily("01:30"), "2026-03-28T12:00:00Z")).toBe("2026-03-29T01:30:00.000Z");
  expect(clockIn(LONDON, "2026-03-29T01:30:00Z" as Instant)).toBe("2026-03-29 02:30");
  expect(next(daily("01:30"), "2026-03-29T01:30:00.000Z")).toBe("2026-03-30T00:30:00.000Z");
});

test("a time that the clocks show twice begins one sync, the first time", () => {
  expect(next(daily("01:30"), "2026-10-24T12:00:00Z")).toBe("2026-10-25T00:30:00.000Z");
  expect(next(daily("01:30"), "2026-10-25T00:30:00.000Z")).toBe("2026-10-26T01:30:00.000Z");
});

test("a day that has no midnight begins at one (Chile, 6 September 2026)", () => {
  const moment = momentAt("America/Santiago" as TimeZone, "2026-09-06" as CalendarDate, "00:00" as TimeOfDay);

  expect([moment, clockIn("America/Santiago" as TimeZone, moment)]).toEqual(["2026-09-06T04:00:00.000Z", "2026-09-06 01:00"]);
});

test("every day has one sync, in every zone, through a year", () => {
  for (const zone of ["Europe/London", "America/New_York", "Australia/Lord_Howe", "Pacific/Auckland", "America/Santiago"]) {
    for (const at of ["00:00", "02:15"]) {
      let moment = next(daily(at), "2026-01-01T12:00:00Z", zone);
      for (let day = 0; day < 366 && moment !== null; day++) {
        const following = next(daily(at), moment, zone);
        const hours = (Date.parse(following ?? "") - Date.parse(moment)) / 3_600_000;
        expect(hours, `${zone} ${at} after ${moment}`).toBeGreaterThanOrEqual(22);
        expect(hours, `${zone} ${at} after ${moment}`).toBeLessThanOrEqual(26);
        moment = following;
      }
    }
  }
});

test("an order says what it waits for", () => {
  expect(waitsFor(daily("18:30"), LONDON, "2026-06-22T17:30:00Z" as Instant)).toBe(
    "Waits for the next sync at 2026-06-22 18:30 (Europe/London), as your settings have it.",
  );
  expect(waitsFor({ mode: "manual" }, LONDON, NEVER)).toBe("Waits until you press “Sync now”, as your settings have it.");
});
