import type { OrderId } from "../../../app/domain/ids";
import type { ReceiptStore } from "../../../app/ports/receipt-store";
import { violated } from "../kernel/simulation";
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
      db.receipts.set(count, { ...receipt, id: count, at: db.sim.agenda.now });
    },
    unhandled: (limit, now) => [...db.receipts.values()].filter(({ notBefore }) => !notBefore || notBefore <= now).slice(0, limit),
    putOff: (ids, until) => {
      for (const id of ids) {
        const receipt = db.receipts.get(id);
        if (receipt) receipt.notBefore = until;
      }
    },
    purgeHandled: () => 0,
    markHandled: (ids) => {
      for (const id of ids) {
        assertFollowed(db, id);
        db.receipts.delete(id);
      }
    },
  };
}

/** I5: once a webhook is put away, the order it was about has been asked for. The sweeps would hide that it was not. */
function assertFollowed(db: Database, id: bigint): void {
  const receipt = db.receipts.get(id);
  if (receipt?.source !== "SHOPIFY") return;
  if (receipt.topic === "customers/update") return;
  const [number = ""] = /\d+/.exec(receipt.body.toString()) ?? [];
  const orderId = `gid://shopify/Order/${number}` as OrderId;
  const connection = [...db.connections.values()].find(({ shop }) => shop === receipt.shop);
  const order = connection && db.of(connection.id).orders.get(orderId);
  if (connection && (!order || order.askedAt < receipt.at))
    violated(db.sim, `a webhook about ${orderId} was put away, and nobody asked for a look at it`);
}
