import type { ConnectionId, OrderId, OrderRecordId } from "../../../app/domain/ids";
import { READ_AGAIN_AFTER_MS } from "../../../app/domain/sync/read-again";
import { problemsOf } from "../../../app/domain/sync/rest";
import type { Asked, DirtyOrder, Disposition, OrderStore } from "../../../app/ports/order-store";
import { violated } from "../kernel/simulation";
import type { AtOnce } from "./as-port";
import { noBackfillHoldsItUp } from "./backfill-store";
import type { ConnectionRows, Database, OrderRow } from "./database";

/** `readAt`: when the shop was last asked how an order stands. */
export function makeOrderStore(db: Database, readAt: (orderId: OrderId) => number): AtOnce<OrderStore> {
  const rowOf = (recordId: OrderRecordId) => db.ownerOf(recordId).known(recordId);

  return {
    markDirty: (connectionId, orderIds, asked = "live") => {
      for (const orderId of new Set(orderIds)) markDirty(db, connectionId, { orderId, asked });
    },
    markChanged: (connectionId, changes, asked) => {
      const { orders } = db.of(connectionId);
      const news = changes.filter(({ id, at }) => isNews(orders.get(id), at));
      for (const { id } of news) markDirty(db, connectionId, { orderId: id, asked });

      return news.length;
    },
    dirty: (connectionId, { now, limit, asked }) => {
      const rows = db.of(connectionId);
      const { waitsUntil } = db.connection(connectionId);
      const liveWaits = waitsUntil !== null && waitsUntil > now;
      const dirty: OrderRow[] = [];
      for (const row of rows.orders.values()) {
        const isDue = row.handledSeq < row.dirtySeq && (!row.notBefore || row.notBefore <= now);
        const waits = liveWaits && row.asked === "live";
        if (isDue && !waits && noBackfillHoldsItUp(rows, row, now) && urgencies(asked).includes(row.asked) && !hasOpenWrite(rows, row))
          dirty.push(row);
      }

      return dirty
        .sort((a, b) => a.placedAt - b.placedAt)
        .slice(0, limit)
        .map(({ recordId, orderId, dirtySeq, attempts, status, problems, wish, choice, backfillId, asked: by }) => ({
          recordId,
          orderId,
          seq: dirtySeq,
          attempts,
          settings: db.connection(connectionId).profileVersion,
          ...(attempts > 0 && problems[0] && { putOffFor: problems[0] }),
          ...(status === "attention" && problems[0] && { heldFor: problems[0].code }),
          ...(by === "now" && { byHand: true }),
          ...(wish && { wish }),
          ...(choice && { choice }),
          ...(backfillId && { backfilled: true }),
        }));
    },
    settle: (order, disposition, lease) => {
      db.assertHeld(lease);
      settle(db, order, disposition);
      assertLookedAt(db, { order, disposition, readAt });
      assertStillHeld(db, order);
    },
    settleAll: (settled, lease) => {
      db.assertHeld(lease);
      for (const { order, disposition } of settled) {
        settle(db, order, disposition);
        assertLookedAt(db, { order, disposition, readAt });
        assertStillHeld(db, order);
      }
    },
    park: (orders, problem, lease) => {
      db.assertHeld(lease);
      for (const { recordId, seq } of orders) {
        const row = rowOf(recordId);
        if (!row) continue;
        Object.assign(row, { attempts: 0, notBefore: null, status: "attention", problems: [problem] });
        row.handledSeq = Math.max(row.handledSeq, seq ?? 0);
      }
    },
    postpone: ({ recordId }, { until, problem }, lease) => {
      db.assertHeld(lease);
      const row = rowOf(recordId);
      if (row && row.handledSeq < row.dirtySeq)
        Object.assign(row, { notBefore: until, attempts: row.attempts + 1, status: "pending", problems: [problem] });
    },
    markDirtyBy: (connectionId, causes) => {
      for (const orderId of causes.keys()) {
        markDirty(db, connectionId, { orderId, asked: "live" });
        Object.assign(db.of(connectionId).orders.get(orderId) ?? {}, { happenedAt: db.sim.agenda.now });
      }
    },
    markHeldDirty: (connectionId) => markHeldDirty(db, connectionId),
  };
}

