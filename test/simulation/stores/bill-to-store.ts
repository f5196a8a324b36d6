import type { ConnectionId, OrderId } from "../../../app/domain/ids";
import type { BillToStore } from "../../../app/ports/bill-to-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";
import { markDirty, markHeldDirty } from "./order-store";

export function makeBillToStore(db: Database): AtOnce<BillToStore> {
  const all = (id: Parameters<BillToStore["list"]>[0]) => [...db.of(id).billTos.values()];
  const noted = (id: Parameters<BillToStore["list"]>[0]) => void db.of(id).billings.push({ at: db.sim.agenda.now, choices: all(id) });

  return {
    forOrders: (id, orderIds) => all(id).filter(({ scope, key }) => scope !== "order" || orderIds.some((each) => each === key)),
    list: (id, limit) => all(id).reverse().slice(0, limit),
    set: (id, billTo, chosenOn) => {
      askAgain(db, id, chosenOn);
      db.of(id).billTos.set(`${billTo.share ? "part " : ""}${billTo.scope} ${billTo.key}`, billTo);
      noted(id);
    },
    remove: (id, choice, chosenOn) => {
      askAgain(db, id, chosenOn);
      for (const [key, each] of db.of(id).billTos) if (each.id === choice) db.of(id).billTos.delete(key);
      noted(id);
    },
  };
}

function askAgain(db: Database, id: ConnectionId, chosenOn: OrderId | null): void {
  markHeldDirty(db, id, true);
  if (chosenOn === null) return;
  markDirty(db, id, { orderId: chosenOn, asked: "now" });
  const recordId = db.of(id).orders.get(chosenOn)?.recordId;
  for (const link of db.of(id).links.values())
    if (link.recordId === recordId && (link.kind === "INVOICE" || link.kind === "CREDIT_NOTE")) link.staleSeq += 1;
}
