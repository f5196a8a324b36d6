import type { DocumentLine } from "../ledger/document-line";
import type { LineInBooks } from "../ledger/sales-invoice";
import { isZero } from "../money/money";
import type { StandingInvoice } from "../sync/order-situation";
import { compareStanding, type Difference } from "./compare-standing";

/**
 * What is sent of an invoice that somebody has paid or credited. `contact`: whether the contact is; `lines`: Xero's ids of its lines,
 * in the order of ours, where their words and coding are, else none. Due day and reference always are.
 */
export type OnlyFree = { contact: boolean; lines: readonly string[] };

/** Xero, Nov 2026: its edit rules for sales invoices with a payment or credit on them. */
const FREE_OF_HEAD: readonly string[] = ["Reference", "Due date", "Contact"];
const FREE_OF_LINE: readonly string[] = ["Description", "Account", "Tracking"];

export function isUsed({ amountPaid, amountCredited }: StandingInvoice["seen"]): boolean {
  return !isZero(amountPaid) || !isZero(amountCredited);
}

/** What a person changed that Xero lets nobody change back while the invoice is paid or credited, by name: "total, unit price". */
export function fixedEdits(standing: StandingInvoice): string[] {
  const fixed = editsOf(standing).filter((each) => !isFree(each, standing));

  return [...new Set(fixed.map(({ field }) => field.toLowerCase()))];
}

/** How ours is put back on it. Null where its lines would come to something else than stands, or were read without their ids. */
export function onlyFree(standing: StandingInvoice, lines: readonly DocumentLine[]): OnlyFree | null {
  const edits = editsOf(standing);
  const contact = edits.some(({ field }) => field === "Contact");
  if (edits.every(({ line }) => line === null)) return { contact, lines: [] };
  const stands = standing.seen.lines;
  const ids = stands.flatMap(({ id }) => id ?? []);
  const isSame = ids.length === lines.length && stands.length === lines.length && lines.every((line, at) => hasFiguresOf(line, stands[at]));

  return isSame ? { contact, lines: ids } : null;
}

function editsOf({ sent, seen }: StandingInvoice): Difference[] {
  return sent ? compareStanding({ sent, seen, planned: null }).filter(({ edited }) => edited) : [];
}

/** A credit note is its contact's, and stays on invoices of that contact. */
function isFree({ line, field }: Difference, { seen }: StandingInvoice): boolean {
  if (line !== null) return FREE_OF_LINE.includes(field);

  return FREE_OF_HEAD.includes(field) && (field !== "Contact" || isZero(seen.amountCredited));
}

function hasFiguresOf({ amount, taxAmount, taxType }: DocumentLine, stands: LineInBooks | undefined): boolean {
  return stands?.amount.minor === amount.minor && stands.taxAmount.minor === taxAmount.minor && (stands.taxType ?? taxType) === taxType;
}
