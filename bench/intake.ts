import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { randomBytes } from "node:crypto";
import pg from "pg";
import { migrateDatabase } from "../launch/migrate";
import { findFreePort } from "../launch/ports";
import { startPostgres } from "../launch/postgres";
import { removePostgresHome } from "../launch/postgres/home";
import { atRate, busyFor } from "./intake/load";
import { makeWebhooks } from "./intake/webhooks";
import { machine } from "./machine";
import { canPin, pinThisProcess, startPinned } from "./pinned";

const SECRET = "bench-secret";
const SERVER_CORE = 0;
const LOAD_CORE = 1;
const ROUNDS = 3;
const CLOSED = { seconds: 4, connections: 16 };
const OPEN = { seconds: 10, perSecond: 200 };

/**
 * Webhooks acknowledged a second once they are on disk, beside a route of Shopify's template that verifies them and does
 * nothing, by turns in the same run. Both servers on one core, the load on another; PostgreSQL, with its default
 * durability, wherever the system puts it. Afterwards the rows are counted: as many as were acknowledged, or it throws.
 */
export async function benchIntake(): Promise<unknown> {
  const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-bench-"));
  const postgres = await startPostgres({ dataDir, port: await findFreePort() });
  const servers: { stop(): Promise<void> }[] = [];
  try {
    await migrateDatabase(postgres.url);
    const start = async (entry: string) => {
      const server = await startPinned({ entry, env: settings(postgres.url), core: SERVER_CORE });
      servers.push(server);

      return server.port;
    };
    const ours = await start("bench/intake/our-server.ts");
    const template = await start("bench/intake/template-server.ts");
    const on = machine();
    pinThisProcess(LOAD_CORE);
    const measured = await measure({ ours, template });
    const stored = await countReceipts(postgres.url);
    if (stored !== measured.acknowledged) throw new Error(`${measured.acknowledged} webhooks were acknowledged, and ${stored} are stored.`);

    return {
      bench: "intake",
      ...measured,
      stored,
      machine: on,
      pinned: canPin(),
      sizes: { rounds: ROUNDS, closed: CLOSED, open: OPEN, bodyBytes: 5_300 },
    };
  } finally {
    for (const server of servers) await server.stop();
    await postgres.stop();
    await removePostgresHome(dataDir);
    await rm(dataDir, { recursive: true });
  }
}

/** By turns, so that whatever else the machine does meets both; the middle one of the rounds counts. */
async function measure(ports: { ours: number; template: number }) {
  const webhook = makeWebhooks(SECRET);
  const ours = { port: ports.ours, webhook };
  const template = { port: ports.template, webhook: makeWebhooks(SECRET) };
  const warm = [await busyFor(ours, CLOSED), await atRate(ours, { seconds: 1, perSecond: OPEN.perSecond })];
  await busyFor(template, CLOSED);
  const rounds: { ours: number; template: number }[] = [];
  let acknowledged = warm.reduce((sum, each) => sum + each.acknowledged, 0);
  for (let round = 0; round < ROUNDS; round++) {
    const our = await busyFor(ours, CLOSED);
    acknowledged += our.acknowledged;
    rounds.push({ ours: our.perSecond, template: (await busyFor(template, CLOSED)).perSecond });
  }
  const calm = await atRate(ours, OPEN);
  const perSecond = middle(rounds.map((each) => each.ours));
  const templatePerSecond = middle(rounds.map((each) => each.template));

  return {
    ratioToTemplate: Math.round((perSecond / templatePerSecond) * 100) / 100,
    perSecond,
    templatePerSecond,
    p99MsAt200: calm.p99Ms,
    acknowledged: acknowledged + calm.acknowledged,
  };
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

async function countReceipts(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ stored: number }>('SELECT count(*)::int AS stored FROM "WebhookReceipt" WHERE "shop" = $1', [
      "bench.myshopify.com",
    ]);

    return rows[0]?.stored ?? 0;
  } finally {
    await client.end();
  }
}

function settings(databaseUrl: string): Record<string, string> {
  return {
    DATABASE_URL: databaseUrl,
    APP_URL: "https://bench.example.com",
    SHOPIFY_API_KEY: "bench",
    SHOPIFY_API_SECRET: SECRET,
    SCOPES: "read_orders",
    XERO_CLIENT_ID: "bench",
    XERO_CLIENT_SECRET: "bench",
    XERO_WEBHOOK_KEY: "bench",
    ENCRYPTION_KEY: randomBytes(32).toString("base64"),
  };
}
