import { createHash } from "node:crypto";
import pg from "pg";
import { afterAll, describe, expect, test } from "vitest";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db, crossfoot, ports } = { db: world.app.db, crossfoot: world.app.crossfoot, ports: world.app.ports };

async function postedOrder(customer?: { firstName: string; lastName: string; email: string }) {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", ...(customer && { customer }) });
  await world.settle();
  await ports.audit.seal();

  return order;
}

async function historyOf(order: { name: string }) {
  const { recordId } = await merchant.page(order);
  const history = await crossfoot.history(merchant.shop, recordId);
  if (!history) throw new Error(`${order.name} has no history.`);

  return history;
}

type Row = { position: bigint; hash: Uint8Array; text: string };

/** The chain by the description of it, from the table alone: PostgreSQL writes the JSON, and this test only hashes. */
async function chainOf(connectionId: string): Promise<Row[]> {
  return db.$queryRaw<Row[]>`
    SELECT s."position", s."hash", '[' || concat_ws(',', "position"::text, to_json(to_char("at", 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))::text,
      to_json("kind")::text, coalesce(to_json("orderRecordId")::text, 'null'), coalesce(to_json("contactId")::text, 'null'),
      to_json("facts"::text)::text, coalesce(to_json(encode("wordsHash", 'hex'))::text, 'null')) || ']' AS "text"
    FROM "AuditEntry" e JOIN "AuditSeal" s ON s."connectionId" = e."connectionId" AND s."entryId" = e."id"
    WHERE e."connectionId" = ${connectionId} ORDER BY s."position"`;
}

describe("the history of a paid order", () => {
  test("tells what was heard, decided, sent and answered, and each entry is sealed", async () => {
    const order = await postedOrder();
    const { entries } = await historyOf(order);
    const told = entries.map(({ what }) => what).reverse();

    expect(told[0]).toMatch(/^Asked for a look: a message from Shopify \(webhook-\d+\)$/);
    for (const step of ["Create invoice", "Record payment"]) {
      const sent = told.findIndex((what) => what.startsWith(`To be sent: ${step}`));
      const answered = told.findIndex((what) => what.startsWith(`Done: ${step}`));
      expect([sent >= 0, answered > sent]).toEqual([true, true]);
    }
    expect(told).toContain("Decided: both sides agree");
    expect(told.some((what) => what === `Read in Xero: ${numberOf(order)} is paid`)).toBe(true);
    expect(entries.every(({ seal, holds }) => seal !== null && holds)).toBe(true);
  });

  test("a refusal is told with what was said", async () => {
    const order = await merchant.placeOrder({
      lines: [{ sku: "HF-MUG-CRM", taxes: [{ title: "Moon levy", rate: "0.07" }] }],
      payment: "paid",
    });
    await world.settle();
    const [latest] = (await historyOf(order)).entries;

    expect(latest).toMatchObject({ what: "Decided: needs a person", detail: expect.stringContaining("Moon levy") as string });
  });
});

test("the chain can be followed by anybody: each hash is sha256 of the one before and the entry", async () => {
  await postedOrder();
  const rows = await chainOf((await merchant.connection()).id);
  let before = createHash("sha256").digest();
  for (const { position, hash, text } of rows) {
    before = createHash("sha256").update(before).update(text).digest();
    expect([position, before.toString("hex")]).toEqual([position, Buffer.from(hash).toString("hex")]);
  }
  expect(rows.map(({ position }) => position)).toEqual(rows.map((_row, index) => BigInt(index + 1)));
  expect(rows.length).toBeGreaterThan(10);
});

test("several processes may seal at once: no place is given twice and none is left out", async () => {
  await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
  await world.settle();
  await Promise.all(Array.from({ length: 5 }, () => ports.audit.seal()));
  await ports.audit.seal();

  expect(await db.auditSeal.count()).toBe(await db.auditEntry.count());
  const positions = (await chainOf((await merchant.connection()).id)).map(({ position }) => position);
  expect(positions).toEqual(positions.map((_position, index) => BigInt(index + 1)));
});

test("an entry that is committed after later ones is not passed over, and no open transaction holds up what came before it", async () => {
  const [early, between, late] = [await postedOrder(), await postedOrder(), await postedOrder()];
  const LOOK = `UPDATE "OrderRecord" SET "dirtySeq" = "dirtySeq" + 1, "handledSeq" = "handledSeq" + 1 WHERE "name" = $1`;
  /** Begun, its entry written, and not committed yet. */
  const begin = async ({ name }: { name: string }) => {
    const client = new pg.Client({ connectionString: world.settings.DATABASE_URL });
    await client.connect();
    await client.query("BEGIN");
    await client.query(LOOK, [name]);

    return { commit: () => client.query("COMMIT").finally(() => client.end()) };
  };
  const unsealed = async () => (await db.auditEntry.count()) - (await db.auditSeal.count());

  const first = await begin(early);
  await db.$executeRawUnsafe(LOOK, between.name);
  await ports.audit.seal();
  expect(await unsealed()).toBeGreaterThan(0);

  const second = await begin(late);
  await first.commit();
  await ports.audit.seal();
  expect(await unsealed()).toBe(0);

  await second.commit();
  await ports.audit.seal();
  expect(await unsealed()).toBe(0);
  const inOrder = await db.auditSeal.findMany({ orderBy: { position: "asc" } });
  const entries = inOrder.map(({ entryId }) => entryId);
  expect(entries).toEqual(entries.toSorted((a, b) => Number(a - b)));
});

