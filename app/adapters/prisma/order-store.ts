import type { Prisma } from "@prisma/client";
import type { ConnectionId, OrderId, OrderRecordId } from "../../domain/ids";
import type { OrderChoice } from "../../domain/posting/order-choice";
import type { Problem, ProblemCode } from "../../domain/problem";
import { READ_AGAIN_AFTER_MS } from "../../domain/sync/read-again";
import { problemsOf } from "../../domain/sync/rest";
import type { Wish } from "../../domain/undo/wish";
import type { Lease } from "../../ports/lanes";
import type { Asked, Claimed, Delay, DirtyOrder, OrderStore, Settled } from "../../ports/order-store";
import type { OrderChange } from "../../ports/sweep-finds";
import type { Database } from "./database";
import { fromJson, jsonText } from "./domain-json";
import { releaseAll } from "./held-orders";
import { assertHeld, isHeld } from "./lease-held";
import { markDirty } from "./mark-dirty";
import { noBackfillHoldsItUp } from "./take-up-orders";
import { noUndoHoldsItUp } from "./undo-rests";
import { factsOf } from "./order-facts";
import type { Raw } from "./straight";

export function makeOrderStore(db: Database): OrderStore {
  return {
    markDirty: (connectionId, orderIds, asked = "live") =>
      markDirty(db.straight, { connectionId, causes: new Map(orderIds.map((id) => [id, null])), asked }),
    markChanged: (connectionId, changes, asked) => markChanged(db.straight, { connectionId, changes, asked }),
    markDirtyBy: (connectionId, causes) => markDirty(db.straight, { connectionId, causes, asked: "live" }),
    dirty: (connectionId, query) => findDirty(db, connectionId, query),
    settle: (order, disposition, lease) => settleAll(db, [{ order, disposition }], lease),
    settleAll: (settled, lease) => settleAll(db, settled, lease),
    postpone: (order, delay, lease) => postpone(db, { ...delay, recordId: order.recordId }, lease),
    park: (orders, problem, lease) => park(db, { orders, problem }, lease),
    markHeldDirty: (connectionId) => releaseAll(db, connectionId),
  };
}

type Changed = { connectionId: ConnectionId; changes: readonly OrderChange[]; asked: Asked };

/**
 * What was read as it stands, and once more since, is no news. Without this the last minute's orders of a shop that has fallen
 * silent were read again by every sweep, for good; and a thousand of them used up the points with which others were to be read.
 */
async function markChanged(on: Raw, { connectionId, changes, asked }: Changed): Promise<number> {
  const known = await on.$queryRaw<{ orderId: OrderId }[]>`
    SELECT o."orderId" FROM "OrderRecord" o
    JOIN jsonb_to_recordset(${jsonText(changes)}::jsonb) AS c("id" text, "at" timestamp(3)) ON c."id" = o."orderId"
    WHERE o."connectionId" = ${connectionId} AND (c."at" < o."shopUpdatedAt" OR (c."at" = o."shopUpdatedAt" AND o."readAgain"))`;
  const seen = new Set(known.map(({ orderId }) => orderId));
  const news = changes.filter(({ id }) => !seen.has(id));
  await markDirty(on, { connectionId, causes: new Map(news.map(({ id }) => [id, null])), asked });

  return news.length;
}

type DirtyQuery = { now: Date; limit: number; asked?: Asked };
type DirtyRow = {
  id: string;
  orderId: string;
  dirtySeq: number;
  attempts: number;
  settings: number;
  backfillId: string | null;
  asked: string;
  putOffFor: Prisma.JsonValue;
  heldFor: ProblemCode | null;
  wish: Prisma.JsonValue;
  choice: Prisma.JsonValue;
};

