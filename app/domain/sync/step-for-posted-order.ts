import type { Order } from "../commerce/order";
import { formatMoney } from "../money/decimal-string";
import { equal, isZero, money, type Money } from "../money/money";
import { nothingLeft } from "../posting/units-sold";
import { problem, type Problem } from "../problem";
import { goneFromBooks } from "./gone-from-books";
import type { NextStep } from "./next-step";
import type { OrderSituation, StandingInvoice } from "./order-situation";
import { attention, pending, type Rest } from "./rest";
import { stepForCalledOff, stepForChange } from "./step-for-change";
import { stepForCredit } from "./step-for-credit";
import { stepForReceipts } from "./step-for-receipts";
import { stepForRefunds } from "./step-for-refunds";
import { openCredit, stillDue } from "./standing-documents";

type Posted = OrderSituation & { invoice: StandingInvoice };

/** The next step for an order whose invoice stands in Xero. A person's work there is respected, never undone. */
export function stepForPostedOrder(situation: Posted): NextStep {
  const { order, posting } = situation;
  if (posting.kind === "exclude")
    return isOff(order) ? stepWhenOff(situation, posting) : { do: "rest", status: "excluded", reason: posting.reason };
  const gone = goneDocuments(situation);
  if (gone.length > 0) return attention(gone);
  if (posting.kind === "hold") return attention(posting.problems);
  if (posting.kind === "wait") return pending(posting.reason);
  const { plan } = posting;

  return (
    stepForChange(situation, plan) ??
    stepForReceipts(situation, plan) ??
    stepForRefunds(situation, plan) ??
    stepForCredit(situation) ??
    comparePaid(situation, plan.tieOut.figures.outstanding)
  );
}

/** Cancelled with money kept or given back is still a sale, and planned as one; without any, the invoice has to go. */
function isOff(order: Order): boolean {
  return order.cancelledAt !== null || order.deleted || nothingLeft(order);
}

/** An invoice that is voided already, by us or by a person, is as it should be. */
function stepWhenOff(situation: Posted, { reason }: { reason: string }): NextStep {
  const rest: Rest = { do: "rest", status: "excluded", reason };
  if (goneFromBooks("Invoice", situation.invoice.seen)) return rest;

  return stepForCalledOff(situation) ?? stepForCredit(situation) ?? rest;
}

function goneDocuments({ invoice, supplements, corrections }: Posted): Problem[] {
  return [
    ...[invoice, ...supplements].map(({ seen }) => goneFromBooks("Invoice", seen)),
    ...corrections.map(({ seen }) => goneFromBooks("Credit note", seen)),
  ].filter((each) => each !== null);
}

/** Nothing is missing in Xero: are both sides equally paid? Credit that is open stands beside what the invoices ask for. */
function comparePaid(situation: Posted, outstanding: Money): NextStep {
  const { seen } = situation.invoice;
  const due = stillDue(situation);
  const expected = money(outstanding.minor + openCredit(situation), outstanding.currency);
  if (equal(expected, due)) return { do: "rest", status: "synced" };
  if (isZero(due)) return settleInShopify(situation);
  if (due.minor < expected.minor) {
    return pending(
      `Part-paid in Xero: ${formatMoney(due)} of ${formatMoney(seen.total)} is left. The order is marked paid when the rest arrives.`,
    );
  }

  return attention([
    problem(
      "books-differ",
      "decide",
      `Shopify still expects ${formatMoney(expected)}, Xero ${formatMoney(due)}. ` +
        `A payment of invoice ${seen.number} was probably removed in Xero: record it there again, then press Retry.`,
    ),
  ]);
}

/**
 * Settled in Xero, open in Shopify. "Mark as paid" would capture a waiting card authorisation
 * (Shopify, orderMarkAsPaid, 2026-10), and taking a customer's money is never ours to do.
 * A credit note settles an invoice too, but brings no money: such an order was not paid.
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
  const credited = creditedByOthers(situation);
  if (!isZero(credited))
    return `${formatMoney(credited)} of it was credited, not paid: refund, cancel or mark the order paid in Shopify yourself.`;

  return order.canMarkAsPaid ? null : "Shopify does not allow it for this order: look at its payments there.";
}

/** Credit on the order's invoices that does not come from its own credit notes. */
function creditedByOthers({ invoice, supplements, creditNotes, corrections }: Posted): Money {
  const credited = [invoice, ...supplements].reduce((sum, { seen }) => sum + seen.amountCredited.minor, 0n);
  const own = [...creditNotes.values(), ...corrections].reduce((sum, { seen }) => sum + seen.allocated.minor, 0n);

  return money(credited - own, invoice.seen.currency);
}
