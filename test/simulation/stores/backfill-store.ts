import type { KnownOrder } from "../../../app/domain/backfill/known-order";
import { NO_LONGER_SHOWN } from "../../../app/domain/backfill/no-longer-shown";
import { isGone } from "../../../app/domain/ledger/standing-document";
import type { BackfillId, OrderId, OrderRecordId } from "../../../app/domain/ids";
import type { Backfill, BackfillStore } from "../../../app/ports/backfill-store";
import type { AtOnce } from "./as-port";
import { linkKey, type BackfillRow, type ConnectionRows, type Database, type LinkRow, type OrderRow } from "./database";

const OPEN: readonly Backfill["state"][] = ["PREVIEWING", "READY", "RUNNING", "PAUSED"];

export function makeBackfillStore(db: Database): AtOnce<BackfillStore> {
  const rowOf = (id: BackfillId): BackfillRow => {
    const found = db.ownerOf(id).backfills.find((each) => each.id === id);
    if (!found) throw new Error(`There is no backfill ${id}.`);

    return found;
  };
  const unused = () => {
    throw new Error("No schedule asks for this.");
  };

  return {
    current: (connectionId) => copy(openOf(db.of(connectionId))),
    list: unused,
    progress: unused,
    plan: (connectionId, days) => {
      const { backfills } = db.of(connectionId);
      const ready = backfills.find(({ state }) => state === "READY");
      if (ready) ready.state = "CANCELLED";
      if (openOf(db.of(connectionId))) return false;
      backfills.push({ ...EMPTY, ...days, id: `${connectionId}/${db.id("backfill")}` as BackfillId, createdAt: db.now() });

      return true;
    },
    move: (id, { from, to, at, reason }) => {
      const row = rowOf(id);
      if (!from.includes(row.state)) return false;
      Object.assign(row, { ...AT_WORK, state: to, reason: reason ?? null, ...(!OPEN.includes(to) && { endedAt: at }) });

      return true;
    },
    wait: (id, { until, reason, attempts }) => void Object.assign(rowOf(id), { notBefore: until, reason, attempts }),
    saveExport: (id, made) => void Object.assign(rowOf(id), { ...AT_WORK, ...made, ...FROM_THE_START }),
    previewAgain: (id) => {
      const row = rowOf(id);
      if (row.state !== "READY") return;
      Object.assign(row, { ...AT_WORK, ...FROM_THE_START, state: "PREVIEWING", exportId: null, profileVersion: null, found: null });
      row.madeAgain = true;
    },
    savePreview: ({ id, exportId, exportByte }, { preview, found, nextByte }) => {
      const row = rowOf(id);
      if (row.state !== "PREVIEWING" || row.exportId !== exportId || row.exportByte !== exportByte) return;
      Object.assign(row, { ...AT_WORK, preview, found, ...(nextByte === null ? { state: "READY" } : { exportByte: nextByte }) });
    },
    known: (connectionId, orderIds) => knownOrders(db.of(connectionId), orderIds),
    notShown: (id) => {
      const read = [...db.ownerOf(id).orders.values()].filter((each) => each.backfillId === id && each.status === "excluded");

      return read.filter(({ problems }) => problems[0]?.message === NO_LONGER_SHOWN).length;
    },
    takeUp: (read, { connectionId, orders, cursor }) => {
      const row = rowOf(read.id);
      if (row.state !== "RUNNING" || row.cursor !== read.cursor || row.wholeRange) return;
      const wentThrough = row.wentThrough + orders.length;
      const reachedAt = orders.at(-1)?.placedAt ?? row.reachedAt;
      Object.assign(row, { ...AT_WORK, cursor: cursor ?? row.cursor, wholeRange: cursor === null, wentThrough, reachedAt });
      for (const { id, placedAt } of orders) claim(db, { rows: db.of(connectionId), backfillId: read.id, orderId: id, placedAt });
    },
    unfinished: (id, now) => {
      const rows = db.ownerOf(id);
      const all = [...rows.orders.values()].filter((each) => each.backfillId === id && each.handledSeq < each.dirtySeq);
      const ready = all.filter((each) => (!each.notBefore || each.notBefore <= now) && !hasOpenBatch(rows, each));

      return { all: all.length, ready: ready.length };
    },
    cancel: (id, at) => {
      const row = rowOf(id);
      if (!OPEN.includes(row.state)) return;
      Object.assign(row, { state: "CANCELLED", endedAt: at });
      letGo(db, id);
    },
  };
}

/** Orders of a backfill that is paused or rests wait; once something happens to one, it is live. One that is over holds up nobody. */
export function noBackfillHoldsItUp({ backfills }: ConnectionRows, { asked, backfillId, wish }: OrderRow, now: Date): boolean {
  if (asked !== "backfill" || !backfillId || wish) return true;
  const found = backfills.find(({ id }) => id === backfillId);

  return found?.state !== "PAUSED" && (found?.state !== "RUNNING" || !found.notBefore || found.notBefore <= now);
}

