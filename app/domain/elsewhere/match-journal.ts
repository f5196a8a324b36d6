import type { OrderRecordId } from "../ids";
import { addDays, type CalendarDate } from "../instant";
import type { Money } from "../money/money";
import type { BookedElsewhere } from "./invoice-elsewhere";

/** A posted manual journal that books sales: its number is its narration. `amounts`: each sum of it that orders may come to. */
export type JournalElsewhere = BookedElsewhere & { amounts: readonly Money[]; words: readonly string[] };

/** What was sold on a day, and by how many orders. */
export type SoldOn = { day: CalendarDate; minor: bigint; orders: number };
export type OrderOver = { recordId: OrderRecordId; name: string; day: CalendarDate; minor: bigint };

/** `names-shop`: it says "Shopify"; what it is of, nobody can tell by its amount. */
export type SameSales =
  | { kind: "order"; order: OrderOver }
  | { kind: "days"; from: CalendarDate; to: CalendarDate; orders: number; minor: bigint }
  | { kind: "names-shop" };

/** A payout comes some days after its sales and holds a week of them at most; an order is invoiced about its day. */
export const JOURNAL_DAYS = { before: 14, after: 3 } as const;
const NEAR_DAYS = 7;
const MOST_DAYS = 7;

/**
 * Which sales of ours a journal seems to book once more: an order that it names or that comes to exactly one of its sums, or the
 * orders of some days in a row that do. Whatever resembles less is an accountant's own business.
 */
export function matchJournal(
  journal: JournalElsewhere,
  { days, orders }: { days: readonly SoldOn[]; orders: readonly OrderOver[] },
): SameSales | null {
  const sums = new Set(journal.amounts.map(({ minor }) => minor));
  const over = orders.filter(({ minor }) => sums.has(minor));
  const order = over.find((each) => names(journal, each)) ?? over.find(({ day }) => isNear(journal.date, day));
  if (order) return { kind: "order", order };
  const run = daysInARow(journal.date, days, sums);
  if (run) return { kind: "days", ...run };

  return journal.words.includes("SHOPIFY") ? { kind: "names-shop" } : null;
}

function names({ words, date }: JournalElsewhere, { name, day }: OrderOver): boolean {
  const plain = name.toUpperCase().replace(/^#/, "");

  return plain.length > 2 && words.includes(plain) && apart(date, day) <= JOURNAL_DAYS.before;
}

function isNear(date: CalendarDate, day: CalendarDate): boolean {
  return apart(date, day) <= NEAR_DAYS;
}

type Run = { from: CalendarDate; to: CalendarDate; orders: number; minor: bigint };

/** The shortest span ends first: a day before a week that happens to come to the same. */
function daysInARow(date: CalendarDate, days: readonly SoldOn[], sums: ReadonlySet<bigint>): Run | null {
  const sold = new Map(days.map((each) => [each.day, each]));
  for (let length = 1; length <= MOST_DAYS; length++) {
    for (let back = -JOURNAL_DAYS.after; back + length - 1 <= JOURNAL_DAYS.before; back++) {
      const to = addDays(date, -back);
      const run = runOf(sold, { to, length });
      if (run && run.orders > 1 && sums.has(run.minor)) return run;
    }
  }

  return null;
}

/** Null where a span begins or ends with a day of no sales: a shorter one is the same. */
function runOf(sold: ReadonlyMap<CalendarDate, SoldOn>, { to, length }: { to: CalendarDate; length: number }): Run | null {
  const from = addDays(to, 1 - length);
  if (!sold.has(from) || !sold.has(to)) return null;
  const run = { from, to, orders: 0, minor: 0n };
  for (let at = 0; at < length; at++) {
    const { orders, minor } = sold.get(addDays(from, at)) ?? { orders: 0, minor: 0n };
    run.orders += orders;
    run.minor += minor;
  }

  return run;
}

function apart(a: CalendarDate, b: CalendarDate): number {
  return Math.abs(Date.parse(a) - Date.parse(b)) / DAY_MS;
}

const DAY_MS = 86_400_000;
