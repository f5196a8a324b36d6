import type { TenantId } from "../../../app/domain/ids";
import type { Lanes, Lease } from "../../../app/ports/lanes";
import { violated } from "../kernel/simulation";
import type { AtOnce } from "./as-port";
import { followsLeft, isDue } from "./contact-follows";
import { noBackfillHoldsItUp, openOf } from "./backfill-store";
import type { ConnectionRow, ConnectionRows, Database, LaneRow } from "./database";

export type Taken = { tenantId: TenantId; owner: string; takenAt: number };

/**
 * `isAtWork`: the turn that took the lane then goes on, and its worker has not stood still since. A turn that never heard
 * that it has the lane is over, though its lease is not.
 */
export function makeLanes(db: Database, isAtWork: (taken: Taken) => boolean): AtOnce<Lanes> {
  const lane = (tenantId: TenantId): LaneRow => {
    const found = db.lanes.get(tenantId) ?? { owner: null, takenAt: 0, until: null, fence: 0, gatherUntil: null };
    db.lanes.set(tenantId, found);

    return found;
  };
  const held = ({ tenantId, owner, fence }: Lease) => {
    const row = lane(tenantId);

    return row.owner === owner && row.fence === fence ? row : null;
  };

  return {
    take: (tenantId, { owner, now, until }) => {
      const row = lane(tenantId);
      if (row.until && row.until >= now) return null;
      if (row.owner && row.owner !== owner && isAtWork({ tenantId, owner: row.owner, takenAt: row.takenAt }))
        violated(db.sim, `${owner} took the lane of ${tenantId} from ${row.owner}, which was at work`);
      Object.assign(row, { owner, takenAt: db.sim.agenda.now, until, fence: row.fence + 1 });

      return { tenantId, owner, fence: row.fence };
    },
    renew: (lease, until, worksFor) => {
      const row = worksFor === undefined || db.connection(worksFor).state === "LIVE" ? held(lease) : null;
      if (row) row.until = until;

      return row !== null;
    },
    release: (lease) => {
      const row = held(lease);
      if (row) Object.assign(row, { owner: null, until: null });
    },
    gather: (tenantId, until) => {
      lane(tenantId).gatherUntil = until;
    },
    due: ({ now, sweepBefore }) => {
      const due = [...db.connections.values()].filter(
        (row) =>
          isFree(row, lane(row.tenantId), now) && hasWork(db, row, { now, sweepBefore, gatherUntil: lane(row.tenantId).gatherUntil }),
      );

      return [...new Set(due.map(({ tenantId }) => tenantId))];
    },
  };
}

function isFree({ state, restUntil }: ConnectionRow, { until }: LaneRow, now: Date): boolean {
  return state === "LIVE" && (!restUntil || restUntil <= now) && (!until || until < now);
}

type Moment = { now: Date; sweepBefore: Date; gatherUntil: Date | null };

/** Schedules have too few orders for a full batch, which alone would not wait for company. */
function hasWork(db: Database, row: ConnectionRow, { now, sweepBefore, gatherUntil }: Moment): boolean {
  const { id } = row;
  const isSweepDue = (sweptAt: Date | null, due: Date | null) => !sweptAt || (due ? due <= now : sweptAt < sweepBefore);
  if (isSweepDue(row.shopSweptAt, row.shopSweepDue) || isSweepDue(row.booksSweptAt, row.booksSweepDue)) return true;
  if (isUnsettled(db.of(id)) || (row.waitsUntil && row.waitsUntil <= now) || row.faultSince) return true;
  if (isBackfillDue(db.of(id), now) || followsLeft(db.of(id)).some((each) => isDue(each, now))) return true;
  const waits = (gatherUntil !== null && gatherUntil > now) || (row.waitsUntil !== null && row.waitsUntil > now);
  for (const order of db.of(id).orders.values()) {
    const isDue = order.handledSeq < order.dirtySeq && (!order.notBefore || order.notBefore <= now);
    if (isDue && noBackfillHoldsItUp(db.of(id), order, now) && !(waits && order.asked === "live")) return true;
  }

  return false;
}

function isBackfillDue(rows: ConnectionRows, now: Date): boolean {
  const open = openOf(rows);

  return (open?.state === "PREVIEWING" || open?.state === "RUNNING") && (!open.notBefore || open.notBefore <= now);
}

/** Something was sent whose outcome is not known, or a document changed and was not read again. */
export function isUnsettled({ batches, shopWrites, links }: ConnectionRows): boolean {
  if (batches.size > 0 || shopWrites.size > 0) return true;
  for (const row of links.values()) if (row.seenSeq < row.staleSeq) return true;

  return false;
}
