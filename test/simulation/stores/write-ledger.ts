import type { BooksKind, Member, OpenBatch, Settlement, WriteLedger } from "../../../app/ports/write-ledger";
import { violated } from "../kernel/simulation";
import type { AtOnce } from "./as-port";
import { linkKey, NotUnique, type BatchRow, type ConnectionRows, type Database } from "./database";
import { newLink } from "./link-store";

export function makeWriteLedger(db: Database): AtOnce<WriteLedger> {
  return {
    open: (connectionId, { kind, members, lease }) => {
      const rows = db.of(connectionId);
      db.assertHeld(lease);
      for (const { localId } of members) assertNoneOpen(rows, { kind, localId });
      const batch: BatchRow = {
        id: `${connectionId}/${db.id("batch")}`,
        kind,
        idempotencyKey: db.id("key"),
        sentAt: null,
        sends: 0,
        open: [...members],
      };
      rows.batches.set(batch.id, batch);
      rows.kinds.set(batch.id, kind);

      return toOpenBatch(batch);
    },
    markSent: (batchId, at) => {
      const batch = db.ownerOf(batchId).batches.get(batchId);
      if (batch) Object.assign(batch, { sentAt: at, sends: batch.sends + 1 });
    },
    unsettled: (connectionId) => [...db.of(connectionId).batches.values()].map(toOpenBatch),
    settle: (connectionId, batchId, settlements) => {
      const rows = db.of(connectionId);
      const batch = rows.batches.get(batchId);
      const kind = rows.kinds.get(batchId);
      if (!kind) throw new Error(`There is no batch ${batchId}.`);
      for (const settlement of settlements) {
        if (settlement.end === "done") assertOurs(db, kind, settlement);
        if (settlement.end === "done") link(rows, kind, settlement);
        if (batch) batch.open = batch.open.filter(({ localId }) => localId !== settlement.member.localId);
      }
      if (batch?.open.length === 0) rows.batches.delete(batchId);
    },
    beginMarkingPaid: (connectionId, { recordId, orderId }) => {
      const { markings } = db.of(connectionId);
      for (const marking of markings.values()) if (marking.orderId === orderId) throw new NotUnique("MARK_PAID is under way.");
      const marking = { operationId: `${connectionId}/${db.id("marking")}`, recordId, orderId, since: db.now() };
      markings.set(marking.operationId, marking);

      return marking;
    },
    unsettledMarkings: (connectionId) => [...db.of(connectionId).markings.values()],
    endMarkingPaid: (operationId) => void db.ownerOf(operationId).markings.delete(operationId),
  };
}

/** SyncOperation_one_live_per_document. */
function assertNoneOpen({ batches }: ConnectionRows, { kind, localId }: { kind: string; localId: string }): void {
  for (const batch of batches.values()) {
    if (batch.kind === kind && batch.open.some((member) => member.localId === localId))
      throw new NotUnique(`${kind} ${localId} is under way.`);
  }
}

function toOpenBatch({ open, ...batch }: BatchRow): OpenBatch {
  return { ...batch, members: [...open] };
}

/** A success has Xero's id, and is no other's document: strangers' invoices carry no link to an order. */
function assertOurs({ sim }: Database, kind: BooksKind, { member, written }: Settlement & { end: "done" }): void {
  const { remoteId, seen } = written;
  if (remoteId === "") violated(sim, `a ${kind} was recorded as done without an id of Xero's`);
  if (seen && "url" in seen && seen.url === null) violated(sim, `somebody else's document was taken for ${member.naturalKey}`);
}

/** What was written, with the documents it changes to be read again: all in the same transaction. */
function link(rows: ConnectionRows, kind: BooksKind, { member, written }: Settlement & { end: "done" }): void {
  const changed = changedBy(member);
  for (const row of rows.links.values()) if (isRead(row.kind) && changed.includes(row.remoteId)) row.staleSeq += 1;
  const key = { kind: linkedAs(kind), localId: member.localId };
  const known = rows.links.get(linkKey(key)) ?? { ...newLink(member.recordId), ...key };
  rows.links.set(linkKey(key), {
    ...known,
    recordId: member.recordId,
    remoteId: written.remoteId,
    sent: member.document,
    seen: written.seen ?? known.seen,
  });
}

/** Only these are ever read again. */
function isRead(kind: BooksKind): boolean {
  return kind === "INVOICE" || kind === "CREDIT_NOTE";
}

/** A change of an invoice is remembered as what the invoice was sent as last. */
function linkedAs(kind: BooksKind): BooksKind {
  return kind === "INVOICE_UPDATE" ? "INVOICE" : kind;
}

function changedBy({ document }: Member): string[] {
  const { invoiceId, creditNoteId } = document as { invoiceId?: string; creditNoteId?: string };

  return [invoiceId, creditNoteId].filter((id) => id !== undefined);
}
