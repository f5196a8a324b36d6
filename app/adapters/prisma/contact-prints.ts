import { createHash } from "node:crypto";
import { CONTACT_FIELDS, textOf, type ContactField, type ContactFields } from "../../domain/follow/contact-fields";
import { namedFields } from "../../domain/follow/contact-update";
import type { Contact } from "../../domain/ledger/contact";
import type { ConnectionId } from "../../domain/ids";
import type { Problem } from "../../domain/problem";
import { jsonText } from "./domain-json";
import type { Raw } from "./straight";

/** By field: the fingerprint of the value that both sides had last. */
export type Prints = Partial<Record<ContactField, string>>;

/** Salted for each contact anew, so that nobody finds a person by trying out names. */
export function printOf(salt: string, field: ContactField, text: string): string {
  return createHash("sha256").update(`${salt}\n${field}\n${text}`).digest("hex");
}

type Made = { customerKey: string; contactId: string; salt: string; contact: Contact };

/**
 * What contacts were made with, kept in the transaction that links them: by this a later change in Xero is told from one in
 * Shopify. A contact's first address is its order's, and is nobody's change.
 */
export async function keepPrints(tx: Raw, connectionId: ConnectionId, made: readonly Made[]): Promise<void> {
  const rows = made.map(({ customerKey, contactId, salt, contact }) => ({
    customerKey,
    contactId,
    salt,
    prints: printsOf(salt, CONTACT_FIELDS, contact),
  }));
  await tx.$executeRaw`
    INSERT INTO "FollowedContact" AS f ("connectionId", "customerKey", "contactId", "salt", "prints")
    SELECT ${connectionId}, r."customerKey", r."contactId", r."salt", r."prints"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("customerKey" text, "contactId" text, "salt" text, "prints" jsonb)
    ON CONFLICT ("connectionId", "customerKey") DO UPDATE SET
      "contactId" = excluded."contactId", "salt" = excluded."salt", "prints" = excluded."prints", "kept" = '{}', "problem" = NULL,
      "refused" = NULL
    WHERE f."contactId" <> excluded."contactId"`;
}

type Sent = { customerKey: string; contactId: string; fields: Partial<ContactFields> };

/**
 * What a change wrote is what both sides have from now on, whoever hears that it was made: where a worker died in between, the
 * next change of the customer would meet our own text and take it for a person's. The simulation found it.
 */
export async function keepSent(tx: Raw, connectionId: ConnectionId, sent: readonly Sent[]): Promise<void> {
  if (sent.length === 0) return;
  const known = await tx.$queryRaw<{ customerKey: string; salt: string }[]>`
    SELECT "customerKey", "salt" FROM "FollowedContact"
    WHERE "connectionId" = ${connectionId} AND "customerKey" = ANY(${sent.map(({ customerKey }) => customerKey)}::text[]) FOR UPDATE`;
  const salts = new Map(known.map(({ customerKey, salt }) => [customerKey, salt]));
  const rows = sent.flatMap(({ customerKey, contactId, fields }) => {
    const salt = salts.get(customerKey);

    return salt === undefined ? [] : [{ customerKey, contactId, prints: printsOf(salt, namedFields(fields), fields) }];
  });
  await tx.$executeRaw`
    UPDATE "FollowedContact" f SET "prints" = f."prints" || r."prints"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("customerKey" text, "contactId" text, "prints" jsonb)
    WHERE f."connectionId" = ${connectionId} AND f."customerKey" = r."customerKey" AND f."contactId" = r."contactId"`;
}

function printsOf(salt: string, fields: readonly ContactField[], of: Partial<ContactFields>): Prints {
  return Object.fromEntries(fields.map((field) => [field, printOf(salt, field, textOf(field, of))]));
}

/** A whole change, as one fingerprint: the same for the same fields with the same content. */
export function printOfChange(salt: string, change: Partial<ContactFields>): string {
  const prints = printsOf(salt, namedFields(change), change);

  return createHash("sha256").update(JSON.stringify(prints)).digest("hex");
}

type Refused = { customerKey: string; seq: number; problem: Problem };

/** A change that was refused is not tried again before something changes; in the transaction that ends it, whoever ends it. */
export async function tellRefused(tx: Raw, connectionId: ConnectionId, refused: readonly Refused[]): Promise<void> {
  if (refused.length === 0) return;
  await tx.$executeRaw`
    UPDATE "FollowedContact" f SET "handledSeq" = greatest(f."handledSeq", r."seq"), "handledAt" = now(), "problem" = r."problem",
      "ours" = f."ours" AND f."dirtySeq" > r."seq"
    FROM jsonb_to_recordset(${jsonText(refused)}::jsonb) AS r("customerKey" text, "seq" int, "problem" jsonb)
    WHERE f."connectionId" = ${connectionId} AND f."customerKey" = r."customerKey"`;
}

/**
 * Contacts that were found, not made: each is held against its customer once, so that from then on it is known which side
 * changes. What differs by then is nobody knows whose, and stays. Only customers and companies are anybody in the shop.
 */
export async function lookOnce(db: Raw, connectionId: ConnectionId, customerKeys: readonly string[]): Promise<void> {
  await db.$executeRaw`
    INSERT INTO "FollowedContact" AS f ("connectionId", "customerKey", "contactId", "dirtySeq")
    SELECT l."connectionId", l."localId", l."remoteId", 1 FROM "DocumentLink" l
    WHERE l."connectionId" = ${connectionId} AND l."kind" = 'CONTACT' AND l."localId" = ANY(${[...customerKeys]}::text[])
      AND l."localId" ~ '^Shopify (company )?[0-9]+$'
    ON CONFLICT ("connectionId", "customerKey") DO UPDATE SET "dirtySeq" = f."dirtySeq" + 1, "booksToo" = true
      WHERE f."contactId" <> excluded."contactId"`;
}
