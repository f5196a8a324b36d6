import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const MUGS = { lines: [{ sku: "HF-MUG-CRM", quantity: 2 }] };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

async function paidOrder() {
  const order = await merchant.placeOrder({ ...MUGS, payment: "paid" });
  await world.settle();

  return order;
}

test("a draft waits for approval with its payment; once approved the payment is recorded", async () => {
  await merchant.saveSetup({ invoiceStatus: "DRAFT" });
  const order = await paidOrder();
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "DRAFT", Total: 29 });
  expect(await books.paymentsOf(numberOf(order))).toEqual([]);
  expect(await merchant.page(order)).toMatchObject({
    status: "pending",
    reasons: [`Invoice ${numberOf(order)} waits for approval in Xero; its payment is recorded as soon as it is approved.`],
  });

  await books.approve(numberOf(order));
  await world.settle();

  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountDue: 0 });
  expect((await merchant.page(order)).status).toBe("synced");
  await merchant.saveSetup();
});

describe("an invoice that a person voided", () => {
  test("stays voided: later webhooks, Retry and Sync now do not make it again", async () => {
    const order = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
    await world.settle();
    await books.void(numberOf(order));
    await world.settle();
    const writes = await world.xero.writes();

    await world.shopify.pay(order);
    await world.settle();
    await merchant.retry(order);
    await world.app.crossfoot.syncNow(merchant.shop);
    await world.settle();

    expect((await world.xero.writes()) - writes).toBe(0);
    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "VOIDED" });
    expect(await merchant.page(order)).toMatchObject({
      status: "attention",
      reasons: [`Invoice ${numberOf(order)} was voided in Xero. Crossfoot leaves it so and will not make it again.`],
    });
  });
});

test("a payment that a person removed in Xero is not recorded again; the difference is shown", async () => {
  const order = await paidOrder();
  const [payment] = await books.paymentsOf(numberOf(order));
  await books.deletePayment(payment?.PaymentID ?? "");
  await world.settle();
  await merchant.retry(order);
  await world.settle();

  expect(await books.paymentsOf(numberOf(order))).toEqual([]);
  expect(await merchant.page(order)).toMatchObject({
    status: "attention",
    reasons: [expect.stringContaining("Shopify still expects 0.00, Xero 29.00.")],
  });
});

describe("an order that is cancelled", () => {
  test("before it was posted: nothing is booked", async () => {
    const order = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
    await world.shopify.cancel(order);
    await world.settle();

    expect(await merchant.page(order)).toMatchObject({
      status: "excluded",
      reasons: [expect.stringContaining("cancelled before anything was paid")],
    });
    expect((await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(order));
  });

  test("after it was posted, and a person has put other figures on the invoice: it stands, and a person is asked", async () => {
    const order = await merchant.placeOrder({ ...MUGS, payment: "unpaid" });
    await world.settle();
    await books.editLines(numberOf(order), [{ Description: "Two mugs, by arrangement", UnitAmount: 24, AccountCode: "200" }]);
    await world.shopify.cancel(order);
    await world.settle();

    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "AUTHORISED", AmountDue: 24 });
    expect((await merchant.page(order)).reasons[0]).toMatch(/^The order was cancelled in Shopify, but invoice SH-\d+ was edited in Xero/);
  });
});
