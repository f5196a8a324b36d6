import type { HeldGroup, HeldOrders } from "../../ports/held-orders";
import type { Database } from "./database";
import { jsonText } from "./domain-json";

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
    release: async (connectionId, causes) => {
      if (causes.length === 0) return 0;
      const wanted = causes.map((cause) => jsonText([cause]));

      return db.$executeRaw`
        UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "notBefore" = NULL, "attempts" = 0, "askedAt" = now(), "clearedAt" = now(),
          "correlationId" = NULL, "updatedAt" = now()
        WHERE "connectionId" = ${connectionId} AND "status" = 'ATTENTION' AND "problem" @> ANY(${wanted}::jsonb[])`;
    },
  };
}
