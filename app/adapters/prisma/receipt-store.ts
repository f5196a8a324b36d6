import type { ReceiptSource, ReceiptStore } from "../../ports/receipt-store";
import type { Database } from "./database";
import type { ReceiptInsert } from "./receipt-insert";

export function makeReceiptStore(db: Database, { store }: ReceiptInsert): ReceiptStore {
  return {
    store,
    unhandled: async (limit) => {
      const rows = await db.webhookReceipt.findMany({ where: { handledAt: null }, orderBy: { id: "asc" }, take: limit });

      return rows.map(({ id, source, topic, shop, body }) => ({
        id,
        source: source as ReceiptSource,
        topic,
        shop,
        body: Buffer.from(body ?? []),
      }));
    },
    markHandled: async (ids) => {
      await db.straight.$executeRaw`
        UPDATE "WebhookReceipt" SET "handledAt" = ${new Date()}, "body" = NULL WHERE "id" = ANY(${ids.map(String)}::bigint[])`;
    },
    purgeHandled: (before, limit) => db.$executeRaw`
      DELETE FROM "WebhookReceipt" WHERE "id" IN
        (SELECT "id" FROM "WebhookReceipt" WHERE "handledAt" < ${before} ORDER BY "handledAt" LIMIT ${limit} FOR UPDATE SKIP LOCKED)`,
  };
}
