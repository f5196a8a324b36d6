import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world, { handle: "odd-text" });
beforeEach(() => world.xero.nextMinute());

/** One letter for a person, two units of UTF-16; half of it is no text, and PostgreSQL keeps none of it in JSON. */
const ROSE = "🌹";
const MUG = { sku: "HF-MUG-CRM" };

test("a letter of two units that stands where Xero's limit cuts is left out whole", async () => {
  const customer = { firstName: "x".repeat(200), lastName: "y".repeat(53) + ROSE, email: "long.name@example.com" };
  const line = { title: "z".repeat(3_999) + ROSE, price: "10.00" };
  const order = await merchant.placeOrder({ lines: [MUG, line], payment: "paid", customer });
  await world.settle();

  expect(await merchant.page(order)).toMatchObject({ status: "synced" });
  expect(await merchant.books.invoice(numberOf(order))).toMatchObject({
    ...{ Status: "PAID", Contact: { Name: `${"x".repeat(200)} ${"y".repeat(53)}` } },
    LineItems: [expect.anything(), expect.objectContaining({ Description: "z".repeat(3_999) })],
  });
});

test("characters that neither PostgreSQL nor Xero can keep are left out", async () => {
  const customer = { firstName: "Ann\u0000", lastName: "Lee\u000b\ud83c", email: "odd.text@example.com" };
  const order = await merchant.placeOrder({
    lines: [{ title: "Mug\u0000 \ud83c", price: "10.00" }],
    payment: "paid",
    customer,
    note: "\u0000",
  });
  await world.settle();

  expect(await merchant.page(order)).toMatchObject({ status: "synced" });
  expect(await merchant.books.invoice(numberOf(order))).toMatchObject({
    ...{ Status: "PAID", Contact: { Name: "Ann Lee" } },
    LineItems: [{ Description: "Mug" }],
  });
});
