import { randomUUID } from "node:crypto";
import type { ConnectionId, ContactId } from "../../domain/ids";
import type { ContactField } from "../../domain/follow/contact-fields";
import type { Problem } from "../../domain/problem";
import type { ContactFollows, Followed, FollowedContact, FollowState } from "../../ports/contact-follows";
import type { Lease } from "../../ports/lanes";
import { Prisma } from "@prisma/client";
import { printOf, printOfChange, type Prints } from "./contact-prints";
import type { Database } from "./database";
import { jsonText } from "./domain-json";
import { assertHeld, isHeld } from "./lease-held";

export function makeContactFollows(db: Database): ContactFollows {
  return {
    customersChanged: async (connectionId, changes) => (await ask(db, connectionId, ofCustomers(changes))) > 0,
    contactsChanged: async (connectionId, contactIds) => {
      if (contactIds.length > 0) await ask(db, connectionId, { where: Prisma.sql`l."remoteId" = ANY(${[...contactIds]}::text[])` });
    },
    askAll: (connectionId) => ask(db, connectionId, { where: Prisma.sql`${IS_CUSTOMER}` }),
    askOurs: async (connectionId, customerKey) =>
      (await ask(db, connectionId, { where: Prisma.sql`l."localId" = ${customerKey} AND ${IS_CUSTOMER}`, ours: true })) > 0,
    waiting: (connectionId, { now, limit }) =>
      readLinked(
        db,
        Prisma.sql`WHERE l."connectionId" = ${connectionId} AND l."kind" = 'CONTACT' AND f."handledSeq" < f."dirtySeq"
        AND (f."notBefore" IS NULL OR f."notBefore" <= ${now}) ORDER BY f."customerKey" LIMIT ${limit}`,
      ),
    ofContacts: (connectionId, contactIds) =>
      readLinked(
        db,
        Prisma.sql`WHERE l."connectionId" = ${connectionId} AND ${IS_CUSTOMER} AND l."remoteId" = ANY(${[...contactIds]}::text[])`,
      ),
    first: (connectionId, limit) =>
      readLinked(db, Prisma.sql`WHERE l."connectionId" = ${connectionId} AND ${IS_CUSTOMER} ORDER BY l."localId" LIMIT ${limit}`),
    settle: (connectionId, looked, lease) => settle(db, { connectionId, ...looked }, lease),
    wait: async (connectionId, until) => {
      await db.$executeRaw`
        UPDATE "FollowedContact" SET "notBefore" = ${until} WHERE "connectionId" = ${connectionId} AND "handledSeq" < "dirtySeq"`;
    },
    drop: async (connectionId) => {
      await db.$executeRaw`
        UPDATE "FollowedContact" SET "handledSeq" = "dirtySeq", "ours" = false
        WHERE "connectionId" = ${connectionId} AND "handledSeq" < "dirtySeq"`;
    },
    counts: (connectionId) => counts(db, connectionId),
    told: (connectionId, limit) =>
      readStates(
        db,
        Prisma.sql`WHERE l."connectionId" = ${connectionId} AND ${IS_CUSTOMER} AND (cardinality(f."kept") > 0 OR f."problem" IS NOT NULL)
        ORDER BY f."handledAt" DESC NULLS LAST LIMIT ${limit}`,
      ),
    one: async (connectionId, customerKey) =>
      (await readStates(db, Prisma.sql`WHERE l."connectionId" = ${connectionId} AND ${IS_CUSTOMER} AND l."localId" = ${customerKey}`))[0] ??
      null,
  };
}

/** Links of customers and companies; others (a channel's, one who pays for others) are nobody in the shop. */
const IS_CUSTOMER = Prisma.sql`l."kind" = 'CONTACT' AND l."localId" ~ '^Shopify (company )?[0-9]+$'`;

type Asking = { where: Prisma.Sql; ours?: true; causes?: Prisma.Sql; byShop?: true };

