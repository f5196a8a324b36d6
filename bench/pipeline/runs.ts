import pg from "pg";
import type { OrderId, ShopDomain } from "../../app/domain/ids";
import { customerOf, type BenchShop } from "../engine/shop";
import { openShop, receive, type Line, type ProcessorMs } from "./line";

const STORED_AT_ONCE = 50;
const LOOK_EVERY_MS = 100;
/** Without an order more. */
const STUCK_AFTER_MS = 60_000;

export interface Run {
  readonly orders: number;
  readonly shops: number;
  readonly seconds: number;
  readonly ordersPerSecond: number;
  /** Processor time: what a busy machine changes least. Null where the kernel does not say. */
  readonly processorMsPerOrder: ProcessorMs;
  readonly statementsPerOrder: number;
  readonly callsPerOrder: number;
  readonly bytesDownPerOrder: number;
  readonly rssMb: number;
  readonly liveMb: number;
}

type Wanted = { name: string; orders: number; shops: number };

/**
 * As many orders, dealt out among as many shops, each an organisation: their webhooks are stored, then the worker is rung
 * for, and the time runs until every order is at rest. Throws unless each stands exactly once in the books, and is settled.
 */
export async function runOrders(line: Line, { shop, databaseUrl }: { shop: BenchShop; databaseUrl: string }, wanted: Wanted): Promise<Run> {
  const { name, orders, shops } = wanted;
  const names = Array.from({ length: shops }, (_, number) => `${name}-${number}.myshopify.com` as ShopDomain);
  for (const each of names) await openShop(line, shop, each);
  const dealt = shop.ids
    .slice(0, orders)
    .map((id, index) => ({ id, name: names[index % shops] ?? names[0] }) as { id: OrderId; name: ShopDomain });
  for (let at = 0; at < orders; at += STORED_AT_ONCE)
    await Promise.all(dealt.slice(at, at + STORED_AT_ONCE).map((each) => receive(line, each)));
  const [before, standing] = [await line.worker(), await line.standing(name)];
  const usedBefore = line.processorMs();
  const startedMs = performance.now();
  await line.web.ports.bell.ringReceipts();
  await untilAtRest(databaseUrl, `${name}-`, orders);
  const seconds = (performance.now() - startedMs) / 1_000;
  const used = line.processorMs();
  const [after, made] = [await line.worker(), await line.standing(`${name}-`)];
  prove(made, { shop, orders, shops });

  return {
    orders,
    shops,
    seconds: round(seconds),
    ordersPerSecond: Math.round(orders / seconds),
    processorMsPerOrder: perOrder(usedBefore, used, orders),
    statementsPerOrder: round((after.statements - before.statements) / orders),
    callsPerOrder: round((made.calls - standing.calls) / orders),
    bytesDownPerOrder: Math.round((made.bytesDown - standing.bytesDown) / orders),
    rssMb: Math.round(after.rssMb),
    liveMb: Math.round(after.liveMb),
  };
}

/**
 * Asked of PostgreSQL past the engine; one statement a look. All orders are counted only once none waits any more: counted at
 * each look, a hundred thousand would take a quarter of the database's time.
 */
async function untilAtRest(databaseUrl: string, prefix: string, orders: number): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const done = async () => (await client.query<{ done: number }>(AT_REST, [prefix])).rows[0]?.done ?? 0;
    for (let [known, sinceMs] = [-1, performance.now()]; ; ) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      const waits = (await client.query<{ waits: boolean }>(WAITS, [prefix])).rows[0]?.waits ?? true;
      if (!waits && (await done()) === orders) return;
      if (performance.now() - sinceMs < STUCK_AFTER_MS) continue;
      const now = await done();
      if (now === known) throw new Error(await whatHolds(client, { done: now, orders, prefix }));
      [known, sinceMs] = [now, performance.now()];
    }
  } finally {
    await client.end();
  }
}

const OF_RUN = `"connectionId" IN (SELECT "id" FROM "Connection" WHERE starts_with("shop", $1))`;
const AT_REST = `SELECT count(*)::int AS done FROM "OrderRecord" WHERE "status" = 'SYNCED' AND "handledSeq" = "dirtySeq" AND ${OF_RUN}`;
const WAITS = `SELECT EXISTS (SELECT 1 FROM "WebhookReceipt" WHERE "handledAt" IS NULL)
  OR EXISTS (SELECT 1 FROM "OrderRecord" WHERE "handledSeq" < "dirtySeq" AND ${OF_RUN}) AS waits`;
const HELD = `SELECT "status", "problem" FROM "OrderRecord" WHERE "status" <> 'SYNCED' AND ${OF_RUN} LIMIT 1`;

async function whatHolds(client: pg.Client, { done, orders, prefix }: { done: number; orders: number; prefix: string }): Promise<string> {
  const { rows } = await client.query(HELD, [prefix]);

  return `Of ${orders} orders ${done} came to rest, and then none for a minute. One of the others: ${JSON.stringify(rows[0])}`;
}

/** Counted by the books themselves, against what the orders come to. */
function prove(
  made: Awaited<ReturnType<Line["standing"]>>,
  { shop, orders, shops }: { shop: BenchShop; orders: number; shops: number },
): void {
  const indexes = Array.from({ length: orders }, (_, index) => index);
  const refunded = indexes.filter((index) => index % 20 === 0).length;
  const should = {
    contacts: new Set(indexes.map((index) => `${index % shops} ${customerOf(index)}`)).size,
    invoices: orders,
    creditNotes: refunded,
    payments: orders + refunded,
    settled: orders,
    invoicedPence: indexes.reduce((sum, index) => sum + Number(shop.read(shop.ids[index] as OrderId).totals.total.minor), 0),
    refused: [],
    repeated: 0,
  };
  const { calls: _calls, bytesDown: _bytes, ...stands } = made;
  if (JSON.stringify(stands) !== JSON.stringify(should))
    throw new Error(`In the books stands ${JSON.stringify(stands).slice(0, 500)}, and should ${JSON.stringify(should)}.`);
}

function round(value: number): number {
  return Math.round(value * 1_000) / 1_000;
}

function perOrder(before: ProcessorMs, after: ProcessorMs, orders: number): ProcessorMs {
  const of = (who: keyof ProcessorMs) => {
    const [from, to] = [before[who], after[who]];

    return from === null || to === null ? null : round((to - from) / orders);
  };

  return { worker: of("worker"), postgres: of("postgres"), platforms: of("platforms"), web: of("web") };
}
