import assert from "node:assert/strict";
import type { TestDatabase } from "../bench/database";
import { readSides } from "./read-sides";
import type { Scenario, Sides } from "./scenario";
import { Stage } from "./stage";
import { tenMinutes } from "./ten-minutes";

export type Outcome = { name: string; failed: Error | null; sides: Sides | null };

/** Plays it on a fresh world; then nothing may be written for ten minutes, and what was shown must still be shown. */
export async function runScenario(scenario: Scenario, openDatabase: () => Promise<TestDatabase>): Promise<Outcome> {
  const closes: (() => Promise<void>)[] = [];
  let stage: Stage | null = null;
  try {
    stage = await Stage.open(scenario, { openDatabase, atEnd: (close) => void closes.push(close) });
    await scenario.play(stage);
    await staysSo(stage);

    return { name: scenario.name, failed: null, sides: stage.looked?.sides ?? null };
  } catch (thrown) {
    const failed = thrown instanceof Error ? thrown : new Error(String(thrown));

    return { name: scenario.name, failed, sides: stage?.looked?.sides ?? null };
  } finally {
    for (const close of closes.reverse()) await close();
  }
}

async function staysSo(stage: Stage): Promise<void> {
  const { looked } = stage;
  assert(looked, "The scenario looked at no order, so it proves nothing.");
  const writes = await tenMinutes(stage.world);
  assert.deepEqual(writes, [], "Something was written although everything had come to rest.");
  assert.deepEqual(
    await readSides(stage.merchant, looked.order),
    looked.sides,
    `${looked.order.name} changed after the scenario looked at it.`,
  );
}
