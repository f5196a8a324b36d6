import type { InvoiceId, TransactionId } from "../ids";
import type { Overpayment, Payment } from "../ledger/payment";
import { formatMoney } from "../money/decimal-string";
import { money, type Money } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { problem } from "../problem";
import type { NextStep } from "./next-step";
import { allDatedOpen } from "./open-period";
import type { OrderSituation, StandingInvoice } from "./order-situation";
import { attention, isUnapproved, pending } from "./rest";
import { stillDue } from "./standing-documents";

type Posted = OrderSituation & { invoice: StandingInvoice };

/** A payment with the invoice it pays: the order's own, or a supplement to it by its number. */
export type PlacedPayment = Payment & { invoiceId: InvoiceId; supplement: string | null };

/**
 * Money that Shopify received and Xero does not know, transaction by transaction: it pays the invoice first, then what was
 * added to it, and what is more becomes an overpayment if the plan has one. Null once all of it is booked.
 */
export function stepForReceipts(situation: Posted, plan: PostingPlan): NextStep | null {
  const missing = missingReceipts(situation, plan);
  if (missing.length === 0) return null;
  const waiting = [situation.invoice, ...situation.supplements].find(({ seen }) => isUnapproved(seen.status));
  if (waiting) {
    return pending(`Invoice ${waiting.seen.number} waits for approval in Xero; its payment is recorded as soon as it is approved.`);
  }
  const { payments, beyond } = place(missing, situation);
  const over = sumOf(beyond);
  if (over > 0n && over > expectedBeyond(situation, plan)) return paidTwice(situation, missing);
  const dated = allDatedOpen(payments.length > 0 ? payments : beyond, situation.ground);
  if ("code" in dated) return attention([dated]);

  return payments.length > 0
    ? { do: "create-payments", payments: dated as PlacedPayment[] }
    : { do: "create-overpayments", overpayments: dated as Overpayment[] };
}

/** What each transaction brought, less what of it stands in Xero; oldest first, as the plan has them. */
function missingReceipts({ bookedTransactions }: Posted, { payments, overpayments }: PostingPlan): Payment[] {
  const received = new Map<TransactionId, Payment>();
  for (const each of [...payments, ...overpayments]) {
    const sofar = received.get(each.transactionId);
    received.set(
      each.transactionId,
      sofar ? { ...sofar, amount: money(sofar.amount.minor + each.amount.minor, each.amount.currency) } : each,
    );
  }

  return [...received.values()].flatMap((receipt) => {
    const booked = bookedTransactions.get(receipt.transactionId);
    if (booked === null) return [];
    const minor = receipt.amount.minor - (booked?.minor ?? 0n);

    return minor > 0n ? [{ ...receipt, amount: money(minor, receipt.amount.currency) }] : [];
  });
}

function place(missing: readonly Payment[], { invoice, supplements }: Posted): { payments: PlacedPayment[]; beyond: Overpayment[] } {
  const open = [
    { id: invoice.id, supplement: null, left: invoice.seen.amountDue.minor, has: referencesOn(invoice) },
    ...supplements.map((each) => ({ id: each.id, supplement: each.seen.number, left: each.seen.amountDue.minor, has: referencesOn(each) })),
  ];
  const payments: PlacedPayment[] = [];
  const beyond: Overpayment[] = [];
  for (const receipt of missing) {
    let rest = receipt.amount.minor;
    for (const target of open) {
      const minor = rest < target.left ? rest : target.left;
      // A transaction pays an invoice once: by its reference a second payment could not be told from the first.
      if (minor <= 0n || target.has.has(referenceOn(receipt, target))) continue;
      rest -= minor;
      target.left -= minor;
      payments.push(placed(receipt, minor, target));
    }
    if (rest > 0n) beyond.push({ ...receipt, amount: money(rest, receipt.amount.currency) });
  }

  return { payments, beyond };
}

type Target = { id: InvoiceId; supplement: string | null };

function placed(receipt: Payment, minor: bigint, { id, supplement }: Target): PlacedPayment {
  const reference = referenceOn(receipt, { supplement });

  return { ...receipt, reference, amount: money(minor, receipt.amount.currency), invoiceId: id, supplement };
}

/** A reference is found again once only, so the payment of a supplement names it as well. */
function referenceOn({ reference }: Payment, { supplement }: Pick<Target, "supplement">): string {
  return supplement === null ? reference : `${reference} on ${supplement}`;
}

function referencesOn({ seen }: StandingInvoice): ReadonlySet<string | null> {
  return new Set(seen.payments.map(({ reference }) => reference));
}

/** By the plan, less the overpayments that stand. */
function expectedBeyond({ overpayments }: Posted, plan: PostingPlan): bigint {
  return sumOf(plan.overpayments) - overpayments.reduce((sum, { seen }) => sum + seen.total.minor, 0n);
}

function sumOf(payments: readonly { amount: Money }[]): bigint {
  return payments.reduce((sum, { amount }) => sum + amount.minor, 0n);
}

function paidTwice(situation: Posted, missing: readonly Payment[]): NextStep {
  const { number, currency } = situation.invoice.seen;

  return attention([
    problem(
      "paid-twice",
      "decide",
      `Shopify received ${formatMoney(money(sumOf(missing), currency))}, but invoice ${number} only has ${formatMoney(stillDue(situation))} left to pay in Xero. ` +
        "If it was recorded there by hand as well, remove one of the two and press Retry; if the customer paid too much, book the rest in Xero.",
    ),
  ]);
}
