import type { DocumentLine } from "./document-line";
import type { InvoiceInBooks } from "./sales-invoice";

/**
 * Everything of an invoice that a change of ours would overwrite or contradict. Compared right before the change: Xero has
 * no "only if unchanged" (Nov 2026), and `UpdatedDateUTC` also moves when an invoice is merely printed.
 */
export function invoiceFingerprint({ status, total, totalTax, amountPaid, amountCredited, lines }: InvoiceInBooks): string {
  const figures = [total, totalTax, amountPaid, amountCredited].map(({ minor }) => String(minor));

  return [status, ...figures, ...lines.map(lineKey)].join("|");
}

/** It stands line by line as we sent it: nobody has edited it in Xero. */
export function standsAsSent(seen: Pick<InvoiceInBooks, "lines">, sent: { lines: readonly DocumentLine[] }): boolean {
  return seen.lines.length === sent.lines.length && sent.lines.every((line, index) => isSame(line, seen.lines[index]));
}

type LineInBooks = InvoiceInBooks["lines"][number];

/** Account and tax rate count where they were read; earlier versions kept neither. */
function isSame({ description, amount, taxAmount, accountCode, taxType }: DocumentLine, seen: LineInBooks | undefined): boolean {
  if (!seen || seen.description.trim() !== description.trim()) return false;
  if (seen.amount.minor !== amount.minor || seen.taxAmount.minor !== taxAmount.minor) return false;

  return (seen.accountCode ?? accountCode) === accountCode && (seen.taxType ?? taxType) === taxType;
}

function lineKey({ description, amount, taxAmount, accountCode = "", taxType = "" }: LineInBooks): string {
  return [description.trim(), amount.minor, taxAmount.minor, accountCode, taxType].join("~");
}
