import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const ORDERS = 60;
const MOST_IN_A_BATCH = 50;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

/** Sixty paid orders of `customers` people in turn: n mugs for order n modulo 5, so that amounts differ. */
async function sixtyOrders(customers: number): Promise<{ order: ShopOrder; mugs: number }[]> {
  const placed: { order: ShopOrder; mugs: number }[] = [];
  for (let n = 0; n < ORDERS; n++) {
    const name = `Nº ${n % customers} of ${customers}`;
    const customer = { firstName: "Customer", lastName: name, email: `c${n % customers}.of.${customers}@example.com` };
    const mugs = 1 + (n % 5);
    placed.push({ mugs, order: await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: mugs }], payment: "paid", customer }) });
  }

  return placed;
}

/** 14.50 each; VAT inside, by line: 14.50, 29.00, 43.50, 58.00, 72.50 ÷ 6, rounded half up. */
const TOTALS = [
  [14.5, 2.42],
  [29, 4.83],
  [43.5, 7.25],
  [58, 9.67],
  [72.5, 12.08],
];

async function expectAllExact(placed: { order: ShopOrder; mugs: number }[]): Promise<void> {
  const invoices = new Map((await books.invoices()).map((invoice) => [invoice.InvoiceNumber, invoice]));
  const payments = await books.payments();
  for (const { order, mugs } of placed) {
    const [total, tax] = TOTALS[mugs - 1] ?? [];
    expect(invoices.get(numberOf(order))).toMatchObject({ Status: "PAID", Total: total, TotalTax: tax, AmountDue: 0 });
    expect(payments.filter(({ Invoice }) => Invoice.InvoiceNumber === numberOf(order))).toMatchObject([{ Amount: total }]);
  }
  expect(new Set(payments.map(({ Reference }) => Reference)).size).toBe(payments.length);
}

test("sixty orders of ten known customers at once: at most fifty in a batch, all exact, and few calls", async () => {
  const placed = await sixtyOrders(10);
  await world.hear();
  const before = (await world.xero.calls()).length;
  await world.app.worker.turn(books.tenantId);
  // Sixty payments are more than one call by ids reads back: even so nothing is judged by figures from before the payment.
  expect((await world.app.crossfoot.home(merchant.shop)).counts).toEqual({ synced: ORDERS, pending: 0, attention: 0, excluded: 0 });
  await world.settle();

  await expectAllExact(placed);
  const batches = world.lines.xero.carried
    .filter(({ call }) => /^PUT .*\/(Invoices|Payments)/.test(call))
    .map(({ body }) => elements(body));
  expect(batches.reduce((sum, size) => sum + size, 0)).toBe(2 * ORDERS);
  expect(Math.max(...batches)).toBe(MOST_IN_A_BATCH);
  // 1 look for ten customers, 1 making them; 2 slices of: invoices, payments, reading back (40 ids a call) and what webhooks made stale.
  const calls = (await world.xero.calls()).length - before;
  expect(calls / ORDERS).toBeLessThan(0.5);
});

test("sixty orders of sixty new customers at once: all exact, nothing doubled, and the calls that the arithmetic says", async () => {
  const placed = await sixtyOrders(60);
  await world.hear();
  const before = (await world.xero.calls()).length;
  await world.settle();

  await expectAllExact(placed);
  const calls = (await world.xero.calls()).length - before;
  // Slices of 50 and 10. Each: looks for customers ten a call (5 and 1), contacts, invoices, payments (3 and 3), reading
  // back 40 a call (2 and 1): 15. Their own webhooks make the invoices of each slice stale once more: 2 and 1.
  expect(calls).toBeLessThanOrEqual(18);
});

function elements(body: string): number {
  const { Invoices, Payments } = JSON.parse(body) as { Invoices?: unknown[]; Payments?: unknown[] };

  return (Invoices ?? Payments ?? []).length;
}
