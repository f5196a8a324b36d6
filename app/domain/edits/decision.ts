import type { ContactId } from "../ids";
import type { Instant } from "../instant";
import type { DocumentLine } from "../ledger/document-line";
import { invoiceFingerprint } from "../ledger/invoice-fingerprint";
import type { InvoiceInBooks } from "../ledger/sales-invoice";
import type { StandingInvoice } from "../sync/order-situation";

/**
 * What the merchant decided about an invoice that a person edited. It is kept with the invoice, for good, and the last one
 * counts: `push` only while the invoice stands as it was shown, `keep` as long as its content does.
 */
export type EditDecision =
  /** `byRule`: nobody pressed it, so a person's coding stays where the rules say so. */
  | { do: "push"; at: Instant; standsAs: string; byRule?: true }
  /** `standsFor`: the lines of the order that it counts as from then on; what the order becomes later is booked beside it. */
  | { do: "keep"; at: Instant; standsAs: string; standsFor: readonly DocumentLine[] };

/** The merchant wants ours written over exactly this. It is spent once it was sent. */
export function isPushed({ seen, sent, decision }: StandingInvoice): boolean {
  if (decision?.do !== "push" || sent?.standsAs === decision.standsAs) return false;

  return invoiceFingerprint(seen) === decision.standsAs;
}

/** The lines that an invoice which is kept as a person made it stands for; null where none is kept. */
export function keptFor({ seen, sent, decision }: StandingInvoice): readonly DocumentLine[] | null {
  if (decision?.do !== "keep" || !standsAsKept({ seen, sent }, { kept: decision.standsAs, stands: contentFingerprint(seen) })) return null;

  return decision.standsFor;
}

type OfContact = { seen: { contactId?: ContactId }; sent: { contactId?: ContactId } | null };

/**
 * The decision lapses when a person changes the document again. A merge of contacts is no change: it moves the document and what is
 * remembered of it alike. Both fingerprints begin with the contact.
 */
export function standsAsKept({ seen, sent }: OfContact, { kept, stands }: { kept: string; stands: string }): boolean {
  if (kept === stands) return true;

  return seen.contactId !== undefined && seen.contactId === sent?.contactId && butContact(kept) === butContact(stands);
}

function butContact(fingerprint: string): string {
  return fingerprint.slice(fingerprint.indexOf("|"));
}

/** What the customer owes and sees; payments, coding and the reference may change without a new decision. */
export function contentFingerprint({ contactId, date = "", dueDate = "", total, totalTax, lines }: InvoiceInBooks): string {
  const plain = (amount: bigint | undefined) => (amount === undefined ? "" : String(amount));
  const ofLine = ({ description, quantity, unitAmount, amount, taxAmount }: InvoiceInBooks["lines"][number]) =>
    [description.trim(), plain(quantity), plain(unitAmount), amount.minor, taxAmount.minor].join("~");

  return [contactId ?? "", date, dueDate, total.minor, totalTax.minor, ...lines.map(ofLine)].join("|");
}
