import { isPaidBack } from "../commerce/order-transaction";
import { keepCoding } from "../edits/keep-coding";
import { askAboutEdits } from "../edits/step-for-edits";
import type { ContactId, RefundId } from "../ids";
import { invariant } from "../invariant";
import { invoiceFingerprint } from "../ledger/invoice-fingerprint";
import { billedAs } from "../ledger/sales-invoice";
import type { Money } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { problem } from "../problem";
import { goneFromBooks } from "../sync/gone-from-books";
import type { NextStep } from "../sync/next-step";
import { datedOpen } from "../sync/open-period";
import type { OrderSituation, StandingInvoice } from "../sync/order-situation";
import { attention, type Rest } from "../sync/rest";
import { obstacleToRecoding } from "../sync/choice-in-force";
import { stepForCalledOff, stepForChange } from "../sync/step-for-change";
import { askAboutChoice, stepForChoice } from "../sync/step-for-choice";
import { stepForCredit } from "../sync/step-for-credit";
import { stepForPaidInBooks } from "../sync/step-for-paid-in-books";
import { stepForReceipts } from "../sync/step-for-receipts";
import { stepForCreditNotes, stepForMoneyBack, type LimitedCredit } from "../sync/step-for-refunds";
import { isOurPayment } from "../undo/standing";
import { askAboutBillTo, stepForBillTo } from "./step-for-bill-to";
import { payerContact } from "./billed-to";
import { partsOf, secondInvoiceOf, together, type Parts } from "./parts";
import { isSameSecond, secondKey, secondRefundKey } from "./second-payer";
import { splitOf, type SplitPlan } from "./split-plan";

type Posted = OrderSituation & { invoice: StandingInvoice };
type Planned = Posted & { posting: { kind: "post"; plan: PostingPlan } };

/** Whether it has a second payer, by plan or by what stands. */
export function hasTwoPayers(situation: OrderSituation): boolean {
  const { posting } = situation;

  return (posting.kind === "post" && posting.plan.second !== undefined) || secondInvoiceOf(situation) !== null;
}

/**
 * An order that two are billed for: what stands for each is followed as an order of its own, by the same rules. Only money in
 * Shopify knows nothing of two payers: it is weighed against both together. What takes away goes first, so that at no moment
 * more stands in Xero than was sold: the first payer's invoice is lowered before the second's is made, and the second's is
 * voided before the first's is raised again.
 */
export function stepForTwoPayers(situation: Posted, plan: PostingPlan): NextStep {
  const split = splitOf(plan, situation.endedSeconds?.length ?? 0);
  const parts = plannedParts(situation, { plan, split });
  const { first, second } = parts;
  const all = together(parts);
  const step =
    contactForSecond(situation, plan) ??
    (split ? heldWithoutContact(situation, { plan, second }) : null) ??
    (split || !second ? null : stepWhenEnded(second)) ??
    stepForSale(first, null) ??
    (split ? stepForSecondSale(situation, { second, split }) : null) ??
    stepForReceipts(all, plan) ??
    stepForCreditNotes(first, first.posting.plan) ??
    (second && forSecond(second, stepForCreditNotes(second, second.posting.plan))) ??
    stepForMoneyBack(all, plan, second && buyersCredit(all, second)) ??
    stepForCredit(first) ??
    (second && stepForCredit(second)) ??
    stepForPaidInBooks(all, plan.tieOut.figures.outstanding);

  return step.do === "rest" && step.status !== "attention" ? (askAbout(situation, { first, second }) ?? step) : step;
}

/**
 * The second payer's contact, where it is to be made and their invoice with it. One that an invoice of theirs stands for was made
 * before: if it is not known any more, it was archived, and is never made anew.
 */
