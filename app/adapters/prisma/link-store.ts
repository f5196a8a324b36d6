import { Prisma, type DocumentLink as Row } from "@prisma/client";
import type { ConnectionId, ContactId, OrderId, OrderRecordId } from "../../domain/ids";
import { orderLinksOf } from "../../domain/sync/order-links";
import type { Lease } from "../../ports/lanes";
import type {
  BooksDocumentId,
  DocumentRead,
  LinkStore,
  MirroredPayment,
  OrderLinks,
  ReadAgain,
  StaleDocument,
} from "../../ports/link-store";
import { makeContactLinks } from "./contact-links";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";
import { assertHeld, isHeld } from "./lease-held";
import { markDirty } from "./mark-dirty";

export function makeLinkStore(db: Database): LinkStore {
  return {
    ...makeContactLinks(db),
    forOrders: async (connectionId, recordIds) => {
      // The connection as an expression, for which there is no index: while a table grows quicker than its statistics, PostgreSQL would
      // go through all links of the connection for these.
      const rows = await db.straight.$queryRaw<Linked[]>`
        SELECT l."kind", l."localId", l."remoteId", l."orderRecordId", l."sent", l."seen", l."decisions", l."origin" FROM "DocumentLink" l
        WHERE l."connectionId" || '' = ${connectionId} AND l."orderRecordId" = ANY(${[...recordIds]}::text[]) ORDER BY l."createdAt"`;
      const byOrder = new Map<string | null, Linked[]>(recordIds.map((id) => [id, []]));
      for (const row of rows) byOrder.get(row.orderRecordId)?.push(row);

      return new Map(recordIds.map((id) => [id, toOrderLinks(byOrder.get(id) ?? [])]));
    },
    decide: (connectionId, { documentId, orderId, decision }) =>
      db.straight.transaction(async (tx) => {
        await markDirty(tx, { connectionId, causes: new Map([[orderId, null]]), asked: "now" });
        await tx.$executeRaw`
          UPDATE "DocumentLink" SET "decisions" = coalesce("decisions", '[]'::jsonb) || ${jsonText([decision])}::jsonb,
            "staleSeq" = "staleSeq" + 1
          WHERE "connectionId" = ${connectionId} AND "kind" IN ('INVOICE', 'CREDIT_NOTE') AND "remoteId" = ${documentId}`;
      }),
    linkMirroredPayments: async (connectionId, payments) => {
      await db.documentLink.createMany({ data: payments.map((each) => mirrored(connectionId, each)), skipDuplicates: true });
    },
    markStale: async (connectionId, ids) => {
      const { count } = await db.documentLink.updateMany({
        where: { connectionId, kind: { in: ["INVOICE", "CREDIT_NOTE"] }, remoteId: { in: [...ids] } },
        data: { staleSeq: { increment: 1 } },
      });

      return count > 0;
    },
    markChanged: async (connectionId, changes) => {
      const count = await db.$executeRaw`
        UPDATE "DocumentLink" l SET "staleSeq" = "staleSeq" + 1
        FROM (SELECT c."id", CASE WHEN bool_or(c."at" IS NULL) THEN NULL ELSE max(c."at") END AS "at"
              FROM jsonb_to_recordset(${jsonText(changes)}::jsonb) AS c("id" text, "at" text) GROUP BY c."id") AS c
        WHERE l."connectionId" = ${connectionId} AND l."kind" IN ('INVOICE', 'CREDIT_NOTE') AND l."remoteId" = c."id"
          AND (c."at" IS NULL OR l."seen" IS NULL OR c."at" > l."seen" ->> 'updatedAt')`;

      return count > 0;
    },
    stale: (connectionId, limit, of) =>
      findDocuments(
        db,
        Prisma.sql`l."connectionId" = ${connectionId} AND l."seenSeq" < l."staleSeq"
          AND (${of === undefined} OR l."orderRecordId" = ANY(${of ?? []}::text[])) ORDER BY l."createdAt" LIMIT ${limit}`,
      ),
    standing: (connectionId, of) =>
      findDocuments(
        db,
        Prisma.sql`l."connectionId" = ${connectionId} AND l."orderRecordId" = ANY(${[...of]}::text[]) AND l."kind" IN ('INVOICE', 'CREDIT_NOTE')
          AND (l."seenSeq" < l."staleSeq" OR coalesce(l."seen" ->> 'status', '') NOT IN ('VOIDED', 'DELETED')) ORDER BY l."createdAt"`,
      ),
    saveSeen: (connectionId, read, lease) => saveSeen(db, { ...read, connectionId }, lease),
  };
}

type Linked = Pick<Row, "kind" | "localId" | "remoteId" | "orderRecordId" | "sent" | "seen" | "decisions" | "origin">;

type StaleRow = {
  kind: string;
  remoteId: string;
  staleSeq: number;
  updatedAt: string | null;
  orderId: string | null;
  sentTo: string | null;
};

/** Links `l` to documents, by what each is to be read again. */
async function findDocuments(db: Database, which: Prisma.Sql): Promise<StaleDocument[]> {
  const rows = await db.straight.$queryRaw<StaleRow[]>`
    SELECT l."kind", l."remoteId", l."staleSeq", l."seen" ->> 'updatedAt' AS "updatedAt", o."orderId",
      l."sent" ->> 'contactId' AS "sentTo"
    FROM "DocumentLink" l LEFT JOIN "OrderRecord" o ON o."id" = l."orderRecordId"
    WHERE ${which}`;

  return rows.map(({ kind, remoteId, staleSeq, updatedAt, orderId, sentTo }) => ({
    document: { kind, id: remoteId } as BooksDocumentId,
    seq: staleSeq,
    orderId: orderId as OrderId | null,
    seenAsOf: updatedAt ? new Date(updatedAt) : null,
    ...(sentTo !== null && { sentTo: sentTo as ContactId }),
  }));
}

/** A document that was asked for and not answered was deleted for good; its link stays, marked so. */
async function saveSeen(
  db: Database,
  { connectionId, asked, found }: ReadAgain & { connectionId: ConnectionId },
  lease?: Lease,
): Promise<void> {
  if (asked.length === 0) return;
  const seen = new Map<string, DocumentRead["seen"]>(found.map((each) => [each.id, each.seen]));
  const rows = asked.map(({ document: { id }, seq }) => ({ id, seq, seen: seen.get(id) ?? null }));
  const changed = await db.straight.$executeRaw`
    UPDATE "DocumentLink" l SET "seenSeq" = r."seq", "seenAt" = now(),
      "seen" = coalesce(r."seen", jsonb_set(l."seen", '{status}', '"DELETED"'))
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("id" text, "seq" int, "seen" jsonb)
    WHERE l."connectionId" = ${connectionId} AND l."kind" IN ('INVOICE', 'CREDIT_NOTE') AND l."remoteId" = r."id" AND ${isHeld(lease)}`;
  if (changed === 0) await assertHeld(db, lease);
}

function toOrderLinks(rows: readonly Linked[]): OrderLinks {
  return orderLinksOf(
    rows.map((row) => ({
      ...row,
      sent: row.sent && fromJson(row.sent),
      seen: row.seen && fromJson(row.seen),
      decisions: row.decisions && fromJson(row.decisions),
    })),
  );
}

function mirrored(connectionId: ConnectionId, { recordId, transactionId, paymentId }: MirroredPayment) {
  return {
    connectionId,
    orderRecordId: recordId as OrderRecordId,
    kind: "PAYMENT",
    localId: transactionId,
    remoteId: paymentId,
    origin: "XERO",
  };
}
