import { createHash } from "node:crypto";
import type { InvoiceElsewhere as Row } from "@prisma/client";
import type { InvoiceElsewhere, LikeInvoice } from "../../domain/elsewhere/invoice-elsewhere";
import { plainName, wordsOf } from "../../domain/elsewhere/mentions";
import type { ConnectionId, InvoiceId, OrderId, OrderRecordId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import { currency } from "../../domain/money/currency";
import { money } from "../../domain/money/money";
import type { Double, ElsewhereStore, InvoiceFound, JournalsRead, OrderLooked } from "../../ports/elsewhere-store";
import type { Database } from "./database";
import { jsonText } from "./domain-json";
import { journalStore } from "./journals-elsewhere";
import { ASIDE_WHILE_THE_SAME, setAsideStore } from "./set-aside";

export function makeElsewhereStore(db: Database): ElsewhereStore {
  return {
    read: async (connectionId) => {
      const row = await db.elsewhereRead.findUnique({ where: { connectionId } });

      return row && { ...row, fromDay: row.fromDay as CalendarDate, journals: row.journals as JournalsRead };
    },
    saveRead: async (connectionId, read) => {
      await db.elsewhereRead.upsert({ where: { connectionId }, create: { connectionId, ...read }, update: read });
    },
    save: (connectionId, found) =>
      save(
        db,
        connectionId,
        found.map((each) => ({ ...each, kind: "INVOICE" })),
      ),
    saveDeposits: (connectionId, found) =>
      save(
        db,
        connectionId,
        found.map((each) => ({ ...each, kind: "DEPOSIT", number: each.reference ?? "" })),
      ),
    ...journalStore(db),
    ...setAsideStore(db),
    readAgain: async (connectionId) => {
      const untold = { connectionId, journals: { in: ["no-consent", "refused"] satisfies JournalsRead[] } };
      await db.elsewhereRead.updateMany({ where: untold, data: { readAt: new Date(0) } });
    },
    doubles: (connectionId, limit) => findDoubles(db, connectionId, limit),
    like: (connectionId, orders) => like(db, connectionId, orders),
    claim: async (connectionId, invoiceId, orderId) => {
      const where = { connectionId, invoiceId, OR: [{ orderId: null }, { orderId }] };
      const { count } = await db.invoiceElsewhere.updateMany({ where, data: { orderId } });

      return count > 0;
    },
    deny: async (connectionId, invoiceId, orderId) => {
      await db.$executeRaw`
        UPDATE "InvoiceElsewhere" SET "orderId" = nullif("orderId", ${orderId}),
          "notFor" = CASE WHEN ${orderId} = ANY("notFor") THEN "notFor" ELSE "notFor" || ${orderId}::text END
        WHERE "connectionId" = ${connectionId} AND "invoiceId" = ${invoiceId}`;
    },
    unclaimed: async (connectionId, { after, limit }) => {
      const rows = await db.$queryRaw<Row[]>`
        SELECT b.* FROM "InvoiceElsewhere" b
        WHERE b."connectionId" = ${connectionId} AND b."kind" = 'INVOICE' AND b."orderId" IS NULL AND b."status" NOT IN ('VOIDED', 'DELETED')
          AND (${after}::text IS NULL OR (b."date", b."invoiceId") <
            (SELECT a."date", a."invoiceId" FROM "InvoiceElsewhere" a WHERE a."connectionId" = ${connectionId} AND a."invoiceId" = ${after}))
          AND NOT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = ${connectionId} AND d."kind" = 'INVOICE' AND d."remoteId" = b."invoiceId")
        ORDER BY b."date" DESC, b."invoiceId" DESC LIMIT ${limit}`;

      return rows.map(toInvoice);
    },
  };
}

/** In place of a currency: what it comes to is not known. No order is in it, so that none comes to the same. */
const UNKNOWN = "";

type Found = Omit<InvoiceFound, "url"> & { kind: "INVOICE" | "DEPOSIT" };

async function save(db: Database, connectionId: ConnectionId, found: readonly Found[]): Promise<void> {
  if (found.length === 0) return;
  const rows = found.map(({ id, kind, number, reference, date, total, status, contactName }) => ({
    ...{ id, kind, number, date, currency: total?.currency ?? UNKNOWN, total: total?.minor.toString() ?? "0", status },
    words: wordsOf(number, reference),
    contact: fingerprint(connectionId, contactName),
  }));
  await db.$executeRaw`
    INSERT INTO "InvoiceElsewhere" ("connectionId", "invoiceId", "kind", "number", "date", "currency", "total", "status", "words", "contactHash")
    SELECT ${connectionId}, r."id", r."kind", r."number", r."date", r."currency", r."total", r."status", r."words", r."contact"
    FROM jsonb_to_recordset(${jsonText(rows)}::jsonb) AS r("id" text, "kind" text, "number" text, "date" text, "currency" text, "total" bigint,
      "status" text, "words" text[], "contact" text)
    ON CONFLICT ("connectionId", "invoiceId") DO UPDATE SET "number" = excluded."number", "date" = excluded."date",
      "currency" = excluded."currency", "total" = excluded."total", "status" = excluded."status", "words" = excluded."words",
      "contactHash" = excluded."contactHash", ${ASIDE_WHILE_THE_SAME}`;
}

type DoubleRow = Row & { recordId: string | null; orderName: string | null };

/** Amounts beside the order's facts are bigints written as text (domain-json). */
async function findDoubles(db: Database, connectionId: ConnectionId, limit: number): Promise<Double[]> {
  const rows = await db.$queryRaw<DoubleRow[]>`
    SELECT b.*, o."id" AS "recordId", o."name" AS "orderName" FROM "InvoiceElsewhere" b
    LEFT JOIN "OrderRecord" o ON b."kind" = 'INVOICE' AND o."connectionId" = b."connectionId"
      AND upper(ltrim(o."name", '#')) = ANY(b."words") AND length(ltrim(o."name", '#')) > 2
      AND (o."facts" -> 'total' -> 'minor' ->> '$bigint')::bigint = b."total" AND o."facts" -> 'total' ->> 'currency' = b."currency"
      AND abs(b."date"::date - o."placedAt"::date) <= 60 AND o."orderId" <> ALL(b."notFor")
      AND EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."orderRecordId" = o."id" AND d."kind" = 'INVOICE')
    WHERE b."connectionId" = ${connectionId} AND b."orderId" IS NULL AND b."setAsideAt" IS NULL AND b."status" NOT IN ('VOIDED', 'DELETED')
      AND (b."kind" = 'DEPOSIT' OR b."kind" = 'INVOICE' AND o."id" IS NOT NULL)
      AND NOT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = ${connectionId} AND d."kind" = 'INVOICE' AND d."remoteId" = b."invoiceId")
    ORDER BY b."date" DESC, b."invoiceId" LIMIT ${limit}`;

  return rows.map((row) => ({
    kind: row.kind === "DEPOSIT" ? "deposit" : "invoice",
    elsewhere: { ...toInvoice(row), total: money(row.total, currency(row.currency)) },
    order: row.recordId === null ? null : { recordId: row.recordId as OrderRecordId, name: row.orderName ?? "" },
  }));
}

/** The total comes from the driver in decimal. */
type LikeRow = Omit<InvoiceRow, "total"> & {
  total: string;
  orderId: string | null;
  lookedFor: string;
  mentions: boolean;
  sameContact: boolean;
};

async function like(db: Database, connectionId: ConnectionId, orders: readonly OrderLooked[]): Promise<Map<OrderId, LikeInvoice[]>> {
  const looked = orders.map(({ orderId, words, total, contactName }) => ({
    ...{ orderId, words, currency: total.currency, total: total.minor.toString() },
    contact: contactName === null ? null : fingerprint(connectionId, contactName),
  }));
  const rows = await db.straight.$queryRaw<LikeRow[]>`
    SELECT o."orderId" AS "lookedFor", b."invoiceId", b."number", b."date", b."currency", b."total", b."status", b."orderId",
      b."words" && o."words" AS "mentions", coalesce(b."contactHash" = o."contact", TRUE) AS "sameContact"
    FROM jsonb_to_recordset(${jsonText(looked)}::jsonb) AS o("orderId" text, "words" text[], "currency" text, "total" bigint, "contact" text)
    JOIN "InvoiceElsewhere" b ON b."connectionId" = ${connectionId} AND b."kind" = 'INVOICE'
      AND (b."orderId" = o."orderId" OR b."orderId" IS NULL AND o."orderId" <> ALL(b."notFor")
        AND (b."words" && o."words" OR (o."contact" IS NULL OR b."contactHash" = o."contact") AND b."currency" = o."currency" AND b."total" = o."total"))
    WHERE NOT EXISTS (SELECT 1 FROM "DocumentLink" d WHERE d."connectionId" = ${connectionId} AND d."kind" = 'INVOICE' AND d."remoteId" = b."invoiceId")
    ORDER BY b."date", b."invoiceId"`;
  const byOrder = new Map<OrderId, LikeInvoice[]>();
  for (const row of rows) {
    const { lookedFor, mentions, sameContact, orderId } = row;
    const each = { ...toInvoice({ ...row, total: BigInt(row.total) }), mentions, sameContact, claimed: orderId === lookedFor };
    byOrder.set(lookedFor as OrderId, [...(byOrder.get(lookedFor as OrderId) ?? []), each]);
  }

  return byOrder;
}

/** Told apart by connection too, so that one shop's customers cannot be looked for among another's. */
function fingerprint(connectionId: ConnectionId, name: string): string {
  return createHash("sha256")
    .update(`${connectionId}\n${plainName(name)}`)
    .digest("hex");
}

type InvoiceRow = Pick<Row, "invoiceId" | "number" | "date" | "currency" | "total" | "status">;

function toInvoice({ invoiceId, number, date, currency: code, total, status }: InvoiceRow): InvoiceElsewhere {
  return {
    id: invoiceId as InvoiceId,
    number,
    date: date as CalendarDate,
    total: code === UNKNOWN ? null : money(total, currency(code)),
    status,
  };
}
