import type { ContactId, QuoteId } from "../ids";
import { standsAsSent, trackedAsSent } from "../ledger/invoice-fingerprint";
import type { Quote, QuoteInBooks } from "../ledger/quote";
import type { QuoteChange } from "./quote-change";

/** A quote of ours in Xero, and what we sent last of it. */
export type StandingQuote = {
  id: QuoteId;
  seen: QuoteInBooks;
  /** What it offers as we last sent it; null where that was not kept. */
  sent: Quote | null;
  /** The contact it was sent to. */
  sentTo: ContactId | null;
  /** The last change of ours, where there was one. */
  change: QuoteChange | null;
};

/** What is kept of the last write: the quote as it was made, or a change of it. */
export type QuoteSent = (Quote & { contactId: ContactId }) | QuoteChange;

export function standingQuoteOf({ id, seen, sent }: { id: QuoteId; seen: QuoteInBooks; sent: QuoteSent }): StandingQuote {
  if (!("quoteId" in sent)) return { id, seen, sent, sentTo: sent.contactId, change: null };

  return { id, seen, sent: sent.offer, sentTo: sent.contactId, change: sent };
}

/** A person changed in Xero what it offers. Texts beside the lines, and what the customer said to it, are no such change. */
export function isEdited({ seen, sent }: StandingQuote): boolean {
  if (sent === null) return false;
  const head = (seen.reference ?? "") === sent.reference && seen.date === sent.date && seen.expiryDate === sent.expiryDate;

  return !head || !standsAsSent(seen, sent) || !trackedAsSent(seen, sent);
}

/** The same offer, to the cent and to the word. Why it is so, and Shopify's ids of its lines, may have changed with an edit. */
export function isSameOffer(a: Quote, b: Quote): boolean {
  return offerOf(a) === offerOf(b);
}

function offerOf({ number, reference, date, expiryDate, currency, taxInclusive, lines }: Quote): string {
  return JSON.stringify([number, reference, date, expiryDate, currency, taxInclusive, ...lines.map(offerOfLine)]);
}

function offerOfLine({ description, quantity, unitAmount, discount, amount, taxAmount, taxStated, ...coding }: Quote["lines"][number]) {
  const { accountCode, itemCode, taxType, tracking } = coding;
  const figures = [unitAmount, discount.minor, amount.minor, taxAmount.minor].map(String);

  return [
    description,
    quantity,
    ...figures,
    taxStated,
    accountCode,
    itemCode,
    taxType,
    ...tracking.map((each) => [each.category, each.option]),
  ];
}
