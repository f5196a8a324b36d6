import { afterAll, beforeAll, expect, test } from "vitest";
import type { Fault } from "./faults/fault";
import { SHORT } from "./pace";
import { holds, runRound } from "./round";
import { setStage, type Backend, type Stage } from "./stage/stage";

const ORDERS = 6;

/** A short round of each fault, one after the other on one stage. `npm run chaos` is the long one. */
export function shortRound(backend: Backend, faults: readonly Fault[]): void {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage({ backend, redisServer: process.env["REDIS_SERVER_PATH"], ...SHORT });
  });
  afterAll(() => stage?.close());

  test.each(faults)(`on ${backend}, $name: $what`, async (fault) => {
    const outcome = await runRound(stage, fault, { orders: ORDERS, seed: 1, pace: SHORT });
    expect(outcome.faults).toEqual([]);
    expect(outcome.row).toEqual(expect.objectContaining({ lost: 0, duplicated: 0, wrong: 0, echoes: 0, tooManyRequests: 0 }));
    expect(holds(outcome)).toBe(true);
  });
}
