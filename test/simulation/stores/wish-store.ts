import type { WishStore } from "../../../app/ports/wish-store";
import type { ConnectionRows, Database, LinkRow } from "./database";
import type { AtOnce } from "./as-port";
import { letGo } from "./link-store";

const DOCUMENTS = ["INVOICE", "CREDIT_NOTE", "OVERPAYMENT"];
/** Only these are ever read again. */
const READ = ["INVOICE", "CREDIT_NOTE"];

export function makeWishStore(db: Database): AtOnce<WishStore> {
  const asked = () => ({
    asked: "now" as const,
    askedAt: db.sim.agenda.now,
    happenedAt: db.sim.agenda.now,
    notBefore: null,
    attempts: 0,
    status: "pending" as const,
    problems: [],
  });

  return {
    set: (connectionId, recordId, wish) => {
      const rows = db.of(connectionId);
      const row = rows.order(recordId);
      Object.assign(row, { ...asked(), wish, dirtySeq: row.dirtySeq + 1 });
      for (const link of rows.links.values()) if (link.recordId === recordId && READ.includes(link.kind)) link.staleSeq += 1;
    },
    lift: (connectionId, recordId) => {
      const rows = db.of(connectionId);
      const row = rows.order(recordId);
      const isOpen = [...rows.batches.values()].some(({ open }) => open.some((member) => member.recordId === recordId));
      if (!row.wish || row.handledSeq < row.dirtySeq || isOpen) return false;
      Object.assign(row, { ...asked(), wish: null, dirtySeq: row.dirtySeq + 1 });
      const standing = linksOf(rows, recordId).some(({ kind, seen }) => DOCUMENTS.includes(kind) && !isGone(seen));
      if (!standing) letGo(rows, recordId);

      return true;
    },
    letGo: (connectionId, recordId, wish) => {
      const rows = db.of(connectionId);
      const row = rows.order(recordId);
      const isOpen = [...rows.batches.values()].some(({ open }) => open.some((member) => member.recordId === recordId));
      if (row.handledSeq < row.dirtySeq || isOpen) return false;
      Object.assign(row, { ...asked(), wish, dirtySeq: row.dirtySeq + 1 });
      letGo(rows, recordId);

      return true;
    },
  };
}

function linksOf({ links }: ConnectionRows, recordId: string): LinkRow[] {
  return [...links.values()].filter((row) => row.recordId === recordId);
}

function isGone(seen: LinkRow["seen"]): boolean {
  return seen != null && "status" in seen && (seen.status === "VOIDED" || seen.status === "DELETED");
}
