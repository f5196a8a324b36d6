import { billedAs } from "../ledger/sales-invoice";
import { formatMoney } from "../money/decimal-string";
import { equal } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import type { NextStep } from "../sync/next-step";
import type { OrderSituation, StandingInvoice } from "../sync/order-situation";
import { attention, type Rest } from "../sync/rest";
import { countsAs, standsAt } from "../sync/standing-documents";
import { openEdits } from "./by-rules";
import { shareOf } from "./counted";
import { isPushed, keptFor } from "./decision";
import { isUsed, onlyFree } from "./free-fields";
import { obstacleToPush } from "./obstacle-to-push";
import { PROPOSED_RULES } from "./people-rules";

type Posted = OrderSituation & { invoice: StandingInvoice };

/**
 * The merchant wants ours written over a person's edit: the lines as they should be now, and the rest as it was sent. Of an invoice
 * that somebody has paid or credited what Xero lets change is, and lines only where a person changed them.
 */
export function stepForPush(situation: Posted, plan: PostingPlan): NextStep | null {
  const { invoice, supplements } = situation;
  const pushed = [invoice, ...supplements].find(isPushed);
  if (!pushed?.sent || !pushed.decision) return null;
  const obstacle = obstacleToPush(pushed, situation.ground);
  if (obstacle !== null) return attention([problem("edited-in-books", "decide", obstacle)]);
  const { sent, seen, decision } = pushed;
  const lines = shareOf(pushed, situation, plan);
  const free = isUsed(seen) ? onlyFree(pushed, lines) : undefined;
  if (free === null) return null;
  const { date, dueDate, status } = sent;
  const update = {
    ...billedAs(plan.invoice, sent),
    ...{ number: seen.number, date, dueDate, reference: referenceOf(pushed), status },
    lines: free?.lines.length === 0 ? sent.lines : lines,
    standsAs: decision.standsAs,
    whole: { contactId: sent.contactId },
    ...(free && { onlyFree: free }),
  };

  return { do: "update-invoice", update, ...(pushed !== invoice && { supplement: pushed.id }) };
}

/** Nobody pressed what a rule pushes: a reference that a person wrote is coding, and stays where the rules say so. */
function referenceOf({ sent, seen, decision, rules = PROPOSED_RULES.documents }: StandingInvoice): string {
  const byRule = decision?.do === "push" && decision.byRule === true;

  return (byRule && rules.coding === "theirs" ? seen.reference : sent?.reference) ?? "";
}

/** A person changed what is not simply left so, and nothing was decided about it yet. */
export function isEdited(standing: StandingInvoice): boolean {
  return keptFor(standing) === null && openEdits(standing).length > 0;
}

/** All that an order's invoices still ask of the merchant, as its rest; null where nothing is asked. */
export function askAboutEdits(situation: Posted, plan: PostingPlan): Rest | null {
  const { invoice, supplements } = situation;
  const edited = [invoice, ...supplements].filter(isEdited);

  return edited.length > 0 ? attention(edited.map((standing) => editedProblem(standing, situation, plan))) : null;
}

function editedProblem(standing: StandingInvoice, situation: Posted, plan: PostingPlan): Problem {
  const { seen } = standing;
  const fields = openEdits(standing).map(({ field }) => field.toLowerCase());
  const what = [...new Set(fields)].join(", ");
  const stands = standsAt(situation);
  const wanted = { total: documentTotal(plan.invoice), tax: documentTax(plan.invoice) };
  const counted = countsAs(situation);
  const figures =
    equal(counted.total, wanted.total) && equal(counted.tax, wanted.tax)
      ? ""
      : `Invoice ${situation.invoice.seen.number} stands at ${formatMoney(stands.total)} (tax ${formatMoney(stands.tax)}) in Xero, ` +
        `the order at ${formatMoney(wanted.total)} (tax ${formatMoney(wanted.tax)}). `;

  return problem(
    "edited-in-books",
    "decide",
    `${figures}Edited in Xero: ${what} of invoice ${seen.number}. Nothing of it is overwritten unasked: push ours, keep theirs, or unlink the invoice.`,
  );
}
