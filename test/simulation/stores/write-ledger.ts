import type { ContactUpdate } from "../../../app/domain/follow/contact-update";
import type { Contact } from "../../../app/domain/ledger/contact";
import type { ConnectionId, OrderRecordId } from "../../../app/domain/ids";
import type { BooksKind, Member, OpenBatch, Settlement, WriteLedger } from "../../../app/ports/write-ledger";
import { violated } from "../kernel/simulation";
import type { AtOnce } from "./as-port";
import { keepPrints, keepSent } from "./contact-follows";
import { linkKey, NotUnique, type BatchRow, type ConnectionRows, type Database } from "./database";
import { letGoOf, newLink } from "./link-store";
import { keepRefusal, refusedBefore } from "./refusals";

/** Whether Xero ever said no to a document of this natural key. */
export type HasRefused = (connectionId: ConnectionId, naturalKey: string) => boolean;

export function makeWriteLedger(db: Database, hasRefused: HasRefused): AtOnce<WriteLedger> {
  return {
    open: (connectionId, { kind, members, lease }) => {
      const rows = db.of(connectionId);
      db.assertHeld(lease);
      for (const { recordId } of members) if (recordId) rows.order(recordId);
      for (const { localId } of members) assertNoneOpen(rows, { kind, localId });
      const batch: BatchRow = {
        id: `${connectionId}/${db.id("batch")}`,
        kind,
        idempotencyKey: db.id("key"),
        sentAt: null,
        sends: 0,
        open: [...members],
        madeAt: db.sim.agenda.now,
      };
      rows.batches.set(batch.id, batch);
      rows.kinds.set(batch.id, kind);

      return toOpenBatch(batch);
    },
    markSent: (batchId, at, lease) => {
      db.assertHeld(lease);
      const batch = db.ownerOf(batchId).batches.get(batchId);
      if (batch) Object.assign(batch, { sentAt: at, sends: batch.sends + 1 });
    },
    takeBackMark: (batchId) => {
      const batch = db.ownerOf(batchId).batches.get(batchId);
      if (batch && batch.sends > 0) batch.sends -= 1;
    },
    unsettled: (connectionId) => {
      const rows = db.of(connectionId);

      return [...rows.batches.values()].map((batch) => ({ ...toOpenBatch(batch), overtaken: overtakenOf(rows, batch) }));
    },
    settle: (connectionId, { id: batchId, lease }, settlements) => {
      const rows = db.of(connectionId);
      const batch = rows.batches.get(batchId);
      const kind = rows.kinds.get(batchId);
      if (!kind) throw new Error(`There is no batch ${batchId}.`);
      // Only whoever holds the lane lets anything go: a successor may be sending it.
      const kept = settlements.filter(({ end }) => end !== "released" || db.isHeld(lease));
      if (kept.length === 0 && settlements.length > 0) db.assertHeld(lease);
      for (const settlement of kept) {
        if (settlement.end === "done") assertOurs(db, kind, settlement);
        if (settlement.end === "rejected") assertRefused(db, settlement, hasRefused(connectionId, settlement.member.naturalKey));
        // Told a second time, it changes no link that stands.
        const isNews = batch?.open.some(({ localId }) => localId === settlement.member.localId) ?? false;
        const isLinked = rows.links.has(linkKey({ kind: linkedAs(kind), localId: settlement.member.localId }));
        if (settlement.end === "done" && (isNews || (!isLinked && kind !== "CONTACT_UPDATE"))) {
          linkOrLetGo(rows, kind, settlement);
          if ((batch?.sends ?? 0) > 1 || settlement.found) readAgain(rows, settlement);
        }
        if (settlement.end === "rejected" && kind === "CONTACT_UPDATE") tellRefused(rows, settlement, db.now());
        if (settlement.end === "rejected")
          keepRefusal(rows, { ...settlement, kind, madeAt: batch?.madeAt ?? 0, endedAt: db.sim.agenda.now });
        const { recordId } = settlement.member;
        if (settlement.end !== "released" && recordId) rows.writes.push({ recordId, batchId, at: db.now() });
        if (batch) batch.open = batch.open.filter(({ localId }) => localId !== settlement.member.localId);
      }
      if (batch?.open.length === 0) rows.batches.delete(batchId);
    },
    beginShopWrite: (connectionId, { recordId, orderId, write, lease }) => {
      const { shopWrites } = db.of(connectionId);
      db.assertHeld(lease);
      for (const open of shopWrites.values())
        if (open.orderId === orderId && open.write.kind === write.kind) throw new NotUnique(`${write.kind} is under way.`);
      const open = { operationId: `${connectionId}/${db.id("shop-write")}`, recordId, orderId, since: db.now(), write };
      shopWrites.set(open.operationId, open);

      return open;
    },
    unsettledShopWrites: (connectionId) => [...db.of(connectionId).shopWrites.values()],
    endShopWrite: (operationId, { released }) => {
      const { shopWrites, writes } = db.ownerOf(operationId);
      const open = shopWrites.get(operationId);
      if (open && !released) writes.push({ recordId: open.recordId, batchId: operationId, at: open.since });
      shopWrites.delete(operationId);
    },
    refusedBefore: (batch) => refusedBefore(db, batch),
    writesSince: (recordIds, since) => new Map(recordIds.map((id) => [id, countWrites(db, id, since)])),
  };
}

