import type { DraftOrder } from "../commerce/draft-order";
import type { ContactId } from "../ids";
import type { Quote } from "../ledger/quote";
import type { Quoting, QuotePlan } from "../posting/plan-quote";
import { problem } from "../problem";
import { attention, type Rest } from "../sync/rest";
import { cannotBeRead } from "../sync/unreadable";
import { changeContent, changeStatus, markInvoiced, type QuoteChange } from "./quote-change";
import { isEdited, isSameOffer, type StandingQuote } from "./standing-quote";

/** Everything the next step with a draft order depends on. */
export type DraftSituation = {
  /** The merchant wants quotes. */
  wanted: boolean;
  /** Null: it was deleted in Shopify. */
  draft: DraftOrder | null;
  /** What it should be in the books; null where it was deleted. */
  quoting: Quoting | null;
  standing: StandingQuote | null;
  contactId: ContactId | null;
};

/** One write at a time, as with orders: after it, everything is read again and asked again. */
export type DraftStep =
  | { do: "create-contact"; plan: QuotePlan }
  | { do: "create-quote"; quote: Quote }
  | { do: "change-quote"; change: QuoteChange }
  | Rest;

export function stepForDraft(situation: DraftSituation): DraftStep {
  const { wanted, draft, quoting, standing } = situation;
  if (standing?.seen.status === "DELETED") return excluded(whyGone(standing));
  if (standing?.seen.unreadable) return attention([cannotBeRead(standing.seen)]);
  if (!wanted) return excluded(standing ? `${NOT_WANTED} Quote ${standing.seen.number} stays in Xero as it is.` : NOT_WANTED);
  if (!draft || !quoting)
    return standing ? withdraw(standing) : excluded("The draft order was deleted in Shopify before a quote was made of it.");
  if (standing && draft.status === "COMPLETED") return invoiced(standing, draft.madeOrder ?? null);
  if (quoting.kind === "hold") return attention(quoting.problems);
  if (quoting.kind === "nothing")
    return excluded(standing ? `${quoting.reason} Quote ${standing.seen.number} stays in Xero as it is.` : quoting.reason);

  return stepForQuote(situation, quoting.plan);
}

const SYNCED: Rest = { do: "rest", status: "synced" };
const NOT_WANTED = "Your settings make no quotes of draft orders.";

function stepForQuote({ standing, contactId }: DraftSituation, plan: QuotePlan): DraftStep {
  const { quote } = plan;
  if (!contactId) return { do: "create-contact", plan };
  if (!standing) return { do: "create-quote", quote };
  const { seen, sent, sentTo } = standing;
  const same = sent !== null && isSameOffer(sent, quote) && (contactId === sentTo || contactId === seen.contactId);
  const toBeSent = seen.status === "DRAFT" && quote.status === "SENT";
  if (same && !toBeSent) return SYNCED;
  if (same) return { do: "change-quote", change: changeStatus(standing, "SENT") };
  const obstacle = obstacleToChange(standing, quote);

  return obstacle === null ? { do: "change-quote", change: changeContent(standing, { quote, contactId }) } : heldBack(obstacle);
}

/** Why a quote cannot follow its draft order any more; null where it can. */
function obstacleToChange(standing: StandingQuote, quote: Quote): string | null {
  const { seen } = standing;
  if (seen.status !== "DRAFT" && seen.status !== "SENT") {
    return `The draft order was changed after quote ${seen.number} was ${seen.status.toLowerCase()} in Xero, so Crossfoot left the quote as it is. ${BY_HAND}`;
  }
  if (isEdited(standing)) {
    return `Both the draft order and, in Xero, its quote ${seen.number} were changed. Crossfoot does not write over what a person wrote. ${BY_HAND}`;
  }
  if (seen.currency !== quote.currency) {
    return `The draft order is in ${quote.currency} now, and Xero keeps quote ${seen.number} in ${seen.currency}. ${BY_HAND}`;
  }

  return null;
}

const BY_HAND = "Change the quote in Xero yourself, or delete it there; either way the order that comes of the draft is booked as usual.";

/** The quote names the order that came of it. What the customer declined in Xero stays declined. */
function invoiced(standing: StandingQuote, order: DraftOrder["madeOrder"] | null): DraftStep {
  const { number, status } = standing.seen;
  if (status === "INVOICED") return SYNCED;
  if (status !== "DECLINED") return { do: "change-quote", change: markInvoiced(standing, order ?? null) };

  return excluded(
    `The draft order became ${order ? `order ${order.name}` : "an order"}, which is booked. Quote ${number} stays declined in Xero.`,
  );
}

/**
 * The offer is withdrawn: a draft is deleted, and one that the customer has is declined, so that what was sent stays on record. Xero
 * takes neither of a quote that was accepted (seen Sep 2026), and what a person edited is for a person.
 */
function withdraw(standing: StandingQuote): DraftStep {
  const { number, status } = standing.seen;
  if (status === "DECLINED" || status === "INVOICED") {
    return excluded(`The draft order was deleted in Shopify. Quote ${number} stays in Xero as ${status.toLowerCase()}.`);
  }
  if (status === "ACCEPTED" || isEdited(standing)) {
    const what = status === "ACCEPTED" ? "was accepted" : "was changed";

    return attention([
      problem(
        "deleted-in-shopify",
        "decide",
        `The draft order was deleted in Shopify, but its quote ${number} ${what} in Xero, so Crossfoot left it. Decide there what becomes of it.`,
      ),
    ]);
  }

  return { do: "change-quote", change: changeStatus(standing, status === "DRAFT" ? "DELETED" : "DECLINED") };
}

function whyGone({ seen, change }: StandingQuote): string {
  return change?.to === "DELETED"
    ? `The draft order was deleted in Shopify, and its quote ${seen.number} in Xero with it.`
    : `Quote ${seen.number} was deleted in Xero. Crossfoot leaves it so and will not make it again.`;
}

function heldBack(message: string): Rest {
  return attention([problem("edited-in-books", "decide", message)]);
}

function excluded(reason: string): Rest {
  return { do: "rest", status: "excluded", reason };
}
