import { sealOf, type Sealable } from "./audit-chain";
import type { Database } from "./database";
import type { Raw } from "./straight";

/** Hashed in seven milliseconds, and written in some more of the database's. */
const AT_ONCE = 500;
/** A backfill adds a few thousand entries in the five seconds between two ticks. */
const MOST_BATCHES = 100;

/** Up to the entry `settled`, beyond which some may still be on their way. One process a chain at a time: the others leave it to whoever is at it. */
export async function sealAll(db: Database, settled: bigint, breathe: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const open = await db.straight.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Connection" c LEFT JOIN "AuditChain" a ON a."connectionId" = c."id"
    WHERE (SELECT max(e."id") FROM "AuditEntry" e WHERE e."connectionId" = c."id" AND e."id" <= ${settled}) > coalesce(a."sealedUpTo", 0)`;
  for (const { id } of open) {
    let batches = 0;
    while (batches < MOST_BATCHES && (await db.straight.transaction((tx) => sealSome(tx, id, settled)))) {
      batches++;
      await breathe();
    }
  }
}

type Chain = { position: bigint; hash: Uint8Array };

/** True when there may be more. */
async function sealSome(tx: Raw, connectionId: string, settled: bigint): Promise<boolean> {
  await tx.$executeRaw`INSERT INTO "AuditChain" ("connectionId") VALUES (${connectionId}) ON CONFLICT DO NOTHING`;
  const [chain] = await tx.$queryRaw<{ position: string; hash: Uint8Array; sealedUpTo: string }[]>`
    SELECT "position", "hash", "sealedUpTo" FROM "AuditChain" WHERE "connectionId" = ${connectionId} FOR UPDATE SKIP LOCKED`;
  if (!chain) return false;
  const entries = await tx.$queryRaw<Entry[]>`
    SELECT "id", to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", "kind", "orderRecordId", "contactId", "facts"::text AS "facts",
      encode("wordsHash", 'hex') AS "wordsHash"
    FROM "AuditEntry" e WHERE "connectionId" = ${connectionId} AND "id" > ${chain.sealedUpTo} AND "id" <= ${settled}
      AND NOT EXISTS (SELECT 1 FROM "AuditSeal" s WHERE s."connectionId" = e."connectionId" AND s."entryId" = e."id")
    ORDER BY "id" LIMIT ${AT_ONCE}`;
  if (entries.length === 0) return false;
  await keep(tx, connectionId, chained({ position: BigInt(chain.position), hash: chain.hash }, entries));

  return entries.length === AT_ONCE;
}

/** Numbers of 64 bits come from the driver in decimal. */
type Entry = Sealable & { id: string };
type Sealed = Chain & { id: string };

function chained(end: Chain, entries: readonly Entry[]): Sealed[] {
  let { position, hash } = end;

  return entries.map((entry) => {
    position += 1n;
    hash = sealOf(hash, position, entry);

    return { id: entry.id, position, hash };
  });
}

async function keep(tx: Raw, connectionId: string, sealed: readonly Sealed[]): Promise<void> {
  const [ids, positions, hashes] = [sealed.map(({ id }) => id), sealed.map(({ position }) => position), sealed.map(({ hash }) => hash)];
  await tx.$executeRaw`
    INSERT INTO "AuditSeal" ("connectionId", "position", "entryId", "hash")
    SELECT ${connectionId}, * FROM unnest(${positions}::bigint[], ${ids}::bigint[], ${hashes}::bytea[])`;
  await tx.$executeRaw`
    UPDATE "AuditChain" SET "position" = ${positions.at(-1)}, "hash" = ${hashes.at(-1)}, "sealedUpTo" = ${ids.at(-1)}
    WHERE "connectionId" = ${connectionId}`;
}
