import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { faults } from "./faults/all";
import { SHORT } from "./pace";
import { holds, runRound } from "./round";
import { setStage, type Backend, type Stage } from "./stage/stage";

/** A short round of each fault, one after the other on one stage. `npm run chaos` is the long one. */
const ORDERS = 6;

/** The queue is all that is different on Redis: there, what happens to the queue is tried. */
const ON: Record<Backend, readonly string[]> = { pg: faults.map(({ name }) => name), redis: ["redis-down", "redis-flushed"] };

describe.each(["pg", "redis"] as const)("with the queue on %s", (backend) => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ backend, redisServer: process.env["REDIS_SERVER_PATH"], ...SHORT });
  });
  afterAll(() => stage?.close());

  test.each(faults.filter(({ name }) => ON[backend].includes(name)))("$name: $what", async (fault) => {
    const outcome = await runRound(stage, fault, { orders: ORDERS, seed: 1, pace: SHORT });
    expect(outcome.faults).toEqual([]);
    expect(outcome.row).toEqual(expect.objectContaining({ lost: 0, duplicated: 0, wrong: 0, echoes: 0, tooManyRequests: 0 }));
    expect(holds(outcome)).toBe(true);
  });
});
