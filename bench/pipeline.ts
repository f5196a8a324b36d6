import { parseArgs } from "node:util";
import type { ShopDomain, TenantId } from "../app/domain/ids";
import { makeEngine, type Engine } from "./engine/engine";
import { withPostgres } from "./engine/postgres";
import { makeShop, type BenchShop } from "./engine/shop";
import { countStatements } from "./pipeline/statements";
import { besideWhale } from "./pipeline/small-shop";
import { openShops, postAll, receive } from "./pipeline/work";
import { virtualClock } from "./engine/virtual-clock";
import { machine } from "./machine";
import { startPinned } from "./pinned";

const FEW = 1_000;
const SHOPS = [1, 100, 1_000];
const STAND_IN_CORE = 1;

type Measured = { orders: number; shops: number; seconds: number; statements: number; rssMb: number };

/**
 * Orders a second from stored webhook to posted, by one worker process (this one) on PostgreSQL. Xero is a stand-in that is
 * quicker than the simulated one, in a process of its own; Shopify's orders are handed in without a network.
 */
export async function benchPipeline(): Promise<unknown> {
  const { values } = parseArgs({ args: process.argv.slice(3), options: { orders: { type: "string", default: "10000" } } });
  const most = Number(values.orders);
  if (!Number.isInteger(most) || most <= FEW) throw new Error(`--orders must be a whole number above ${FEW}.`);
  const xero = await startPinned({ entry: "bench/pipeline/stand-in-xero.ts", env: {}, core: STAND_IN_CORE });
  try {
    return await withPostgres((databaseUrl) => measure({ databaseUrl, xeroOrigin: `http://localhost:${xero.port}`, most }));
  } finally {
    await xero.stop();
  }
}

async function measure({ databaseUrl, xeroOrigin, most }: { databaseUrl: string; xeroOrigin: string; most: number }) {
  const shop = makeShop(most);
  const statements = countStatements();
  const engine = makeEngine({ databaseUrl, xeroOrigin, shop, clock: virtualClock().clock });
  const run = (orders: number, shops: number) => pipeline(engine, shop, { orders, shops, statements });
  try {
    await run(FEW, 1);
    const few = await run(FEW, 1);
    const many = await run(most, 1);
    const byShops = [];
    for (const shops of SHOPS) byShops.push(await run(FEW, shops));
    const small = await besideWhale(engine, shop);

    return {
      bench: "pipeline",
      ordersPerSecond: Math.round(many.orders / many.seconds),
      timeExponent: round(Math.log(many.seconds / few.seconds) / Math.log(many.orders / few.orders)),
      workerGrowthMb: Math.round(many.rssMb - few.rssMb),
      statementsPerOrder: round(many.statements / many.orders),
      smallShopP95Ratio: small.ratio,
      sizes: [few, many],
      byShops,
      smallShop: small,
      note: "Xero is a stand-in process, Shopify's orders are handed in without a network, turns follow each other without a queue",
      machine: machine(),
    };
  } finally {
    await engine.close();
  }
}

let runs = 0;

async function pipeline(
  engine: Engine,
  shop: BenchShop,
  { orders, shops, statements }: { orders: number; shops: number; statements: { count: number } },
): Promise<Measured> {
  runs += 1;
  const names = Array.from({ length: shops }, (_, number) => `run-${runs}-${number}.myshopify.com` as ShopDomain);
  const tenants = names.map((name) => name as string as TenantId);
  await openShops(engine, shop, names);
  await receive(engine, { names, ids: shop.ids.slice(0, orders) });
  const [startedMs, before] = [performance.now(), statements.count];
  while (await engine.handleReceipts());
  await postAll(engine, tenants);
  const seconds = (performance.now() - startedMs) / 1_000;

  return {
    orders,
    shops,
    seconds: round(seconds),
    statements: statements.count - before,
    rssMb: Math.round(process.memoryUsage.rss() / 2 ** 20),
  };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
