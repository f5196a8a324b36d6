import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { straightTo, type Straight } from "./straight";

export type Database = PrismaClient & { readonly straight: Straight };

/**
 * Opens the pool. `connections` is per process: several web and worker processes share one server. Prisma's timestamps are
 * UTC without saying so: a server in another time zone would date what our own SQL writes by its local clock.
 */
export function openDatabase(url: string, connections = 10): Database {
  const schema = new URL(url).searchParams.get("schema");
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    onConnect: async (client) => void (await client.query("SET TIME ZONE 'UTC'")),
  });
  // A connection that broke while idle is already out of the pool; the next statement opens another or says why it cannot.
  pool.on("error", () => undefined);
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true, ...(schema ? { schema } : {}) }) });

  return Object.assign(client, { straight: straightTo(pool) });
}
