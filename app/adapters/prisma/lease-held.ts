import { Prisma } from "@prisma/client";
import type { Lease } from "../../ports/lanes";
import type { Database } from "./database";

/**
 * Part of a statement that may only take effect while the lease is held. Whoever took the lane after us did so before
 * anything that he wrote, so the statement sees it.
 */
export function isHeld(lease: Lease | undefined): Prisma.Sql {
  if (!lease) return Prisma.sql`TRUE`;
  const { tenantId, owner, fence } = lease;

  return Prisma.sql`EXISTS (SELECT 1 FROM "Lane" WHERE "tenantId" = ${tenantId} AND "leaseOwner" = ${owner} AND "fence" = ${fence})`;
}

/** Asked where such a statement changed nothing. Throws if that is because the lane was lost: the turn is over. */
export async function assertHeld(db: Database, lease: Lease | undefined): Promise<void> {
  const [row] = await db.$queryRaw<{ held: boolean }[]>`SELECT ${isHeld(lease)} AS "held"`;
  if (!row?.held) throw new Error("The lane was lost to another worker, which decides by now.");
}