export function openOf({ backfills }: ConnectionRows): BackfillRow | undefined {
  return backfills.find(({ state }) => OPEN.includes(state));
}

type Claimed = { rows: ConnectionRows; backfillId: BackfillId; orderId: OrderId; placedAt: Date };

/** A live ask that is open stays live; an order with an invoice is looked after already. */
function claim(db: Database, { rows, backfillId, orderId, placedAt }: Claimed): void {
  const { now: askedAt } = db.sim.agenda;
  const asked = {
    backfillId,
    placedAt: placedAt.getTime(),
    askedAt,
    notBefore: null,
    attempts: 0,
    status: "pending" as const,
    problems: [],
  };
  const known = rows.orders.get(orderId);
  if (!known) {
    const recordId = `${backfillId.slice(0, backfillId.indexOf("/"))}/${orderId}` as OrderRecordId;
    rows.orders.set(orderId, { ...asked, openSince: askedAt, recordId, orderId, dirtySeq: 1, handledSeq: 0, asked: "backfill" });
  } else if (!known.wish && !hasInvoice(rows, orderId)) {
    const isOpen = known.handledSeq < known.dirtySeq;
    Object.assign(known, {
      ...asked,
      dirtySeq: known.dirtySeq + 1,
      asked: isOpen ? known.asked : "backfill",
      ...(!isOpen && { openSince: askedAt }),
    });
  }
}

/** Of which nothing was written, they are forgotten or go back to what they were; begun ones go on as if they were live. */
function letGo(db: Database, backfillId: BackfillId): void {
  const rows = db.ownerOf(backfillId);
  for (const order of [...rows.orders.values()]) {
    if (order.backfillId !== backfillId) continue;
    const isOpen = order.handledSeq < order.dirtySeq;
    if (!isOpen) takeOutIfHeld(db, rows, order);
    else if (order.handledSeq === 0 && order.asked === "backfill" && isUntouched(rows, order)) rows.orders.delete(order.orderId);
    else Object.assign(order, { asked: "live", ...(isNotBegun(rows, order) && { backfillId: null }) });
  }
}

/** The day from which orders are posted decides again about what was at rest without a document. */
function takeOutIfHeld({ sim }: Database, rows: ConnectionRows, order: OrderRow): void {
  if (order.wish || !isNotBegun(rows, order)) return;
  const { now } = sim.agenda;
  const asked = { asked: "backfill", askedAt: now, openSince: now, notBefore: null, attempts: 0, dirtySeq: order.dirtySeq + 1 };
  Object.assign(order, { ...asked, backfillId: null });
}

const DOCUMENTS = /^(INVOICE|CREDIT_NOTE|OVERPAYMENT)$/;

function isNotBegun(rows: ConnectionRows, order: OrderRow): boolean {
  const stands = ({ recordId, kind, seen }: LinkRow): boolean =>
    recordId === order.recordId && DOCUMENTS.test(kind) && !(seen && "status" in seen && isGone(seen));

  return !hasOpenBatch(rows, order) && ![...rows.links.values()].some(stands);
}

function isUntouched(rows: ConnectionRows, order: OrderRow): boolean {
  const { recordId } = order;
  const isWritten = rows.writes.some((each) => each.recordId === recordId) || hasOpenBatch(rows, order);

  return !isWritten && [...rows.links.values()].every((link) => link.recordId !== recordId);
}

function hasOpenBatch({ batches }: ConnectionRows, { recordId }: OrderRow): boolean {
  for (const { open } of batches.values()) if (open.some((member) => member.recordId === recordId)) return true;

  return false;
}

function knownOrders(rows: ConnectionRows, orderIds: readonly OrderId[]): Map<OrderId, KnownOrder> {
  const known = orderIds.flatMap((id): [OrderId, KnownOrder][] => {
    const row = rows.orders.get(id);
    const link = rows.links.get(linkKey({ kind: "INVOICE", localId: id }));
    const isVoided = link?.seen && "status" in link.seen && isGone(link.seen);
    const invoice = link ? (isVoided ? "gone" : "stands") : null;

    return row ? [[id, { wish: row.wish?.kind ?? null, invoice, choice: row.choice ?? null }]] : [];
  });

  return new Map(known);
}

function hasInvoice({ links }: ConnectionRows, orderId: OrderId): boolean {
  return links.has(linkKey({ kind: "INVOICE", localId: orderId }));
}

function copy(row: BackfillRow | undefined): Backfill | null {
  return row ? { ...row } : null;
}

/** It got on: whatever it waited for is over. */
const AT_WORK = { notBefore: null, reason: null, attempts: 0 };
const FROM_THE_START = { exportByte: 0, preview: null };

const EMPTY = {
  ...AT_WORK,
  ...{ state: "PREVIEWING" as const, exportId: null, exportByte: 0, found: null, preview: null, cursor: null },
  ...{ profileVersion: null, madeAgain: false, reachedAt: null },
  ...{ wentThrough: 0, takenUp: 0, wholeRange: false, startedAt: null, endedAt: null },
};
