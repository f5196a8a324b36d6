import { expect, test } from "vitest";
import type { TenantId } from "../../../app/domain/ids";
import { OldWork } from "../../../app/use-cases/old-work";

const tenant = (name: string) => name as TenantId;
const [a, b, c, d, e, f] = ["a", "b", "c", "d", "e", "f"].map(tenant) as [TenantId, TenantId, TenantId, TenantId, TenantId, TenantId];

function places() {
  let nowMs = 0;
  const old = new OldWork({ now: () => new Date(nowMs) });

  return { old, pass: (ms: number) => (nowMs += ms) };
}

test("four have a place, the fifth is turned away and comes first when one is free", () => {
  const { old } = places();
  expect([a, b, c, d, e].map((each) => old.enter(each))).toEqual([true, true, true, true, false]);
  expect(old.leave()).toBe(e);
  expect(old.enter(e)).toBe(true);
  expect(old.leave()).toBeNull();
});

test("who had a place just now does not come before those who wait, and these come in their order", () => {
  const { old } = places();
  for (const each of [a, b, c, d, e, f]) old.enter(each);
  old.leave();
  expect([old.enter(a), old.enter(f), old.enter(e)]).toEqual([false, false, true]);
  expect(old.leave()).toBe(f);
  expect([old.enter(a), old.enter(f), old.enter(a)]).toEqual([false, true, false]);
});

test("one that waited and has not asked again for two ticks keeps nobody out", () => {
  const { old, pass } = places();
  for (const each of [a, b, c, d, e]) old.enter(each);
  pass(12_000);
  old.leave();
  expect(old.enter(a)).toBe(false);
  pass(1);
  expect(old.enter(a)).toBe(true);
});