/** Each urgency by itself, for then the index gives the oldest in order: asked for together, all that wait would be sorted for each wave. */
async function findDirty(db: Database, connectionId: ConnectionId, { now, limit, asked }: DirtyQuery): Promise<DirtyOrder[]> {
  const rows = await db.straight.$queryRaw<DirtyRow[]>`
    SELECT o."id", o."orderId", o."dirtySeq", o."attempts", o."backfillId", o."asked", o."wish",
      CASE WHEN o."attempts" > 0 THEN o."problem" -> 0 END AS "putOffFor",
      CASE WHEN o."status" = 'ATTENTION' THEN o."problem" -> 0 ->> 'code' END AS "heldFor",
      (SELECT c."choice" FROM "OrderChoice" c WHERE c."orderRecordId" = o."id") AS "choice",
      (SELECT c."profileVersion" FROM "Connection" c WHERE c."id" = ${connectionId}) AS "settings"
    FROM unnest(${urgencies(asked)}::text[]) AS urgency CROSS JOIN LATERAL (
      SELECT * FROM "OrderRecord" o
      WHERE "connectionId" = ${connectionId} AND "asked" = urgency AND "handledSeq" < "dirtySeq"
        AND ("notBefore" IS NULL OR "notBefore" <= ${now})
        AND ("asked" <> 'live' OR NOT EXISTS (SELECT 1 FROM "Connection" c WHERE c."id" = ${connectionId} AND c."waitsUntil" > ${now}))
        AND NOT EXISTS (SELECT 1 FROM "SyncOperation" s WHERE s."orderRecordId" = o."id" AND s."state" = 'SENDING')
        AND ${noBackfillHoldsItUp(now)} AND ${noUndoHoldsItUp(now)}
      ORDER BY "placedAt", "id" LIMIT ${limit}) o
    ORDER BY o."placedAt", o."id" LIMIT ${limit}`;

  return rows.map(({ id, orderId, dirtySeq, attempts, settings, backfillId, asked: by, putOffFor, heldFor, wish, choice }) => ({
    recordId: id as OrderRecordId,
    orderId: orderId as OrderId,
    seq: dirtySeq,
    attempts,
    settings,
    ...(putOffFor !== null && { putOffFor: fromJson<Problem>(putOffFor) }),
    ...(heldFor !== null && { heldFor }),
    ...(backfillId !== null && { backfilled: true }),
    ...(by === "now" && { byHand: true }),
    ...(wish !== null && { wish: fromJson<Wish>(wish) }),
    ...(choice !== null && { choice: fromJson<OrderChoice>(choice) }),
  }));
}

/** What a person asked for by hand goes with what just happened. */
function urgencies(asked: Asked | undefined): readonly Asked[] {
  if (asked === "live") return ["now", "live"];

  return asked ? [asked] : ["now", "live", "backfill"];
}

/** Where another worker has brought it to rest meanwhile, there is nothing left to wait for. */
async function postpone(
  db: Database,
  { recordId, until, problem, order }: Delay & { recordId: OrderRecordId },
  lease?: Lease,
): Promise<void> {
  await db.$executeRaw`
    UPDATE "OrderRecord" SET "notBefore" = ${until}, "attempts" = "attempts" + 1, "status" = 'PENDING',
      "problem" = ${jsonText([problem])}::jsonb, "updatedAt" = now(), "name" = coalesce(${order?.name ?? null}, "name"),
      "placedAt" = coalesce(${order ? new Date(order.placedAt) : null}::timestamp(3), "placedAt"),
      "facts" = coalesce(${order && jsonText(factsOf(order))}::jsonb, "facts")
    WHERE "id" = ${recordId} AND "handledSeq" < "dirtySeq" AND ${isHeld(lease)}`;
}

/** Up to what was claimed: an edit that Shopify told of while a document was in doubt was put away with it, and never looked at. */
async function park(db: Database, { orders, problem }: { orders: readonly Claimed[]; problem: Problem }, lease?: Lease): Promise<void> {
  const changed = await db.straight.$executeRaw`
    UPDATE "OrderRecord" o SET "handledSeq" = greatest(o."handledSeq", r."seq"), "status" = 'ATTENTION',
      "problem" = ${jsonText([problem])}::jsonb, "attempts" = 0, "notBefore" = NULL, "updatedAt" = now()
    FROM jsonb_to_recordset(${jsonText(orders)}::jsonb) AS r("recordId" text, "seq" int)
    WHERE o."id" = r."recordId" AND o."id" = ANY(${orders.map(({ recordId }) => recordId)}::text[]) AND ${isHeld(lease)}`;
  if (changed === 0) await assertHeld(db, lease);
}

