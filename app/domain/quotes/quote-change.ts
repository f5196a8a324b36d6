import type { ContactId, OrderId, QuoteId } from "../ids";
import { standsAsSent, trackedAsSent } from "../ledger/invoice-fingerprint";
import { quoteFingerprint, type Quote, type QuoteInBooks, type QuoteStatus, type QuoteTexts } from "../ledger/quote";
import type { StandingQuote } from "./standing-quote";

/** A change of a quote that stands: of what it offers, or of its status alone. */
export type QuoteChange = {
  quoteId: QuoteId;
  number: string;
  /** How it stood when this was decided: it is sent only while it still does. */
  standsAs: string;
  /** Its status afterwards. */
  to: QuoteStatus;
  contactId: ContactId;
  reference: string;
  date: string;
  expiryDate: string | null;
  /** As people left them. */
  texts: QuoteTexts;
  /** What it offers, as we sent it last; its lines are sent only where `anew`. Null: that was not kept. */
  offer: Quote | null;
  anew: boolean;
  /** The order that was made of the draft order, where that is why. */
  order?: { id: OrderId; name: string };
};

/** What it offers is put anew. A status that a person or an e-mail has moved on is not moved back. */
export function changeContent(
  { id, seen, sentTo }: StandingQuote,
  { quote, contactId }: { quote: Quote; contactId: ContactId },
): QuoteChange {
  return {
    ...common(id, seen),
    to: seen.status === "SENT" ? "SENT" : quote.status,
    // Where a person has put it to another contact, it stays there unless the draft order's own customer changed.
    contactId: contactId === sentTo ? seen.contactId : contactId,
    reference: quote.reference,
    date: quote.date,
    expiryDate: quote.expiryDate,
    offer: quote,
    anew: true,
  };
}

/** Only its status changes: whatever else a person has edited stays. */
export function changeStatus({ id, seen, sent }: StandingQuote, to: QuoteStatus): QuoteChange {
  const { contactId, reference, date, expiryDate } = seen;

  return { ...common(id, seen), to, contactId, reference: reference ?? "", date, expiryDate, offer: sent, anew: false };
}

/** The draft order became an order. The quote names it, unless a person has given it a reference of their own. */
export function markInvoiced(standing: StandingQuote, order: { id: OrderId; name: string } | null): QuoteChange {
  const change = changeStatus(standing, "INVOICED");
  if (order === null) return change;
  const named = change.reference === standing.sent?.reference ? { reference: `${change.reference}, order ${order.name}` } : {};

  return { ...change, ...named, order };
}

function common(quoteId: QuoteId, seen: QuoteInBooks) {
  const { title, summary, terms } = seen;

  return { quoteId, number: seen.number, standsAs: quoteFingerprint(seen), texts: { title, summary, terms } };
}

/** It stands as the change asks for. */
export function isChanged(seen: QuoteInBooks, { to, contactId, reference, date, expiryDate, offer, anew }: QuoteChange): boolean {
  if (seen.status !== to) return false;
  // A deleted quote is shown with less than it had.
  if (to === "DELETED") return true;
  if (seen.unreadable) return false;
  if (!anew || offer === null) return (seen.reference ?? "") === reference;
  const head = seen.contactId === contactId && seen.date === date && seen.expiryDate === expiryDate;

  return head && (seen.reference ?? "") === reference && standsAsSent(seen, offer) && trackedAsSent(seen, offer);
}
