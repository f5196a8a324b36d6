// The import rules, checked by import-rules.test.ts, which also plants one violation of each rule and expects it caught.
// By hand: npx depcruise app sandbox launch test/chaos/oracle --config test/architecture/dependency-cruiser.cjs

/** The only files that may know everything: they read the settings and wire the parts together. */
const WIRING = "^app/((container|crossfoot|shopify|worker)\\.server|server|explain)\\.ts$";
const VIEWS = "^app/use-cases/[a-z-]*views\\.ts$";

const forbid = (name, from, to) => ({ name, severity: "error", from, to });
const npm = (names) => `(^|node_modules/)(${names})(/|$)`;

module.exports = {
  forbidden: [
    // The layers, from the inside out.
    forbid("domain-is-pure", { path: "^app/domain/" }, { pathNot: "^app/domain/" }),
    forbid("ports-know-only-domain", { path: "^app/ports/" }, { pathNot: "^app/(domain|ports)/" }),
    forbid("use-cases-know-domain-and-ports", { path: "^app/use-cases/" }, { pathNot: "^app/(domain|ports|use-cases)/" }),
    forbid("adapters-know-domain-and-ports", { path: "^app/adapters/([^/]+)/" }, { path: "^app/", pathNot: ["^app/(domain|ports)/", "^app/adapters/$1/"] }),
    forbid("jobs-know-use-cases-and-ports", { path: "^app/jobs/" }, { path: "^app/", pathNot: "^app/(domain|ports|use-cases|jobs)/" }),
    forbid("routes-show-views", { path: "^app/routes/" }, { path: "^app/(adapters|config|jobs|ports|use-cases)/", pathNot: VIEWS }),
    forbid("components-show-views", { path: "^app/components/" }, { path: "^app/", pathNot: ["^app/(domain|components)/", VIEWS] }),
    forbid("components-never-reach-the-server", { path: "^app/(components/|entry\\.client|root)" }, { path: "\\.server\\.tsx?$" }),
    forbid("only-the-wiring-knows-adapters", { path: "^app/", pathNot: ["^app/adapters/", WIRING] }, { path: "^app/adapters/" }),
    forbid("only-the-wiring-reads-settings", { path: "^app/", pathNot: ["^app/config/", WIRING] }, { path: "^app/config/" }),

    // Each vendor's types stop at its adapter.
    forbid("xero-only-in-its-adapter", { path: "^app/", pathNot: "^app/adapters/xero/" }, { path: npm("xero-node|openid-client|axios") }),
    forbid("bullmq-only-in-its-adapter", { path: "^app/", pathNot: "^app/adapters/bullmq/" }, { path: npm("bullmq|ioredis") }),
    forbid("prisma-only-in-its-adapter", { path: "^app/", pathNot: "^app/adapters/prisma/" }, { path: npm("\\.prisma|@prisma|prisma|pg") }),
    forbid("shopify-only-at-the-edge", { path: "^app/", pathNot: "^app/(adapters/shopify/|shopify\\.server\\.ts|routes/|components/page/)" }, { path: npm("@shopify/shopify-(api|app[^/]*)") }),

    // A simulator that shared our rounding would agree with our mistakes.
    forbid("sandbox-stands-alone", { path: "^sandbox/" }, { path: "^(app|launch|test|bench)/" }),
    // Neither may the oracle share it, nor ours.
    forbid("oracle-stands-alone", { path: "^test/chaos/oracle/" }, { path: "^(app|sandbox|launch|test|bench)/", pathNot: "^test/chaos/oracle/" }),
    forbid("simulators-do-not-share", { path: "^sandbox/(shopify|xero)/" }, { path: "^sandbox/", pathNot: ["^sandbox/$1/", "^sandbox/(kit|demo)/"] }),
    forbid("app-stands-alone", { path: "^app/" }, { path: "^(sandbox|launch|test|bench)/" }),
    forbid("app-needs-no-dev-dependency", { path: "^app/" }, { dependencyTypes: ["npm-dev"] }),
    forbid("launch-starts-and-never-imports", { path: "^launch/" }, { path: "^(app|sandbox|test)/" }),

    forbid("no-cycles", {}, { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } }),
    forbid("every-import-is-found", { path: "^(app|sandbox|launch)/" }, { couldNotResolve: true, pathNot: "\\.(css|json)(\\?|$)" }),
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    // Packages with subpath exports (@shopify/shopify-app-remix/server) resolve only with these.
    enhancedResolveOptions: { exportsFields: ["exports"], conditionNames: ["import", "require", "node", "default", "types"] },
  },
};
