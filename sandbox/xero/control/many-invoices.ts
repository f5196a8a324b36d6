import { setImmediate as nextTurn } from "node:timers/promises";
import { seededChance } from "../../kit/faults/seeded-chance";
import type { Books } from "../ledger/books";
import { actThroughApi } from "./act-through-api";
import { ControlError } from "./control-error";
import { record, wholeNumber } from "./reading";

const DAY_MS = 24 * 3_600_000;
const SPREAD_DAYS = 55;
const CONTACTS = 200;
const LINES_AT_MOST = 3;
const LARGEST_COUNT = 100_000;
/** One request each, as Xero advises; others are answered in between. */
const INVOICES_AT_ONCE = 50;

/**
 * POST /control/organisations/:tenantId/invoices/many: approved sales invoices of many customers, spread over the
 * last 55 days. The same seed gives the same figures. They go through the same rules as a person's.
 */
export async function createManyInvoices(books: Books, body: unknown): Promise<{ created: number }> {
  const wish = record(body);
  const count = wholeNumber(wish["count"], "count");
  if (count < 1 || count > LARGEST_COUNT) throw new ControlError(400, `count must be from 1 to ${LARGEST_COUNT}.`);
  const draw = seededChance(wholeNumber(wish["seed"] ?? 1, "seed"));
  for (let made = 0; made < count; made += INVOICES_AT_ONCE) {
    const size = Math.min(INVOICES_AT_ONCE, count - made);
    const Invoices = Array.from({ length: size }, (_, index) => invoice(books, draw, (made + index) / count));
    actThroughApi({ books, request: "PUT /Invoices", body: { Invoices } });
    await nextTurn();
  }
  return { created: count };
}

/** `share`: 0 for the oldest, 1 for today's. */
function invoice(books: Books, draw: () => number, share: number): Record<string, unknown> {
  const upTo = (most: number): number => 1 + Math.floor(draw() * most);
  const atMs = books.now() - Math.round((1 - share) * SPREAD_DAYS) * DAY_MS;
  const day = new Date(atMs).toISOString().slice(0, 10);
  return {
    Type: "ACCREC",
    Status: "AUTHORISED",
    Contact: { Name: `Customer ${upTo(CONTACTS)}` },
    Date: day,
    DueDate: day,
    LineAmountTypes: "Inclusive",
    LineItems: Array.from({ length: upTo(LINES_AT_MOST) }, () => ({
      Description: "Goods",
      Quantity: upTo(4),
      // Whole cents, written as Xero's JSON has them.
      UnitAmount: Number(`${upTo(99)}.${String(Math.floor(draw() * 100)).padStart(2, "0")}`),
      AccountCode: "200",
    })),
  };
}
