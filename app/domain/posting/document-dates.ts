import { addDays, dayIn, laterOf, type CalendarDate, type Instant } from "../instant";
import type { Reason } from "../ledger/trace";
import { hold, type Desk, type PostingInput } from "./desk";
import { movementsOf } from "./movements";

/** A document's day in the books, and why it is that one. */
export type Dated = { date: CalendarDate; moved: boolean; because: Reason[] };

/** The moment that dates the sale, and why that one. */
export type SaleMoment = { moment: Instant; by: string };

/** Null while the merchant's policy has the order wait. */
export function saleMoment(input: PostingInput): SaleMoment | null {
  const { order, profile } = input;
  if (profile.datePolicy === "created") return { moment: order.placedAt, by: "the day the order was placed" };
  const moment = profile.datePolicy === "paid" ? paidMoment(input) : order.fulfilledAt;
  if (moment) return { moment, by: profile.datePolicy === "paid" ? "the day the order was paid" : "the day the order was shipped" };

  // A cancelled order will never be shipped or paid in full, but its money has moved and belongs in the books.
  return order.cancelledAt ? { moment: order.cancelledAt, by: "the day the order was cancelled" } : null;
}

function paidMoment({ order }: PostingInput): Instant | null {
  if (order.paidAt) return order.paidAt;
  if (!order.totals.outstanding || order.totals.outstanding.minor > 0n) return null;

  return movementsOf(order).receipts.at(-1)?.transaction.processedAt ?? order.placedAt;
}

/** By the organisation's calendar, and never in a period that its lock dates have closed. */
export function dated(desk: Desk, moment: Instant, by: string): Dated {
  const { organisation, profile } = desk;
  const date = dayIn(organisation.timeZone, moment);
  const because: Reason[] = [{ step: "dated", date, by }];
  const lockedUntil = organisation.lockedUntil ?? null;
  if (lockedUntil === null || date > lockedUntil) return { date, moved: false, because };
  if (profile.lockDates === "hold") {
    hold(desk, {
      code: "period-locked",
      remedy: "decide",
      message:
        `A document would be dated ${date}, but ${organisation.name} is locked up to ${lockedUntil}. ` +
        "Unlock the period in Xero, or choose in Settings that such documents move to the first open day.",
      field: "lockDates",
    });

    return { date, moved: false, because };
  }
  const open = addDays(lockedUntil, 1);
  because.push({ step: "moved", from: date, to: open, lockedUntil });

  return { date: open, moved: true, because };
}

/** Terms say when it is due; without them the profile's days, and a paid order is due at once. Never before the invoice's own date. */
export function dueDate({ order, profile, organisation }: PostingInput, date: CalendarDate, outstanding: bigint): CalendarDate {
  const terms = order.paymentTerms;
  if (terms?.dueAt) return laterOf(date, dayIn(organisation.timeZone, terms.dueAt));
  if (terms?.type === "RECEIPT") return date;
  if (terms?.dueInDays != null) return addDays(date, terms.dueInDays);

  return outstanding > 0n ? addDays(date, profile.dueAfterDays) : date;
}
