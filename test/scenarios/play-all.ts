import { test } from "vitest";
import { createTestDatabase } from "../bench/database";
import { runScenario } from "./run-scenario";
import type { Scenario } from "./scenario";

/** One test a scenario. */
export function playAll(scenarios: readonly Scenario[]): void {
  test.for([...scenarios])("$name", async (scenario) => {
    const { failed } = await runScenario(scenario, createTestDatabase);
    if (failed) throw failed;
  });
}
