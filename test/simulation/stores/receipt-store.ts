import type { ReceiptStore } from "../../../app/ports/receipt-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";

export function makeReceiptStore(db: Database): AtOnce<ReceiptStore> {
  let count = 0n;

  return {
    store: ({ deliveryKey, ...receipt }) => {
      const key = `${receipt.source}|${deliveryKey}`;
      if (db.deliveries.has(key)) return;
      db.deliveries.add(key);
      count += 1n;
      db.receipts.set(count, { ...receipt, id: count });
    },
    unhandled: (limit) => [...db.receipts.values()].slice(0, limit),
    purgeHandled: () => 0,
    markHandled: (ids) => {
      for (const id of ids) db.receipts.delete(id);
    },
  };
}
