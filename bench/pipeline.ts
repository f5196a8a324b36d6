import { parseArgs } from "node:util";
import { withPostgres } from "./engine/postgres";
import { makeShop } from "./engine/shop";
import { machine } from "./machine";
import { canPin } from "./pinned";
import { startLine } from "./pipeline/line";
import { runOrders, type Run } from "./pipeline/runs";
import { smallShopBeside } from "./pipeline/small-shop";

const FEW = 1_000;

/**
 * Orders a second from stored webhook to posted and settled, by one real worker process on PostgreSQL with its queue, and how
 * time, memory and statements grow with the orders and with the shops; and what a small shop feels of another's backfill.
 * Both platforms are stand-ins in a process of their own, quicker than the worker: the simulated ones would be measured instead.
 */
export async function benchPipeline(): Promise<unknown> {
  const asked = askedFor(process.argv.slice(3));
  const shop = makeShop(Math.max(asked.orders, asked.backfill));

  return withPostgres(async (databaseUrl, postgresPid) => {
    const line = await startLine(databaseUrl, postgresPid);
    try {
      const run = (orders: number, shops: number, name: string) => runOrders(line, { shop, databaseUrl }, { name, orders, shops });
      await run(FEW, 1, "warm");
      const [few, many] = [await run(FEW, 1, "few"), await run(asked.orders, 1, "many")];
      const spread: Run[] = [];
      for (const shops of asked.shops.filter((each) => each > 1)) spread.push(await run(asked.orders, shops, `of${shops}`));
      const smallShop = asked.backfill > 0 ? await smallShopBeside(line, shop, asked.backfill) : null;

      return {
        bench: "pipeline",
        ordersPerSecond: many.ordersPerSecond,
        timeExponent: round(Math.log(many.seconds / few.seconds) / Math.log(many.orders / few.orders)),
        workerGrowthMb: many.liveMb - few.liveMb,
        statementsPerOrder: many.statementsPerOrder,
        smallShopP95Ratio: smallShop?.ratio,
        runs: [few, many, ...spread],
        smallShop,
        note: "webhooks are stored before the time runs; limits, sweeps and Xero's own webhooks are off; growth is of live memory after 1,000 orders",
        pinned: canPin(),
        machine: machine(),
      };
    } finally {
      await line.close();
    }
  });
}

function askedFor(args: string[]) {
  const { values } = parseArgs({
    args,
    options: {
      orders: { type: "string", default: "10000" },
      shops: { type: "string", default: "1,100,1000" },
      backfill: { type: "string", default: "20000" },
    },
  });
  const shops = values.shops.split(",").map(Number);
  const [orders, backfill] = [Number(values.orders), Number(values.backfill)];
  if (!Number.isInteger(orders) || orders <= FEW) throw new Error(`--orders must be a whole number above ${FEW}.`);
  if (!Number.isInteger(backfill) || backfill < 0) throw new Error("--backfill must be a whole number of orders; 0 leaves it out.");
  if (shops.some((each) => !Number.isInteger(each) || each < 1)) throw new Error("--shops must be numbers of shops, such as 1,100,1000.");

  return { orders, backfill, shops };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
