import fc from "fast-check";
import { expect, test, vi } from "vitest";
import type { Order } from "../../../app/domain/commerce/order";
import type { CalendarDate } from "../../../app/domain/instant";
import { anOrder, anOrderLine, aTransaction, tax } from "../../builders/order";
import { gbp } from "../../builders/amounts";
import { ChangingBooks } from "./changing-books";

vi.setConfig({ testTimeout: 60_000 });

type Event =
  | { kind: "edit"; trays: number; bowls: number }
  /** Of what is owed, in per cent; more than a hundred is an overpayment. */
  | { kind: "pay"; percent: number }
  | { kind: "give back"; percent: number }
  | { kind: "lock"; until: string | null };

const event: fc.Arbitrary<Event> = fc.oneof(
  fc.record({ kind: fc.constant("edit" as const), trays: fc.integer({ min: 1, max: 5 }), bowls: fc.integer({ min: 0, max: 5 }) }),
  fc.record({ kind: fc.constant("pay" as const), percent: fc.constantFrom(30, 100, 140) }),
  fc.record({ kind: fc.constant("give back" as const), percent: fc.constantFrom(40, 100) }),
  fc.record({ kind: fc.constant("lock" as const), until: fc.constantFrom(null, "2026-11-30", "2026-12-31") }),
);

type Moved = { amount: bigint; back: boolean };
type Shop = { trays: number; bowls: number; moved: Moved[] };

const pence = (minor: bigint) => ({ minor, currency: gbp("0.00").currency });
/** Shopify rounds the tax inside a price at 20 %, a sixth of it, half up. */
const sixth = (minor: bigint) => (minor * 2n + 6n) / 12n;
const sumOf = (amounts: readonly bigint[]) => amounts.reduce((sofar, each) => sofar + each, 0n);

/** Trays at 9.99, whose tax Xero would round to another penny, and bowls at 6.05. */
function orderOf({ trays, bowls, moved }: Shop): Order {
  const line = (title: string, quantity: number, price: bigint) =>
    anOrderLine({
      id: `gid://shopify/LineItem/${title}`,
      title,
      quantity,
      unitPrice: pence(price),
      taxLines: [tax("VAT 20", pence(sixth(BigInt(quantity) * price)))],
    });
  const lines = [line("Walnut tray", trays, 999n), ...(bowls > 0 ? [line("Bowl", bowls, 605n)] : [])];
  const total = BigInt(trays) * 999n + BigInt(bowls) * 605n;
  const [received, refunded] = [false, true].map((back) => sumOf(moved.filter((each) => each.back === back).map(({ amount }) => amount)));
  const [given, taken] = [refunded ?? 0n, received ?? 0n];

  return anOrder({
    lines,
    transactions: moved.map(({ amount, back }, index) =>
      aTransaction(index + 1, { kind: back ? "REFUND" : "SALE", amount: pence(amount) }),
    ),
    totals: {
      total: pence(total),
      tax: pence(sumOf(lines.map(({ taxLines }) => taxLines[0]?.amount.minor ?? 0n))),
      currentTotal: pence(total),
      received: pence(taken),
      refunded: pence(given),
      netPayment: pence(taken - given),
      outstanding: pence(total - taken + given),
    },
  });
}

function happen(shop: Shop, books: ChangingBooks, what: Event): void {
  const owed = orderOf(shop).totals.outstanding?.minor ?? 0n;
  if (what.kind === "edit") Object.assign(shop, { trays: what.trays, bowls: what.bowls });
  else if (what.kind === "lock") books.lockedUntil = what.until as CalendarDate | null;
  else {
    const back = what.kind === "give back";
    const amount = ((back ? -owed : owed) * BigInt(what.percent)) / 100n;
    if (amount > 0n) shop.moved.push({ amount, back });
  }
}

/** Independent of the plan: Shopify's own totals against what stands in the books. */
function expectInStep(shop: Shop, books: ChangingBooks): void {
  const order = orderOf(shop);
  const { total, tax: charged, outstanding } = order.totals;
  const { rest } = books.settle(order);
  expect(rest).toEqual({ do: "rest", status: "synced" });
  expect({ total: books.total, tax: books.tax, open: books.open }).toEqual({
    total: total.minor,
    tax: charged?.minor,
    open: outstanding?.minor,
  });
  expect(books.booked).toEqual(new Map(order.transactions.map(({ id, amount }) => [id, amount.minor])));
  expect(books.settle(order).writes).toBe(0);
}

test("however an order is edited, paid and paid back after posting, its documents come to what it comes to, each movement once", () => {
  fc.assert(
    fc.property(fc.array(event, { minLength: 1, maxLength: 8 }), (events) => {
      const shop: Shop = { trays: 2, bowls: 1, moved: [] };
      const books = new ChangingBooks();
      expectInStep(shop, books);
      for (const each of events) {
        happen(shop, books, each);
        expectInStep(shop, books);
      }
    }),
    { numRuns: 300 },
  );
});
