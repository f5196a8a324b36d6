import { expect, test } from "vitest";
import type { Instant, TimeZone } from "../../../app/domain/instant";
import { nightAt } from "../../../app/domain/sync/night";

const AUCKLAND = "Pacific/Auckland" as TimeZone;

test.each([
  ["Europe/London", "2026-11-23T01:59:59.999Z", null],
  ["Europe/London", "2026-11-23T02:00:00.000Z", "2026-11-23T02:00:00.000Z"],
  ["Europe/London", "2026-11-23T05:59:59.999Z", "2026-11-23T02:00:00.000Z"],
  ["Europe/London", "2026-11-23T06:00:00.000Z", null],
  // Thirteen hours ahead of UTC in November.
  [AUCKLAND, "2026-11-22T13:30:00.000Z", "2026-11-22T13:00:00.000Z"],
  [AUCKLAND, "2026-11-23T02:30:00.000Z", null],
])("in %s at %s", (zone, now, began) => {
  expect(nightAt(zone as TimeZone, now as Instant)).toBe(began);
});
