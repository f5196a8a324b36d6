/**
 * `npm run scenario -- list`: all scenarios with the sentence that each proves. `npm run scenario -- NAME …` (or a group, or
 * `all`): plays them, each on a fresh sandbox, and prints what each side shows; `--json` prints one line a scenario instead.
 * Exit 1 where one failed, 2 where there is none of that name.
 */
import { parseArgs } from "node:util";
import { nearNames } from "./near-names";
import { inWords, onOneLine } from "./print";
import type { Scenario } from "./scenario";
import { SCENARIOS } from "./scenarios";

const NONE_OF_THAT_NAME = 2;
const { values, positionals } = parseArgs({ options: { json: { type: "boolean", default: false } }, allowPositionals: true });

if (positionals.length === 0 || positionals[0] === "list") list();
else await play(positionals, values.json);

function list(): void {
  for (const { name, proves } of SCENARIOS) console.log(`${name}\n    ${proves}`);
  console.log(
    `\n${SCENARIOS.length} scenarios. Play one: npm run scenario -- ${SCENARIOS[0]?.name ?? "NAME"}   all: npm run scenario -- all`,
  );
}

async function play(asked: readonly string[], json: boolean): Promise<void> {
  const chosen: Scenario[] = [];
  for (const name of asked) {
    const found = SCENARIOS.filter((each) => name === "all" || each.name === name || each.name.startsWith(`${name}/`));
    if (found.length === 0) return refuse(name);
    chosen.push(...found.filter((each) => !chosen.includes(each)));
  }
  if (!(await playAll(chosen, json))) process.exitCode = 1;
}

async function playAll(chosen: readonly Scenario[], json: boolean): Promise<boolean> {
  // The whole app, four seconds of a processor: only where something is played.
  const { createTestDatabase } = await import("../bench/database");
  const { startTemplate } = await import("../bench/postgres.setup");
  const { runScenario } = await import("./run-scenario");
  const template = await startTemplate();
  let failures = 0;
  try {
    for (const scenario of chosen) {
      const outcome = await runScenario(scenario, () => createTestDatabase(template.url));
      if (outcome.failed) failures += 1;
      console.log(json ? onOneLine(outcome) : inWords(scenario, outcome));
      if (json && outcome.failed) console.error(`${outcome.name}: ${outcome.failed.message}`);
    }
  } finally {
    await template.stop();
  }
  if (!json) console.log(`${chosen.length - failures} of ${chosen.length} passed.`);

  return failures === 0;
}

function refuse(name: string): void {
  const near = nearNames(
    name,
    SCENARIOS.map((each) => each.name),
  );
  console.error(`There is no scenario "${name}". ${near.length > 0 ? "Near it:" : "There are:"}`);
  for (const each of near.length > 0 ? near : SCENARIOS.map((scenario) => scenario.name)) console.error(`  ${each}`);
  process.exitCode = NONE_OF_THAT_NAME;
}
