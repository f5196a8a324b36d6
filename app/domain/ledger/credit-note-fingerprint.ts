import type { CreditNoteInBooks } from "./credit-note";

/** Everything that is read of a credit note and that doing away with it would destroy; as of invoices, compared right before. */
export function creditNoteFingerprint({ status, total, totalTax, remainingCredit, allocated, payments }: CreditNoteInBooks): string {
  const figures = [total, totalTax, remainingCredit, allocated].map(({ minor }) => String(minor));

  return [status, ...figures, payments.length].join("|");
}
