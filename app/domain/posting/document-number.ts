import type { Order } from "../commerce/order";
import { legacyId } from "../ids";

/** "#1001" with prefix "SH-" → "SH-1001". An order without a usable name falls back to its id, which is unique too. */
export function invoiceNumber(order: Order, prefix: string): string {
  // Xero takes printable ASCII only.
  const printable = order.name
    .replace(/[^\x20-\x7e]/g, "")
    .replace(/^#/, "")
    .trim();

  return prefix + (printable || legacyId(order.id));
}

/** "SH-1001-R1": the first refund of the order, by refund id. */
export function creditNoteNumber(invoice: string, position: number): string {
  return `${invoice}-R${position}`;
}

/** "SH-1001-A1": the first addition to an invoice that could no longer be changed. */
export function supplementNumber(invoice: string, position: number): string {
  return `${invoice}-A${position}`;
}

/** "SH-1001-C1": the first credit note for what an edit took away. */
export function correctionNumber(invoice: string, position: number): string {
  return `${invoice}-C${position}`;
}

/** "SH-1001-P2": posted a second time, after what was posted first was undone. */
export function postedAgainNumber(invoice: string, time: number): string {
  return `${invoice}-P${time}`;
}
