import { describe, expect, test } from "vitest";
import { faults } from "./faults/all";
import { shortRound } from "./short-round";

/** The queue is all that is different on Redis: there, what happens to the queue is tried. */
const ON_REDIS = ["redis-down", "redis-flushed"];

// One file: the rounds are the longest suite and mostly wait, so they take one worker from the beginning to the end.
describe("on PostgreSQL", () => shortRound("pg", faults));
describe("on Redis", () =>
  shortRound(
    "redis",
    faults.filter(({ name }) => ON_REDIS.includes(name)),
  ));

test("every fault has a name of its own, the two of the queue among them", () => {
  const names = faults.map(({ name }) => name);

  expect(new Set(names).size).toBe(24);
  expect(names).toEqual(expect.arrayContaining(ON_REDIS));
});
