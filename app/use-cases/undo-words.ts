import type { UndoPart } from "../domain/undo/undo-sums";
import { toMoneyView } from "./show-orders";
import type { UndoKindView } from "./undo-views";

const ORDER = ["PAYMENT_DELETE", "ALLOCATION_DELETE", "OVERPAYMENT_DELETE", "CREDIT_NOTE_VOID", "INVOICE_VOID", "REVERSAL"] as const;

const WHAT: Readonly<Record<UndoPart["kind"], string>> = {
  PAYMENT_DELETE: "Payments removed",
  ALLOCATION_DELETE: "Credit taken back off invoices",
  OVERPAYMENT_DELETE: "Overpayments removed",
  CREDIT_NOTE_VOID: "Credit notes voided",
  INVOICE_VOID: "Invoices voided",
  REVERSAL: "Reversed by a credit note, because the period is locked",
};

/** In the order in which Xero takes them. */
export function kindViews(parts: readonly UndoPart[]): UndoKindView[] {
  return [...parts]
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind))
    .map(({ kind, count, total }) => ({ what: WHAT[kind], count, total: toMoneyView(total) }));
}