/** Requests, not documents; and where a person asked for this very order, only those since. */
function countWrites(db: Database, recordId: OrderRecordId, since: Date): number {
  const { orders, writes } = db.ownerOf(recordId);
  const order = [...orders.values()].find((each) => each.recordId === recordId);
  const from = order?.asked === "now" ? Math.max(order.askedAt, since.getTime()) : since.getTime();

  return new Set(writes.filter((each) => each.recordId === recordId && each.at.getTime() > from).map(({ batchId }) => batchId)).size;
}

/** SyncOperation_one_live_per_document. */
function assertNoneOpen({ batches }: ConnectionRows, { kind, localId }: { kind: string; localId: string }): void {
  for (const batch of batches.values()) {
    if (batch.kind === kind && batch.open.some((member) => member.localId === localId))
      throw new NotUnique(`${kind} ${localId} is under way.`);
  }
}

function toOpenBatch({ open, ...batch }: BatchRow): OpenBatch {
  return { ...batch, members: [...open], overtaken: [] };
}

function overtakenOf(rows: ConnectionRows, { open, madeAt }: BatchRow): string[] {
  const isOvertaken = ({ recordId }: Member) => {
    const { happenedAt = -1, clearedAt = -1 } = (recordId && rows.known(recordId)) ?? {};

    return Math.max(happenedAt, clearedAt) > madeAt;
  };

  return open.filter(isOvertaken).map(({ localId }) => localId);
}

/** A success has Xero's id, and is no other's document: strangers' invoices carry no link to an order. */
function assertOurs({ sim }: Database, kind: BooksKind, { member, written }: Settlement & { end: "done" }): void {
  const { remoteId, seen } = written;
  if (remoteId === "") violated(sim, `a ${kind} was recorded as done without an id of Xero's`);
  if (seen && "url" in seen && seen.url === null) violated(sim, `somebody else's document was taken for ${member.naturalKey}`);
}

/**
 * Only Xero's own word refuses a document. Whoever was turned away (too many calls, no access, no line) was told nothing about it:
 * recorded as a refusal, it would be counted as a try, and shown to the merchant as Xero's verdict. What Xero failed on again and
 * again is parked without one.
 */
function assertRefused({ sim }: Database, { member, problem }: Settlement & { end: "rejected" }, wasRefused: boolean): void {
  if (wasRefused || problem.code === "xero-fails") return;
  violated(sim, `${member.naturalKey} was recorded as refused (${problem.code}), and Xero never refused it`);
}

/** What a write takes away is let go of; the kinds under which it is remembered. */
const REMOVES: Partial<Record<BooksKind, readonly string[]>> = {
  PAYMENT_DELETE: ["PAYMENT", "REFUND"],
  ALLOCATION_DELETE: ["ALLOCATION"],
  OVERPAYMENT_DELETE: ["OVERPAYMENT"],
};

function linkOrLetGo(rows: ConnectionRows, kind: BooksKind, settlement: Settlement & { end: "done" }): void {
  const { member, written } = settlement;
  if (kind === "CONTACT_UPDATE") return keepSent(rows, member.localId, member.document as ContactUpdate);
  if (kind === "CONTACT")
    keepPrints(rows, { customerKey: member.localId, contactId: written.remoteId, contact: member.document as Contact });
  const removed = REMOVES[kind];
  if (!removed) return link(rows, kind, settlement);
  markChanged(rows, settlement.member);
  for (const row of [...rows.links.values()])
    if (removed.includes(row.kind) && row.remoteId === settlement.written.remoteId) letGoOf(rows.links, row);
}

/** A change that was refused is not tried again before something changes. */
function tellRefused({ follows }: ConnectionRows, { member, problem }: Settlement & { end: "rejected" }, at: Date): void {
  const row = follows.get(member.localId);
  const { seq } = member.document as ContactUpdate;
  if (row) Object.assign(row, { handledSeq: Math.max(row.handledSeq, seq), handledAt: at, problem });
}

/** What was written, with the documents it changes to be read again: all in the same transaction. */
function link(rows: ConnectionRows, kind: BooksKind, { member, written }: Settlement & { end: "done" }): void {
  markChanged(rows, member);
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

/** Sent more than once, it may have been answered as it stood when it was made. */
function readAgain({ links }: ConnectionRows, { written }: Settlement & { end: "done" }): void {
  for (const row of links.values()) if (isRead(row.kind) && row.remoteId === written.remoteId) row.staleSeq += 1;
}

function markChanged({ links }: ConnectionRows, member: Member): void {
  const changed = changedBy(member);
  for (const row of links.values()) if (isRead(row.kind) && changed.includes(row.remoteId)) row.staleSeq += 1;
}

/** Only these are ever read again. */
function isRead(kind: string): boolean {
  return kind === "INVOICE" || kind === "CREDIT_NOTE";
}

/** A change of an invoice is remembered as what the invoice was sent as last. */
function linkedAs(kind: BooksKind): BooksKind {
  return kind === "INVOICE_UPDATE" ? "INVOICE" : kind === "CREDIT_NOTE_UPDATE" ? "CREDIT_NOTE" : kind;
}

function changedBy({ document }: Member): string[] {
  const { invoiceId, creditNoteId } = document as { invoiceId?: string; creditNoteId?: string };

  return [invoiceId, creditNoteId].filter((id) => id !== undefined);
}
