import type { BillToId, ContactId } from "../ids";
import { payerNumber, type BillToScope, type OtherPayer } from "./bill-to";
import { inWords, type Portion } from "./portion";

/**
 * Who gets an invoice of their own for a part of an order, beside whoever is billed for the rest. Kept with both invoices, so it
 * names nobody: a contact that stands in Xero, or the number of one that is made with the first document for it.
 */
export type SecondPayer = { id: BillToId; scope: BillToScope; portion: Portion } & (
  | { contactId: ContactId; number?: undefined }
  | { number: string; contactId?: undefined }
);

/** As it is kept, of whom somebody chose. */
export function secondPayer(payer: OtherPayer, { id, scope, portion }: Pick<SecondPayer, "id" | "scope" | "portion">): SecondPayer {
  const by = { id, scope, portion };

  return payer.kind === "existing" ? { ...by, contactId: payer.contactId } : { ...by, number: payer.number };
}

/** Under which the second payer's contact is remembered. */
export function secondKey({ contactId, number }: SecondPayer): string {
  return contactId === undefined ? number : payerNumber(contactId);
}

/** The same payer for the same part, by whatever choice. */
export function isSameSecond(a: SecondPayer | null, b: SecondPayer | null): boolean {
  return a === null || b === null ? a === b : secondKey(a) === secondKey(b) && inWords(a.portion) === inWords(b.portion);
}

/** "SH-1001-B": the second payer's invoice; "-B2" where numbers before it were used, which Xero gives to no other. */
export function secondNumber(invoice: string, used: number): string {
  return used === 0 ? `${invoice}-B` : `${invoice}-B${used + 1}`;
}

/** Whether a document's number is that of a second payer's invoice of this one, and not of something beside it. */
export function isSecondNumber(invoice: string, number: string): boolean {
  return number.startsWith(invoice) && /^-B\d*$/.test(number.slice(invoice.length));
}

const FOR_SECOND = " for the second payer";

/** Under which the second payer's credit note for a refund is remembered, beside the first payer's. */
export function secondRefundKey(refundId: string): string {
  return refundId + FOR_SECOND;
}

/** The refund, where a credit note was remembered as the second payer's; else null. */
export function refundOfSecond(key: string): string | null {
  return key.endsWith(FOR_SECOND) ? key.slice(0, -FOR_SECOND.length) : null;
}
