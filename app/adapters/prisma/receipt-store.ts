import type { ReceiptSource, ReceiptStore } from "../../ports/receipt-store";
import type { Database } from "./database";

export function makeReceiptStore(db: Database): ReceiptStore {
  return {
    store: async ({ body, ...receipt }) => {
      await db.webhookReceipt.createMany({ data: [{ ...receipt, body: new Uint8Array(body) }], skipDuplicates: true });
    },
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
      await db.webhookReceipt.updateMany({ where: { id: { in: [...ids] } }, data: { handledAt: new Date(), body: null } });
    },
  };
}
