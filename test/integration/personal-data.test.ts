import { afterAll, expect, test } from "vitest";
import type { ShopDomain } from "../../app/domain/ids";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db } = world.app;

/** Every row of the tables in which an order, a contact or a webhook leaves something. */
async function everythingKept(): Promise<string> {
  const tables = await Promise.all([
    db.webhookReceipt.findMany({ select: { topic: true, body: true } }),
    db.orderRecord.findMany(),
    db.documentLink.findMany(),
    db.syncOperation.findMany(),
  ]);

  return JSON.stringify(tables, (_key, value: unknown) => (typeof value === "bigint" ? value.toString() : value));
}

test("once an order is posted, who bought it is in Shopify and in Xero, and no third time in our database", async () => {
  const customer = { firstName: "Canary", lastName: "Quillfeather", email: "canary.quillfeather@example.com" };
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
  await world.settle();

  expect(await merchant.books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Contact: { Name: "Canary Quillfeather" } });
  const kept = await everythingKept();
  // The search itself works: what is meant to be kept is found.
  expect(kept).toContain(numberOf(order));
  expect(kept).not.toMatch(/quillfeather/i);
});

test("when a shop is gone, everything that was said of it is erased, however much that is", async () => {
  const { id } = await merchant.connection();
  // More than one statement takes, and none of another shop's.
  const said = 45_000;
  await db.$executeRaw`
    INSERT INTO "AuditEntry" ("connectionId", "kind", "facts", "words") SELECT ${id}, 'EVENT', '{}', 'Canary ' || n FROM generate_series(1, ${said}::int) n`;
  await db.$executeRaw`INSERT INTO "AuditEntry" ("connectionId", "kind", "facts", "words") VALUES ('another shop''s', 'EVENT', '{}', 'Canary')`;

  await world.app.ports.audit.erase(merchant.shop as ShopDomain, "everybody");

  expect(await db.auditEntry.groupBy({ by: ["connectionId"], where: { words: { not: null } }, _count: true })).toEqual([
    { connectionId: "another shop's", _count: 1 },
  ]);
  expect(await db.auditEntry.count({ where: { connectionId: id, wordsHash: { not: null } } })).toBeGreaterThanOrEqual(said);
});
