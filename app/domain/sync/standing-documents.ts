import { countedAs, noteCountedAs } from "../edits/counted";
import type { StandingDocument, StandingDocuments } from "../ledger/standing-document";
import { isZero, money, type Money } from "../money/money";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "./order-situation";

type Posted = StandingLinks & { invoice: StandingInvoice };
type Noted = { standing: StandingInvoice | StandingCreditNote; settled: boolean };

/**
 * The documents of a posted order as `planChange` weighs them: what was sent, at the status that Xero shows. Null where an
 * old version did not keep what it sent, for then nothing can be compared line by line.
 */
export function standingDocuments(situation: Posted): StandingDocuments | null {
  const { invoice, supplements, corrections, creditNotes } = situation;
  const settled = isSettled(situation);
  const first = toCounted({ standing: invoice, settled });
  const documents = {
    supplements: supplements.map((standing) => toCounted({ standing, settled: !isZero(standing.seen.amountPaid) })),
    corrections: corrections.map((standing) => toStanding({ standing, settled: true })),
    creditNotes: [...creditNotes.values()].map((standing) => toStanding({ standing, settled: true })),
  };
  const { supplements: added, corrections: taken, creditNotes: refunded } = documents;
  if (!first || !added.every(isThere) || !taken.every(isThere) || !refunded.every(isThere)) return null;

  return { invoice: first, supplements: added, corrections: taken, creditNotes: refunded };
}

/** One that a person edited and that is kept counts as what it was kept for, and is not changed any more. */
function toCounted({ standing, settled }: Noted & { standing: StandingInvoice }): StandingDocument | null {
  const document = toStanding({ standing, settled });
  const { kept, lines } = countedAs(standing);

  return document && kept ? { ...document, lines: lines ?? [], settled: true } : document;
}

function toStanding({ standing: { seen, sent }, settled }: Noted): StandingDocument | null {
  if (!sent) return null;
  const { date, taxInclusive, currencyRate, lines } = sent;

  return { number: seen.number, status: seen.status, date, taxInclusive, currencyRate, lines, settled };
}

function isThere(document: StandingDocument | null): document is StandingDocument {
  return document !== null;
}

/** Paid at least in part; or credited, where not by the credit notes that this order's own changes made. */
function isSettled({ invoice, supplements, corrections, creditNotes }: Posted): boolean {
  if (!isZero(invoice.seen.amountPaid)) return true;
  const alone = supplements.length === 0 && corrections.length === 0 && creditNotes.size === 0;
  if (alone) return !isZero(invoice.seen.amountCredited);
  const credited = [invoice, ...supplements].reduce((sum, { seen }) => sum + seen.amountCredited.minor, 0n);
  const own = [...corrections, ...creditNotes.values()].reduce((sum, { seen }) => sum + seen.allocated.minor, 0n);

  return credited !== own;
}

type Figures = { total: Money; tax: Money };

/** What the invoice and all changes to it come to in Xero. */
export function standsAt(situation: Posted): Figures {
  return addUp(situation, { of: figuresSeen, ofNote: figuresSeen });
}

/** The same, where a document that a person edited and that is kept counts as what it was kept for. */
export function countsAs(situation: Posted): Figures {
  return addUp(situation, { of: countedAs, ofNote: noteCountedAs });
}

function figuresSeen({ seen }: StandingInvoice | StandingCreditNote): Figures {
  return { total: seen.total, tax: seen.totalTax };
}

type Counting = { of: (standing: StandingInvoice) => Figures; ofNote: (standing: StandingCreditNote) => Figures };

function addUp({ invoice, supplements, corrections }: Posted, { of, ofNote }: Counting): Figures {
  const { currency } = invoice.seen;
  const added = [invoice, ...supplements].map(of);
  const taken = corrections.map(ofNote);
  const sum = (figures: readonly Figures[], what: keyof Figures) => figures.reduce((sofar, each) => sofar + each[what].minor, 0n);

  return {
    total: money(sum(added, "total") - sum(taken, "total"), currency),
    tax: money(sum(added, "tax") - sum(taken, "tax"), currency),
  };
}

/** What all invoices of the order still ask for, in Xero. */
export function stillDue({ invoice, supplements }: Posted): Money {
  return money(
    [invoice, ...supplements].reduce((sum, { seen }) => sum + seen.amountDue.minor, 0n),
    invoice.seen.currency,
  );
}

/** Credit that neither was given back nor settles an invoice: in Xero it stands beside what the invoices still owe. */
export function openCredit({ creditNotes, corrections, overpayments }: StandingLinks): bigint {
  const onNotes = [...creditNotes.values(), ...corrections].reduce((sum, { seen }) => sum + seen.remainingCredit.minor, 0n);

  return overpayments.reduce((sum, { left }) => sum + left.minor, onNotes);
}
