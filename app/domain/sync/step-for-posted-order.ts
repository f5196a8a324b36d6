import type { Order } from "../commerce/order";
import type { Payment } from "../ledger/payment";
import type { InvoiceInBooks } from "../ledger/sales-invoice";
import { formatMoney } from "../money/decimal-string";
import { equal, isZero, money, sum, type Money } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import { editedSincePosted } from "./edited-since-posted";
import type { NextStep } from "./next-step";
import type { OrderSituation } from "./order-situation";
import { attention, pending } from "./rest";
import { openCredit, overpaid, stepForRefunds } from "./step-for-refunds";

type Posted = OrderSituation & { invoice: NonNullable<OrderSituation["invoice"]> };

/** The next step for an order whose invoice stands in Xero. A person's work there is respected, never undone. */
export function stepForPostedOrder(situation: Posted): NextStep {
  const { order, posting, invoice, bookedTransactions } = situation;
  const { seen } = invoice;
  const gone = goneFromBooks(seen);
  if (gone) return attention([gone]);
  if (posting.kind === "hold") return attention(posting.problems);
  if (posting.kind === "exclude") {
    // Cancelled with money kept or given back is still a sale, and planned as one; without any, the invoice has to go.
    return order.cancelledAt ? attention([cancelledSince(seen)]) : { do: "rest", status: "excluded", reason: posting.reason };
  }
  if (posting.kind === "wait") return pending(posting.reason);

  const edited =
    overpaid(order, posting.plan) ??
    editedSincePosted(order, { planned: documentTotal(posting.plan.invoice), stands: seen.total }) ??
    editedInBooks(posting.plan, seen);
  if (edited) return attention([edited]);
  const missing = posting.plan.payments.filter(({ transactionId }) => !bookedTransactions.has(transactionId));
  if (missing.length > 0) return bookPayments(missing, seen);

  const refunding = stepForRefunds(situation, posting.plan);
  if (refunding) return refunding;

  const { outstanding } = posting.plan.tieOut.figures;

  return comparePaid(order, seen, money(outstanding.minor + openCredit(situation), outstanding.currency));
}

function bookPayments(missing: readonly Payment[], seen: InvoiceInBooks): NextStep {
  if (seen.status === "DRAFT" || seen.status === "SUBMITTED") {
    return pending(`Invoice ${seen.number} waits for approval in Xero; its payment is recorded as soon as it is approved.`);
  }
  const received = sum(
    missing.map(({ amount }) => amount),
    seen.currency,
  );
  if (received.minor <= seen.amountDue.minor) return { do: "create-payments", payments: missing };

  return attention([
    problem(
      "paid-twice",
      "decide",
      `Shopify received ${formatMoney(received)}, but invoice ${seen.number} only has ${formatMoney(seen.amountDue)} left to pay in Xero. ` +
        "If it was recorded there by hand as well, remove one of the two and press Retry; if the customer paid too much, book the rest in Xero.",
    ),
  ]);
}

/** Nothing is missing in Xero: are both sides equally paid? `outstanding` leaves credit aside that is open on its own document. */
function comparePaid(order: Order, seen: InvoiceInBooks, outstanding: Money): NextStep {
  if (equal(outstanding, seen.amountDue)) return { do: "rest", status: "synced" };
  if (isZero(seen.amountDue)) return settleInShopify(order, seen);
  if (seen.amountDue.minor < outstanding.minor) {
    return pending(
      `Part-paid in Xero: ${formatMoney(seen.amountDue)} of ${formatMoney(seen.total)} is left. The order is marked paid when the rest arrives.`,
    );
  }

  return attention([
    problem(
      "books-differ",
      "decide",
      `Shopify still expects ${formatMoney(outstanding)}, Xero ${formatMoney(seen.amountDue)}. ` +
        `A payment of invoice ${seen.number} was probably removed in Xero: record it there again, then press Retry.`,
    ),
  ]);
}

/**
 * Settled in Xero, open in Shopify. "Mark as paid" would capture a waiting card authorisation
 * (Shopify, orderMarkAsPaid, 2026-10), and taking a customer's money is never ours to do.
 * A credit note settles an invoice too, but brings no money: such an order was not paid.
 */
function settleInShopify(order: Order, seen: InvoiceInBooks): NextStep {
  const obstacle = obstacleToMarkingPaid(order, seen);
  if (!obstacle) return { do: "mark-order-paid" };

  return attention([
    problem("cannot-mark-paid", "decide", `Invoice ${seen.number} is settled in Xero, but the order cannot be marked paid: ${obstacle}`),
  ]);
}

function obstacleToMarkingPaid(order: Order, seen: InvoiceInBooks): string | null {
  if (order.cancelledAt) return "it was cancelled there: give the money back, or leave it as it is.";
  if (order.capturable) return "a card authorisation waits to be captured: capture or void it in Shopify yourself.";
  if (!isZero(seen.amountCredited)) {
    return `${formatMoney(seen.amountCredited)} of it was credited, not paid: refund, cancel or mark the order paid in Shopify yourself.`;
  }

  return order.canMarkAsPaid ? null : "Shopify does not allow it for this order: look at its payments there.";
}

function goneFromBooks({ status, number }: InvoiceInBooks): Problem | null {
  if (status !== "VOIDED" && status !== "DELETED") return null;

  return problem(
    "gone-from-books",
    "decide",
    `Invoice ${number} was ${status === "VOIDED" ? "voided" : "deleted"} in Xero. Crossfoot leaves it so and will not make it again.`,
  );
}

function cancelledSince({ number }: InvoiceInBooks): Problem {
  return problem(
    "cancelled-after-posting",
    "decide",
    `The order was cancelled in Shopify after invoice ${number} was made. Void or credit that invoice in Xero.`,
  );
}

function editedInBooks({ invoice }: PostingPlan, seen: InvoiceInBooks): Problem | null {
  const total = documentTotal(invoice);
  const tax = documentTax(invoice);
  if (equal(total, seen.total) && equal(tax, seen.totalTax)) return null;

  return problem(
    "books-differ",
    "decide",
    `Invoice ${seen.number} stands at ${formatMoney(seen.total)} (tax ${formatMoney(seen.totalTax)}) in Xero, ` +
      `the order at ${formatMoney(total)} (tax ${formatMoney(tax)}). It was edited on one side; Crossfoot changes nothing by itself.`,
  );
}
