import type { CreditNoteId, InvoiceId, OverpaymentId, RefundId, TransactionId } from "../ids";
import { money, subtract, sum, type Money } from "../money/money";
import type { RefundKey } from "../ledger/refund-payment";
import type { StandingCreditNote, StandingInvoice, StandingLinks, StandingOverpayment } from "./order-situation";

/** A document of ours in Xero as it is remembered: what was sent, and what was last read there. */
export type LinkRow = { kind: string; localId: string; remoteId: string; sent: unknown; seen: unknown };

/**
 * What stands for one order, by the documents that are remembered for it, oldest first. An invoice or credit note stands
 * for the order or a refund (a gid of Shopify's), or for a change of the order: then its local id is its own number.
 */
export function orderLinksOf(rows: readonly LinkRow[]): StandingLinks {
  const seenRows = (kind: string) => rows.filter((row) => row.kind === kind && row.seen !== null);
  const invoices = seenRows("INVOICE");
  const notes = seenRows("CREDIT_NOTE");
  const refunds = rows.filter(({ kind }) => kind === "REFUND");
  const invoice = invoices.find(isOfShopify);

  return {
    invoice: invoice ? toInvoice(invoice) : null,
    supplements: invoices.filter((row) => !isOfShopify(row)).map(toInvoice),
    creditNotes: new Map(notes.filter(isOfShopify).map((row) => [row.localId as RefundId, toCreditNote(row)])),
    corrections: notes.filter((row) => !isOfShopify(row)).map(toCreditNote),
    overpayments: seenRows("OVERPAYMENT").map((row) => toOverpayment(row, refunds)),
    bookedTransactions: addUp(rows.filter(({ kind }) => kind === "PAYMENT" || kind === "OVERPAYMENT")),
    bookedRefunds: new Map(refunds.map(({ localId, sent }) => [localId as RefundKey, (sent as Moved).amount])),
    allocated: new Set(rows.filter(({ kind }) => kind === "ALLOCATION").map(({ localId }) => localId)),
  };
}

type Moved = { amount: Money };

function isOfShopify({ localId }: LinkRow): boolean {
  return localId.startsWith("gid://");
}

function toInvoice({ remoteId, sent, seen }: LinkRow): StandingInvoice {
  return { id: remoteId as InvoiceId, seen: seen as StandingInvoice["seen"], sent: sent as StandingInvoice["sent"] };
}

function toCreditNote({ remoteId, sent, seen }: LinkRow): StandingCreditNote {
  return { id: remoteId as CreditNoteId, seen: seen as StandingCreditNote["seen"], sent: sent as StandingCreditNote["sent"] };
}

function toOverpayment({ remoteId, seen }: LinkRow, refunds: readonly LinkRow[]): StandingOverpayment {
  const made = seen as StandingOverpayment["seen"];
  const back = refunds.filter(({ localId }) => localId.endsWith(` on ${made.reference}`)).map(({ sent }) => (sent as Moved).amount);

  return { id: remoteId as OverpaymentId, seen: made, left: subtract(made.total, sum(back, made.currency)) };
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
