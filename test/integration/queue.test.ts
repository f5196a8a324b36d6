import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { makeBell, type ClosableBell } from "../../app/adapters/bullmq/bell";
import { startJobRunner, type JobRunner } from "../../app/adapters/bullmq/job-runner";
import type { QueueSettings } from "../../app/adapters/bullmq/queue-backend";
import type { TenantId } from "../../app/domain/ids";
import { findFreePort } from "../../launch/ports";
import { createTestDatabase } from "../bench/database";
import { Redis } from "../bench/redis";
import { Line } from "../chaos/line/line";
import { until } from "../chaos/until";

/** The queue's server, as far as a test can do something to it. */
interface Server {
  readonly settings: QueueSettings;
  down(): Promise<void>;
  up(): Promise<void>;
  flush(): Promise<void>;
  close(): Promise<void>;
}

/** PostgreSQL serves other tests too: what is restarted here is the line to it. */
async function onPostgres(): Promise<Server> {
  const database = await createTestDatabase();
  const url = new URL(database.url);
  const line = await Line.to(Number(url.port));
  url.port = String(line.listensOn);
  const flush = async (): Promise<void> => {
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    await client.query("TRUNCATE bullmq.job, bullmq.dedup, bullmq.dedup_next CASCADE").finally(() => client.end());
  };
  const close = async (): Promise<void> => {
    await line.down();
    await database.drop();
  };
  return { settings: { databaseUrl: url.href, redisUrl: null }, down: () => line.down(), up: () => line.up(), flush, close };
}

/** A Redis server of its own, killed with SIGKILL. */
async function onRedis(): Promise<Server> {
  const program = process.env["REDIS_SERVER_PATH"];
  if (!program) throw new Error("REDIS_SERVER_PATH is not set. Run these tests with: npm test -- test/integration/queue.test.ts");
  const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-redis-"));
  const port = await findFreePort();
  const redis = await Redis.start({ program, port, dataDir });
  const close = async (): Promise<void> => {
    await redis.kill();
    await rm(dataDir, { recursive: true });
  };
  const settings = { databaseUrl: "", redisUrl: `redis://127.0.0.1:${port}` };
  return { settings, down: () => redis.kill(), up: () => redis.up(), flush: () => redis.flush(), close };
}

const TENANT = "4e5d5363-f035-4cc6-a862-dcff6223e80c" as TenantId;
/** BullMQ's workers wait five seconds for a job at a time; 6.0 to 6.1 never came back from an outage longer than that. */
const OUTAGE_MS = 6_000;
/** After an outage it must not take longer than two of the worker's ticks; half of that is what a busy machine is given. */
const RESUMES_WITHIN_MS = 10_000;
/** The bell gives up after a second, on a busy machine some time later. Without a limit of its own it would wait for good. */
const FAILS_WITHIN_MS = 5_000;

const quiet = { info: () => undefined, warn: () => undefined, error: () => undefined };

describe.each([
  ["PostgreSQL", onPostgres],
  ["Redis", onRedis],
])("the bell and the runner on %s", (_backend, serve) => {
  let server: Server;
  let bell: ClosableBell;
  let runner: JobRunner | null = null;
  let failedRings = 0;
  const turns: string[] = [];

  beforeAll(async () => {
    server = await serve();
    bell = makeBell(server.settings, quiet, { ringFailed: () => void failedRings++ });
  });
  afterAll(async () => {
    await bell?.close();
    await server?.close();
  });
  afterEach(async () => {
    await runner?.close();
    runner = null;
    turns.length = 0;
  });

  /** `during` is what a turn waits for. */
  function run(during: () => Promise<void> = () => Promise.resolve()): void {
    const take = async (name: string, data: unknown): Promise<void> => {
      turns.push(`${name} ${JSON.stringify(data)}`);
      await during();
    };
    runner = startJobRunner({ ...server.settings, concurrency: 5, run: take, log: quiet, meters: { jobEnded: () => undefined } });
  }

  const taken = (count: number) => until(`${count} turns were taken`, () => turns.length >= count, 15_000);

  /** A ring's key changes every ten seconds: rings that are to be one must not lie on both sides of it. */
  const awayFromTheNextKey = () => until("the key has just changed", () => Date.now() % 10_000 < 6_000, 10_000);

  test("a ring arrives, with the lane it is for", async () => {
    run();
    await bell.ringLane(TENANT);
    await bell.ringReceipts();
    await taken(2);
    expect(turns.toSorted()).toEqual([`lane {"tenantId":"${TENANT}"}`, "receipts {}"]);
  });

  test("rings that wait are one turn", async () => {
    await awayFromTheNextKey();
    for (let ring = 0; ring < 5; ring++) await bell.ringLane(TENANT);
    await bell.ringReceipts();
    run();
    await until("both kinds were taken", () => new Set(turns).size === 2);
    expect(turns).toHaveLength(2);
  });

  test("of the lanes that are due as many are rung for as the queue has room for, and receipts come before them all", async () => {
    const due = Array.from({ length: 1_003 }, (_, number) => `tenant-${number}` as TenantId);
    await bell.ringDue(due);
    await bell.ringDue(due.toReversed());
    await bell.ringReceipts();
    run();
    await taken(1_001);
    await bell.ringLane(TENANT);
    await taken(1_002);
    expect(turns[0]).toBe("receipts {}");
    expect(turns.slice(1).toSorted()).toEqual(
      [...due.slice(0, 1_000), TENANT].map((tenantId) => `lane ${JSON.stringify({ tenantId })}`).toSorted(),
    );
  });

  test("rings during a turn are one more turn", async () => {
    await awayFromTheNextKey();
    let end = (): void => undefined;
    const ended = new Promise<void>((resolve) => (end = resolve));
    run(() => ended);
    await bell.ringLane(TENANT);
    await taken(1);
    for (let ring = 0; ring < 3; ring++) await bell.ringLane(TENANT);
    end();
    await taken(2);
    await bell.ringReceipts();
    await taken(3);
    expect(turns.filter((turn) => turn.startsWith("lane"))).toHaveLength(2);
  });

  test("while the server is away a ring fails quietly and soon; when it is back, rings arrive within seconds", async () => {
    run();
    await bell.ringLane(TENANT);
    await taken(1);
    await server.down();
    const [downAt, failedBefore] = [performance.now(), failedRings];
    await bell.ringReceipts();
    expect(performance.now() - downAt).toBeLessThan(FAILS_WITHIN_MS);
    expect(failedRings).toBe(failedBefore + 1);
    await until("the outage is over", () => performance.now() - downAt > OUTAGE_MS);
    await server.up();
    const upAt = performance.now();
    const before = turns.length;
    await until("a ring arrives again", async () => {
      await bell.ringReceipts();
      return turns.length > before;
    });
    expect(performance.now() - upAt).toBeLessThan(RESUMES_WITHIN_MS);
  });

  test("a bell and a runner that start while the server is away work once it is back", async () => {
    await server.down();
    const late = makeBell(server.settings, quiet, { ringFailed: () => undefined });
    run();
    await late.ringReceipts();
    await server.up();
    await until("a ring arrives", async () => {
      await late.ringLane(TENANT);
      return turns.length > 0;
    });
    await late.close();
  });

  test("an emptied queue takes rings again", async () => {
    run();
    await bell.ringLane(TENANT);
    await taken(1);
    await server.flush();
    await bell.ringLane(TENANT);
    await taken(2);
  });
});
