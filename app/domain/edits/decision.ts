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
export function keptFor({ seen, decision }: StandingInvoice): readonly DocumentLine[] | null {
  return decision?.do === "keep" && contentFingerprint(seen) === decision.standsAs ? decision.standsFor : null;
}

/** What the customer owes and sees; payments, coding and the reference may change without a new decision. */
export function contentFingerprint({ contactId, date = "", dueDate = "", total, totalTax, lines }: InvoiceInBooks): string {
  const plain = (amount: bigint | undefined) => (amount === undefined ? "" : String(amount));
  const ofLine = ({ description, quantity, unitAmount, amount, taxAmount }: InvoiceInBooks["lines"][number]) =>
    [description.trim(), plain(quantity), plain(unitAmount), amount.minor, taxAmount.minor].join("~");

  return [contactId ?? "", date, dueDate, total.minor, totalTax.minor, ...lines.map(ofLine)].join("|");
}
