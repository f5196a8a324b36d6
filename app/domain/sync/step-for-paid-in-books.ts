import { keptDifference } from "../edits/counted";
import { formatMoney } from "../money/decimal-string";
import { equal, isZero, money, type Money } from "../money/money";
import type { CalendarDate } from "../instant";
import type { PaymentInBooks } from "../ledger/sales-invoice";
import { problem } from "../problem";
import type { NextStep } from "./next-step";
import type { OrderSituation, StandingInvoice } from "./order-situation";
import { attention, pending } from "./rest";
import { openCredit, stillDue } from "./standing-documents";

type Posted = OrderSituation & { invoice: StandingInvoice };

/** Money that came in the books and that the shop is to show. `mirrors`: the payment, or the invoice where it was credit. */
export type PartPaid = { amount: Money; date: CalendarDate | null; mirrors: string };

/**
 * Nothing is missing in Xero: are both sides equally paid? Credit that is open stands beside what the invoices ask for.
 * What Xero has received beyond Shopify is shown there, and never the other way round: each such write brings Shopify
 * nearer to Xero and changes nothing in Xero, so that no write can cause its own repetition.
 */
export function stepForPaidInBooks(situation: Posted, outstanding: Money): NextStep {
  const due = stillDue(situation);
  const expected = money(outstanding.minor + openCredit(situation) + keptDifference(situation).minor, outstanding.currency);
  const twice = due.minor < expected.minor ? bookedTwice(situation) : null;
  if (twice) return twice;
  const step = compare(situation, { due, expected });
  const told = tellingOf(situation, due);

  // What was told once is kept true, whatever became of it since.
  return step.do === "rest" && situation.order.told !== undefined && situation.order.told !== told ? { do: "tell-order", told } : step;
}

/** What both sides still ask for; `expected` by Shopify. */
type Paid = { due: Money; expected: Money };

function compare(situation: Posted, paid: Paid): NextStep {
  const { due, expected } = paid;
  if (equal(expected, due)) return { do: "rest", status: "synced" };
  if (due.minor > expected.minor) return removedInBooks(situation, paid);

  return isZero(due) ? settleInShopify(situation) : showPart(situation, paid);
}

/**
 * Xero has more than the shop, and one payment of ours stands there twice, as when its request came late: that is no money, and the
 * shop is told of none. Xero gives payments no key, so nobody but a person can say which of the two is the one.
 */
function bookedTwice({ invoice, supplements }: Posted): NextStep | null {
  for (const { seen } of [invoice, ...supplements]) {
    const ours = seen.payments.filter(({ reference }) => reference?.startsWith("Shopify "));
    const second = ours.find(({ reference }, at) => ours.findIndex((each) => each.reference === reference) < at);
    if (second) return attention([doubledPayment(seen.number, second)]);
  }

  return null;
}

function doubledPayment(number: string, { reference, amount }: PaymentInBooks) {
  const sentence =
    `Payment “${reference}” stands twice on invoice ${number} in Xero, ${formatMoney(amount)} each, and Shopify received it once. ` +
    "Remove one of the two in Xero; the order goes on by itself.";

  return problem("books-differ", "decide", sentence);
}

/**
 * Settled in Xero, open in Shopify. "Mark as paid" would capture a waiting card authorisation
 * (Shopify, orderMarkAsPaid, 2026-10), and taking a customer's money is never ours to do.
 */
function settleInShopify(situation: Posted): NextStep {
  const obstacle = obstacleToMarkingPaid(situation);
  if (!obstacle) return { do: "mark-order-paid" };
  const { number } = situation.invoice.seen;

  return attention([
    problem("cannot-mark-paid", "decide", `Invoice ${number} is settled in Xero, but the order cannot be marked paid: ${obstacle}`),
  ]);
}

function obstacleToMarkingPaid(situation: Posted): string | null {
  const { order } = situation;
  if (order.cancelledAt) return "it was cancelled there: give the money back, or leave it as it is.";
  if (order.capturable) return "a card authorisation waits to be captured: capture or void it in Shopify yourself.";
  const kept = keptDifference(situation);
  if (!isZero(kept))
    return `you kept the invoice as it was edited in Xero, ${formatMoney(kept)} beside the order: refund, edit or mark the order paid in Shopify yourself.`;

  return order.canMarkAsPaid ? null : "Shopify does not allow it for this order: look at its payments there.";
}

