import type { ConnectionId } from "../../domain/ids";
import type { Cause } from "../../domain/problem";
import type { OrderId } from "../../domain/ids";
import type { CustomerChange } from "../../ports/contact-follows";
import type { HeldGroup, HeldOrders } from "../../ports/held-orders";
import type { Database } from "./database";
import { jsonText } from "./domain-json";
import { markDirty } from "./mark-dirty";
import type { Raw } from "./straight";

type Row = { [Key in "code" | "message" | "remedy"]: HeldGroup[Key] } & { field: string | null; inXero: string | null; orders: number };

export function makeHeldOrders(db: Database): HeldOrders {
  return {
    groups: async (connectionId) => {
      const rows = await db.straight.$queryRaw<Row[]>`
        SELECT p."code", p."field", p."inXero", min(p."remedy") AS "remedy", min(p."message") AS "message", count(DISTINCT o."id")::int AS "orders"
        FROM "OrderRecord" o, jsonb_to_recordset(o."problem") AS p("code" text, "field" text, "inXero" text, "remedy" text, "message" text)
        WHERE o."connectionId" = ${connectionId} AND o."status" = 'ATTENTION'
        GROUP BY p."code", p."field", p."inXero" ORDER BY "orders" DESC, p."code", p."field", p."inXero"`;

      return rows.map(({ field, inXero, ...group }) => ({
        ...group,
        ...(field !== null && { field }),
        ...(inXero !== null && { inXero }),
      }));
    },
    release: (connectionId, causes) => releaseHeld(db, connectionId, causes),
    customersChanged: (connectionId, changes) => lookAgainFor(db.straight, connectionId, changes),
  };
}

/** How many they are. */
export async function releaseHeld(on: Raw, connectionId: ConnectionId, causes: readonly Cause[]): Promise<number> {
  if (causes.length === 0) return 0;
  const wanted = causes.map((cause) => jsonText([cause]));

  return on.$executeRaw`
    UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "askedAt" = now(), "clearedAt" = now(),
      "correlationId" = NULL, "updatedAt" = now()
    WHERE "connectionId" = ${connectionId} AND "status" = 'ATTENTION' AND "problem" @> ANY(${wanted}::jsonb[])`;
}

type Waiting = { id: string; orderId: OrderId; cause: string | null; at: string | null };

/** Asked for first, and the time stamp kept only then: what dies between the two is looked at once more. */
async function lookAgainFor(on: Raw, connectionId: ConnectionId, changes: readonly CustomerChange[]): Promise<number> {
  if (changes.length === 0) return 0;
  const waiting = await on.$queryRaw<Waiting[]>`
    SELECT DISTINCT ON (o."orderId") o."id", o."orderId", c."cause", c."at"
    FROM jsonb_to_recordset(${jsonText(changes)}::jsonb) AS c("customerKey" text, "at" text, "cause" text)
    JOIN "OrderRecord" o ON o."connectionId" = ${connectionId} AND o."status" = 'ATTENTION'
      AND o."problem" @> jsonb_build_array(jsonb_build_object('field', c."customerKey"))
    WHERE c."at" IS NULL OR o."customerAsOf" IS NULL OR c."at"::timestamp > o."customerAsOf"
    ORDER BY o."orderId", c."at" DESC`;
  if (waiting.length === 0) return 0;
  await markDirty(on, { connectionId, causes: new Map(waiting.map(({ orderId, cause }) => [orderId, cause])), asked: "live" });
  const told = waiting.filter(({ at }) => at !== null).map(({ id, at }) => ({ id, at }));
  if (told.length > 0)
    await on.$executeRaw`
      UPDATE "OrderRecord" o SET "customerAsOf" = t."at"
      FROM jsonb_to_recordset(${jsonText(told)}::jsonb) AS t("id" text, "at" timestamp) WHERE o."id" = t."id"`;

  return waiting.length;
}

/** Whatever is held, and whatever waits. */
export async function releaseAll(on: Raw, connectionId: ConnectionId): Promise<void> {
  await on.$executeRaw`
    UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "askedAt" = now(), "clearedAt" = now(),
      "correlationId" = NULL, "updatedAt" = now()
    WHERE "connectionId" = ${connectionId} AND "status" IN ('ATTENTION', 'PENDING')`;
}

/** Whatever was left out of the books and was placed since, in its turn after what happens now. */
export async function askForLeftOut(on: Raw, connectionId: ConnectionId, since: Date): Promise<void> {
  await on.$executeRaw`
    UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "asked" = 'backfill', "notBefore" = NULL, "attempts" = 0, "askedAt" = now(),
      "correlationId" = NULL, "updatedAt" = now()
    WHERE "connectionId" = ${connectionId} AND "status" = 'EXCLUDED' AND "placedAt" >= ${since} AND "wish" IS NULL
      AND "handledSeq" = "dirtySeq"`;
}
