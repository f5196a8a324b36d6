import { noteCountedAs } from "../edits/counted";
import { keptFor, isPushed } from "../edits/decision";
import type { OnlyFree } from "../edits/free-fields";
import { obstacleToPush } from "../edits/obstacle-to-push";
import { stepForPushedNote } from "../edits/push-note";
import { askAboutEdits, isEdited, stepForPush } from "../edits/step-for-edits";
import type { ContactId } from "../ids";
import { invoiceFingerprint } from "../ledger/invoice-fingerprint";
import { billedAs, type SalesInvoice } from "../ledger/sales-invoice";
import type { StandingDocuments } from "../ledger/standing-document";
import { formatMoney } from "../money/decimal-string";
import { equal, type Money } from "../money/money";
import { planChange, type Change } from "../posting/plan-change";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import type { NextStep } from "./next-step";
import type { OrderSituation, StandingInvoice } from "./order-situation";
import { attention, isUnapproved } from "./rest";
import { countsAs, standingDocuments, standsAt } from "./standing-documents";

type Posted = OrderSituation & { invoice: StandingInvoice };

/**
 * The invoice as it should be now; `standsAs` is what it must still stand as when it is sent. Only its lines are sent, unless
 * the merchant pushes ours: then it is sent `whole`, days, reference and contact too, or `onlyFree` of all that, where somebody has
 * paid or credited it.
 */
export type InvoiceUpdate = SalesInvoice & { standsAs: string; whole?: { contactId: ContactId }; onlyFree?: OnlyFree };
/** `draft`: never approved, so Xero deletes rather than voids it. */
export type InvoiceVoid = { number: string; url: string; draft: boolean; standsAs: string };

/**
 * The order comes to something else than its documents in Xero. Null where it does not: a document is never changed only
 * because the settings are others now. A person's edit is never overwritten unasked.
 */
export function stepForChange(situation: Posted, plan: PostingPlan): NextStep | null {
  const pushed = stepForPush(situation, plan) ?? stepForPushedNote(situation, plan);
  if (pushed) return pushed;
  const wanted = { total: documentTotal(plan.invoice), tax: documentTax(plan.invoice) };
  const counted = countsAs(situation);
  if (equal(wanted.total, counted.total) && equal(wanted.tax, counted.tax)) return null;
  const asked = askAboutEdits(situation, plan);
  if (asked) return asked;
  const standing = isCorrectionEdited(situation) ? null : standingDocuments(situation);
  const step = standing && changeOf(situation, standing);

  return step ?? attention([booksDiffer(situation, wanted)]);
}

/**
 * The sale is off: what stands for it goes, by the same rules. Null once nothing of it is left, or where the merchant keeps
 * what a person made of it.
 */
export function stepForCalledOff(situation: Posted): NextStep | null {
  const invoices = [situation.invoice, ...situation.supplements];
  if (invoices.some((each) => keptFor(each)?.length === 0)) return null;
  const standing = standingDocuments(situation);
  const step = standing && changeOf(situation, standing);
  const asks = invoices.some((each) => (isEdited(each) && !isPushed(each)) || keptFor(each) !== null);
  const made = standing && !step ? invoices.find((each) => isPushed(each) && isTotalEdited(each)) : undefined;
  if (made && obstacleToPush(made, situation.ground) === null) return voidOf(made, situation);

  const isLeft = step ? asks || isCorrectionEdited(situation) : invoices.some(isTotalEdited);

  return !standing || isLeft ? attention([cancelledSince(situation)]) : step;
}

/** What was sent may come to nothing, as a draft of 0.00 does, with nothing to take back; what a person made of it may not. */
function isTotalEdited(standing: StandingInvoice): boolean {
  const { seen, sent } = standing;

  return sent !== null && isEdited(standing) && !equal(seen.total, documentTotal(sent));
}

/** Null where there is nothing to do. */
function changeOf(situation: Posted, standing: StandingDocuments): NextStep | null {
  const { posting, ground } = situation;
  const change = planChange({ posting, standing, ...ground });
  if (change.kind === "hold") return attention(change.problems);
  if (change.kind === "nothing") return null;

  return change.changes.map((each) => toStep(situation, each)).find((step) => step !== null) ?? null;
}

/** Credit notes for refunds are made by their own step, after the sale is right. */
function toStep({ invoice }: Posted, change: Change): NextStep | null {
  const { seen, sent } = invoice;
  const standsAs = invoiceFingerprint(seen);
  switch (change.do) {
    case "update-invoice": {
      // Dates, reference and status stay as they are in Xero: they are not sent, so that nothing of a person's is undone.
      const { date, dueDate, reference, status } = sent ?? change.invoice;
      const update = { ...billedAs(change.invoice, sent), date, dueDate, reference, status, standsAs };

      return { do: "update-invoice", update };
    }
    case "void-invoice":
      return voidOf(invoice, { invoice });
    case "create-supplement":
      return { do: "create-supplement", invoice: change.invoice };
    case "create-correction":
      return { do: "create-correction", creditNote: change.creditNote };
    case "create-invoice":
    case "create-credit-note":
      return null;
  }
}

/** Also where ours came to nothing, and the merchant pushes it over what a person made of it: the sale is off. */
function voidOf(standing: StandingInvoice, { invoice }: Pick<Posted, "invoice">): NextStep {
  const { seen, sent } = standing;
  const voided = { number: seen.number, url: sent?.url ?? "", draft: isUnapproved(seen.status), standsAs: invoiceFingerprint(seen) };

  return { do: "void-invoice", voided, ...(standing !== invoice && { supplement: standing.id }) };
}

/** Told by its figures: accounts and words of one are a bookkeeper's to change. One that is kept counts as it was sent. */
function isCorrectionEdited({ corrections }: Posted): boolean {
  return corrections.some((standing) => {
    const { total, tax } = noteCountedAs(standing);

    return standing.sent && !(equal(total, documentTotal(standing.sent)) && equal(tax, documentTax(standing.sent)));
  });
}

function booksDiffer(situation: Posted, wanted: { total: Money; tax: Money }): Problem {
  const { total, tax } = standsAt(situation);

  return problem(
    "books-differ",
    "decide",
    `Invoice ${situation.invoice.seen.number} stands at ${formatMoney(total)} (tax ${formatMoney(tax)}) in Xero, ` +
      `the order at ${formatMoney(wanted.total)} (tax ${formatMoney(wanted.tax)}). ` +
      "It was edited in Xero since it was posted; Crossfoot changes nothing by itself there. Book the difference in Xero, then press Retry.",
  );
}

function cancelledSince({ invoice }: Posted): Problem {
  return problem(
    "cancelled-after-posting",
    "decide",
    `The order was cancelled in Shopify, but invoice ${invoice.seen.number} was edited in Xero since it was made. ` +
      "Void or credit that invoice in Xero, or choose below what holds.",
  );
}
