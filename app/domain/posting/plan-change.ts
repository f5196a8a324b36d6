import { addDays, laterOf, type CalendarDate } from "../instant";
import type { CreditNote } from "../ledger/credit-note";
import type { DocumentLine } from "../ledger/document-line";
import type { Organisation } from "../ledger/organisation";
import type { SalesInvoice } from "../ledger/sales-invoice";
import { isGone, type StandingDocument, type StandingDocuments } from "../ledger/standing-document";
import { problem, type Problem } from "../problem";
import { goneFromBooks } from "../sync/gone-from-books";
import { correctionNumber, supplementNumber } from "./document-number";
import { lineDifferences, turned } from "./line-differences";
import type { Posting, PostingPlan } from "./posting-plan";
import { documentTotal } from "./tie-out";

/** A credit note that corrects an invoice: it belongs to no refund. */
export type Correction = Omit<CreditNote, "refundId">;

/** One write that brings the books closer to the plan. */
export type Change =
  | { do: "create-invoice"; invoice: SalesInvoice }
  /** The invoice is still ours to change: nobody has paid it and its period is open. */
  | { do: "update-invoice"; number: string; invoice: SalesInvoice }
  | { do: "create-supplement"; invoice: SalesInvoice }
  | { do: "create-correction"; creditNote: Correction }
  | { do: "create-credit-note"; creditNote: CreditNote }
  | { do: "void-invoice"; number: string };

export type ChangePlan =
  | { kind: "change"; changes: readonly Change[] }
  | { kind: "nothing"; reason: string }
  | { kind: "hold"; problems: readonly Problem[] };

type ChangeInput = {
  /** Planned as if nothing were locked: lock dates keep new documents out of a period, not those that stand in it. */
  posting: Posting;
  standing: StandingDocuments;
  organisation: Organisation;
  /** Link back to the order. */
  orderUrl: string;
  today: CalendarDate;
};

/**
 * The smallest documents that turn what stands in Xero into what the order should be. Xero keeps what was paid or locked
 * as it is, so such an invoice is left alone and the difference becomes a document of its own.
 */
export function planChange(input: ChangeInput): ChangePlan {
  const { posting, standing } = input;
  if (posting.kind === "hold") return posting;
  if (posting.kind === "wait") return { kind: "nothing", reason: posting.reason };
  const gone = standing.invoice && goneFromBooks("Invoice", standing.invoice);
  if (gone) return { kind: "hold", problems: [gone] };
  if (posting.kind === "exclude") return takeAllBack(input, posting.reason);

  const changes = [...changeInvoice(input, posting.plan), ...newCreditNotes(input, posting.plan)];
  const altered = posting.plan.creditNotes.filter((each) => differsFrom(each, standing.creditNotes));
  if (altered.length > 0) return { kind: "hold", problems: altered.map(({ number }) => creditNoteDiffers(number)) };

  return changes.length > 0 ? { kind: "change", changes } : { kind: "nothing", reason: "The books already say what the order says." };
}

function changeInvoice(input: ChangeInput, { invoice }: PostingPlan): Change[] {
  const { standing } = input;
  if (!standing.invoice) return [{ do: "create-invoice", invoice }];
  const missing = missingLines(invoice.lines, standing);
  if (missing.length === 0) return [];
  if (isAlone(standing) && isEditable(standing.invoice, input)) {
    return [{ do: "update-invoice", number: standing.invoice.number, invoice: { ...invoice, number: standing.invoice.number } }];
  }

  return [addOrTakeAway(input, { head: invoice, of: standing.invoice.number, missing })];
}

/** Nothing was added to it or taken from it by another document yet. */
function isAlone({ supplements, corrections, creditNotes }: StandingDocuments): boolean {
  return supplements.length === 0 && corrections.length === 0 && creditNotes.length === 0;
}

function missingLines(planned: readonly DocumentLine[], { invoice, supplements, corrections }: StandingDocuments): DocumentLine[] {
  const invoices = [...(invoice ? [invoice] : []), ...supplements].filter((each) => !isGone(each));

  return lineDifferences(planned, [
    ...invoices.map(({ lines }) => ({ lines, sign: 1n as const })),
    ...corrections.filter((each) => !isGone(each)).map(({ lines }) => ({ lines, sign: -1n as const })),
  ]);
}

type Difference = { head: Omit<SalesInvoice, "lines" | "number">; of: string; missing: DocumentLine[] };

