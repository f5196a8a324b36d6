import type { StoredAttempt } from "../ports/order-reader";

/** Each kind of write, as a merchant would say it. */
const WHAT: Readonly<Record<StoredAttempt["kind"], string>> = {
  CONTACT: "Create contact",
  CONTACT_UPDATE: "Change contact",
  INVOICE: "Create invoice",
  PAYMENT: "Record payment",
  CREDIT_NOTE: "Create credit note",
  REFUND: "Record money given back",
  ALLOCATION: "Set credit against the invoice:",
  OVERPAYMENT: "Record overpayment",
  INVOICE_UPDATE: "Change invoice",
  INVOICE_VOID: "Void invoice",
  CREDIT_NOTE_UPDATE: "Change credit note",
  PAYMENT_DELETE: "Remove payment",
  ALLOCATION_DELETE: "Take credit back off the invoice:",
  OVERPAYMENT_DELETE: "Remove overpayment",
  CREDIT_NOTE_VOID: "Void credit note",
  QUOTE: "Create quote",
  QUOTE_UPDATE: "Change quote",
  MARK_PAID: "Mark order paid in Shopify",
  PART_PAYMENT: "Record part payment in Shopify",
  ORDER_NOTE: "Note on the order in Shopify what Xero shows",
};

/** What a write of this kind with this natural key does, in words. */
export function attemptWords(kind: StoredAttempt["kind"], naturalKey: string): string {
  return isInShopify(kind) ? WHAT[kind] : `${WHAT[kind]} ${readable(naturalKey)}`.trim();
}

function isInShopify(kind: StoredAttempt["kind"]): boolean {
  return kind === "MARK_PAID" || kind === "PART_PAYMENT" || kind === "ORDER_NOTE";
}

export function isAttempted(kind: string): kind is StoredAttempt["kind"] {
  return kind in WHAT;
}

/** A refund's key ends with Xero's id of the credit note it is made on, which tells a reader nothing. */
function readable(naturalKey: string): string {
  return naturalKey.replace(/ on [0-9a-f-]{36}$/, "");
}
