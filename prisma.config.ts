import { PrismaPg } from "@prisma/adapter-pg";
import pg from "pg";
import { parseIntoClientConfig } from "pg-connection-string";
import { defineConfig } from "prisma/config";

// Prisma's schema engine runs here as WebAssembly over the ordinary pg driver (engine "js"), so that no
// engine binary is ever downloaded. Four repairs to Prisma 6.19 make migrations work that way.

// Unset, Prisma 6 would go looking for a binary engine; `prisma generate` needs no database at all.
process.env["DATABASE_URL"] ??= "postgresql://set-the-variable-DATABASE_URL.invalid/crossfoot";

type MigrationAdapter = Awaited<ReturnType<PrismaPg["connect"]>>;

/** Types of PostgreSQL's own catalogue that the adapter refuses to read, and the type of the same text that it reads. */
const READABLE_TYPE = new Map([
  [18, 1042], // "char" → bpchar
  [19, 25], // name → text
  [22, 25], // int2vector → text
  [194, 25], // pg_node_tree → text
  [1002, 1009], // "char"[] → text[]
  [1003, 1009], // name[] → text[]
]);

/** Repair 1: renames the column types as they arrive, before any listener of pg itself sees them. */
class CatalogueClient extends pg.Client {
  constructor(config?: pg.ClientConfig) {
    super(config);
    this.connection.on("rowDescription", ({ fields }: { fields: { dataTypeID: number }[] }) => {
      for (const field of fields) field.dataTypeID = READABLE_TYPE.get(field.dataTypeID) ?? field.dataTypeID;
    });
  }
}

/** Repair 2: the adapter splits a migration at every ";", also inside strings and functions; PostgreSQL takes it whole. */
function sendScriptsWhole(adapter: MigrationAdapter): MigrationAdapter {
  adapter.executeScript = async (sql) => {
    await adapter.executeRaw({ sql, args: [], argTypes: [] });
  };
  return adapter;
}

class MigrationPg extends PrismaPg {
  constructor(url: string) {
    // Repair 3: parsed, because a `connectionString` would win over the name of the shadow database,
    // and `migrate dev` would then empty the real one. `sslmode` and certificates are kept.
    const config = parseIntoClientConfig(url);
    super({ ...config, Client: CatalogueClient, max: 4, allowExitOnIdle: true, idleTimeoutMillis: 100 });
  }

  override async connect(): Promise<MigrationAdapter> {
    return sendScriptsWhole(await super.connect());
  }

  override async connectToShadowDb(): Promise<MigrationAdapter> {
    return sendScriptsWhole(await super.connectToShadowDb());
  }
}

const ENGINE_TIME_LIMIT_MS = 10_000;

// Repair 4: the engine leaves its time limits behind (10 s for the migration lock, 60 s for the shadow
// database), and a finished command would sit them out. Unreferenced they still count, but hold nobody up.
globalThis.setTimeout = new Proxy(globalThis.setTimeout, {
  apply(setTimer, self, args: Parameters<typeof setTimeout>) {
    const timer = Reflect.apply(setTimer, self, args);
    if ((args[1] ?? 0) >= ENGINE_TIME_LIMIT_MS) timer.unref();
    return timer;
  },
});

export default defineConfig({
  schema: "prisma/schema.prisma",
  migrations: { path: "prisma/migrations" },
  experimental: { adapter: true },
  engine: "js",
  adapter: async () => new MigrationPg(process.env["DATABASE_URL"] ?? ""),
});