/** One document for all differences: what was added and what was taken away are netted, and the net decides its kind. */
function addOrTakeAway(input: ChangeInput, { head, of, missing }: Difference): Change {
  const { supplements, corrections } = input.standing;
  const date = firstOpen(input.today, input.organisation);
  if (documentTotal({ ...head, lines: missing }).minor >= 0n) {
    const number = supplementNumber(of, supplements.length + 1);

    return { do: "create-supplement", invoice: { ...head, number, date, dueDate: laterOf(head.dueDate, date), lines: missing } };
  }
  const { dueDate: _dueDate, ...rest } = head;

  return {
    do: "create-correction",
    creditNote: { ...rest, number: correctionNumber(of, corrections.length + 1), date, lines: turned(missing) },
  };
}

/** The sale is off: an invoice nobody paid is voided, and one that Xero keeps is credited in full. */
function takeAllBack(input: ChangeInput, reason: string): ChangePlan {
  const { standing } = input;
  const { invoice } = standing;
  if (!invoice) return { kind: "nothing", reason };
  const missing = missingLines([], { ...standing, corrections: [...standing.corrections, ...standing.creditNotes] });
  if (missing.length === 0) return { kind: "nothing", reason };
  if ([invoice, ...standing.supplements].some(({ settled }) => settled)) return { kind: "hold", problems: [paidInBooks(invoice.number)] };
  if (isAlone(standing) && isEditable(invoice, input)) return { kind: "change", changes: [{ do: "void-invoice", number: invoice.number }] };
  const head = headOf(invoice, input.orderUrl);

  return head ? { kind: "change", changes: [addOrTakeAway(input, { head, of: invoice.number, missing })] } : { kind: "nothing", reason };
}

/**
 * One credit note over all that stands, whoever paid it, dated on the first open day: for a sale that Xero lets nobody change
 * any more. Null where the documents come to nothing together.
 */
export function reversalOf(input: Omit<ChangeInput, "posting">): Correction | null {
  const { standing, orderUrl } = input;
  const { invoice, corrections, creditNotes } = standing;
  const missing = missingLines([], { ...standing, corrections: [...corrections, ...creditNotes] });
  const head = invoice && missing.length > 0 ? headOf(invoice, orderUrl) : null;
  const change = invoice && head && addOrTakeAway({ ...input, posting: TAKEN_BACK }, { head, of: invoice.number, missing });

  return change?.do === "create-correction" ? change.creditNote : null;
}

const TAKEN_BACK: Posting = { kind: "exclude", reason: "The order is taken back." };

/** What a document needs besides its lines, taken from the one that stands. */
function headOf(
  { number, date, taxInclusive, currencyRate = null, lines: [first] }: StandingDocument,
  url: string,
): Difference["head"] | null {
  if (!first) return null;

  return {
    reference: number,
    url,
    date,
    dueDate: date,
    currency: first.amount.currency,
    currencyRate,
    brandingThemeId: null,
    status: "AUTHORISED",
    taxInclusive,
    because: [],
  };
}

function newCreditNotes({ standing, organisation }: ChangeInput, plan: PostingPlan): Change[] {
  const known = new Set(standing.creditNotes.map(({ number }) => number));

  return plan.creditNotes
    .filter(({ number }) => !known.has(number))
    .map((each) => ({ do: "create-credit-note", creditNote: { ...each, date: firstOpen(each.date, organisation) } }));
}

/** A refund never changes once it is made, so a credit note that differs was edited in Xero. */
function differsFrom({ number, lines }: CreditNote, standing: readonly StandingDocument[]): boolean {
  const found = standing.find((each) => each.number === number);

  return found !== undefined && lineDifferences(lines, [{ lines: found.lines, sign: 1n }]).length > 0;
}

/** Xero, Nov 2026: an unpaid AUTHORISED invoice or a draft may be changed in all its parts, unless its period is locked. */
function isEditable({ status, settled, date }: StandingDocument, { organisation }: ChangeInput): boolean {
  const open = !organisation.lockedUntil || date > organisation.lockedUntil;

  return open && !settled && status !== "PAID";
}

/** A change is dated the day it is made, unless that day is locked too. */
function firstOpen(date: CalendarDate, { lockedUntil }: Organisation): CalendarDate {
  return lockedUntil && date <= lockedUntil ? addDays(lockedUntil, 1) : date;
}

function paidInBooks(number: string): Problem {
  return problem(
    "cancelled-after-posting",
    "decide",
    `The order is off, but invoice ${number} has payments or credit in Xero that Shopify does not know of. Remove them there, or credit the invoice yourself.`,
  );
}

function creditNoteDiffers(number: string): Problem {
  return problem(
    "books-differ",
    "decide",
    `Credit note ${number} was changed in Xero since it was posted; Crossfoot changes nothing by itself.`,
  );
}
