import { Prisma, type Backfill as Row } from "@prisma/client";
import type { BackfillId, ConnectionId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import type { Backfill, BackfillState, BackfillStore, NewBackfill, Preview } from "../../ports/backfill-store";
import { notShownOf, progressOf, unfinishedOf } from "./backfill-progress";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";
import { knownOrders } from "./known-orders";
import { letGo, takeUp } from "./take-up-orders";

const OPEN = ["PREVIEWING", "READY", "RUNNING", "PAUSED"];

export function makeBackfillStore(db: Database): BackfillStore {
  return {
    current: async (connectionId) => {
      const row = await db.backfill.findFirst({ where: { connectionId, state: { in: OPEN } } });

      return row && toBackfill(row);
    },
    list: async (connectionId, limit) => {
      const rows = await db.backfill.findMany({ where: { connectionId }, orderBy: { createdAt: "desc" }, take: limit });

      return rows.map(toBackfill);
    },
    plan: (connectionId, backfill) => plan(db, connectionId, backfill),
    move: async (id, { from, to, at, reason }) => {
      const ended = OPEN.includes(to) ? {} : { endedAt: at };
      const started = from.includes("READY") && to === "RUNNING" ? { startedAt: at } : {};
      const { count } = await db.backfill.updateMany({
        where: { id, state: { in: [...from] } },
        data: { state: to, reason: reason ?? null, notBefore: null, attempts: 0, ...started, ...ended },
      });

      return count === 1;
    },
    wait: async (id, { until, reason, attempts }) => {
      await db.backfill.update({ where: { id }, data: { notBefore: until, reason, attempts } });
    },
    saveExport: async (id, made) => {
      await db.backfill.update({ where: { id }, data: { ...made, ...FROM_THE_START, ...AT_WORK } });
    },
    previewAgain: async (id) => {
      await db.backfill.updateMany({
        where: { id, state: "READY" },
        data: { state: "PREVIEWING", exportId: null, profileVersion: null, madeAgain: true, found: null, ...FROM_THE_START, ...AT_WORK },
      });
    },
    savePreview: async ({ id, exportId, exportByte }, { preview, found, nextByte }) => {
      await db.backfill.updateMany({
        where: { id, exportId, exportByte: BigInt(exportByte), state: "PREVIEWING" },
        data: {
          preview: toJson(preview),
          found,
          ...(nextByte === null ? { state: "READY" } : { exportByte: BigInt(nextByte) }),
          ...AT_WORK,
        },
      });
    },
    known: (connectionId, orderIds) => knownOrders(db, connectionId, orderIds),
    takeUp: (read, page) => takeUp(db, read, page),
    notShown: (id) => notShownOf(db, id),
    unfinished: (id, now) => unfinishedOf(db, id, now),
    cancel: async (id, at) => {
      await db.$transaction(async (tx) => {
        const { count } = await tx.backfill.updateMany({ where: { id, state: { in: OPEN } }, data: { state: "CANCELLED", endedAt: at } });
        if (count === 1) await letGo(tx, id);
      });
    },
    progress: (id, since) => progressOf(db, id, since),
  };
}

/** It got on: whatever it waited for is over. */
const AT_WORK = { notBefore: null, reason: null, attempts: 0 };
const FROM_THE_START = { exportByte: 0, preview: Prisma.DbNull };

/** The partial unique index refuses a second one that is not over, should two be planned at the same moment. */
async function plan(db: Database, connectionId: ConnectionId, { fromDay, toDay, span }: NewBackfill): Promise<boolean> {
  try {
    await db.$transaction(async (tx) => {
      await tx.backfill.updateMany({ where: { connectionId, state: "READY" }, data: { state: "CANCELLED", endedAt: new Date() } });
      await tx.backfill.create({
        data: { connectionId, fromDay, toDay, fromAt: span.from, untilAt: span.until, state: "PREVIEWING" },
      });
    });

    return true;
  } catch (thrown) {
    if (thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === UNIQUE) return false;
    throw thrown;
  }
}

/** Prisma's code for a breach of a unique index. */
const UNIQUE = "P2002";

function toBackfill(row: Row): Backfill {
  const { connectionId: _connectionId, fromAt, untilAt, ...same } = row;

  return {
    ...same,
    id: row.id as BackfillId,
    fromDay: row.fromDay as CalendarDate,
    toDay: row.toDay as CalendarDate,
    span: { from: fromAt, until: untilAt },
    state: row.state as BackfillState,
    exportByte: Number(row.exportByte),
    preview: row.preview === null ? null : fromJson<Preview>(row.preview),
  };
}
