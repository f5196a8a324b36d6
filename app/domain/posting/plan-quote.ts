import type { DraftOrder } from "../commerce/draft-order";
import { addDays, dayIn } from "../instant";
import type { Contact } from "../ledger/contact";
import type { Quote } from "../ledger/quote";
import type { Problem } from "../problem";
import { agree } from "./agree";
import { contactOf } from "./contact-of";
import { checkCurrency } from "./currency-rules";
import type { Desk, PostingInput } from "./desk";
import { head } from "./draft-documents";
import { draftSale } from "./draft-sale";
import { reasonToExclude } from "./exclusions";
import { movementsOf } from "./movements";
import { choicesOf } from "./order-choice";
import type { PlanNote, Posting } from "./posting-plan";
import { tieOut, type TieOut } from "./tie-out";

export type QuoteInput = Omit<PostingInput, "order" | "orderUrl"> & { draft: DraftOrder };

export type QuotePlan = { contact: Contact; quote: Quote; tieOut: TieOut; notes: readonly PlanNote[] };

/** Every draft order gets exactly one of these. */
export type Quoting =
  | { kind: "quote"; plan: QuotePlan }
  | { kind: "nothing"; reason: string }
  | { kind: "hold"; problems: readonly Problem[] };

/**
 * What a draft order should be in the books: nothing, or a quote over the same lines that the invoice of its order would
 * have, held against Shopify's figures to the cent like one. Pure, as `planPosting` is.
 */
export function planQuote(input: QuoteInput): Quoting {
  const { draft, profile, organisation } = input;
  // A quote has a status of its own.
  const { tags, customer } = draft.wouldBe;
  const decided = choicesOf({ hand: null, rules: profile.tagRules, tags, customerTags: customer?.tags ?? [] });
  const choices = decided.map(({ draft: _draft, ...each }) => each);
  const desk: Desk = { profile, organisation, order: draft.wouldBe, orderUrl: "", choices, problems: [], notes: [] };
  const reason = reasonForNothing(input) ?? reasonToExclude(desk);
  if (reason !== null) return { kind: "nothing", reason };
  const plan = draw(desk, draft);

  return plan && desk.problems.length === 0 ? { kind: "quote", plan } : { kind: "hold", problems: desk.problems };
}

function reasonForNothing({ draft, profile }: QuoteInput): string | null {
  if (draft.status === "COMPLETED") return "The draft order was completed: the order that came of it is booked instead.";
  if (profile.draftOrders === "quote") return null;

  return "A draft order is an offer, not a sale: nothing is made of it until it is completed. Your settings can make it a quote.";
}

/** Null where a mapping is missing or the figures disagree. */
function draw(desk: Desk, draft: DraftOrder): QuotePlan | null {
  checkCurrency(desk);
  const sale = draftSale(desk);
  if (desk.problems.length > 0) return null;
  const stated = agree(desk, { sale, credits: [], movements: movementsOf(desk.order) });
  if (desk.problems.length > 0) return null;

  // An offer moves no account, so a locked period does not concern it.
  const date = dayIn(desk.organisation.timeZone, desk.order.placedAt);
  const because = [{ step: "dated" as const, date, by: "the day the draft order was made" }];
  const { url, ...common } = head(desk, { date, moved: false, because }, sale);
  const asInvoice = { ...common, url, dueDate: date };
  const nothing = { creditNotes: [], payments: [], overpayments: [], refunds: [] };
  const days = desk.profile.quoteExpiresAfterDays;

  return {
    contact: contactOf(desk),
    quote: { ...common, expiryDate: days === null ? null : addDays(date, days), status: draft.status === "OPEN" ? "DRAFT" : "SENT" },
    tieOut: tieOut(desk, { invoice: asInvoice, ...nothing }, stated),
    notes: desk.notes,
  };
}

/** The quote in the form of the invoice that its order would have, for whoever shows or remembers plans. It is not written as one. */
export function quoteAsPosting({ contact, quote, tieOut: proof, notes }: QuotePlan): Posting & { kind: "post" } {
  const { expiryDate, ...common } = quote;
  const invoice = { ...common, url: "", dueDate: expiryDate ?? quote.date, status: "DRAFT" as const };
  const nothing = { creditNotes: [], payments: [], overpayments: [], refunds: [], allocations: [] };

  return { kind: "post", plan: { contact, invoice, ...nothing, tieOut: proof, notes } };
}
