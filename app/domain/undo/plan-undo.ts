import { creditNoteFingerprint } from "../ledger/credit-note-fingerprint";
import { invoiceFingerprint } from "../ledger/invoice-fingerprint";
import type { PaymentId } from "../ids";
import type { Problem } from "../problem";
import type { Ground, StandingCreditNote, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { isUnapproved } from "../sync/rest";
import { lockedParts } from "./locked-parts";
import { obstaclesToRemoval } from "./obstacles";
import { planReversal, type Reversal } from "./plan-reversal";
import { nothingStands, standingOf, type Standing } from "./standing";
import type { UndoKind, UndoWrite } from "./undo-write";

/** What taking an order out of the books comes to. `remove`: all writes, in the order in which Xero takes them. */
export type UndoPlan =
  | { kind: "nothing" }
  | { kind: "hold"; problems: readonly Problem[] }
  | { kind: "remove"; writes: readonly UndoWrite[] }
  | Reversal;

/**
 * Everything of ours that stands for an order goes. Xero voids no document with money or credit on it (Nov 2026), so those
 * come first. In a locked period nothing is changed at all: there the sale is reversed on an open day instead.
 */
export function planUndo(links: StandingLinks, ground: Ground): UndoPlan {
  const standing = standingOf(links);
  if (nothingStands(standing)) return { kind: "nothing" };
  if (lockedParts(links, ground.organisation).length > 0) return planReversal(links, ground);
  const problems = obstaclesToRemoval(links);

  return problems.length > 0 ? { kind: "hold", problems } : { kind: "remove", writes: writesFor(standing) };
}

/** Those that may go now: the first kind of all that are left. What they were worked out from is read again before the next. */
export function firstOf(writes: readonly UndoWrite[]): UndoWrite[] {
  const kind: UndoKind | undefined = writes[0]?.kind;

  return writes.filter((each) => each.kind === kind);
}

function writesFor({ invoices, notes, overpayments }: Standing): UndoWrite[] {
  return [
    ...invoices.flatMap(paymentsOn),
    ...notes.flatMap(paymentsBackOn),
    ...overpayments.flatMap(paymentsBackOf),
    ...notes.flatMap(allocationsOf),
    ...overpayments.flatMap(overpaymentGone),
    ...notes.map(noteGone),
    ...invoices.map(invoiceGone),
  ];
}

function paymentsOn({ id, seen }: StandingInvoice): UndoWrite[] {
  return seen.payments.map(({ id: paymentId, amount, reference }) => ({
    kind: "PAYMENT_DELETE",
    amount,
    document: { paymentId: paymentId as PaymentId, reference: reference ?? "", invoiceId: id },
  }));
}

function paymentsBackOn({ id, seen }: StandingCreditNote): UndoWrite[] {
  return seen.payments.map(({ id: paymentId, amount, reference }) => ({
    kind: "PAYMENT_DELETE",
    amount,
    document: { paymentId: paymentId as PaymentId, reference: reference ?? "", creditNoteId: id },
  }));
}

function paymentsBackOf({ id, givenBack = [] }: Standing["overpayments"][number]): UndoWrite[] {
  return givenBack.map(({ id: paymentId, amount, reference }) => ({
    kind: "PAYMENT_DELETE",
    amount,
    document: { paymentId, reference, overpaymentId: id },
  }));
}

function allocationsOf({ id, seen }: StandingCreditNote): UndoWrite[] {
  return (seen.allocations ?? []).map(({ id: allocationId, invoiceId, amount }) => ({
    kind: "ALLOCATION_DELETE",
    amount,
    document: { allocationId, creditNoteId: id, invoiceId, creditNote: seen.number },
  }));
}

function overpaymentGone({ id, seen }: Standing["overpayments"][number]): UndoWrite[] {
  const { bankTransactionId, reference, total } = seen;

  return bankTransactionId
    ? [{ kind: "OVERPAYMENT_DELETE", amount: total, document: { overpaymentId: id, bankTransactionId, reference } }]
    : [];
}

function noteGone({ id, seen }: StandingCreditNote): UndoWrite {
  const document = { creditNoteId: id, number: seen.number, draft: isUnapproved(seen.status), standsAs: creditNoteFingerprint(seen) };

  return { kind: "CREDIT_NOTE_VOID", amount: seen.total, document };
}

function invoiceGone({ id, seen, sent }: StandingInvoice): UndoWrite {
  const { number, status, total } = seen;
  const document = { invoiceId: id, number, url: sent?.url ?? "", draft: isUnapproved(status), standsAs: invoiceFingerprint(seen) };

  return { kind: "INVOICE_VOID", amount: total, document };
}
