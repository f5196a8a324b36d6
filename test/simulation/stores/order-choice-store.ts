import type { OrderChoiceStore } from "../../../app/ports/order-choice-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";

/** As in the real one, asking for a look at the order and at its documents is part of it. */
export function makeOrderChoiceStore(db: Database): AtOnce<OrderChoiceStore> {
  return {
    one: (connectionId, recordId) => db.of(connectionId).order(recordId).choice ?? null,
    save: (connectionId, recordId, choice) => {
      const rows = db.of(connectionId);
      const row = rows.order(recordId);
      Object.assign(row, { choice, asked: "now", askedAt: db.sim.agenda.now, notBefore: null, attempts: 0 });
      Object.assign(row, { happenedAt: db.sim.agenda.now, dirtySeq: row.dirtySeq + 1, status: "pending", problems: [] });
      for (const link of rows.links.values())
        if (link.recordId === recordId && (link.kind === "INVOICE" || link.kind === "CREDIT_NOTE")) link.staleSeq += 1;
    },
  };
}
