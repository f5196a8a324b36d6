import { Prisma, type Undo as Row } from "@prisma/client";
import type { BackfillId, ConnectionId, UndoId } from "../../domain/ids";
import type { CalendarDate } from "../../domain/instant";
import type { UndoSums } from "../../domain/undo/undo-sums";
import type { Undo, UndoScope, UndoState, UndoStore } from "../../ports/undo-store";
import type { Database } from "./database";
import { fromJson, toJson } from "./domain-json";
import { takeOutHeld } from "./take-up-orders";
import { cancelUndo, pageOfStanding, takeUpUndo, undoProgress } from "./undo-orders";

const OPEN = ["PREVIEWING", "READY", "RUNNING"];
const WITH_DAYS = { backfill: { select: { fromDay: true, toDay: true } } } satisfies Prisma.UndoInclude;
type WithDays = Row & { backfill: { fromDay: string; toDay: string } | null };

export function makeUndoStore(db: Database): UndoStore {
  return {
    current: async (connectionId) => {
      // Every turn asks, and mostly there is none: included, Prisma would ask for the days of no backfill with it.
      const row = await db.undo.findFirst({ where: { connectionId, state: { in: OPEN } } });
      if (!row) return null;
      const backfill = row.backfillId === null ? null : await db.backfill.findUniqueOrThrow({ where: { id: row.backfillId } });

      return toUndo({ ...row, backfill });
    },
    list: async (connectionId, limit) => {
      const rows = await db.undo.findMany({ where: { connectionId }, orderBy: { createdAt: "desc" }, take: limit, include: WITH_DAYS });

      return rows.map(toUndo);
    },
    plan: (connectionId, scope) => plan(db, connectionId, scope),
    page: (connectionId, undo, limit) => pageOfStanding(db, connectionId, { undo, limit }),
    savePreview: async ({ id, cursor: before }, { preview, cursor }) => {
      await db.undo.updateMany({
        where: { id, cursor: before, state: "PREVIEWING" },
        data: { preview: toJson(preview), ...(cursor === null ? { state: "READY", cursor: null } : { cursor }) },
      });
    },
    start: async (id, at) => {
      await db.undo.updateMany({ where: { id, state: "READY" }, data: { state: "RUNNING", startedAt: at, cursor: null } });
    },
    takeUp: (read, page) => takeUpUndo(db, read, page),
    wait: async (id, { until, reason }) => {
      await db.undo.updateMany({ where: { id, state: "RUNNING" }, data: { notBefore: until, reason } });
    },
    finish: async (id, at) => {
      await db.$transaction(async (tx) => {
        const { count } = await tx.undo.updateMany({ where: { id, state: "RUNNING" }, data: { state: "DONE", endedAt: at } });
        const { backfillId } = await tx.undo.findUniqueOrThrow({ where: { id } });
        if (count === 1 && backfillId) await takeOutHeld(tx, backfillId as BackfillId);
      });
    },
    cancel: (id, at) => cancelUndo(db, id, at),
    progress: (id) => undoProgress(db, id),
  };
}

/** The partial unique index refuses a second one that is not over, should two be planned at the same moment. */
async function plan(db: Database, connectionId: ConnectionId, scope: UndoScope): Promise<boolean> {
  try {
    await db.$transaction(async (tx) => {
      await tx.undo.updateMany({ where: { connectionId, state: "READY" }, data: { state: "CANCELLED", endedAt: new Date() } });
      await tx.undo.create({ data: { connectionId, state: "PREVIEWING", ...columnsOf(scope) } });
    });

    return true;
  } catch (thrown) {
    if (thrown instanceof Prisma.PrismaClientKnownRequestError && thrown.code === UNIQUE) return false;
    throw thrown;
  }
}

/** Prisma's code for a breach of a unique index. */
const UNIQUE = "P2002";

function columnsOf(scope: UndoScope) {
  if (scope.kind === "backfill") return { scope: "BACKFILL", backfillId: scope.backfillId };

  return { scope: "DAY", day: scope.day, fromAt: scope.span.from, untilAt: scope.span.until };
}

function toUndo({ id, state, preview, cursor, takenUp, wholeRange, startedAt, endedAt, notBefore, reason, ...row }: WithDays): Undo {
  return {
    ...{ cursor, takenUp, wholeRange, startedAt, endedAt, notBefore, reason },
    id: id as UndoId,
    state: state as UndoState,
    preview: preview === null ? null : fromJson<UndoSums>(preview),
    scope: toScope(row),
  };
}

function toScope({
  scope,
  day,
  fromAt,
  untilAt,
  backfillId,
  backfill,
}: Pick<WithDays, "scope" | "day" | "fromAt" | "untilAt" | "backfillId" | "backfill">): UndoScope {
  if (scope === "DAY" && day && fromAt && untilAt) return { kind: "day", day: day as CalendarDate, span: { from: fromAt, until: untilAt } };
  if (!backfillId || !backfill) throw new Error("An undo is of a day or of a backfill.");

  return {
    kind: "backfill",
    backfillId: backfillId as BackfillId,
    fromDay: backfill.fromDay as CalendarDate,
    toDay: backfill.toDay as CalendarDate,
  };
}
