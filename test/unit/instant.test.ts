import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, dayIn, startOfDay, type CalendarDate, type Instant, type TimeZone } from "../../app/domain/instant";

const zone = (name: string) => name as TimeZone;
const day = (text: string) => text as CalendarDate;
const instant = (text: string) => text as Instant;

describe("the day on which a moment falls", () => {
  // Offsets by hand: Auckland +13 in summer (NZDT), +12 in winter; London 0, +1 in summer; Los Angeles −8, −7 in summer.
  test.each([
    ["Pacific/Auckland", "2026-11-20T10:59:59Z", "2026-11-20"],
    ["Pacific/Auckland", "2026-11-20T11:00:00Z", "2026-11-21"],
    ["Pacific/Auckland", "2026-07-01T11:59:59Z", "2026-07-01"],
    ["Pacific/Auckland", "2026-07-01T12:00:00Z", "2026-07-02"],
    ["Europe/London", "2026-11-20T23:59:59Z", "2026-11-20"],
    ["Europe/London", "2026-11-21T00:00:00Z", "2026-11-21"],
    ["Europe/London", "2026-07-01T22:59:59Z", "2026-07-01"],
    ["Europe/London", "2026-07-01T23:00:00Z", "2026-07-02"],
    ["America/Los_Angeles", "2026-11-21T07:59:59Z", "2026-11-20"],
    ["America/Los_Angeles", "2026-11-21T08:00:00Z", "2026-11-21"],
    ["America/Los_Angeles", "2026-07-02T06:59:59Z", "2026-07-01"],
    ["America/Los_Angeles", "2026-07-02T07:00:00Z", "2026-07-02"],
    ["Pacific/Auckland", "2026-12-31T11:00:00Z", "2027-01-01"],
  ])("in %s, %s is %s", (name, moment, expected) => {
    expect(dayIn(zone(name), instant(moment))).toBe(expected);
  });

  test("a moment written with an offset is the same moment", () => {
    expect(dayIn(zone("Europe/London"), instant("2026-11-21T12:30:00+13:00"))).toBe("2026-11-20");
  });
});

describe("the moment a day begins", () => {
  test.each([
    ["Europe/London", "2026-11-21", "2026-11-21T00:00:00Z"],
    ["Europe/London", "2026-07-01", "2026-06-30T23:00:00Z"],
    // Britain, 29 March 2026, clocks go forward at 01:00 UTC: the day begins before, the next one after.
    ["Europe/London", "2026-03-29", "2026-03-29T00:00:00Z"],
    ["Europe/London", "2026-03-30", "2026-03-29T23:00:00Z"],
    ["Europe/London", "2026-10-25", "2026-10-24T23:00:00Z"],
    ["Europe/London", "2026-10-26", "2026-10-26T00:00:00Z"],
    // New Zealand: forward on 27 September 2026, back on 5 April, both in the small hours: that day still begins in the old time.
    ["Pacific/Auckland", "2026-09-27", "2026-09-26T12:00:00Z"],
    ["Pacific/Auckland", "2026-09-28", "2026-09-27T11:00:00Z"],
    ["Pacific/Auckland", "2026-04-05", "2026-04-04T11:00:00Z"],
    ["Pacific/Auckland", "2026-04-06", "2026-04-05T12:00:00Z"],
    ["America/Los_Angeles", "2026-03-08", "2026-03-08T08:00:00Z"],
    ["America/Los_Angeles", "2026-03-09", "2026-03-09T07:00:00Z"],
    ["America/Los_Angeles", "2026-11-01", "2026-11-01T07:00:00Z"],
    ["America/Los_Angeles", "2026-11-02", "2026-11-02T08:00:00Z"],
    ["Asia/Kolkata", "2026-11-21", "2026-11-20T18:30:00Z"],
    // Where the clocks skip midnight itself, the day begins at 01:00: Chile 6 September 2026 (−4 → −3), Egypt 24 April (+2 → +3).
    ["America/Santiago", "2026-09-06", "2026-09-06T04:00:00Z"],
    ["Africa/Cairo", "2026-04-24", "2026-04-23T22:00:00Z"],
  ])("in %s, %s begins at %s", (name, date, expected) => {
    expect(startOfDay(zone(name), day(date)).toISOString()).toBe(expected.replace("Z", ".000Z"));
  });

  test("it is the first moment of that day, in every zone and on every day", () => {
    const zones = fc.constantFrom("Europe/London", "Pacific/Auckland", "America/Los_Angeles", "America/Santiago", "Africa/Cairo", "Asia/Kolkata", "Australia/Lord_Howe", "Pacific/Chatham").map(zone);
    fc.assert(
      fc.property(zones, fc.nat({ max: 3652 }), (name, days) => {
        const date = addDays(day("2025-01-01"), days);
        const start = startOfDay(name, date).getTime();
        expect(dayIn(name, instant(new Date(start).toISOString()))).toBe(date);
        expect(dayIn(name, instant(new Date(start - 1).toISOString()))).toBe(addDays(date, -1));
      }),
      { numRuns: 1000 },
    );
  });
});

test.each([
  ["2026-11-21", 14, "2026-12-05"],
  ["2026-12-31", 1, "2027-01-01"],
  ["2026-02-28", 1, "2026-03-01"],
  ["2028-02-28", 1, "2028-02-29"],
  ["2028-02-29", 365, "2029-02-28"],
  ["2026-03-28", 2, "2026-03-30"],
  ["2026-01-31", 0, "2026-01-31"],
  ["2026-03-01", -1, "2026-02-28"],
])("%s and %i days is %s", (date, days, expected) => {
  expect(addDays(day(date), days)).toBe(expected);
});
