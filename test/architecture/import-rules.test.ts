import { mkdir, mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { projectRoot } from "./project-files";
import { runTool } from "./run-tool";

const CONFIG = "test/architecture/dependency-cruiser.cjs";

interface Violation {
  readonly rule: { readonly name: string };
  readonly from: string;
  readonly to: string;
}

async function violationsIn(root: string): Promise<Violation[]> {
  const args = ["app", "sandbox", "launch", "test/chaos/oracle", "--config", join(projectRoot, CONFIG), "--output-type", "json"];
  const run = await runTool("dependency-cruiser/bin/dependency-cruise.mjs", args, root);
  const report = JSON.parse(run.output) as { summary: { violations: Violation[] } };
  return report.summary.violations;
}

test("the project keeps its import rules", async () => {
  const violations = await violationsIn(projectRoot);
  expect(violations.map(({ rule, from, to }) => `${rule.name}: ${from} → ${to}`)).toEqual([]);
});

/** One file that breaks each rule, and what it imports. A file that is not in this list, but is imported, stands empty. */
const PLANTED: Record<string, readonly [file: string, imports: string]> = {
  "domain-is-pure": ["app/domain/reads-a-file.ts", "node:fs"],
  "ports-know-only-domain": ["app/ports/knows-a-use-case.ts", "../use-cases/harmless"],
  "use-cases-know-domain-and-ports": ["app/use-cases/knows-a-job.ts", "../jobs/harmless"],
  "adapters-know-domain-and-ports": ["app/adapters/xero/knows-another.ts", "../shopify/harmless"],
  "jobs-know-use-cases-and-ports": ["app/jobs/knows-a-page.ts", "../components/harmless"],
  "routes-show-views": ["app/routes/calls-a-use-case.ts", "../use-cases/harmless"],
  "components-show-views": ["app/components/knows-a-port.ts", "../ports/harmless"],
  "components-never-reach-the-server": ["app/components/reaches-the-server.ts", "../container.server"],
  "only-the-wiring-knows-adapters": ["app/use-cases/knows-xero.ts", "../adapters/xero/harmless"],
  "only-the-wiring-reads-settings": ["app/jobs/reads-settings.ts", "../config/env.server"],
  "xero-only-in-its-adapter": ["app/jobs/knows-xero-node.ts", "xero-node"],
  "bullmq-only-in-its-adapter": ["app/jobs/knows-bullmq.ts", "bullmq"],
  "prisma-only-in-its-adapter": ["app/jobs/knows-prisma.ts", "@prisma/client"],
  "shopify-only-at-the-edge": ["app/jobs/knows-shopify.ts", "@shopify/shopify-app-remix/server"],
  "sandbox-stands-alone": ["sandbox/xero/shares-our-rounding.ts", "../../app/domain/harmless"],
  "oracle-stands-alone": ["test/chaos/oracle/asks-the-engine.ts", "../../../app/domain/harmless"],
  "simulators-do-not-share": ["sandbox/xero/knows-the-other.ts", "../shopify/harmless"],
  "app-stands-alone": ["app/use-cases/knows-the-simulator.ts", "../../sandbox/xero/harmless"],
  "app-needs-no-dev-dependency": ["app/jobs/tests-itself.ts", "fast-check"],
  "launch-starts-and-never-imports": ["launch/imports-the-app.ts", "../app/domain/harmless"],
  "no-cycles": ["app/domain/one.ts", "./two"],
  "every-import-is-found": ["app/jobs/imports-nothing.ts", "./there-is-no-such-file"],
};

const HARMLESS = [
  "app/domain/harmless.ts",
  "app/ports/harmless.ts",
  "app/use-cases/harmless.ts",
  "app/jobs/harmless.ts",
  "app/components/harmless.ts",
  "app/adapters/xero/harmless.ts",
  "app/adapters/shopify/harmless.ts",
  "app/container.server.ts",
  "app/config/env.server.ts",
  "sandbox/shopify/harmless.ts",
  "sandbox/xero/harmless.ts",
  "launch/harmless.ts",
  "test/chaos/oracle/harmless.ts",
];

async function plantTree(planted: readonly (readonly [file: string, imports: string])[]): Promise<string> {
  const root = await mkdtemp(join(tmpdir(), "import-rules-"));
  const write = async (file: string, text: string): Promise<void> => {
    await mkdir(dirname(join(root, file)), { recursive: true });
    await writeFile(join(root, file), text);
  };
  await symlink(join(projectRoot, "node_modules"), join(root, "node_modules"));
  await write("tsconfig.json", '{ "compilerOptions": { "module": "ESNext", "moduleResolution": "Bundler" } }');
  await write("package.json", '{ "type": "module", "devDependencies": { "fast-check": "4" } }');
  for (const file of HARMLESS) await write(file, "export {};\n");
  await write("app/domain/two.ts", 'import "./one";\n');
  for (const [file, imports] of planted) await write(file, `import "${imports}";\n`);
  return root;
}

describe("a planted violation is caught", async () => {
  const root = await plantTree(Object.values(PLANTED));
  const found = await violationsIn(root).finally(() => rm(root, { recursive: true }));

  test.each(Object.entries(PLANTED))("%s", (rule, [file]) => {
    expect(found.filter(({ from }) => from === file).map((violation) => violation.rule.name)).toContain(rule);
  });

  test("and every rule has its violation here", () => {
    const { forbidden } = createRequire(import.meta.url)("./dependency-cruiser.cjs") as { forbidden: { name: string }[] };
    expect(forbidden.map(({ name }) => name).toSorted()).toEqual(Object.keys(PLANTED).toSorted());
  });

  test("and a tree that keeps the rules is not", async () => {
    const clean = await plantTree([["app/domain/one.ts", "./harmless"], ["app/use-cases/plans.ts", "../domain/harmless"]]);
    const violations = await violationsIn(clean).finally(() => rm(clean, { recursive: true }));
    expect(violations).toEqual([]);
  });
});
