import type { ConnectionId, ContactId, OrderId, OrderRecordId } from "../../domain/ids";
import type { ContactRule } from "../../domain/ledger/contact";
import type { ContactChoices, ContactDecision, OpenDoubt } from "../../ports/contact-choices";
import type { Database } from "./database";
import { jsonText } from "./domain-json";

export function makeContactChoices(db: Database): ContactChoices {
  return {
    decided: async (connectionId, customerKeys) => {
      const rows = await db.contactChoice.findMany({
        where: { connectionId, customerKey: { in: [...customerKeys] }, decision: { not: null } },
      });

      return new Map(rows.map(({ customerKey, contactId }): [string, ContactDecision] => [customerKey, decisionOf(contactId)]));
    },
    doubt: async (connectionId, doubts) => {
      await db.$executeRaw`
        INSERT INTO "ContactChoice" ("connectionId", "customerKey", "rule", "candidates", "updatedAt")
        SELECT ${connectionId}, d."customerKey", d."rule", d."candidates", now()
        FROM jsonb_to_recordset(${jsonText(doubts)}::jsonb) AS d("customerKey" text, "rule" text, "candidates" text[])
        ON CONFLICT ("connectionId", "customerKey") DO UPDATE SET "rule" = excluded."rule", "candidates" = excluded."candidates",
          "updatedAt" = excluded."updatedAt" WHERE "ContactChoice"."decision" IS NULL`;
    },
    decide: async (connectionId, customerKey, decision) => {
      const set = decision === "create" ? { decision: "CREATE", contactId: null } : { decision: "USE", contactId: decision.use };
      const key = { connectionId, customerKey };
      await db.$transaction([
        db.contactChoice.upsert({ where: { connectionId_customerKey: key }, create: { ...key, ...set }, update: set }),
        db.$executeRaw`
          UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1 WHERE "connectionId" = ${connectionId} AND ("handledSeq" < "dirtySeq"
            OR ("status" = 'ATTENTION' AND "problem" @> ${jsonText([{ field: customerKey }])}::jsonb))`,
      ]);
    },
    open: (connectionId, limit) => findOpen(db, connectionId, limit),
    waiting: async (connectionId, customerKey) => {
      const rows = await db.$queryRaw<{ orderId: string }[]>`
        SELECT "orderId" FROM "OrderRecord" WHERE "connectionId" = ${connectionId} AND "status" = 'ATTENTION'
          AND "problem" @> ${jsonText([{ field: customerKey }])}::jsonb`;

      return rows.map(({ orderId }) => orderId as OrderId);
    },
  };
}

function decisionOf(contactId: string | null): ContactDecision {
  return contactId === null ? "create" : { use: contactId as ContactId };
}

type Row = { customerKey: string; rule: string; candidates: string[]; orders: { recordId: string; orderId: string; name: string }[] };

/** By what orders wait for, so that a doubt that was settled in Xero is gone once its orders were looked at again. */
async function findOpen(db: Database, connectionId: ConnectionId, limit: number): Promise<OpenDoubt[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT c."customerKey", c."rule", c."candidates",
      jsonb_agg(jsonb_build_object('recordId', o."id", 'orderId', o."orderId", 'name', o."name") ORDER BY o."placedAt", o."orderId") AS "orders"
    FROM "ContactChoice" c
    JOIN "OrderRecord" o ON o."connectionId" = c."connectionId" AND o."status" = 'ATTENTION'
      AND o."problem" @> jsonb_build_array(jsonb_build_object('code', 'contact-ambiguous', 'field', c."customerKey"))
    WHERE c."connectionId" = ${connectionId} AND c."decision" IS NULL
    GROUP BY c."customerKey", c."rule", c."candidates" ORDER BY min(o."placedAt"), c."customerKey" LIMIT ${limit}`;

  return rows.map(({ customerKey, rule, candidates, orders }) => ({
    customerKey,
    rule: rule as ContactRule,
    candidates: candidates as ContactId[],
    orders: orders.map((each) => ({ ...each, recordId: each.recordId as OrderRecordId, orderId: each.orderId as OrderId })),
  }));
}
