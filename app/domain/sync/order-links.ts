import { isGone } from "../ledger/standing-document";
import type { EditDecision } from "../edits/decision";
import type { CreditNoteId, InvoiceId, OverpaymentId, PaymentId, RefundId, TransactionId } from "../ids";
import { money, subtract, sum, type Money } from "../money/money";
import type { Payment } from "../ledger/payment";
import type { RefundKey } from "../ledger/refund-payment";
import { isSameSecond, isSecondNumber } from "../payers/second-payer";
import type { StandingCreditNote, StandingInvoice, StandingLinks, StandingOverpayment } from "./order-situation";

/** A document of ours in Xero as it is remembered: what was sent, and what was last read there. */
export type LinkRow = { kind: string; localId: string; remoteId: string; sent: unknown; seen: unknown; decisions?: unknown };

/** Put before the kind of a document that its order has let go of: it is kept for the record, and nothing is decided by it. */
export const LET_GO = "LET_GO_" as const;

/**
 * What stands for one order, by the documents that are remembered for it, oldest first. An invoice or credit note stands
 * for the order or a refund (a gid of Shopify's), or for a change of the order: then its local id is its own number.
 */
export function orderLinksOf(rows: readonly LinkRow[]): StandingLinks {
  const seenRows = (kind: string) => rows.filter((row) => row.kind === kind && row.seen !== null);
  const invoices = seenRows("INVOICE");
  const notes = seenRows("CREDIT_NOTE");
  const refunds = rows.filter(({ kind }) => kind === "REFUND");
  const first = invoices.find(isOfShopify);
  const invoice = first ? toInvoice(first) : null;
  const beside = invoices.filter((row) => !isOfShopify(row)).map(toInvoice);
  const ended = invoice && beside.length > 0 ? beside.filter((each) => isEnded(each, { first: invoice, beside })) : [];

  return {
    invoice,
    supplements: ended.length > 0 ? beside.filter((each) => !ended.includes(each)) : beside,
    ...(ended.length > 0 && { endedSeconds: ended.map(({ seen }) => seen.number) }),
    creditNotes: new Map(notes.filter(isOfShopify).map((row) => [row.localId as RefundId, toCreditNote(row)])),
    corrections: notes.filter((row) => !isOfShopify(row)).map(toCreditNote),
    overpayments: seenRows("OVERPAYMENT").map((row) => toOverpayment(row, refunds)),
    bookedTransactions: addUp(rows.filter(({ kind }) => kind === "PAYMENT" || kind === "OVERPAYMENT")),
    bookedRefunds: new Map(refunds.map(({ localId, sent }) => [localId as RefundKey, (sent as Moved).amount])),
    letGo: seenRows(`${LET_GO}INVOICE`)
      .filter(isOfShopify)
      .map(({ seen }) => (seen as StandingInvoice["seen"]).number),
    allocated: new Set(rows.filter(({ kind }) => kind === "ALLOCATION").map(({ localId }) => localId)),
    ownPayments: new Set(rows.filter(isOwnPayment).map(({ remoteId }) => remoteId)),
    mirrored: new Map(rows.filter(isMirrored).map(({ localId, remoteId }) => [localId as TransactionId, remoteId])),
  };
}

/** A second payer's invoice that was voided, and the first invoice is shared with that payer no longer, or another took its place. */
function isEnded(
  { sent, seen }: StandingInvoice,
  { first, beside }: { first: StandingInvoice; beside: readonly StandingInvoice[] },
): boolean {
  const { number } = first.sent ?? first.seen;
  if (!isGone(seen) || !sent?.sharedBy || !isSecondNumber(number, sent.number)) return false;
  const isReplaced = beside.some((each) => isSecondNumber(number, each.sent?.number ?? each.seen.number) && !isGone(each.seen));

  return isReplaced || (first.sent !== null && !isSameSecond(sent.sharedBy, first.sent.sharedBy ?? null));
}

type Moved = Pick<Payment, "amount" | "date" | "reference">;

/** What was sent of a payment that a person recorded in Xero is not known: it was only found there. */
function isOwnPayment({ kind, sent }: LinkRow): boolean {
  return (kind === "PAYMENT" || kind === "REFUND") && sent !== null;
}

function isMirrored({ kind, sent }: LinkRow): boolean {
  return kind === "PAYMENT" && sent === null;
}

function isOfShopify({ localId }: LinkRow): boolean {
  return localId.startsWith("gid://");
}

function toInvoice({ remoteId, sent, seen, decisions }: LinkRow): StandingInvoice {
  const decision = lastOf(decisions);

  return {
    id: remoteId as InvoiceId,
    seen: seen as StandingInvoice["seen"],
    sent: sent as StandingInvoice["sent"],
    ...(decision && { decision }),
  };
}

function toCreditNote({ remoteId, sent, seen, decisions }: LinkRow): StandingCreditNote {
  const decision = lastOf(decisions);

  return {
    id: remoteId as CreditNoteId,
    seen: seen as StandingCreditNote["seen"],
    sent: sent as StandingCreditNote["sent"],
    ...(decision && { decision }),
  };
}

function lastOf(decisions: unknown): EditDecision | undefined {
  return ((decisions ?? []) as readonly EditDecision[]).at(-1);
}

function toOverpayment({ remoteId, sent, seen }: LinkRow, refunds: readonly LinkRow[]): StandingOverpayment {
  const made = seen as StandingOverpayment["seen"];
  const givenBack = refunds
    .filter(({ localId }) => localId.endsWith(` on ${made.reference}`))
    .map(({ remoteId: id, sent: back }) => ({ ...(back as Moved), id: id as PaymentId }));
  const left = subtract(
    made.total,
    sum(
      givenBack.map(({ amount }) => amount),
      made.currency,
    ),
  );

  return { id: remoteId as OverpaymentId, seen: made, left, givenBack, ...(sent !== null && { date: (sent as Moved).date }) };
}

/** One transaction may have paid the invoice, a supplement to it and an overpayment. Only payments of ours say how much. */
function addUp(rows: readonly LinkRow[]): Map<TransactionId, Money | null> {
  const booked = new Map<TransactionId, Money | null>();
  for (const { localId, sent } of rows) {
    const id = transactionOf(localId);
    const before = booked.get(id);
    const amount = sent === null ? null : (sent as Moved).amount;
    booked.set(id, before === null || amount === null ? null : money((before?.minor ?? 0n) + amount.minor, amount.currency));
  }

  return booked;
}

/** Under which a payment of a transaction is remembered: the transaction, and the supplement that it pays. */
export function paymentKey(transactionId: TransactionId, supplement: string | null): string {
  return supplement === null ? transactionId : `${transactionId} on ${supplement}`;
}

function transactionOf(localId: string): TransactionId {
  return localId.replace(/ on .*$/, "") as TransactionId;
}

/** Under which credit set against an invoice is remembered: once for each pair. */
export function allocationKey(creditNote: string, supplement: string | null): string {
  return supplement === null ? creditNote : `${creditNote} on ${supplement}`;
}
