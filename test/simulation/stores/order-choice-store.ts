import type { OrderChoiceStore } from "../../../app/ports/order-choice-store";
import type { AtOnce } from "./as-port";
import type { Database } from "./database";

const READ = ["INVOICE", "CREDIT_NOTE"];

export function makeOrderChoiceStore(db: Database): AtOnce<OrderChoiceStore> {
  return {
    one: (connectionId, recordId) => db.of(connectionId).order(recordId).choice ?? null,
    save: (connectionId, recordId, choice) => {
      const rows = db.of(connectionId);
      const row = rows.order(recordId);
      const asked = { asked: "now" as const, askedAt: db.sim.agenda.now, notBefore: null, attempts: 0, status: "pending" as const };
      Object.assign(row, { ...asked, problems: [], choice, dirtySeq: row.dirtySeq + 1 });
      for (const link of rows.links.values()) if (link.recordId === recordId && READ.includes(link.kind)) link.staleSeq += 1;
    },
  };
}
