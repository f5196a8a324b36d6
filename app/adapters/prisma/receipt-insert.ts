import pg from "pg";
import type { NewReceipt } from "../../ports/receipt-store";
import { gather } from "./gather";

export type ReceiptInsert = { store(receipt: NewReceipt): Promise<void>; close(): Promise<void> };

/** Both platforms hang up after five seconds, and by then must have been told to try again. */
const PATIENCE_MS = 1_500;

const CONNECTIONS = 2;
const MOST = { items: 32, size: 1024 * 1024, atOnce: CONNECTIONS };

/**
 * The one statement between a webhook and its answer: prepared, on connections of its own, and for all webhooks at once
 * that came while the last was on its way to the disk. Prisma takes several times as long for it, and a burst of
 * webhooks must not wait behind the pages. The commit waits for the disk whatever the server's default is, because the
 * 200 that follows is a promise.
 */
export function openReceiptInsert(url: string): ReceiptInsert {
  const table = `${pg.escapeIdentifier(new URL(url).searchParams.get("schema") ?? "public")}."WebhookReceipt"`;
  const pool = new pg.Pool({
    connectionString: url,
    max: CONNECTIONS,
    connectionTimeoutMillis: PATIENCE_MS,
    query_timeout: PATIENCE_MS,
    onConnect: async (client) => void (await client.query("SET synchronous_commit TO on")),
  });
  // A connection that broke while idle is already out of the pool; the next insert opens another or says why it cannot.
  pool.on("error", () => undefined);
  const store = gather<NewReceipt>({
    doAll: async (receipts) => void (await pool.query(insertOf(table, receipts))),
    sizeOf: ({ body }) => body.length,
    most: MOST,
    patienceMs: PATIENCE_MS,
  });

  return { store, close: () => pool.end() };
}

/** In the order of their keys: two processes that are sent the same webhooks would else lock each other out. */
function insertOf(table: string, receipts: readonly NewReceipt[]): pg.QueryConfig {
  const rows = receipts.map(
    (_, row) => `($${row * 5 + 1}, $${row * 5 + 2}, $${row * 5 + 3}, $${row * 5 + 4}, $${row * 5 + 5}, ${UTC_NOW})`,
  );
  const ordered = receipts.toSorted((a, b) => (a.deliveryKey < b.deliveryKey ? -1 : 1));

  return {
    name: `store-${receipts.length}-receipts`,
    text: `INSERT INTO ${table} ("source", "deliveryKey", "topic", "shop", "body", "receivedAt") VALUES ${rows.join(", ")}
      ON CONFLICT ("source", "deliveryKey") DO NOTHING`,
    values: ordered.flatMap(({ source, deliveryKey, topic, shop, body }) => [source, deliveryKey, topic, shop, body]),
  };
}

/** Prisma's timestamps are UTC without saying so; the column's own default would be the server's local time. */
const UTC_NOW = "now() AT TIME ZONE 'utc'";
