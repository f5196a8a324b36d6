import type { BillToStore } from "../../../app/ports/bill-to-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";

export function makeBillToStore(db: Database): AtOnce<BillToStore> {
  const all = (id: Parameters<BillToStore["list"]>[0]) => [...db.of(id).billTos.values()];

  return {
    forOrders: (id, orderIds) => all(id).filter(({ scope, key }) => scope !== "order" || orderIds.some((each) => each === key)),
    list: (id, limit) => all(id).reverse().slice(0, limit),
    set: (id, billTo) => void db.of(id).billTos.set(`${billTo.scope} ${billTo.key}`, billTo),
    remove: (id, choice) => {
      for (const [key, each] of db.of(id).billTos) if (each.id === choice) db.of(id).billTos.delete(key);
    },
  };
}
