import { afterAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase, type Database } from "../../app/adapters/prisma/database";
import { makeHeartbeat } from "../../app/adapters/prisma/heartbeat";
import { makeOrderStore } from "../../app/adapters/prisma/order-store";
import { makeWriteLedger } from "../../app/adapters/prisma/write-ledger";
import { PATIENCE, type Patience } from "../../app/adapters/prisma/patience";
import { createTestDatabase } from "../bench/database";
import { Line } from "../chaos/line/line";
import { CALM } from "../chaos/line/weather";
import { makeWorker } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

/** What a test waits for fails in a moment; nothing that it does not wait for takes as long. */
const SHORT = 1_000;
const AT = new Date("2026-11-23T08:00:00Z");

const database = await createTestDatabase();
const opened: Database[] = [];
afterAll(async () => {
  for (const each of opened) await each.$disconnect();
  await database.drop();
});

function open(patience: Partial<Patience> = {}, url = database.url): Database {
  const db = openDatabase(url, 4, { ...PATIENCE, ...patience });
  opened.push(db);

  return db;
}

const calm = open();
const { beat } = makeHeartbeat(calm);

/** Another session keeps the row until the returned function is called. */
async function locked(name: string): Promise<() => Promise<void>> {
  await beat(name, AT);
  return held(calm, (tx) => tx.$queryRaw`SELECT 1 FROM "Heartbeat" WHERE "name" = ${name} FOR UPDATE`);
}

async function held(db: Database, lock: (tx: Pick<Database, "$queryRaw">) => Promise<unknown>): Promise<() => Promise<void>> {
  let letGo = (): void => undefined;
  const over = new Promise<void>((resolve) => (letGo = resolve));
  let isLocked = (): void => undefined;
  const begun = new Promise<void>((resolve) => (isLocked = resolve));
  const transaction = db.straight.transaction(async (tx) => {
    await lock(tx as Pick<Database, "$queryRaw">);
    isLocked();
    await over;
  });
  await Promise.race([begun, transaction]);

  return () => (letGo(), transaction);
}

describe("a row that another session holds", () => {
  const ways = {
    "by Prisma": (db: Database) => db.heartbeat.update({ where: { name: "by Prisma" }, data: { at: AT } }),
    "in a transaction of Prisma's": (db: Database) =>
      db.$transaction(async (tx) => tx.heartbeat.update({ where: { name: "in a transaction of Prisma's" }, data: { at: AT } })),
    "past it": (db: Database) => db.straight.$executeRaw`UPDATE "Heartbeat" SET "at" = now() WHERE "name" = 'past it'`,
    "in a transaction past it": (db: Database) =>
      db.straight.transaction((tx) => tx.$executeRaw`UPDATE "Heartbeat" SET "at" = now() WHERE "name" = 'in a transaction past it'`),
  };

  test.each(Object.entries(ways))("%s: the statement fails in time, and goes well once the row is free", async (name, update) => {
    const free = await locked(name);
    const db = open({ lock: SHORT });

    await expect(update(db)).rejects.toThrow(/lock timeout/);
    await free();

    await expect(update(db)).resolves.toBeDefined();
  });
});

test("a statement that runs too long is ended by its server", async () => {
  const db = open({ statement: SHORT });

  await expect(db.$queryRaw`SELECT pg_sleep(60)::text`).rejects.toThrow(/statement timeout/);
  await expect(db.straight.$queryRaw`SELECT pg_sleep(60)`).rejects.toThrow(/statement timeout/);
});

test("a session that says nothing in mid-transaction loses what it holds, and its process lives on", async () => {
  await beat("a lost machine", AT);
  const lost = await held(
    open({ idleInTransaction: SHORT }),
    (tx) => tx.$queryRaw`UPDATE "Heartbeat" SET "at" = now() WHERE "name" = 'a lost machine'`,
  );

  await beat("a lost machine", AT);

  await expect(lost()).rejects.toThrow(/not queryable|terminat/);
  expect(await calm.heartbeat.findUnique({ where: { name: "a lost machine" } })).toMatchObject({ at: AT });
});

test.each(["while it works", "between two statements"])(
  "the server ends a transaction %s: it fails, and the process lives on",
  async (when) => {
    const ended = calm.straight.transaction(async (tx) => {
      const [{ pid } = expect.fail()] = await tx.$queryRaw<{ pid: number }[]>`SELECT pg_backend_pid() AS "pid"`;
      const work = when === "while it works" ? tx.$queryRaw`SELECT pg_sleep(60)` : null;
      const [, done] = await Promise.all([calm.straight.$queryRaw`SELECT pg_terminate_backend(${pid}::int, 10000)`, work]);

      return done ?? tx.$queryRaw`SELECT 1`;
    });

    await expect(ended).rejects.toThrow(/terminat|not queryable/);
  },
);

test("an answer that never comes: the statement fails in time, and the next goes over another connection", async () => {
  const url = new URL(database.url);
  const line = await Line.to(Number(url.port));
  url.port = String(line.listensOn);
  onTestFinished(() => line.down());
  const db = open({ answer: SHORT }, url.href);
  await db.straight.$queryRaw`SELECT 1`;

  line.weather = { ...CALM, onAnswer: () => "stall" };
  await expect(db.$queryRaw`SELECT 1`).rejects.toThrow(/read timeout/);
  line.weather = CALM;

  expect(await db.$queryRaw`SELECT 2 AS "two"`).toEqual([{ two: 2 }]);
  await db.$disconnect();
});

test("every connection asks whether the other side is there, and waits for nothing for ever", async () => {
  const names = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout", "tcp_keepalives_idle", "TimeZone"];
  const shown = await calm.$queryRaw<{ name: string; setting: string }[]>`
    SELECT "name", "setting" FROM pg_settings WHERE "name" = ANY(${names}) ORDER BY "name"`;

  expect(Object.fromEntries(shown.map(({ name, setting }) => [name, setting]))).toEqual({
    statement_timeout: "300000",
    lock_timeout: "60000",
    idle_in_transaction_session_timeout: "60000",
    tcp_keepalives_idle: "30",
    TimeZone: "UTC",
  });
});

test("an order's row that somebody else holds: the turn fails in time, its lane is free, and the order is posted once the row is", async () => {
  const world = await World.start(onTestFinished);
  const merchant = await Merchant.live(world);
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
  await world.hear();
  const db = open({ lock: SHORT }, world.settings.DATABASE_URL);
  const impatient = makeWorker({ ...world.app.ports, orders: makeOrderStore(db), ledger: makeWriteLedger(db) });
  const free = await held(world.app.db, (tx) => tx.$queryRaw`SELECT 1 FROM "OrderRecord" FOR UPDATE`);

  await expect(impatient.turn(merchant.books.tenantId)).rejects.toThrow(/lock timeout/);
  expect(await world.app.db.lane.count({ where: { leaseOwner: { not: null } } })).toBe(0);
  await free();
  await world.advance(60_000);
  await world.settle();

  expect(await merchant.books.paymentsOf(numberOf(order))).toMatchObject([{ Amount: 14.5 }]);
  await db.$disconnect();
});
