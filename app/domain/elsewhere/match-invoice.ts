import type { CalendarDate } from "../instant";
import { isGone } from "../ledger/standing-document";
import { formatMoney } from "../money/decimal-string";
import { equal, type Money } from "../money/money";
import type { LikeInvoice } from "./invoice-elsewhere";

/** `same`: it is the order's, and nobody has said so yet · `claimed`: it was said to be · `perhaps`: a person has to say. */
export type Elsewhere =
  | { kind: "none" }
  | { kind: "same"; invoice: LikeInvoice }
  | { kind: "claimed"; invoice: LikeInvoice }
  | { kind: "perhaps"; invoices: readonly LikeInvoice[]; because: string };

export const NOT_ELSEWHERE: Elsewhere = { kind: "none" };

/** `total` is what the invoice would come to; `placedOn` by the organisation's calendar. */
export type ToMatch = { name: string; total: Money; placedOn: CalendarDate };

/**
 * Whether one of these invoices is the order's. Certain: it names the order and comes to the same, or it is the only one made
 * out to the same person for the same amount within a day. Whatever resembles it less is for a person to say, because both
 * mistakes cost: posted twice, or not at all.
 */
export function matchInvoice(order: ToMatch, found: readonly LikeInvoice[]): Elsewhere {
  const claimed = found.find((each) => each.claimed);
  if (claimed) return { kind: "claimed", invoice: claimed };
  const like = found.filter((each) => !isGone(each));
  const [named, ...furtherNamed] = like.filter((each) => each.mentions && sameTotal(order, each) && isWithin(order, each, NAMED_DAYS));
  if (named && furtherNamed.length === 0) return { kind: "same", invoice: named };
  if (named) return perhaps([named, ...furtherNamed], order);
  const [alike, ...furtherAlike] = like.filter((each) => each.sameContact && sameTotal(order, each) && isWithin(order, each, 1));
  if (alike && furtherAlike.length === 0 && !alike.mentions) return { kind: "same", invoice: alike };
  const doubtful = like.filter((each) => isDoubtful(order, each));

  return doubtful.length > 0 ? perhaps(doubtful, order) : NOT_ELSEWHERE;
}

/** Somebody who invoices by hand does so within a couple of months. */
const NAMED_DAYS = 60;
/** Beyond that a like amount, or a number that happens to be the order's, is chance. */
const DOUBT_DAYS = 14;
const ALIKE_DAYS = 7;

function isDoubtful(order: ToMatch, each: LikeInvoice): boolean {
  if (each.mentions && isWithin(order, each, DOUBT_DAYS)) return true;

  return each.sameContact && sameTotal(order, each) && isWithin(order, each, ALIKE_DAYS);
}

function perhaps(invoices: readonly LikeInvoice[], order: ToMatch): Elsewhere {
  const named = invoices
    .map(
      ({ number, date, total }) =>
        `${number} of ${date} over ${total ? inWords(total) : "an amount that cannot be read to the last digit"}`,
    )
    .join(", ");

  return {
    kind: "perhaps",
    invoices,
    because: `Xero has ${named}, which Crossfoot did not make and which may be order ${order.name} over ${inWords(order.total)}. Say whether it is.`,
  };
}

function inWords(total: Money): string {
  return `${formatMoney(total)} ${total.currency}`;
}

function sameTotal({ total }: ToMatch, invoice: LikeInvoice): boolean {
  return invoice.total !== null && total.currency === invoice.total.currency && equal(total, invoice.total);
}

function isWithin({ placedOn }: ToMatch, { date }: LikeInvoice, days: number): boolean {
  return Math.abs(Date.parse(placedOn) - Date.parse(date)) <= days * DAY_MS;
}

const DAY_MS = 86_400_000;
