import type { CalendarDate } from "../instant";
import type { Organisation } from "../ledger/organisation";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { standingOf } from "./standing";

/** What would have to go and lies in a period that is locked: Xero lets an app change nothing there (Nov 2026). */
export function lockedParts(links: StandingLinks, { lockedUntil }: Organisation): string[] {
  if (!lockedUntil) return [];
  const { invoices, notes, overpayments } = standingOf(links);
  const parts = [
    ...[...invoices, ...notes].flatMap(datesOf),
    ...overpayments.flatMap(({ seen: { reference }, date, givenBack = [] }) => [
      { what: reference, date: date ?? null },
      ...givenBack.map((each) => ({ what: each.reference, date: each.date as string })),
    ]),
  ];

  return parts.flatMap(({ what, date }) => (date !== null && date <= lockedUntil ? [what] : []));
}

function datesOf({ seen, sent }: StandingInvoice | StandingCreditNote): { what: string; date: string | null }[] {
  const date: CalendarDate | string | null = seen.date ?? sent?.date ?? null;

  return [{ what: seen.number, date }, ...seen.payments.map((payment) => ({ what: payment.reference ?? seen.number, date: payment.date }))];
}
