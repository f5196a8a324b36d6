import { createHash } from "node:crypto";
import type { ConnectionId, ContactId } from "../../domain/ids";
import type { ContactInBooks } from "../../domain/ledger/contact";
import { plainTaxNumber } from "../../domain/sync/contact-rules";
import type { ContactList, DuplicateContacts } from "../../ports/contact-list";
import type { Database } from "./database";
import { jsonText } from "./domain-json";

export function makeContactList(db: Database): ContactList {
  return {
    reading: async (connectionId) => {
      const row = await db.contactReading.findUnique({ where: { connectionId } });

      const { readAt = null, askedAt = null, cursor = null, problem = null } = row ?? {};

      return { readAt, asked: askedAt !== null, cursor, problem };
    },
    ask: async (connectionId, at) => {
      await db.$executeRaw`
        INSERT INTO "ContactReading" ("connectionId", "askedAt") VALUES (${connectionId}, ${at})
        ON CONFLICT ("connectionId") DO UPDATE SET "askedAt" = excluded."askedAt", "problem" = NULL,
          "cursor" = CASE WHEN "ContactReading"."askedAt" IS NOT NULL THEN "ContactReading"."cursor" END`;
    },
    goOnFrom: async (connectionId, cursor) => {
      await db.contactReading.updateMany({ where: { connectionId }, data: { cursor } });
    },
    finish: async (connectionId, { began, at, cursor }) => {
      await db.$executeRaw`
        UPDATE "ContactReading" SET "readAt" = ${at}, "askedAt" = CASE WHEN "askedAt" > ${began} THEN "askedAt" END, "cursor" = ${cursor},
          "problem" = NULL
        WHERE "connectionId" = ${connectionId}`;
    },
    refuse: async (connectionId, { at, problem }) => {
      await db.$executeRaw`
        UPDATE "ContactReading" SET "askedAt" = NULL, "problem" = ${problem}, "readAt" = CASE WHEN "readAt" IS NOT NULL THEN ${at}::timestamp END
        WHERE "connectionId" = ${connectionId}`;
    },
    count: (connectionId) => db.listedContact.count({ where: { connectionId } }),
    save: (connectionId, contacts) => save(db, connectionId, contacts),
    unlinked: async (connectionId, { after, limit }) => {
      const rows = await db.$queryRaw<{ contactId: string }[]>`
        SELECT c."contactId" FROM "ListedContact" c
        WHERE c."connectionId" = ${connectionId} AND c."active" AND c."contactId" > ${after ?? ""}
          AND NOT EXISTS (SELECT 1 FROM "DocumentLink" l
            WHERE l."connectionId" = ${connectionId} AND l."kind" = 'CONTACT' AND l."remoteId" = c."contactId")
        ORDER BY c."contactId" LIMIT ${limit}`;

      return rows.map(({ contactId }) => contactId as ContactId);
    },
    linked: async (connectionId, { after, limit }) => {
      const rows = await db.documentLink.findMany({
        where: { connectionId, kind: "CONTACT", localId: { gt: after ?? "" } },
        orderBy: { localId: "asc" },
        take: limit,
      });

      return rows.map(({ localId, remoteId }) => ({ customerKey: localId, contactId: remoteId as ContactId }));
    },
    duplicates: (connectionId, limit) => findDuplicates(db, connectionId, limit),
    shared: async (connectionId, limit) => {
      const rows = await db.$queryRaw<{ contactId: string; customerKeys: string[] }[]>`
        SELECT "remoteId" AS "contactId", array_agg("localId" ORDER BY "localId") AS "customerKeys" FROM "DocumentLink"
        WHERE "connectionId" = ${connectionId} AND "kind" = 'CONTACT'
        GROUP BY "remoteId" HAVING count(*) > 1 ORDER BY "remoteId" LIMIT ${limit}`;

      return rows.map(({ contactId, customerKeys }) => ({ contactId: contactId as ContactId, customerKeys }));
    },
  };
}

async function save(db: Database, connectionId: ConnectionId, contacts: readonly ContactInBooks[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map((each) => ({ id: each.id, active: each.active, keys: keysOf(connectionId, each) }));
  await db.$executeRaw`
    INSERT INTO "ListedContact" ("connectionId", "contactId", "active", "keys")
    SELECT ${connectionId}, r."id", r."active", r."keys"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("id" text, "active" boolean, "keys" text[])
    ON CONFLICT ("connectionId", "contactId") DO UPDATE SET "active" = excluded."active", "keys" = excluded."keys"`;
}

const KINDS: Readonly<Record<string, DuplicateContacts["by"]>> = { e: "email", t: "tax-number", n: "number" };

/** By the letter of its kind, then a hash that only this connection uses: enough to compare, no address. */
function keysOf(connectionId: ConnectionId, { email, taxNumber, number }: ContactInBooks): string[] {
  const key = (kind: string, text: string) =>
    text === "" ? [] : [kind + createHash("sha256").update(`${connectionId} ${kind} ${text}`).digest("base64url")];
  const plain = (text: string | null) => (text ?? "").trim().toLowerCase();

  return [...key("e", plain(email)), ...key("t", plainTaxNumber(taxNumber ?? "")), ...key("n", plain(number))];
}

/** Several active contacts of one key, of which some customer's orders go to one. */
async function findDuplicates(db: Database, connectionId: ConnectionId, limit: number): Promise<DuplicateContacts[]> {
  const rows = await db.$queryRaw<{ kind: string; contactIds: string[] }[]>`
    SELECT left(k."key", 1) AS "kind", array_agg(c."contactId" ORDER BY c."contactId") AS "contactIds"
    FROM "ListedContact" c CROSS JOIN LATERAL unnest(c."keys") AS k("key")
    WHERE c."connectionId" = ${connectionId} AND c."active"
    GROUP BY k."key"
    HAVING count(*) > 1 AND bool_or(EXISTS (SELECT 1 FROM "DocumentLink" l
      WHERE l."connectionId" = ${connectionId} AND l."kind" = 'CONTACT' AND l."remoteId" = c."contactId"))
    ORDER BY min(c."contactId"), k."key" LIMIT ${limit}`;

  return rows.flatMap(({ kind, contactIds }) => {
    const by = KINDS[kind];

    return by ? [{ by, contactIds: contactIds as ContactId[] }] : [];
  });
}
