import type { Said } from "../oracle/judge";
import type { ServedDatabase } from "./database";

/** Whatever the app's rows say is still to be done: nothing, once it is at rest. */
const UNFINISHED = `
  SELECT 'orders to look at' AS what, count(*)::int AS many FROM "OrderRecord" WHERE "handledSeq" < "dirtySeq"
  UNION ALL SELECT 'writes whose outcome is unknown', count(*)::int FROM "SyncOperation" WHERE state = 'SENDING'
  UNION ALL SELECT 'documents to read again', count(*)::int FROM "DocumentLink" WHERE "seenSeq" < "staleSeq"
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
