import { afterAll, expect, test } from "vitest";
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
