import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";

export type Database = PrismaClient;

/**
 * Opens the pool. `connections` is per process: several web and worker processes share one server. Prisma's timestamps are
 * UTC without saying so: a server in another time zone would date what our own SQL writes by its local clock.
 */
export function openDatabase(url: string, connections = 10): Database {
  const schema = new URL(url).searchParams.get("schema");

  return new PrismaClient({
    adapter: new PrismaPg(
      { connectionString: url, max: connections, onConnect: async (client) => void (await client.query("SET TIME ZONE 'UTC'")) },
      schema ? { schema } : undefined,
    ),
  });
}
