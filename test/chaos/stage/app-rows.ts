import type { Said } from "../oracle/judge";
import type { ServedDatabase } from "./database";

/** Whatever the app's rows say is still to be done: nothing, once it is at rest. What was disconnected is at rest. */
const UNFINISHED = `
  WITH connected AS (SELECT id AS "connectionId" FROM "Connection" WHERE state <> 'DISCONNECTED')
  SELECT 'orders to look at' AS what, count(*)::int AS many FROM "OrderRecord" JOIN connected USING ("connectionId") WHERE "handledSeq" < "dirtySeq"
  UNION ALL SELECT 'writes whose outcome is unknown', count(*)::int FROM "SyncOperation" JOIN connected USING ("connectionId") WHERE state = 'SENDING'
  UNION ALL SELECT 'documents to read again', count(*)::int FROM "DocumentLink" JOIN connected USING ("connectionId") WHERE "seenSeq" < "staleSeq"
  UNION ALL SELECT 'customers to look at', count(*)::int FROM "FollowedContact" f JOIN connected USING ("connectionId")
    JOIN "DocumentLink" l ON l."connectionId" = f."connectionId" AND l.kind = 'CONTACT' AND l."localId" = f."customerKey" WHERE "handledSeq" < "dirtySeq"
  UNION ALL SELECT 'webhooks to handle', count(*)::int FROM "WebhookReceipt" WHERE "handledAt" IS NULL`;

export async function unfinished(database: ServedDatabase): Promise<string[]> {
  const rows = await database.rows<{ what: string; many: number }>(UNFINISHED);
  return rows.filter(({ many }) => many > 0).map(({ what, many }) => `${many} ${what}`);
}

/** How the app says that each order stands, by Shopify's number of the order. */
export async function saidOfOrders(database: ServedDatabase): Promise<Map<number, Said>> {
  const rows = await database.rows<{ orderId: string; status: string; problem: unknown }>(
    `SELECT "orderId", status, problem FROM "OrderRecord" r JOIN "Connection" c ON c.id = r."connectionId" WHERE c.state <> 'DISCONNECTED'`,
  );
  return new Map(rows.map(({ orderId, status, problem }) => [Number(orderId.split("/").at(-1)), { status, problems: codesIn(problem) }]));
}

function codesIn(problem: unknown): string[] {
  const list = Array.isArray(problem) ? problem : [problem];
  return list.flatMap((each) => (each && typeof each === "object" && "code" in each ? [String(each.code)] : []));
}

export async function connectionState(database: ServedDatabase, tenantId: string): Promise<string> {
  const rows = await database.rows<{ state: string }>(`SELECT state FROM "Connection" WHERE "tenantId" = $1`, [tenantId]);
  return rows.map(({ state }) => state).join(", ");
}

/** As if the time to the next sweep were up: how long it is does not matter here, that it finds what was lost does. */
export async function sweepNow(database: ServedDatabase): Promise<void> {
  await database.rows(`UPDATE "Connection" SET "shopSweptAt" = NULL, "booksSweptAt" = NULL`);
}

/** How long the connection rests yet, because Xero asked for it: 0 or less when it does not. */
export async function restsForSeconds(database: ServedDatabase, tenantId: string): Promise<number> {
  const rows = await database.rows<{ seconds: number | null }>(
    `SELECT extract(epoch FROM max("restUntil") - timezone('UTC', now()))::float8 AS seconds FROM "Connection" WHERE "tenantId" = $1`,
    [tenantId],
  );
  return rows[0]?.seconds ?? 0;
}

/** As if the hour were over for which Xero asked the app to rest: every moment that is waited for comes an hour earlier. */
export async function anHourPasses(database: ServedDatabase): Promise<void> {
  await database.rows(`UPDATE "Connection" SET "restUntil" = "restUntil" - interval '1 hour'`);
  await database.rows(`UPDATE "OrderRecord" SET "notBefore" = "notBefore" - interval '1 hour'`);
  await database.rows(
    `UPDATE "CallBudget" SET version = version + 1,
       state = jsonb_set(state::jsonb, '{closed,untilMs}', to_jsonb((state #>> '{closed,untilMs}')::numeric - 3600000))
     WHERE state #>> '{closed,untilMs}' IS NOT NULL`,
  );
}
