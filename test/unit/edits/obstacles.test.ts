import { expect, test } from "vitest";
import { begun, obstacleAmong, type Consequences, type Standing } from "../../../app/domain/edits/obstacles";
import type { CalendarDate } from "../../../app/domain/instant";
import { anOrganisation } from "../../builders/books";

const FREE: Standing = { named: "invoice SH-1", kept: true, status: "AUTHORISED", used: null, day: "2026-11-20" };
const LOCKED = anOrganisation({ lockedUntil: "2026-11-20" as CalendarDate });
const EACH: Consequences = { "not-kept": "; 1", gone: "; 2", used: "; 3", beside: "; 4", locked: "; 5", edited: "; 6" };

test.each<[Partial<Standing>, string | null]>([
  [{}, null],
  [{ kept: false }, "what was sent as invoice SH-1 was not kept by an early version; 1"],
  [{ status: "VOIDED" }, "invoice SH-1 is voided in Xero; 2"],
  [{ status: "DELETED" }, "invoice SH-1 is deleted in Xero; 2"],
  [{ used: "has payments or credit on it" }, "invoice SH-1 has payments or credit on it; 3"],
  [{ beside: true }, "invoice SH-1 has further documents that go with it; 4"],
  [{ edited: true }, "invoice SH-1 was edited by a person in Xero; 6"],
])("%j: %s", (given, said) => {
  expect(obstacleAmong({ ...FREE, ...given }, anOrganisation(), EACH)).toBe(said);
});

test("a period is locked up to and with the day", () => {
  expect(obstacleAmong(FREE, LOCKED, EACH)).toBe("invoice SH-1 is dated 2026-11-20, and Example Homeware Ltd is locked up to 2026-11-20; 5");
  expect(obstacleAmong({ ...FREE, day: "2026-11-21" }, LOCKED, EACH)).toBeNull();
});

test("only what is asked counts, and the first that is asked is said", () => {
  const all = { ...FREE, status: "VOIDED", beside: true, edited: true };

  expect(obstacleAmong(all, LOCKED, { beside: ".", gone: "." })).toBe("invoice SH-1 has further documents that go with it.");
  expect(obstacleAmong(all, LOCKED, { used: "." })).toBeNull();
  expect(begun("invoice SH-1 is voided in Xero")).toBe("Invoice SH-1 is voided in Xero");
});