/** What is asked for while it waits is one look; only contacts that are linked are ever asked for. */
function ask(db: Database, connectionId: ConnectionId, { where, ours, byShop, causes = Prisma.sql`NULL::text` }: Asking): Promise<number> {
  return db.$executeRaw`
    INSERT INTO "FollowedContact" AS f ("connectionId", "customerKey", "contactId", "dirtySeq", "ours", "booksToo", "cause")
    SELECT l."connectionId", l."localId", l."remoteId", 1, ${ours === true}, ${byShop !== true}, ${causes}
    FROM "DocumentLink" l WHERE l."connectionId" = ${connectionId} AND l."kind" = 'CONTACT' AND ${where}
    ON CONFLICT ("connectionId", "customerKey") DO UPDATE SET
      "dirtySeq" = f."dirtySeq" + 1, "ours" = f."ours" OR excluded."ours", "cause" = excluded."cause", "notBefore" = NULL,
      "booksToo" = excluded."booksToo" OR (f."booksToo" AND f."handledSeq" < f."dirtySeq"),
      "refused" = CASE WHEN excluded."booksToo" THEN NULL ELSE f."refused" END`;
}

/**
 * A change that was read already, told once more by the sweep, is no news. Shopify counts in whole seconds, and our clock may differ
 * from Shopify's by more: the customer may have changed once more within the second that was read as the last, until a look
 * that began well after the first one to read it found nothing later. Both of these moments are our own clock's.
 */
function ofCustomers(changes: Parameters<ContactFollows["customersChanged"]>[1]): Asking {
  const rows = jsonText(changes.map(({ customerKey, at, cause }) => ({ customerKey, at, cause })));
  const changed = Prisma.sql`jsonb_to_recordset(${rows}::jsonb) AS c("customerKey" text, "at" text, "cause" text)`;

  return {
    where: Prisma.sql`${IS_CUSTOMER} AND EXISTS (
      SELECT 1 FROM ${changed} LEFT JOIN "FollowedContact" known ON known."connectionId" = l."connectionId" AND known."customerKey" = l."localId"
      WHERE c."customerKey" = l."localId" AND (c."at" IS NULL OR known."shopAsOf" IS NULL OR c."at"::timestamp > known."shopAsOf"
          OR (c."at"::timestamp = known."shopAsOf"
            AND (known."asOfSince" IS NULL OR known."handledAt" < known."asOfSince" + interval '1 minute'))))`,
    byShop: true,
    causes: Prisma.sql`(SELECT max(c."cause") FROM ${changed} WHERE c."customerKey" = l."localId")`,
  };
}

type LinkedRow = {
  customerKey: string;
  contactId: string;
  seq: number | null;
  shared: boolean;
  ours: boolean | null;
  kept: string[] | null;
  salt: string | null;
  prints: Prints | null;
  shopOnly: boolean | null;
  refused: string | null;
  problem: Problem | null;
};

/** Prints of another contact, from before a merge or a new link, say nothing about this one. */
async function readLinked(db: Database, which: Prisma.Sql): Promise<FollowedContact[]> {
  const rows = await db.$queryRaw<LinkedRow[]>`
    SELECT l."localId" AS "customerKey", l."remoteId" AS "contactId", f."dirtySeq" AS "seq", f."ours", f."kept", f."salt",
      CASE WHEN f."contactId" = l."remoteId" THEN f."prints" END AS "prints",
      f."handledSeq" < f."dirtySeq" AND NOT f."booksToo" AND f."problem" IS NULL AS "shopOnly",
      CASE WHEN f."contactId" = l."remoteId" THEN f."refused" END AS "refused", f."problem",
      EXISTS (SELECT 1 FROM "DocumentLink" o WHERE o."connectionId" = l."connectionId" AND o."kind" = 'CONTACT'
              AND o."remoteId" = l."remoteId" AND o."localId" <> l."localId") AS "shared"
    FROM "DocumentLink" l LEFT JOIN "FollowedContact" f ON f."connectionId" = l."connectionId" AND f."customerKey" = l."localId" ${which}`;

  return rows.map(({ customerKey, contactId, seq, shared, ours, kept, salt, prints, shopOnly, refused, problem }) => ({
    customerKey,
    contactId: contactId as ContactId,
    seq: seq ?? 0,
    shared,
    ours: ours ?? false,
    shopOnly: shopOnly ?? false,
    kept: (kept ?? []) as ContactField[],
    wasBoth: (field, text) => {
      const print = prints?.[field];

      return print === undefined || salt === null ? null : print === printOf(salt, field, text);
    },
    refusedFor: (change) => (salt !== null && refused === printOfChange(salt, change) ? problem : null),
  }));
}

type Settling = { connectionId: ConnectionId; at: Date; ends: readonly Followed[] };

