import type { UndoKind } from "./undo-write";

/**
 * So many orders are undone together, from the first reading to the last: as many as Xero advises to read by id in one call. Each
 * is half undone only while the payments of these few are removed, a minute or less.
 */
export const ORDERS_TOGETHER = 40;

/** Of what Xero takes many at a time, so many fit in one request. */
const PER_REQUEST: Readonly<Record<UndoKind, number>> = {
  PAYMENT_DELETE: 1,
  ALLOCATION_DELETE: 1,
  OVERPAYMENT_DELETE: 50,
  CREDIT_NOTE_VOID: 50,
  INVOICE_VOID: 50,
};
const PER_READING = 40;
/** The credit note, setting it against the invoice, and reading both. */
const PER_REVERSAL = 3;

/**
 * About how many calls it takes. Documents are read before the first write, again after money or credit was taken off them,
 * right before they are voided, and once they are: of so many orders together, and few of a kind are spread over them.
 */
export function callsFor(parts: readonly { kind: UndoKind | "REVERSAL"; count: number }[]): number {
  const of = (kind: UndoKind | "REVERSAL") => parts.reduce((sum, part) => (part.kind === kind ? sum + part.count : sum), 0);
  const slices = Math.ceil(of("INVOICE_VOID") / ORDERS_TOGETHER);
  const pieces = (count: number, most: number) => Math.max(Math.ceil(count / most), Math.min(count, slices));
  const kinds = Object.keys(PER_REQUEST) as UndoKind[];
  const requests = kinds.reduce((sum, kind) => sum + pieces(of(kind), PER_REQUEST[kind]), 0);
  const cleared = Math.min(of("PAYMENT_DELETE") + of("ALLOCATION_DELETE"), of("INVOICE_VOID") + of("CREDIT_NOTE_VOID"));
  const readings = (["INVOICE_VOID", "CREDIT_NOTE_VOID"] as const).reduce(
    (sum, kind) => sum + 2 * pieces(of(kind), PER_READING) + pieces(of(kind), PER_REQUEST[kind]),
    pieces(cleared, PER_READING),
  );

  return requests + readings + PER_REVERSAL * of("REVERSAL");
}
