import type { Problem } from "../problem";
import { money, type Money } from "../money/money";
import { reversalOf, type Correction } from "../posting/plan-change";
import { problem } from "../problem";
import type { Ground, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { isUnapproved } from "../sync/rest";
import { standingDocuments } from "../sync/standing-documents";
import { stepForCredit, type DatedAllocation } from "../sync/step-for-credit";
import { isGone } from "../ledger/standing-document";
import { secondInvoiceOf } from "../payers/parts";
import { editsOf } from "./obstacles";
import { standingOf } from "./standing";

/** `creditNote`: still to be made, for all that stands. `left`: credit that neither paid anything off nor was given back. */
export type Reversal = {
  kind: "reverse";
  creditNote: Correction | null;
  allocations: readonly DatedAllocation[];
  left: Money;
  /** Money came in that no credit note gave back. */
  moneyStays: boolean;
  /** The credit notes by which the sale is taken back. */
  by: readonly string[];
};

/**
 * What stands in a locked period stays there. One credit note over what the order's documents come to together, dated on the
 * first open day, takes the sale back; it pays off what is still due. Money that came in is left to a person: its
 * payments lie in the locked period too.
 */
export function planReversal(links: StandingLinks, ground: Ground): Reversal | { kind: "hold"; problems: readonly Problem[] } {
  const { invoice } = links;
  const problems = [...editsOf(links), ...draftsIn(links), ...twoPayers(links)];
  const standing = invoice && standingDocuments({ ...links, invoice });
  if (problems.length > 0) return { kind: "hold", problems };
  if (!invoice || !standing) return { kind: "hold", problems: [nothingToReverse(links)] };
  const creditNote = reversalOf({ standing, ...ground });
  const step = creditNote ? null : stepForCredit({ ...links, invoice, ground });

  return {
    kind: "reverse",
    creditNote,
    allocations: step?.do === "allocate-credit" ? step.allocations : [],
    left: money(openCreditOf(links), invoice.seen.currency),
    moneyStays: receivedOf(links) > 0n,
    by: links.corrections.map(({ seen }) => seen.number),
  };
}

function openCreditOf(links: StandingLinks): bigint {
  const { notes, overpayments } = standingOf(links);
  const onNotes = notes.reduce((sum, { seen }) => sum + seen.remainingCredit.minor, 0n);

  return overpayments.reduce((sum, { left }) => sum + left.minor, onNotes);
}

/** Received on the order's invoices, less what was given back on its credit notes. */
function receivedOf(links: StandingLinks): bigint {
  const { invoices, notes } = standingOf(links);
  const back = notes.flatMap(({ seen }) => seen.payments).reduce((sum, { amount }) => sum + amount.minor, 0n);

  return invoices.reduce((sum, { seen }) => sum + seen.amountPaid.minor, -back);
}

/** A draft has no part in the accounts, and cannot be approved or deleted in a locked period. */
function draftsIn(links: StandingLinks): Problem[] {
  const { invoices, notes } = standingOf(links);

  return [...invoices, ...notes].flatMap(({ seen }) =>
    isUnapproved(seen.status)
      ? [
          locked(
            `${seen.number} is a draft dated in a period that is locked in Xero. Unlock the period or delete the draft there, then press Retry.`,
          ),
        ]
      : [],
  );
}

/** One credit note cannot take back what two contacts were billed. */
function twoPayers(links: StandingLinks): Problem[] {
  const second = secondInvoiceOf(links);
  if (!second || isGone(second.seen)) return [];

  return [
    locked(
      `Two payers were billed for this order (${second.seen.number}), and something of it lies in a period that is locked in Xero, so nothing can ` +
        "be removed there. Unlock the period in Xero, then press Retry; or credit each invoice there yourself.",
    ),
  ];
}

function nothingToReverse({ invoice }: { invoice: StandingInvoice | null }): Problem {
  return locked(
    `${invoice ? `What was sent for ${invoice.seen.number} is not known` : "The order has no invoice"}, and something of it lies in a period ` +
      "that is locked in Xero: nothing can be removed there. Unlock the period in Xero, then press Retry.",
  );
}

function locked(message: string): Problem {
  return { ...problem("period-locked", "decide", message), field: "lockDates" };
}