function settle(db: Database, { recordId, seq, settings }: DirtyOrder, { rest, order, posting }: Disposition): void {
  const row = db.ownerOf(recordId).known(recordId);
  if (!row) return;
  if (rest.status === "synced" || settings === db.connectionOf(recordId).profileVersion) row.handledSeq = seq;
  Object.assign(row, { attempts: 0, notBefore: null, status: rest.status, problems: problemsOf(rest) });
  if (posting) row.plan = posting.kind === "post" ? posting.plan : null;
  if (order) {
    row.placedAt = Date.parse(order.placedAt);
    rememberReading(row, { stamp: Date.parse(order.updatedAt), now: db.sim.agenda.now });
  }
  db.sim.trace.note(db.sim.agenda.now, `order ${row.orderId} ${row.status}`, () => row.problems.map(({ message }) => message).join(" "));
}

function rememberReading(row: OrderRow, { stamp, now }: { stamp: number; now: number }): void {
  if (row.read?.stamp === stamp) row.read.again ||= row.openSince >= row.read.since + READ_AGAIN_AFTER_MS;
  else row.read = { stamp, since: now, again: false };
}

/** Read as it stands, and once more since: a sweep that tells of it tells nothing. */
function isNews(row: OrderRow | undefined, at: Date): boolean {
  if (!row?.read || at.getTime() > row.read.stamp) return true;

  return at.getTime() === row.read.stamp && !row.read.again;
}

type Settling = { order: DirtyOrder; disposition: Disposition; readAt: (orderId: OrderId) => number };

/** I5: what comes to rest was looked at after it was last asked for. The sweeps would hide that it was not. */
function assertLookedAt(db: Database, { order: { recordId, orderId }, disposition, readAt }: Settling): void {
  const row = db.ownerOf(recordId).known(recordId);
  if (!row) return;
  if (disposition.order && !row.wish && row.handledSeq >= row.dirtySeq && readAt(orderId) < row.askedAt)
    violated(db.sim, `order ${orderId} came to rest although something was asked for after it was read`);
}

/** What rests is not held for a rate that was chosen meanwhile: whoever chose it let go only what was held by then. The sweeps would hide it. */
function assertStillHeld(db: Database, { recordId }: DirtyOrder): void {
  const row = db.ownerOf(recordId).known(recordId);
  if (!row || row.status !== "attention" || row.handledSeq < row.dirtySeq) return;
  const { taxRates = {} } = db.connectionOf(recordId).profile ?? {};
  const chosen = row.problems.find(({ field }) => field?.startsWith("taxRates.") && field.slice("taxRates.".length) in taxRates);
  if (chosen) violated(db.sim, `order ${row.orderId} is held for a tax rate that was chosen meanwhile: ${chosen.message}`);
}

/** What a person asked for by hand goes with what just happened. */
function urgencies(asked: Asked | undefined): readonly Asked[] {
  if (asked === "live") return ["now", "live"];

  return asked ? [asked] : ["now", "live", "backfill"];
}

export function markDirty(db: Database, connectionId: ConnectionId, { orderId, asked }: { orderId: OrderId; asked: Asked }): void {
  const { orders } = db.of(connectionId);
  const known = orders.get(orderId);
  if (!known) return void orders.set(orderId, newOrder(db, { recordId: `${connectionId}/${orderId}` as OrderRecordId, orderId, asked }));
  if (known.handledSeq >= known.dirtySeq) known.openSince = db.sim.agenda.now;
  const moreUrgent = known.handledSeq < known.dirtySeq && (known.asked === "now" || (known.asked === "live" && asked === "backfill"));
  Object.assign(known, {
    dirtySeq: known.dirtySeq + 1,
    notBefore: null,
    attempts: 0,
    asked: moreUrgent ? known.asked : asked,
    askedAt: db.sim.agenda.now,
  });
}

/** `inHand`: those too that are asked for just now. */
export function markHeldDirty(db: Database, connectionId: ConnectionId, inHand = false): void {
  for (const row of db.of(connectionId).orders.values()) {
    if (row.status === "attention" || row.status === "pending" || (inHand && row.handledSeq < row.dirtySeq))
      Object.assign(row, { dirtySeq: row.dirtySeq + 1, notBefore: null, attempts: 0, clearedAt: db.sim.agenda.now });
  }
}

function newOrder(db: Database, ids: Pick<OrderRow, "recordId" | "orderId" | "asked">): OrderRow {
  return {
    ...ids,
    askedAt: db.sim.agenda.now,
    openSince: db.sim.agenda.now,
    placedAt: db.sim.agenda.now,
    dirtySeq: 1,
    handledSeq: 0,
    attempts: 0,
    notBefore: null,
    status: "pending",
    problems: [],
  };
}

function hasOpenWrite({ batches, shopWrites }: ConnectionRows, { recordId }: OrderRow): boolean {
  for (const { open } of batches.values()) if (open.some((member) => member.recordId === recordId)) return true;
  for (const open of shopWrites.values()) if (open.recordId === recordId) return true;

  return false;
}
