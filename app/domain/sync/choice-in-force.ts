import { hasBeside, obstacleAmong, standingInvoice, type Consequences } from "../edits/obstacles";
import { isEdited } from "../edits/step-for-edits";
import { keptFor } from "../edits/decision";
import type { Organisation } from "../ledger/organisation";
import type { ChoiceSource } from "../ledger/override";
import { choicesOf, sameChoices, type OrderChoice, type TagRule } from "../posting/order-choice";
import type { StandingInvoice, StandingLinks } from "./order-situation";
import { isUnapproved } from "./rest";

/** What is chosen for an order now. */
export type Wanted = { hand: OrderChoice | null; rules: readonly TagRule[]; tags: readonly string[]; customerTags?: readonly string[] };

/**
 * What an order is planned by. Somebody chose otherwise since its invoice was sent: `since`, with why that invoice cannot follow
 * any more (`obstacle`), and whether it was to be a draft and is none.
 */
export type InForce = { sources: readonly ChoiceSource[]; since: { obstacle: string | null; draftMissed: boolean } | null };

/**
 * Once the invoice stands, what it was sent by stays in force, so that refunds and later changes are coded as it is: until
 * somebody chooses otherwise for this order or its tags change, and the invoice can still follow. Rules that are others now
 * change nothing by themselves, and neither do other tags of the customer's: those are for orders to come.
 */
export function choiceInForce(wanted: Wanted, links: StandingLinks, organisation: Organisation): InForce {
  const { invoice } = links;
  if (!invoice) return { sources: choicesOf(wanted), since: null };
  const { sources: sent, tags, customerTags = [] } = invoice.sent?.chosen ?? { sources: [], tags: wanted.tags };
  const now = choicesOf({ ...wanted, customerTags });
  const byHand = sent.filter(({ by }) => by !== "tag");
  const then = [...byHand, ...choicesOf({ hand: null, rules: wanted.rules, tags, customerTags })];
  if (sameChoices(then, now)) return { sources: sent, since: null };
  const obstacle = obstacleToRecoding({ ...links, invoice }, organisation);
  const draftMissed = isDraft(now) && !isDraft(sent) && !isUnapproved(invoice.seen.status);

  return { sources: obstacle === null ? now : sent, since: { obstacle, draftMissed } };
}

function isDraft(sources: readonly ChoiceSource[]): boolean {
  return sources.find(({ draft }) => draft !== undefined)?.draft === true;
}

/** Said by whoever asks. */
const AS_THEY_ARE: Consequences = { "not-kept": "", gone: "", beside: "", used: "", locked: "", edited: "" };

/** Why an invoice cannot be coded anew any more; null where it can. */
export function obstacleToRecoding(links: StandingLinks & { invoice: StandingInvoice }, organisation: Organisation): string | null {
  const { invoice } = links;
  const standing = standingInvoice(invoice);
  // An approved invoice of 0.00 is paid at once, with nothing on it.
  const used = standing.used ?? (invoice.seen.status === "PAID" ? "is paid" : null);
  const edited = isEdited(invoice) || keptFor(invoice) !== null;

  return obstacleAmong({ ...standing, used, beside: hasBeside(links), edited }, organisation, AS_THEY_ARE);
}
