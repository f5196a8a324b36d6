import type { DocumentLine } from "./document-line";
import type { InvoiceInBooks, LineInBooks } from "./sales-invoice";

/**
 * Everything of an invoice that a change of ours would overwrite or contradict. Compared right before the change: Xero has
 * no "only if unchanged" (Nov 2026), and `UpdatedDateUTC` also moves when an invoice is merely printed.
 */
export function invoiceFingerprint(seen: InvoiceInBooks): string {
  return seen.contactId === undefined ? bareFingerprint(seen) : [bareFingerprint(seen), ...detailOf(seen)].join("|");
}

/** It stands as it did then. A fingerprint of what an earlier version read knows less, and is compared by what it knows. */
export function standsStill(seen: InvoiceInBooks, standsAs: string): boolean {
  return invoiceFingerprint(seen) === standsAs || bareFingerprint(seen) === standsAs;
}

function bareFingerprint({ status, total, totalTax, amountPaid, amountCredited, lines }: InvoiceInBooks): string {
  const figures = [total, totalTax, amountPaid, amountCredited].map(({ minor }) => String(minor));

  return [status, ...figures, ...lines.map(lineKey)].join("|");
}

function detailOf({ contactId, date = "", dueDate = "", reference, lines }: InvoiceInBooks): string[] {
  const detail = lines.map(({ quantity = "", unitAmount = "", tracking = [] }) =>
    [quantity, unitAmount, ...tracking.map(({ category, option }) => `${category}: ${option}`)].join("~"),
  );

  return [contactId ?? "", date, dueDate, reference ?? "", ...detail];
}

/** It stands line by line as we sent it: nobody has edited it in Xero. */
export function standsAsSent(seen: Pick<InvoiceInBooks, "lines">, sent: { lines: readonly DocumentLine[] }): boolean {
  return seen.lines.length === sent.lines.length && sent.lines.every((line, index) => isSame(line, seen.lines[index]));
}

/** Account and tax rate count where they were read; earlier versions kept neither. */
function isSame({ description, amount, taxAmount, accountCode, taxType }: DocumentLine, seen: LineInBooks | undefined): boolean {
  if (!seen || seen.description.trim() !== description.trim()) return false;
  if (seen.amount.minor !== amount.minor || seen.taxAmount.minor !== taxAmount.minor) return false;

  return (seen.accountCode ?? accountCode) === accountCode && (seen.taxType ?? taxType) === taxType;
}

/** Its lines have the tracking that we sent, where that was read. Xero takes the names whatever their case. */
export function trackedAsSent(seen: Pick<InvoiceInBooks, "lines">, sent: { lines: readonly DocumentLine[] }): boolean {
  return sent.lines.every(({ tracking }, index) => isSameTracking(seen.lines[index]?.tracking ?? tracking, tracking));
}

export function isSameTracking(a: DocumentLine["tracking"], b: DocumentLine["tracking"]): boolean {
  return inText(a) === inText(b);
}

function inText(tracking: DocumentLine["tracking"]): string {
  return tracking
    .map(({ category, option }) => `${category}: ${option}`.toLowerCase())
    .sort()
    .join("|");
}

function lineKey({ description, amount, taxAmount, accountCode = "", taxType = "" }: LineInBooks): string {
  return [description.trim(), amount.minor, taxAmount.minor, accountCode, taxType].join("~");
}
