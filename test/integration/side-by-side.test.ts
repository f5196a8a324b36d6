import { afterAll, beforeEach, expect, test, vi } from "vitest";
import { makeWorker } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

vi.setConfig({ testTimeout: 60_000 });

const INVOICES = /^PUT .*\/Invoices/;
const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { xero } = world.lines;
/** Two documents a request, so that a few orders make several. */
const worker = makeWorker({ ...world.app.ports, mostDocuments: 2 });
let orders: ShopOrder[] = [];

/** Eight of one customer: one contact, four requests with invoices. */
beforeEach(async () => {
  const customer = { firstName: "Ada", lastName: "Quince", email: "ada.quince@example.com" };
  orders = [];
  for (let placed = 0; placed < 8; placed++)
    orders.push(await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer }));
  await world.deliverWebhooks();
  await worker.handleReceipts();
});

const numbers = () => orders.map(numberOf);
const inBooks = async () => (await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber).filter((each) => numbers().includes(each));

test("three requests are under way side by side, the fourth once they are over", async () => {
  const before = xero.count(INVOICES);
  const held = [1, 2, 3].map(() => xero.hold(INVOICES, "before"));
  const turn = worker.turn(books.tenantId);
  await Promise.all(held.map(({ arrived }) => arrived));
  expect(xero.count(INVOICES) - before).toBe(3);

  for (const { release } of held) release();
  await turn;

  expect(xero.count(INVOICES) - before).toBe(4);
  expect((await inBooks()).sort()).toEqual(numbers().sort());
});

test("one answer is lost while the others are under way: each order stands once", async () => {
  const slow = xero.hold(INVOICES, "before");
  xero.cut(INVOICES, "after");
  const turn = worker.turn(books.tenantId);
  await slow.arrived;
  slow.release();
  await turn;
  expect((await inBooks()).length).toBeGreaterThanOrEqual(6);

  await world.advance(60_000);
  await world.settle();
  expect((await inBooks()).sort()).toEqual(numbers().sort());
});

test("documents of one order are never under way at the same time", async () => {
  const payments = /^PUT .*\/Payments/;
  await worker.turn(books.tenantId);
  const [order] = orders;
  for (const amount of ["1.00", "2.00", "3.00"]) if (order) await world.shopify.addPayment(order, { gateway: "manual", amount });
  await world.deliverWebhooks();
  await worker.handleReceipts();
  const before = xero.count(payments);
  const held = xero.hold(payments, "before");
  const turn = worker.turn(books.tenantId);
  await held.arrived;
  expect(xero.count(payments) - before).toBe(1);
  held.release();
  await turn;
});
