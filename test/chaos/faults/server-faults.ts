import { setTimeout as delay } from "node:timers/promises";
import type { Finding } from "../oracle/judge-order";
import { sweepNow } from "../stage/app-rows";
import type { Stage } from "../stage/stage";
import type { Fault, Scene } from "./fault";

/** The queue's server dies and comes back after a while; orders come before, meanwhile and after. */
async function queueDown({ stage, work, orders, pace }: Scene): Promise<void> {
  await work.place(1);
  await takeQueueAway(stage);
  await work.place(orders - 1);
  await delay(pace.outageMs);
  await work.follow();
  await bringQueueBack(stage);
}

async function takeQueueAway({ redis, database }: Stage): Promise<void> {
  if (redis) await redis.kill();
  else await database.rows("ALTER SCHEMA bullmq RENAME TO bullmq_away");
}

/** A process that started meanwhile may have made an empty queue in its place. */
async function bringQueueBack({ redis, database }: Stage): Promise<void> {
  if (redis) return redis.up();
  await database.rows("DROP SCHEMA IF EXISTS bullmq CASCADE");
  await database.rows("ALTER SCHEMA bullmq_away RENAME TO bullmq");
}

/** Every wake-up, every lock and every key of the queue is gone, in the middle of the work. */
async function queueFlushed({ stage, work, orders }: Scene): Promise<void> {
  await work.place(Math.ceil(orders / 2));
  await flushQueue(stage);
  await work.place(Math.floor(orders / 2));
  await work.follow();
  await flushQueue(stage);
}

const EMPTIED = ["job", "dedup", "dedup_next", "event", "rate_limit"];

async function flushQueue({ redis, database }: Stage): Promise<void> {
  if (redis) return redis.flush();
  await database.rows(`TRUNCATE ${EMPTIED.map((table) => `bullmq.${table}`).join(", ")} CASCADE`);
}

/** PostgreSQL stops and starts again. Whatever is acknowledged meanwhile cannot have been stored. */
async function databaseRestart({ stage, work, orders, pace }: Scene): Promise<readonly Finding[]> {
  await work.place(1);
  await stage.database.down();
  const downSince = stage.shopify.journal.mark();
  await work.place(orders - 1);
  await delay(pace.outageMs);
  const acknowledged = stage.shopify.journal
    .since(downSince)
    .filter(({ kind, status }) => kind === "webhook-attempt" && Number(status) >= 200 && Number(status) < 300);
  await stage.database.up();
  await work.follow();
  // Shopify tries again only after a minute; the sweep must not need that.
  await sweepNow(stage.database);
  return acknowledged.map(({ topic }) => ({
    kind: "lost",
    order: "-",
    what: `${String(topic)} was acknowledged while the database was down`,
  }));
}

export const serverFaults: readonly Fault[] = [
  { name: "redis-down", what: "the queue's server is killed and back after a while (pg: the queue's tables are away)", strike: queueDown },
  { name: "redis-flushed", what: "the queue is emptied in the middle of the work", strike: queueFlushed },
  { name: "database-restart", what: "PostgreSQL stops and is back after a while", strike: databaseRestart },
];