async function settle(db: Database, { connectionId, at, ends }: Settling, lease?: Lease): Promise<void> {
  if (ends.length === 0) return;
  const salts = await saltsOf(db, { connectionId, ends });
  const rows = ends.map(({ followed: { customerKey, contactId, seq }, agreed, kept, problem, asOf, refused }) => {
    const salt = salts.get(customerKey) ?? randomUUID();
    const prints = Object.fromEntries([...agreed].map(([field, text]) => [field, printOf(salt, field, text)]));

    return { customerKey, contactId, seq, salt, prints, kept, problem, asOf, refused: refused ? printOfChange(salt, refused) : null };
  });
  const changed = await db.$executeRaw`
    UPDATE "FollowedContact" f SET "handledSeq" = r."seq", "handledAt" = ${at}, "kept" = r."kept", "problem" = r."problem",
      "ours" = f."ours" AND f."dirtySeq" > r."seq", "salt" = r."salt", "contactId" = r."contactId",
      "prints" = CASE WHEN f."contactId" = r."contactId" THEN f."prints" || r."prints" ELSE r."prints" END,
      "shopAsOf" = coalesce(r."asOf", f."shopAsOf"), "notBefore" = NULL,
      "asOfSince" = CASE WHEN r."asOf" IS NULL OR r."asOf" = f."shopAsOf" AND f."asOfSince" IS NOT NULL THEN f."asOfSince" ELSE ${at} END,
      "refused" = CASE WHEN r."problem" IS NOT NULL AND f."contactId" = r."contactId" THEN coalesce(r."refused", f."refused") END
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb)
      AS r("customerKey" text, "contactId" text, "seq" int, "salt" text, "prints" jsonb, "kept" text[], "problem" jsonb, "asOf" timestamp,
      "refused" text)
    WHERE f."connectionId" = ${connectionId} AND f."customerKey" = r."customerKey" AND ${isHeld(lease)}`;
  if (changed === 0) await assertHeld(db, lease);
}

async function saltsOf(db: Database, { connectionId, ends }: Omit<Settling, "at">): Promise<Map<string, string>> {
  const keys = ends.map(({ followed }) => followed.customerKey);
  const rows = await db.followedContact.findMany({
    where: { connectionId, customerKey: { in: keys } },
    select: { customerKey: true, salt: true },
  });

  return new Map(rows.map(({ customerKey, salt }) => [customerKey, salt]));
}

async function counts(db: Database, connectionId: ConnectionId) {
  const [row] = await db.$queryRaw<{ linked: number; companies: number; waiting: number; kept: number; failed: number }[]>`
    SELECT count(*)::int AS "linked", count(*) FILTER (WHERE l."localId" LIKE 'Shopify company %')::int AS "companies",
      count(*) FILTER (WHERE f."handledSeq" < f."dirtySeq")::int AS "waiting",
      count(*) FILTER (WHERE cardinality(f."kept") > 0)::int AS "kept", count(*) FILTER (WHERE f."problem" IS NOT NULL)::int AS "failed"
    FROM "DocumentLink" l LEFT JOIN "FollowedContact" f ON f."connectionId" = l."connectionId" AND f."customerKey" = l."localId"
    WHERE l."connectionId" = ${connectionId} AND ${IS_CUSTOMER}`;

  return row ?? { linked: 0, companies: 0, waiting: 0, kept: 0, failed: 0 };
}

type StateRow = {
  customerKey: string;
  contactId: string;
  kept: string[] | null;
  problem: Problem | null;
  waits: boolean | null;
  lookedAt: Date | null;
};

async function readStates(db: Database, which: Prisma.Sql): Promise<FollowState[]> {
  const rows = await db.$queryRaw<StateRow[]>`
    SELECT l."localId" AS "customerKey", l."remoteId" AS "contactId", f."kept", f."problem", f."handledSeq" < f."dirtySeq" AS "waits",
      f."handledAt" AS "lookedAt"
    FROM "DocumentLink" l LEFT JOIN "FollowedContact" f ON f."connectionId" = l."connectionId" AND f."customerKey" = l."localId"
    ${which}`;

  return rows.map(({ customerKey, contactId, kept, problem, waits, lookedAt }) => ({
    customerKey,
    contactId: contactId as ContactId,
    kept: (kept ?? []) as ContactField[],
    problem,
    waits: waits ?? false,
    lookedAt,
  }));
}