/** Where it is told in words already, the rest is waited for. */
function showPart(situation: Posted, { due, expected }: Paid): NextStep {
  const told = tellingOf(situation, due);
  if (situation.order.told !== told) {
    return { do: "show-part-payment", told, payment: partPaid(situation, money(expected.minor - due.minor, due.currency)) };
  }

  return pending(
    `Part-paid in Xero: ${formatMoney(due)} of ${formatMoney(owed(situation))} is left. The order is marked paid when the rest arrives.`,
  );
}

/**
 * One payment after the other as far as the difference goes; credit, which is no payment, by the difference. Null where
 * Shopify must not record it: in another currency than the customer's it would refuse, and beside a waiting card
 * authorisation, a cancellation or an invoice kept as it was edited, it is for a person to say what the order owes.
 */
function partPaid(situation: Posted, missing: Money): PartPaid | null {
  const { order, invoice } = situation;
  if (order.currency !== order.presentmentCurrency || order.capturable || order.cancelledAt) return null;
  if (!isZero(keptDifference(situation))) return null;
  const payment = paymentsToMirror(situation).find(({ amount }) => amount.minor <= missing.minor);

  return payment
    ? { amount: payment.amount, date: payment.date as CalendarDate, mirrors: payment.id }
    : { amount: missing, date: null, mirrors: invoice.id };
}

/** Made by people in Xero, and not shown in Shopify yet; oldest first. */
export function paymentsToMirror(situation: Posted): PaymentInBooks[] {
  const { ownPayments, mirrored } = situation;
  const shown = new Set(mirrored?.values());

  return paymentsOf(situation).filter(({ id, reference }) => !shown.has(id) && !ownPayments?.has(id) && !reference?.startsWith("Shopify "));
}

function paymentsOf({ invoice, supplements }: Posted): PaymentInBooks[] {
  return [invoice, ...supplements].flatMap(({ seen }) => seen.payments);
}

/** Shopify has no way of taking a payment back, so the order cannot be corrected there: only shown for what it is. */
function removedInBooks(situation: Posted, { due, expected }: Paid): NextStep {
  const { number } = situation.invoice.seen;
  if (!paymentIsGone(situation)) {
    const sentence =
      `Shopify still expects ${formatMoney(expected)}, Xero ${formatMoney(due)}. ` +
      `A payment of invoice ${number} was probably removed in Xero: record it there again, then press Retry.`;

    return attention([problem("books-differ", "decide", sentence)]);
  }
  const sentence =
    `A payment of invoice ${number} was removed in Xero: ${formatMoney(due)} is open there, ${formatMoney(expected)} in Shopify. ` +
    "If the money came, record it in Xero again. If it did not, ask the customer for it: Shopify cannot take a payment back, so " +
    "the order stays as it is there until the invoice is paid again.";

  return attention([problem("payment-removed", "decide", sentence)]);
}

/** One that stands for a transaction in Shopify, whoever made it, is no longer on the order's invoices. */
function paymentIsGone(situation: Posted): boolean {
  const standing = new Set(paymentsOf(situation).map(({ id }) => id));
  const invoices = new Set([situation.invoice, ...situation.supplements].map(({ id }): string => id));
  const remembered = [...(situation.mirrored?.values() ?? [])].filter((id) => !invoices.has(id));

  return remembered.some((id) => !standing.has(id));
}

/** For the shop's people. The same state says the same words, by which it is known that nothing is new. */
function tellingOf(situation: Posted, due: Money): string {
  const { number } = situation.invoice.seen;
  const total = owed(situation);
  if (isZero(due)) return `Invoice ${number} is settled in Xero.`;
  if (due.minor >= total.minor) return `Nothing of ${formatMoney(total)} is settled in Xero (invoice ${number}).`;

  return `${formatMoney(money(total.minor - due.minor, total.currency))} of ${formatMoney(total)} is settled in Xero (invoice ${number}), ${formatMoney(due)} is left.`;
}

/** What all invoices of the order come to. */
function owed({ invoice, supplements }: Posted): Money {
  return money(
    [invoice, ...supplements].reduce((sum, { seen }) => sum + seen.total.minor, 0n),
    invoice.seen.currency,
  );
}
