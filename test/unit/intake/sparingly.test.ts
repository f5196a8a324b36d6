import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { sparingly } from "../../../app/adapters/webhooks/sparingly";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("asked once: done at once, and not again", () => {
  const task = vi.fn(() => Promise.resolve());
  sparingly(task, 100)();

  expect(task).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(1);
});

test("asked a thousand times within the pause: once at once and once at its end, so that the last is not forgotten", () => {
  const task = vi.fn(() => Promise.resolve());
  const ask = sparingly(task, 100);
  for (let each = 0; each < 1_000; each++) ask();
  expect(task).toHaveBeenCalledTimes(1);

  vi.advanceTimersByTime(100);
  expect(task).toHaveBeenCalledTimes(2);
  vi.advanceTimersByTime(1_000);
  expect(task).toHaveBeenCalledTimes(2);
});

test("asked again after a rest: done at once again", () => {
  const task = vi.fn(() => Promise.resolve());
  const ask = sparingly(task, 100);
  ask();
  vi.advanceTimersByTime(150);
  ask();

  expect(task).toHaveBeenCalledTimes(2);
});
