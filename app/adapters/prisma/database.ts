import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";
import pg from "pg";
import { KEEPALIVE_MS, PATIENCE, sessionSettings } from "./patience";
import { straightTo, type Straight } from "./straight";

export type Database = PrismaClient & { readonly straight: Straight };

/**
 * Opens the pool. `connections` is per process: several web and worker processes share one server. No statement waits for ever,
 * Prisma's own and those past it alike: a turn that did would keep its lane for good.
 */
export function openDatabase(url: string, connections = 10, patience = PATIENCE): Database {
  const schema = new URL(url).searchParams.get("schema");
  const pool = new pg.Pool({
    connectionString: url,
    max: connections,
    // For a place in the pool, and for a server that takes the connection and then says nothing.
    connectionTimeoutMillis: patience.lock,
    query_timeout: patience.answer,
    keepAlive: true,
    keepAliveInitialDelayMillis: KEEPALIVE_MS,
    onConnect: async (client) => void (await client.query(sessionSettings(patience))),
  });
  // A connection that broke while idle is already out of the pool; the next statement opens another or says why it cannot.
  pool.on("error", () => undefined);
  const client = new PrismaClient({ adapter: new PrismaPg(pool, { disposeExternalPool: true, ...(schema ? { schema } : {}) }) });

  return Object.assign(client, { straight: straightTo(pool) });
}
