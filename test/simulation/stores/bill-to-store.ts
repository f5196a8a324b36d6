import type { BillToStore } from "../../../app/ports/bill-to-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";

export function makeBillToStore(db: Database): AtOnce<BillToStore> {
  const all = (id: Parameters<BillToStore["list"]>[0]) => [...db.of(id).billTos.values()];
  const noted = (id: Parameters<BillToStore["list"]>[0]) => void db.of(id).billings.push({ at: db.sim.agenda.now, choices: all(id) });

  return {
    forOrders: (id, orderIds) => all(id).filter(({ scope, key }) => scope !== "order" || orderIds.some((each) => each === key)),
    list: (id, limit) => all(id).reverse().slice(0, limit),
    set: (id, billTo) => {
      db.of(id).billTos.set(`${billTo.share ? "part " : ""}${billTo.scope} ${billTo.key}`, billTo);
      noted(id);
    },
    remove: (id, choice) => {
      for (const [key, each] of db.of(id).billTos) if (each.id === choice) db.of(id).billTos.delete(key);
      noted(id);
    },
  };
}
