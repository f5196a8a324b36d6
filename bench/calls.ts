import { parseArgs } from "node:util";
import { until } from "./engine/until";
import { askForBackfill, connect, listen, makeEngine, type Engine } from "./engine/engine";
import { startMeter, type SeenCall } from "./engine/meter";
import { withPostgres } from "./engine/postgres";
import { makeShop, type BenchShop } from "./engine/shop";
import { startXero, type BenchXero } from "./engine/xero";
import { virtualClock } from "./engine/virtual-clock";
import { askNaively } from "./calls/naive-client";
import { machine } from "./machine";

/** Xero takes 60 calls a minute: time passes by so much with each, on both clocks. */
const CALL_MS = 1_000;
const GATHER_MS = 1_000;

/**
 * Calls to Xero for a backfill of paid orders, and bytes of its answers, beside the least there can be and beside a client
 * that makes a call for each thing. Everything is on: payments, refunds, contacts, and Xero's webhooks of all that is written.
 */
export async function benchCalls(): Promise<unknown> {
  const { values } = parseArgs({
    args: process.argv.slice(3),
    options: { orders: { type: "string", default: "1000" }, each: { type: "boolean", default: false } },
  });
  const orders = Number(values.orders);
  if (!Number.isInteger(orders) || orders < 1) throw new Error("--orders must be a whole number, at least 1.");
  const shop = makeShop(orders);
  const { calls, byKind, bytesDown } = await withPostgres((databaseUrl) => backfill(databaseUrl, shop, values.each));
  const naive = await naiveCalls(shop);
  const floor = floorFor(orders, shop);

  return {
    bench: "calls",
    orders,
    calls,
    floor,
    ratioToFloor: Math.round((calls / floor) * 1_000) / 1_000,
    naiveCalls: naive,
    bytesDownPerOrder: Math.round(bytesDown / orders),
    byKind,
    newContacts: shop.newCustomers,
    refunded: shop.refunded,
    note: "the real engine on PostgreSQL, between the simulated Xero and orders handed in without a network",
    machine: machine(),
  };
}

/** Batches of 50, and pages of 1,000 to look for contacts before and to prove documents and payments afterwards. */
export function floorFor(orders: number, { newCustomers, refunded }: Pick<BenchShop, "newCustomers" | "refunded">): number {
  const batches = (documents: number) => Math.ceil(documents / 50);
  const pages = Math.ceil(orders / 1_000);

  return batches(newCustomers) + 2 * batches(orders) + 2 * batches(refunded) + 3 * pages;
}

async function backfill(databaseUrl: string, shop: BenchShop, each: boolean) {
  let engine: Engine | undefined;
  const web = await listen((request, response) => engine?.intake(request, response));
  const xero = await startXero(`${web.url}/webhooks/xero`);
  const { clock, advance } = virtualClock();
  const meter = await startMeter(xero.url, {
    before: async () => {
      advance(CALL_MS);
      await xero.advance(CALL_MS);
    },
    seen: (call) => (each ? tell(clock.now(), call) : undefined),
  });
  engine = makeEngine({ databaseUrl, xeroOrigin: meter.url, shop, clock });
  try {
    await xeroHears(xero);
    const connection = await connect(engine, shop, xero);
    // What others invoiced is read once a connection, before its first order: two calls that are no backfill's.
    await engine.turn(xero.tenantId);
    meter.metered.calls.clear();
    meter.metered.bytesDown = 0;
    await askForBackfill(engine, connection, shop);
    while (await engine.turn(xero.tenantId)) await takeEchoes(engine, xero);
    await takeEchoes(engine, xero);
    await engine.turn(xero.tenantId);
    await prove(xero, shop);

    return {
      calls: [...meter.metered.calls.values()].reduce((sum, each) => sum + each, 0),
      byKind: Object.fromEntries(meter.metered.calls),
      bytesDown: meter.metered.bytesDown,
    };
  } finally {
    await meter.close();
    await xero.close();
    await web.close();
    await engine.close();
  }
}

/** For whoever wants to know what the calls were: a line for each, beside the result. */
function tell(at: Date, { method, address, since, bytesUp, bytesDown }: SeenCall): void {
  console.error([at.toISOString(), method, address.slice(0, 90), since, `${bytesUp} up`, `${bytesDown} down`].join("  "));
}

/** Xero sends no events before the intent to receive is confirmed. */
async function xeroHears(xero: BenchXero): Promise<void> {
  await until("Xero to enable its webhooks", async () => {
    const { status } = (await (await fetch(`${xero.url}/control/webhooks`)).json()) as { status: string };

    return status === "OK";
  });
}

/** The webhooks of what was written arrive and are taken note of. */
async function takeEchoes(engine: Engine, xero: BenchXero): Promise<void> {
  await xero.advance(GATHER_MS);
  await until("Xero's webhooks to arrive", async () => (await xero.undelivered()) === 0);
  while (await engine.handleReceipts());
}

/** As many paid invoices as orders, or the figures above are of something else. */
async function prove(xero: BenchXero, shop: BenchShop): Promise<void> {
  const { pagination } = (await xero.ask(
    "GET",
    `/Invoices?where=${encodeURIComponent('Status=="PAID"')}&createdByMyApp=true&page=1&pageSize=1`,
  )) as {
    pagination: { itemCount: number };
  };
  if (pagination.itemCount !== shop.ids.length)
    throw new Error(`Of ${shop.ids.length} orders, ${pagination.itemCount} stand paid in the books.`);
}

const NAIVE_AT_ONCE = 1_000;

/**
 * A thousand orders at a time, each thousand in fresh books: but for the regulars, who stand in all of them, nobody buys in two
 * (engine/shop.ts), so the calls are those of one run. In one run the search for an address among all contacts would take the
 * simulated Xero ever longer.
 */
async function naiveCalls({ ids, read }: BenchShop): Promise<number> {
  let calls = 0;
  for (let at = 0; at < ids.length; at += NAIVE_AT_ONCE) {
    const some = ids.slice(at, at + NAIVE_AT_ONCE);
    calls += await withXero((xero) => askNaively(xero, { ids: some, read }));
  }

  return calls;
}

async function withXero<Result>(use: (xero: BenchXero) => Promise<Result>): Promise<Result> {
  const xero = await startXero(undefined);
  try {
    return await use(xero);
  } finally {
    await xero.close();
  }
}
