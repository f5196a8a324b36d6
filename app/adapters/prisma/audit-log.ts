import { Prisma } from "@prisma/client";
import type { OrderRecordId } from "../../domain/ids";
import type { AuditEntry, AuditKind, AuditLog } from "../../ports/audit-log";
import { sealOf, type Sealable } from "./audit-chain";
import type { Database } from "./database";
import { fromJson } from "./domain-json";
import { eraseWords } from "./erase-words";
import { sealAll } from "./seal-audit";
import { settledEntries } from "./settled-entries";

export function makeAuditLog(db: Database): AuditLog {
  const settledUpTo = settledEntries();

  return {
    seal: async (breathe) => sealAll(db, await settledUpTo(db.straight), breathe),
    ofOrder: (connectionId, recordId, limit) =>
      read(
        db,
        Prisma.sql`WHERE e."connectionId" = ${connectionId} AND e."orderRecordId" = ${recordId} ORDER BY e."id" DESC LIMIT ${limit}`,
      ),
    ofContact: (connectionId, contactNumber, limit) =>
      read(
        db,
        Prisma.sql`WHERE e."connectionId" = ${connectionId} AND e."contactId" = ${contactNumber} ORDER BY e."id" DESC LIMIT ${limit}`,
      ),
    sealed: (connectionId, { after, limit }) =>
      read(db, Prisma.sql`WHERE e."connectionId" = ${connectionId} AND s."position" > ${after} ORDER BY s."position" LIMIT ${limit}`),
    erase: (shop, whose) => eraseWords(db, shop, whose),
  };
}

type Row = Sealable & {
  words: string | null;
  wordsHold: boolean;
  position: bigint | null;
  hash: Uint8Array | null;
  before: Uint8Array | null;
};

/** Each with the hash before it, so that its seal can be worked out again: by the code that made it, on what stands now. */
async function read(db: Database, which: Prisma.Sql): Promise<AuditEntry[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT to_char(e."at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') AS "at", e."kind", e."orderRecordId", e."contactId", e."facts"::text AS "facts",
      encode(e."wordsHash", 'hex') AS "wordsHash", e."words", s."position", s."hash",
      (e."words" IS NULL OR e."wordsHash" IS NOT DISTINCT FROM sha256(e."salt" || convert_to(e."words", 'UTF8'))) AS "wordsHold",
      CASE WHEN s."position" = 1 THEN sha256('') ELSE b."hash" END AS "before"
    FROM "AuditEntry" e LEFT JOIN "AuditSeal" s ON s."connectionId" = e."connectionId" AND s."entryId" = e."id"
      LEFT JOIN "AuditSeal" b ON b."connectionId" = s."connectionId" AND b."position" = s."position" - 1
    ${which}`;

  return rows.map(toEntry);
}

function toEntry(row: Row): AuditEntry {
  const { at, kind, orderRecordId, facts, words, wordsHash, position, hash } = row;

  return {
    position,
    at: new Date(at),
    kind: kind as AuditKind,
    recordId: orderRecordId as OrderRecordId | null,
    facts: fromJson(JSON.parse(facts) as Prisma.JsonObject),
    words,
    erased: words === null && wordsHash !== null,
    hash: hash && Buffer.from(hash).toString("hex"),
    holds: row.wordsHold && isSealed(row),
  };
}

function isSealed(row: Row): boolean {
  const { position, hash, before } = row;
  if (position === null || hash === null) return position === null && hash === null;

  return before !== null && sealOf(before, position, row).equals(hash);
}
