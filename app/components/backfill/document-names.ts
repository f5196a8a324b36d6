import type { DocumentKind } from "~/domain/backfill/plan-sums";

/** In words for somebody who knows little accounting. */
export const DOCUMENT_NAMES: Record<DocumentKind, string> = {
  invoice: "Invoices",
  payment: "Payments received",
  overpayment: "Money received beyond the invoice",
  creditNote: "Credit notes, for refunds",
  refund: "Money given back",
  allocation: "Credit set against invoices",
};