describe("nobody rewrites it", () => {
  test("the database refuses to change, unseal or delete an entry", async () => {
    await postedOrder();
    for (const attempt of [
      `UPDATE "AuditEntry" SET "facts" = '{}' WHERE "id" = 1`,
      `UPDATE "AuditEntry" SET "at" = "at" + interval '1 day' WHERE "id" = 1`,
      `UPDATE "AuditEntry" SET "words" = 'something else' WHERE "id" = 1`,
      `DELETE FROM "AuditEntry" WHERE "id" = 1`,
      `UPDATE "AuditSeal" SET "hash" = sha256('') WHERE "position" = 1`,
      `UPDATE "AuditSeal" SET "position" = 1000000 WHERE "position" = 1`,
      `DELETE FROM "AuditSeal" WHERE "position" = 1`,
    ])
      await expect(db.$executeRawUnsafe(attempt)).rejects.toThrow(/append only/);
  });

  test("whoever switches that off and changes an entry all the same is found out", async () => {
    const order = await postedOrder();
    const { recordId } = await merchant.page(order);
    await db.$transaction([
      db.$executeRawUnsafe(`ALTER TABLE "AuditEntry" DISABLE TRIGGER audit_append_only`),
      db.$executeRaw`UPDATE "AuditEntry" SET "facts" = jsonb_set("facts", '{outcome}', '"REJECTED"')
                     WHERE "orderRecordId" = ${recordId} AND "kind" = 'ANSWER' AND "facts" ->> 'kind' = 'INVOICE'`,
      db.$executeRawUnsafe(`ALTER TABLE "AuditEntry" ENABLE TRIGGER audit_append_only`),
    ]);

    const broken = (await historyOf(order)).entries.filter(({ holds }) => !holds);
    expect(broken.map(({ what }) => what)).toEqual([`Refused: Create invoice ${numberOf(order)}`]);
  });
});

test("a customer who asks to be forgotten is, and the chain still stands", async () => {
  const customer = { firstName: "Canary", lastName: "Thistledown", email: "canary.thistledown@example.com" };
  const order = await postedOrder(customer);
  const { recordId } = await merchant.page(order);
  // A sentence with a name in it, as a refusal of Xero's may bring one.
  await db.orderRecord.update({
    where: { id: recordId },
    data: {
      handledSeq: { increment: 1 },
      dirtySeq: { increment: 1 },
      problem: [{ code: "refused", message: "Canary Thistledown is taken." }],
    },
  });
  await ports.audit.seal();
  expect(JSON.stringify(await historyOf(order))).toContain("Thistledown");
  const before = (await chainOf((await merchant.connection()).id)).map(({ hash }) => Buffer.from(hash).toString("hex"));

  await askJson(`${world.shopify.url}/control/compliance`, { shop: merchant.shop, topic: "customers/redact", customer: customer.email });
  await world.settle();

  const history = await historyOf(order);
  expect(JSON.stringify(history)).not.toContain("Thistledown");
  expect(history.entries.map(({ detail }) => detail)).toContain("What was said has been erased.");
  expect(history.entries.every(({ holds }) => holds)).toBe(true);
  await ports.audit.seal();
  const after = (await chainOf((await merchant.connection()).id)).map(({ hash }) => Buffer.from(hash).toString("hex"));
  expect(after.slice(0, before.length)).toEqual(before);
});

test("the file holds every entry in the chain's order, with its hash", async () => {
  const pieces = await crossfoot.exportHistory(merchant.shop);
  let file = "";
  for await (const piece of pieces ?? []) file += piece;
  const rows = file.trimEnd().split("\r\n");

  const chain = await chainOf((await merchant.connection()).id);
  expect(rows).toHaveLength(chain.length + 1);
  expect(rows[0]).toBe("position,at,kind,order record,what,detail,facts,hash,seal holds");
  expect(rows.slice(1).map((row) => Number(row.split(",")[0]))).toEqual(chain.map((_row, index) => index + 1));
  const last = chain.at(-1);
  expect(rows.at(-1)).toContain(Buffer.from(last?.hash ?? []).toString("hex"));
});

test("a reason that names a customer who is to be forgotten is erased wherever it stands; what was decided stays", async () => {
  const customer = { firstName: "Juniper", lastName: "Harebell", email: "juniper.harebell@example.com" };
  const [chosen, undone] = [await postedOrder(customer), await postedOrder(customer)];
  await merchant.choose(chosen, { account: "260", reason: "promised to Juniper Harebell" });
  const { recordId } = await merchant.page(undone);
  await crossfoot.undoOrder(merchant.shop, recordId, 'Harebell "never" ordered it');
  await world.settle();
  expect((await merchant.page(undone)).reasons.join()).toContain('(Harebell "never" ordered it)');
  await ports.audit.seal();

  await askJson(`${world.shopify.url}/control/compliance`, { shop: merchant.shop, topic: "customers/redact", customer: customer.email });
  await world.settle();

  const kept = {
    orders: await db.orderRecord.findMany(),
    choices: await db.orderChoice.findMany(),
    entries: await db.auditEntry.findMany(),
  };
  const links = await db.documentLink.findMany({ where: { kind: { not: "CONTACT" } } });
  expect(asText({ ...kept, links }).match(/.{80}(harebell|ordered it).{20}/gi) ?? []).toEqual([]);
  expect((await merchant.page(undone)).reasons).toEqual([
    expect.stringMatching(/^Undone, as asked for on [\d-]+: nothing of it is left in Xero\.$/),
  ]);
  expect(await merchant.page(chosen)).toMatchObject({ chosen: { reason: "", sentences: [expect.stringContaining("260")] } });
  expect((await historyOf(chosen)).entries.filter(({ what }) => /chose/i.test(what))).toHaveLength(1);
  expect((await historyOf(chosen)).entries.every(({ holds }) => holds)).toBe(true);
});

function asText(rows: unknown): string {
  return JSON.stringify(rows, (_key, value: unknown) => (typeof value === "bigint" ? String(value) : value));
}
