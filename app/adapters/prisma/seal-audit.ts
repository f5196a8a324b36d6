import { sealOf, type Sealable } from "./audit-chain";
import type { Database } from "./database";
import type { Raw } from "./straight";

/** Hashed in seven milliseconds, and written in some more of the database's. */
const AT_ONCE = 500;
/** A backfill adds a few thousand entries in the five seconds between two ticks. */
const MOST_BATCHES = 100;
/** Most shops add a few entries between two ticks. Sealed a shop at a time, a thousand shops' chains took a fifth of all statements. */
const CHAINS_AT_ONCE = 25;

/** Up to the entry `settled`, beyond which some may still be on their way. One process a chain at a time: the others leave it to whoever is at it. */
export async function sealAll(db: Database, settled: bigint, breathe: () => Promise<void> = () => Promise.resolve()): Promise<void> {
  const open = await db.straight.$queryRaw<{ id: string }[]>`
    SELECT c."id" FROM "Connection" c LEFT JOIN "AuditChain" a ON a."connectionId" = c."id"
    WHERE (SELECT max(e."id") FROM "AuditEntry" e WHERE e."connectionId" = c."id" AND e."id" <= ${settled}) > coalesce(a."sealedUpTo", 0)
    ORDER BY c."id"`;
  const ids = open.map(({ id }) => id);
  for (let at = 0; at < ids.length; at += CHAINS_AT_ONCE) {
    const sealSome = inBatches(ids.slice(at, at + CHAINS_AT_ONCE), settled);
    for (let batch = 0, more = true; batch < MOST_BATCHES && more; batch++) {
      more = await db.straight.transaction(sealSome);
      await breathe();
    }
  }
}

type Batch = (tx: Raw) => Promise<boolean>;

/** Each chain has its share of a batch; those that may have more come again with the next. True while some may. */
function inBatches(ids: readonly string[], settled: bigint): Batch {
  let left = ids;

  return async (tx) => {
    const chains = await lockChains(tx, left);
    if (chains.length === 0) return false;
    const share = Math.floor(AT_ONCE / chains.length);
    const entries = await unsealed(tx, chains, { settled, share });
    const sealed = chains.map((chain) => chained(chain, entries));
    await keep(tx, sealed.flat());
    left = sealed.filter(({ length }) => length === share).flatMap(([first]) => first?.connectionId ?? []);

    return left.length > 0;
  };
}

/** The last seal of a chain. Numbers of 64 bits come from the driver in decimal. */
type Chain = { connectionId: string; position: string; hash: Uint8Array; sealedUpTo: string };
type Entry = Sealable & { connectionId: string; id: string };
type Sealed = { connectionId: string; id: string; position: bigint; hash: Uint8Array };

/** Begun where there is none yet: in one order, or two processes would wait for each other's. */
async function lockChains(tx: Raw, ids: readonly string[]): Promise<Chain[]> {
  await tx.$executeRaw`
    INSERT INTO "AuditChain" ("connectionId") SELECT * FROM unnest(${ids}::text[]) AS "id" ORDER BY "id" ON CONFLICT DO NOTHING`;

  return tx.$queryRaw<Chain[]>`
    SELECT "connectionId", "position", "hash", "sealedUpTo" FROM "AuditChain" WHERE "connectionId" = ANY(${ids}::text[])
    FOR UPDATE SKIP LOCKED`;
}

/** Of each chain, the first that are not sealed, in the order of their ids. */
async function unsealed(tx: Raw, chains: readonly Chain[], { settled, share }: { settled: bigint; share: number }): Promise<Entry[]> {
  const [ids, ends] = [chains.map(({ connectionId }) => connectionId), chains.map(({ sealedUpTo }) => sealedUpTo)];

  return tx.$queryRaw<Entry[]>`
    SELECT e.* FROM unnest(${ids}::text[], ${ends}::bigint[]) AS c("id", "sealedUpTo") CROSS JOIN LATERAL (
      SELECT "connectionId", "id", to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", "kind", "orderRecordId", "contactId",
        "facts"::text AS "facts", encode("wordsHash", 'hex') AS "wordsHash"
      FROM "AuditEntry" WHERE "connectionId" = c."id" AND "id" > c."sealedUpTo" AND "id" <= ${settled}
        AND NOT EXISTS (SELECT 1 FROM "AuditSeal" s WHERE s."connectionId" = c."id" AND s."entryId" = "AuditEntry"."id")
      ORDER BY "id" LIMIT ${share}) e
    ORDER BY e."id"`;
}

/** The chain's own among the entries. */
function chained({ connectionId, ...end }: Chain, entries: readonly Entry[]): Sealed[] {
  let position = BigInt(end.position);
  let { hash } = end;

  return entries
    .filter((entry) => entry.connectionId === connectionId)
    .map((entry) => {
      position += 1n;
      hash = sealOf(hash, position, entry);

      return { connectionId, id: entry.id, position, hash };
    });
}

async function keep(tx: Raw, sealed: readonly Sealed[]): Promise<void> {
  if (sealed.length === 0) return;
  const [chains, ids] = [sealed.map(({ connectionId }) => connectionId), sealed.map(({ id }) => id)];
  const [positions, hashes] = [sealed.map(({ position }) => position), sealed.map(({ hash }) => hash)];
  await tx.$executeRaw`
    INSERT INTO "AuditSeal" ("connectionId", "position", "entryId", "hash")
    SELECT * FROM unnest(${chains}::text[], ${positions}::bigint[], ${ids}::bigint[], ${hashes}::bytea[])`;
  await tx.$executeRaw`
    UPDATE "AuditChain" a SET "position" = s."position", "hash" = s."hash", "sealedUpTo" = s."entryId"
    FROM (SELECT DISTINCT ON (1) * FROM unnest(${chains}::text[], ${positions}::bigint[], ${ids}::bigint[], ${hashes}::bytea[])
        AS s("connectionId", "position", "entryId", "hash") ORDER BY 1, 2 DESC) s
    WHERE a."connectionId" = s."connectionId"`;
}