/**
 * One statement, however many. `handledSeq` is what was claimed, not what stands now: an ask that came meanwhile stays open
 * (no lost update). What was not read anew stays as it is kept. What was held, or left out, by settings that are others now stays
 * asked for. The connection is locked first, as it is by whoever saves settings: they come before this, or see what it held.
 * The orders are named once more by themselves: PostgreSQL takes any list of rows for a hundred, and read the whole table of some
 * thousand orders for one.
 */
async function settleAll(db: Database, settled: readonly Settled[], lease?: Lease): Promise<void> {
  if (settled.length === 0) return;
  const changed = await db.straight.$executeRaw`
    WITH c AS MATERIALIZED (
      SELECT "profileVersion" FROM "Connection"
      WHERE "id" IN (SELECT "connectionId" FROM "OrderRecord" WHERE "id" = ANY(${notInTheBooks(settled)}::text[])) FOR SHARE)
    UPDATE "OrderRecord" o SET
      "handledSeq" = CASE WHEN r."status" <> 'SYNCED' AND r."settings" <> c."profileVersion" THEN o."handledSeq" ELSE r."seq" END,
      "attempts" = 0, "notBefore" = NULL, "status" = r."status", "problem" = r."problem", "updatedAt" = now(),
      "name" = coalesce(r."name", o."name"), "placedAt" = coalesce(r."placedAt", o."placedAt"), "facts" = coalesce(r."facts", o."facts"),
      "shopUpdatedAt" = coalesce(r."shopUpdatedAt", o."shopUpdatedAt"),
      "readSince" = CASE WHEN r."shopUpdatedAt" IS NULL OR r."shopUpdatedAt" = o."shopUpdatedAt" THEN coalesce(o."readSince", now())
        ELSE now() END,
      "readAgain" = CASE WHEN r."shopUpdatedAt" IS NULL THEN o."readAgain"
        WHEN r."shopUpdatedAt" = o."shopUpdatedAt"
        THEN o."readAgain" OR coalesce(o."askedAt" >= o."readSince" + ${READ_AGAIN_AFTER_MS} * interval '1 ms', false)
        ELSE false END,
      "plan" = CASE WHEN r."planned" THEN r."plan" ELSE o."plan" END
    FROM jsonb_to_recordset(${jsonText(settled.map(toRow))}::jsonb) AS r("id" text, "seq" int, "settings" int, "status" text,
      "problem" jsonb, "name" text, "placedAt" timestamp(3), "shopUpdatedAt" timestamp(3), "facts" jsonb, "planned" boolean, "plan" jsonb)
      LEFT JOIN c ON TRUE
    WHERE o."id" = r."id" AND o."id" = ANY(${settled.map(({ order }) => order.recordId)}::text[]) AND ${isHeld(lease)}`;
  if (changed === 0) await assertHeld(db, lease);
}

/** By these the connection is found, which is one. Mostly there are none, and nothing is locked. */
function notInTheBooks(settled: readonly Settled[]): OrderRecordId[] {
  return settled.flatMap(({ order: { recordId }, disposition: { rest } }) => (rest.status === "synced" ? [] : [recordId]));
}

function toRow({ order: { recordId, seq, settings }, disposition: { rest, order, posting } }: Settled) {
  const problems = problemsOf(rest);

  return {
    id: recordId,
    seq,
    settings,
    status: rest.status.toUpperCase(),
    problem: problems.length > 0 ? problems : null,
    ...(order && {
      name: order.name,
      placedAt: new Date(order.placedAt),
      shopUpdatedAt: new Date(order.updatedAt),
      facts: factsOf(order),
    }),
    planned: posting !== null,
    plan: posting?.kind === "post" ? withoutPerson(posting.plan) : null,
  };
}

/** The plan is kept to show why; who bought is not needed for that. */
function withoutPerson<Plan extends { contact: unknown }>({ contact: _contact, ...plan }: Plan) {
  return plan;
}
