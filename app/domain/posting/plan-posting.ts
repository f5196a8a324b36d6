import { agree } from "./agree";
import { bookPaidBack } from "./book-paid-back";
import { bookReceipts } from "./book-receipts";
import { contactOf } from "./contact-of";
import { checkCurrency } from "./currency-rules";
import type { Desk, PostingInput } from "./desk";
import { saleMoment, type SaleMoment } from "./document-dates";
import { toCreditNotes, toInvoice } from "./draft-documents";
import { draftCredits } from "./draft-credits";
import { draftSale } from "./draft-sale";
import { sumOf } from "./draft-sums";
import { reasonToExclude } from "./exclusions";
import { checkTestPayments, noteIdleTransactions } from "./idle-transactions";
import { movementsOf } from "./movements";
import { choicesOf, heldBackBy } from "./order-choice";
import type { Posting, PostingPlan } from "./posting-plan";
import { tieOut } from "./tie-out";

export type { PostingInput } from "./desk";

/**
 * The one decision of what an order should be in the books, whatever its shape. Live event, sweep, retry and dry run all
 * come through here. Pure: the same order and profile always give the same documents.
 */
export function planPosting(input: PostingInput): Posting {
  const exclusion = reasonToExclude(input);
  if (exclusion) return { kind: "exclude", reason: exclusion };
  const customerTags = input.order.customer?.tags ?? [];
  const held = heldBackBy(input.profile.tagRules, [...input.order.tags, ...customerTags]);
  if (held) return { kind: "exclude", reason: `Not sent: your rule for the tag “${held.tag}” says so.`, heldBackBy: held.tag };
  const moment = saleMoment(input);
  if (!moment) {
    const event = input.profile.datePolicy === "paid" ? "paid in full" : "shipped in full";

    return { kind: "wait", reason: `Your settings have orders posted once they are ${event}; this one is not yet.` };
  }
  const { order, profile, organisation, orderUrl } = input;
  const choices = input.choices ?? choicesOf({ hand: null, rules: profile.tagRules, tags: order.tags, customerTags });
  const desk: Desk = { order, profile, organisation, orderUrl, choices, problems: [], notes: [] };
  const plan = draw(desk, moment);

  return plan && desk.problems.length === 0 ? { kind: "post", plan } : { kind: "hold", problems: desk.problems };
}

/** The documents; null where a mapping is missing or the figures disagree, for then sums would only repeat what is wrong. */
function draw(desk: Desk, moment: SaleMoment): PostingPlan | null {
  const movements = movementsOf(desk.order);
  checkCurrency(desk);
  checkTestPayments(desk);
  const sale = draftSale(desk);
  const credits = draftCredits(desk, movements);
  if (desk.problems.length > 0) return null;
  const stated = agree(desk, { sale, credits, movements });
  if (desk.problems.length > 0) return null;

  const invoice = toInvoice(desk, { lines: sale, moment, outstanding: stated.outstanding });
  const credited = toCreditNotes(desk, credits);
  let credit = 0n;
  for (const { total } of credited) credit += total;
  const receipts = bookReceipts(desk, movements, { sale: sumOf(desk, sale), credited: credit });
  const { refunds, allocations } = bookPaidBack(desk, movements, { credited, receipts });
  noteIdleTransactions(desk);
  const { payments, overpayments } = receipts;
  const creditNotes = credited.map(({ document }) => document);
  const proof = tieOut(desk, { invoice, creditNotes, payments, overpayments, refunds }, stated);

  return { contact: contactOf(desk), invoice, creditNotes, payments, overpayments, refunds, allocations, tieOut: proof, notes: desk.notes };
}
