import type { DocumentLink as Row } from "@prisma/client";
import type { ConnectionId, ContactId } from "../../domain/ids";
import type { ContactMerge, LinkStore } from "../../ports/link-store";
import { lookOnce } from "./contact-prints";
import type { Database } from "./database";
import { jsonText } from "./domain-json";

type ContactLinks = Pick<
  LinkStore,
  | "contacts"
  | "linkedContacts"
  | "linkContact"
  | "relinkContact"
  | "forgetContacts"
  | "followContacts"
  | "contactNumbers"
  | "useContactNumber"
>;

/** Which contact stands for which customer. */
export function makeContactLinks(db: Database): ContactLinks {
  return {
    contacts: async (connectionId, customerKeys) => {
      const rows = await db.straight.$queryRaw<Pick<Row, "localId" | "remoteId">[]>`
        SELECT "localId", "remoteId" FROM "DocumentLink"
        WHERE "connectionId" = ${connectionId} AND "kind" = 'CONTACT' AND "localId" = ANY(${[...customerKeys]}::text[])`;

      return new Map(rows.map(({ localId, remoteId }) => [localId, remoteId as ContactId]));
    },
    linkedContacts: async (connectionId, contactIds) => {
      if (contactIds.length === 0) return [];
      const rows = await db.documentLink.findMany({
        where: { connectionId, kind: "CONTACT", remoteId: { in: [...contactIds] } },
        select: { remoteId: true },
        distinct: ["remoteId"],
      });

      return rows.map(({ remoteId }) => remoteId as ContactId);
    },
    linkContact: async (connectionId, { customerKey, contactId }) => {
      await db.documentLink.createMany({
        data: [{ connectionId, kind: "CONTACT", localId: customerKey, remoteId: contactId, origin: "XERO" }],
        skipDuplicates: true,
      });
      await lookOnce(db, connectionId, [customerKey]);
    },
    relinkContact: async (connectionId, { customerKey, contactId }) => {
      const key = { connectionId, kind: "CONTACT", localId: customerKey };
      const set = { remoteId: contactId, origin: "XERO" };
      await db.documentLink.upsert({ where: { connectionId_kind_localId: key }, create: { ...key, ...set }, update: set });
      await lookOnce(db, connectionId, [customerKey]);
    },
    forgetContacts: async (connectionId, contactIds) => {
      if (contactIds.length === 0) return;
      await db.documentLink.deleteMany({ where: { connectionId, kind: "CONTACT", remoteId: { in: [...contactIds] } } });
    },
    followContacts: (connectionId, merges) => followContacts(db, connectionId, merges),
    contactNumbers: async (connectionId, customerKeys) => {
      const rows = await db.documentLink.findMany({
        where: { connectionId, kind: "CONTACT_NUMBER", localId: { in: [...customerKeys] } },
      });

      return new Map(rows.map(({ localId, remoteId }) => [localId, remoteId]));
    },
    useContactNumber: async (connectionId, { customerKey, number }) => {
      const key = { connectionId, kind: "CONTACT_NUMBER", localId: customerKey };
      const set = { remoteId: number, origin: "CROSSFOOT" };
      await db.documentLink.upsert({ where: { connectionId_kind_localId: key }, create: { ...key, ...set }, update: set });
    },
  };
}

/**
 * Both what customers are linked to and what documents were sent to: else a merge would look like a person's edit of each.
 * Documents that were not seen at the other contact yet are read again, and that contact is held against the customer once.
 */
async function followContacts(db: Database, connectionId: ConnectionId, merges: readonly ContactMerge[]): Promise<void> {
  if (merges.length === 0) return;
  const merged = jsonText(merges);
  const moved = await db.$queryRaw<Pick<Row, "localId">[]>`
    UPDATE "DocumentLink" l SET "remoteId" = m."into"
    FROM jsonb_to_recordset(${merged}::jsonb) AS m("from" text, "into" text)
    WHERE l."connectionId" = ${connectionId} AND l."kind" = 'CONTACT' AND l."remoteId" = m."from" RETURNING l."localId"`;
  await db.$executeRaw`
    UPDATE "DocumentLink" l SET "sent" = jsonb_set(l."sent", '{contactId}', to_jsonb(m."into")),
      "staleSeq" = "staleSeq" + CASE WHEN l."seen" ->> 'contactId' = m."into" THEN 0 ELSE 1 END
    FROM jsonb_to_recordset(${merged}::jsonb) AS m("from" text, "into" text)
    WHERE l."connectionId" = ${connectionId} AND l."kind" IN ('INVOICE', 'CREDIT_NOTE') AND l."sent" ->> 'contactId' = m."from"`;
  const customers = moved.map(({ localId }) => localId);
  if (customers.length > 0) await lookOnce(db, connectionId, customers);
}
