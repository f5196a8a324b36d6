import type { CreditNote } from "../ledger/credit-note";
import type { StandingChoice } from "../ledger/override";
import type { SalesInvoice } from "../ledger/sales-invoice";
import { draftChosen } from "./chosen-for";
import { hold, note, type Desk } from "./desk";
import type { Credited } from "./book-paid-back";
import { currencyRate } from "./currency-rules";
import { dated, dueDate, type Dated, type SaleMoment } from "./document-dates";
import { creditNoteNumber, invoiceNumber } from "./document-number";
import type { DraftCredit } from "./draft-credits";
import { finishLine, type DraftLine } from "./draft-line";
import { sumOf } from "./draft-sums";
import { matching } from "./order-choice";
import { doesNotTieOut } from "./residual";
import { cutText } from "../plain-text";

type Sale = { lines: readonly DraftLine[]; moment: SaleMoment; outstanding: bigint };

/** Xero, Nov 2026: an approved document needs a line. */
const EMPTY = {
  code: "does-not-tie-out",
  remedy: "decide",
  message: "Everything was taken off the order by edits, so no line is left to invoice, but money has moved. Book it in Xero yourself.",
} as const;

/** One sales invoice for the order. */
export function toInvoice(desk: Desk, { lines, moment, outstanding }: Sale): SalesInvoice {
  const total = sumOf(desk, lines);
  // Xero, Nov 2026: a document's total cannot be negative.
  if (total < 0n) doesNotTieOut(desk, { what: "A sale below zero", shop: 0n, books: total });
  if (lines.length === 0) hold(desk, EMPTY);
  const day = dated(desk, moment.moment, moment.by);

  return { ...head(desk, day, lines), dueDate: dueDate(desk, day.date, outstanding), chosen: chosenFor(desk) };
}

function chosenFor({ choices = [], order, profile }: Desk): StandingChoice {
  const customerTags = (order.customer?.tags ?? []).filter((tag) => matching(profile.tagRules, [tag]).length > 0);

  return { sources: choices, tags: order.tags, ...(customerTags.length > 0 && { customerTags }) };
}

/** One credit note for each refund that comes to something. */
export function toCreditNotes(desk: Desk, credits: readonly DraftCredit[]): Credited[] {
  const credited: Credited[] = [];
  for (const draft of credits) {
    const total = sumOf(desk, draft.lines);
    const number = creditNoteNumber(invoiceNumber(desk.order, desk.profile.numberPrefix), draft.position);
    if (total < 0n) doesNotTieOut(desk, { what: "A refund below zero", shop: 0n, books: total });
    if (total === 0n) note(desk, number, "The refund comes to 0.00 (nothing was given back for it), so it needs no credit note.");
    else credited.push({ draft, total, document: toCreditNote(desk, draft, number) });
  }

  return credited;
}

function toCreditNote(desk: Desk, { refund, lines }: DraftCredit, number: string): CreditNote {
  const day = dated(desk, refund.processedAt ?? refund.createdAt, "the day of the refund");

  return { ...head(desk, day, lines), number, refundId: refund.id };
}

/** What invoices, credit notes and quotes have in common. */
export function head(desk: Desk, { date, moved, because }: Dated, lines: readonly DraftLine[]): Omit<SalesInvoice, "dueDate"> {
  const { order, profile, orderUrl } = desk;
  const chosen = draftChosen(desk.choices);

  return {
    number: invoiceNumber(order, profile.numberPrefix),
    // Xero keeps 255 characters.
    reference: cutText((profile.reference === "purchase-order" && order.purchaseOrderNumber) || order.name, 255),
    url: orderUrl,
    date,
    currency: order.currency,
    currencyRate: currencyRate(desk),
    brandingThemeId: profile.brandingThemeId,
    status: chosen?.draft || (moved && profile.lockDates === "draft") ? "DRAFT" : profile.invoiceStatus,
    taxInclusive: order.taxesIncluded,
    lines: lines.map((line) => finishLine(desk, line)),
    because: chosen?.draft ? [...because, { step: "said", sentence: `Sent as a draft, because ${chosen.why}.` }] : because,
  };
}
