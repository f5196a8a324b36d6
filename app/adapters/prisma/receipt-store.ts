import type { ReceiptSource, ReceiptStore } from "../../ports/receipt-store";
import type { Database } from "./database";
import type { ReceiptInsert } from "./receipt-insert";

export function makeReceiptStore(db: Database, { store }: ReceiptInsert): ReceiptStore {
  return {
    store,
    unhandled: async (limit, now) => {
      const rows = await db.straight.$queryRaw<Unhandled[]>`
        SELECT "id", "source", "topic", "shop", "body" FROM "WebhookReceipt"
        WHERE "handledAt" IS NULL AND ("notBefore" IS NULL OR "notBefore" <= ${now}) ORDER BY "id" LIMIT ${limit}`;

      return rows.map(({ id, source, topic, shop, body }) => ({
        id: BigInt(id),
        source: source as ReceiptSource,
        topic,
        shop,
        body: body ?? Buffer.alloc(0),
      }));
    },
    markHandled: async (ids) => {
      await db.straight.$executeRaw`
        UPDATE "WebhookReceipt" SET "handledAt" = ${new Date()}, "body" = NULL WHERE "id" = ANY(${ids.map(String)}::bigint[])`;
    },
    putOff: async (ids, until) => {
      await db.webhookReceipt.updateMany({ where: { id: { in: [...ids] } }, data: { notBefore: until } });
    },
    purgeHandled: (before, limit) => db.$executeRaw`
      DELETE FROM "WebhookReceipt" WHERE "id" IN
        (SELECT "id" FROM "WebhookReceipt" WHERE "handledAt" < ${before} ORDER BY "handledAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
  };
}

/** A number of 64 bits comes from the driver in decimal. */
type Unhandled = { id: string; source: string; topic: string; shop: string | null; body: Buffer | null };
