import { expect, test } from "vitest";
import { faults } from "./faults/all";
import { shortRound } from "./short-round";

/** The queue is all that is different on Redis: there, what happens to the queue is tried. */
const ON_REDIS = ["redis-down", "redis-flushed"];

shortRound(
  "redis",
  faults.filter(({ name }) => ON_REDIS.includes(name)),
);

test("there are twenty faults, and the two of the queue are among them", () => {
  const names = faults.map(({ name }) => name);
  expect(new Set(names).size).toBe(20);
  expect(names).toEqual(expect.arrayContaining(ON_REDIS));
});