export function contactForSecond(situation: OrderSituation, plan: PostingPlan): NextStep | null {
  const toMake = situation.billing?.toMake;
  const payer = plan.second?.payer;
  const stands = secondInvoiceOf(situation)?.sent?.sharedBy ?? null;
  if (!payer || !toMake || situation.secondContactId !== null || toMake.number !== payer.number) return null;

  return isSameSecond(stands, payer) ? null : { do: "create-contact", plan: { ...plan, contact: payerContact(toMake) } };
}

/**
 * Somebody is chosen whose contact is not there, and no invoice is theirs yet: nothing is written, for the one that stands would stay
 * its payer's and count as theirs. The simulation found it.
 */
function heldWithoutContact(
  { secondContactId = null }: Posted,
  { plan, second }: { plan: PostingPlan; second: Planned | null },
): Rest | null {
  const payer = plan.second?.payer;
  if (!payer || secondContactId !== null) return null;
  const sharedBy = second ? second.invoice.sent?.sharedBy : null;
  const isTheirs = sharedBy === undefined || (sharedBy !== null && secondKey(sharedBy) === secondKey(payer));

  return isTheirs ? null : attention([SECOND_IS_GONE]);
}

/** The sale is off for both of them; `stepWhenOff` is what is done for one. */
export function stepWhenOffForBoth(situation: Posted, stepWhenOff: (part: Posted) => NextStep): NextStep {
  const { first, second } = partsOf(situation);
  const steps = [stepWhenOff(first), ...(second ? [forSecond(second, stepWhenOff(second)) ?? stepWhenOff(second)] : [])];
  const [step] = steps;

  return (
    steps.find((each) => each.do !== "rest") ??
    steps.find((each) => each.do === "rest" && each.status === "attention") ??
    step ?? { do: "rest", status: "synced" }
  );
}

/**
 * The documents that count. A second payer's invoice that was voided is none of them where there is no such payer any more, or where
 * somebody chose one anew for this very order: theirs is another, under a number that is free.
 */
export function withoutEnded(situation: Posted): Posted {
  const { posting } = situation;
  const { first, second } = partsOf(situation);
  if (!second || posting.kind !== "post" || !goneFromBooks("Invoice", second.invoice.seen)) return situation;
  const chosen = posting.plan.second?.payer;
  if (!chosen) return first;
  const isAnew = chosen.scope === "order" && chosen.id !== second.invoice.sent?.sharedBy?.id;

  return isAnew ? { ...first, endedSeconds: [...(situation.endedSeconds ?? []), second.invoice.seen.number] } : situation;
}

function plannedParts(situation: Posted, { plan, split }: { plan: PostingPlan; split: SplitPlan | null }): Parts<Planned> {
  const { first, second } = partsOf(situation);
  const contactId = second?.invoice.seen.contactId ?? second?.invoice.sent?.contactId ?? null;

  return {
    first: keepCoding(first, { ...plan, ...split?.first }),
    second: second && keepCoding({ ...second, contactId }, { ...plan, ...split?.second }),
  };
}

/** What was sold, as one payer's documents have it. `contactId`: the second payer's, as chosen. */
function stepForSale(part: Planned, contactId: ContactId | null): NextStep | null {
  const { plan } = part.posting;

  return stepForSharing(part, contactId) ?? stepForBillTo(part, plan) ?? stepForChange(part, plan) ?? stepForChoice(part, plan);
}

function stepForSecondSale(situation: Posted, { second, split }: { second: Planned | null; split: SplitPlan }): NextStep | null {
  if (!second) return createSecond(situation, split);
  const { billedContactId: _first, billing: _chosen, ...own } = second;

  return forSecond(second, stepForSale(own, situation.secondContactId ?? null));
}

function createSecond({ ground, secondContactId = null }: Posted, { second: { invoice } }: SplitPlan): NextStep {
  invariant(secondContactId !== null, "a second payer without a contact is held before anything is written");
  const dated = datedOpen(invoice, ground);

  return "code" in dated ? attention([dated]) : { do: "create-supplement", invoice: dated, second: secondContactId };
}

