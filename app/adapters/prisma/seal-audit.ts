import { sealOf, type Sealable } from "./audit-chain";
import type { Database } from "./database";
import type { Raw } from "./straight";

/** Hashed in seven milliseconds, and written in some more of the database's. */
const AT_ONCE = 500;
/** A backfill adds a few thousand entries in the five seconds between two ticks. */
const MOST_BATCHES = 100;

/** One process a chain at a time: the others leave it to whoever is at it. */
export async function sealAll(db: Database, breathe: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const open = await db.straight.$queryRaw<{ connectionId: string }[]>`
    SELECT DISTINCT "connectionId" FROM "AuditEntry" WHERE "position" IS NULL`;
  for (const { connectionId } of open) {
    let batches = 0;
    while (batches < MOST_BATCHES && (await db.straight.transaction((tx) => sealSome(tx, connectionId)))) {
      batches++;
      await breathe();
    }
  }
}

type Chain = { position: bigint; hash: Uint8Array };

/** True when there may be more. */
async function sealSome(tx: Raw, connectionId: string): Promise<boolean> {
  await tx.$executeRaw`INSERT INTO "AuditChain" ("connectionId") VALUES (${connectionId}) ON CONFLICT DO NOTHING`;
  const [chain] = await tx.$queryRaw<{ position: string; hash: Uint8Array }[]>`
    SELECT "position", "hash" FROM "AuditChain" WHERE "connectionId" = ${connectionId} FOR UPDATE SKIP LOCKED`;
  if (!chain) return false;
  const entries = await tx.$queryRaw<Entry[]>`
    SELECT "id", to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", "kind", "orderRecordId", "contactId", "facts"::text AS "facts",
      encode("wordsHash", 'hex') AS "wordsHash"
    FROM "AuditEntry" WHERE "connectionId" = ${connectionId} AND "position" IS NULL ORDER BY "id" LIMIT ${AT_ONCE}`;
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
  const [ids, positions] = [sealed.map(({ id }) => id), sealed.map(({ position }) => position)];
  const hashes = sealed.map(({ hash }) => Buffer.from(hash).toString("hex"));
  await tx.$executeRaw`
    UPDATE "AuditEntry" e SET "position" = s."position", "hash" = decode(s."hash", 'hex')
    FROM unnest(${ids}::bigint[], ${positions}::bigint[], ${hashes}::text[]) AS s("id", "position", "hash") WHERE e."id" = s."id"`;
  await tx.$executeRaw`
    UPDATE "AuditChain" SET "position" = ${positions.at(-1)}, "hash" = decode(${hashes.at(-1)}, 'hex') WHERE "connectionId" = ${connectionId}`;
}
