import type { DocumentLine } from "../ledger/document-line";
import { money, subtract, type Money } from "../money/money";
import { lineDifferences } from "../posting/line-differences";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import type { StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { keptFor } from "./decision";
import { isKeptNote } from "./edited-note";

type Posted = StandingLinks & { invoice: StandingInvoice };

/** What an invoice counts as: the part of the order that it was kept for, else what stands. Null lines: what was sent is not known. */
export function countedAs(standing: StandingInvoice): { total: Money; tax: Money; lines: readonly DocumentLine[] | null; kept: boolean } {
  const { seen, sent } = standing;
  const lines = keptFor(standing);
  if (!lines) return { total: seen.total, tax: seen.totalTax, lines: sent?.lines ?? null, kept: false };
  const document = { taxInclusive: sent?.taxInclusive ?? true, currency: seen.currency, lines };

  return { total: documentTotal(document), tax: documentTax(document), lines, kept: true };
}

/** The same of a credit note: what was sent of it where the merchant keeps what a person made of it, else what stands. */
export function noteCountedAs(standing: StandingCreditNote): { total: Money; tax: Money } {
  const { seen, sent } = standing;

  return sent && isKeptNote(standing) ? { total: documentTotal(sent), tax: documentTax(sent) } : { total: seen.total, tax: seen.totalTax };
}

/** What Xero asks for beyond what the order comes to, because a person's figures were kept; negative where it is less. */
export function keptDifference({ invoice, supplements, creditNotes, corrections }: Posted): Money {
  const asked = [invoice, ...supplements].map((standing) => subtract(standing.seen.total, countedAs(standing).total).minor);
  const credited = [...creditNotes.values(), ...corrections].map((note) => subtract(noteCountedAs(note).total, note.seen.total).minor);

  return money(
    [...asked, ...credited].reduce((sofar, each) => sofar + each, 0n),
    invoice.seen.currency,
  );
}

/**
 * The lines of the order that are this invoice's: all that is planned, less what the other documents count as. That is what is
 * written where ours is pushed, and what the invoice stands for where theirs is kept.
 */
export function shareOf(standing: StandingInvoice, situation: Posted, plan: Pick<PostingPlan, "invoice"> | null): readonly DocumentLine[] {
  if (standing !== situation.invoice) return standing.sent?.lines ?? [];
  const others = [
    ...situation.supplements.map((each) => ({ lines: countedAs(each).lines ?? [], sign: 1n as const })),
    ...situation.corrections.map(({ sent }) => ({ lines: sent?.lines ?? [], sign: -1n as const })),
  ];
  const planned = plan?.invoice.lines ?? [];

  return others.length === 0 ? planned : lineDifferences(planned, others);
}