/** A contact that was chosen is never made anew: another of its name would not be it. */
export const SECOND_IS_GONE = problem(
  "bill-to",
  "decide",
  "The contact in Xero that a share of this order is billed to was archived or is not there. " +
    "Restore it there and choose it again, or choose somebody else, under Bill to.",
);

/**
 * Shared otherwise than when it was sent: the invoice follows in place, the second payer's with its contact. Where Xero lets
 * nobody change it any more, its amounts follow by further documents, as after any edit.
 */
function stepForSharing(part: Planned, contactId: ContactId | null): NextStep | null {
  const { invoice, ground } = part;
  const { plan } = part.posting;
  const { sent, seen } = invoice;
  const planned = plan.invoice.sharedBy ?? null;
  if (!sent || isSameSecond(sent.sharedBy ?? null, planned) || obstacleToRecoding(part, ground.organisation) !== null) return null;
  const { date, dueDate, reference, status } = sent;
  const update = { ...billedAs(plan.invoice, sent), number: seen.number, date, dueDate, reference, status };

  return { do: "update-invoice", update: { ...update, standsAs: invoiceFingerprint(seen), ...(contactId && { whole: { contactId } }) } };
}

/** There is no second payer any more: an invoice nobody has paid is voided. */
function stepWhenEnded(second: Posted): NextStep | null {
  if (goneFromBooks("Invoice", second.invoice.seen)) return null;

  return forSecond(second, stepForCalledOff({ ...second, posting: { kind: "exclude", reason: "There is no second payer any more." } }));
}

/**
 * Money that Shopify gave back goes out of the buyer's own credit. Of the second payer's only what the buyer had paid of their
 * invoice, or what was given back of a payment of theirs that the shop shows: the rest is the second payer's own.
 */
function buyersCredit({ order, mirrored }: Posted, second: Posted): LimitedCredit {
  const notes = [...second.creditNotes.values(), ...second.corrections];
  const paid = [second.invoice, ...second.supplements].flatMap(({ seen }) => seen.payments).filter((each) => isOurPayment(second, each));
  const shown = order.transactions.filter((each) => isPaidBack(each) && each.parentId !== null && mirrored?.has(each.parentId) === true);
  const back = notes.flatMap(({ seen }) => seen.payments);
  const sum = (amounts: readonly { amount: Money }[]) => amounts.reduce((sofar, { amount }) => sofar + amount.minor, 0n);

  return { notes: new Set(notes.map(({ seen }) => seen.number)), most: sum(paid) + sum(shown) - sum(back) };
}

/** A step for the part, with what says that its documents are the second payer's. */
function forSecond({ invoice, contactId, creditNotes }: Posted, step: NextStep | null): NextStep | null {
  const second = contactId ?? invoice.seen.contactId ?? invoice.sent?.contactId;
  switch (step?.do) {
    case "update-invoice":
    case "void-invoice":
      return { supplement: invoice.id, ...step };
    case "create-supplement":
    case "create-correction":
    case "create-credit-notes":
      return { ...step, ...(second && { second }) };
    case "update-credit-note":
      return creditNotes.has(step.localId as RefundId) ? { ...step, localId: secondRefundKey(step.localId) } : step;
    default:
      return step;
  }
}

function askAbout(situation: Posted, { first, second }: Parts<Planned>): Rest | null {
  return (
    askAboutEdits(first, first.posting.plan) ??
    (second && second.posting.plan.second ? askAboutEdits(second, second.posting.plan) : null) ??
    askAboutChoice(first) ??
    askAboutBillTo(first) ??
    askAboutSecond(situation)
  );
}

/** What was chosen about a second payer too late to be carried out. It keeps no money from being booked. */
export function askAboutSecond({ secondObstacle = null }: OrderSituation): Rest | null {
  return secondObstacle === null ? null : attention([problem("bill-to", "decide", `${secondObstacle} Or choose again as it was posted.`)]);
}
