import { PrismaPg } from "@prisma/adapter-pg";
import { PrismaClient } from "@prisma/client";

export type Database = PrismaClient;

/** Opens the pool. `connections` is per process: several web and worker processes share one server. */
export function openDatabase(url: string, connections = 10): Database {
  const schema = new URL(url).searchParams.get("schema");

  return new PrismaClient({
    adapter: new PrismaPg({ connectionString: url, max: connections }, schema ? { schema } : undefined),
  });
}
