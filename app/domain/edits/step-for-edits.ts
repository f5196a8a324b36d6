import { formatMoney } from "../money/decimal-string";
import { equal, isZero } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import type { NextStep } from "../sync/next-step";
import type { OrderSituation, StandingInvoice } from "../sync/order-situation";
import { attention, type Rest } from "../sync/rest";
import { countsAs, standsAt } from "../sync/standing-documents";
import { editsOf, isGone } from "./compare-standing";
import { shareOf } from "./counted";
import { isPushed, keptFor } from "./decision";

type Posted = OrderSituation & { invoice: StandingInvoice };

/** The merchant wants ours written over a person's edit: the lines as they should be now, and the rest as it was sent. */
export function stepForPush(situation: Posted, plan: PostingPlan): NextStep | null {
  const { invoice, supplements } = situation;
  const pushed = [invoice, ...supplements].find(isPushed);
  if (!pushed?.sent || !pushed.decision) return null;
  const obstacle = obstacleToPush(pushed, situation.ground);
  if (obstacle !== null) return attention([problem("edited-in-books", "decide", obstacle)]);
  const { date, dueDate, reference, status } = pushed.sent;
  const update = { ...plan.invoice, date, dueDate, reference, status, number: pushed.seen.number, lines: shareOf(pushed, situation, plan) };

  return {
    do: "update-invoice",
    update: { ...update, standsAs: pushed.decision.standsAs, whole: { contactId: pushed.sent.contactId } },
    ...(pushed !== invoice && { supplement: pushed.id }),
  };
}

/** Why ours can not be written over it, with what can be done; null where it can. Xero, Nov 2026: facts of its edit rules. */
export function obstacleToPush(
  { seen, sent }: StandingInvoice,
  { organisation }: Pick<OrderSituation["ground"], "organisation">,
): string | null {
  const { number } = seen;
  if (!sent) return `What was sent as invoice ${number} was not kept by an early version, so it cannot be put back.`;
  if (isGone(seen))
    return `Invoice ${number} is ${seen.status.toLowerCase()} in Xero, and stays so. Make it again, or leave the order out.`;
  if (!isZero(seen.amountPaid) || !isZero(seen.amountCredited))
    return `Invoice ${number} has payments or credit on it, and Xero lets nobody change it then. Remove them in Xero and push again, or keep theirs.`;
  const { lockedUntil } = organisation;
  const date = seen.date ?? sent.date;
  if (lockedUntil && date <= lockedUntil)
    return `Invoice ${number} is dated ${date}, and ${organisation.name} is locked up to ${lockedUntil}. Unlock the period in Xero and push again, or keep theirs.`;

  return null;
}

/** A person changed what the customer owes or sees, and nothing was decided about it yet. */
export function isEdited(standing: StandingInvoice): boolean {
  const { sent, seen } = standing;

  return sent !== null && !isGone(seen) && keptFor(standing) === null && editsOf({ sent, seen, planned: null }, "content").length > 0;
}

/** All that an order's invoices still ask of the merchant, as its rest; null where nothing is asked. */
export function askAboutEdits(situation: Posted, plan: PostingPlan): Rest | null {
  const { invoice, supplements } = situation;
  const edited = [invoice, ...supplements].filter(isEdited);

  return edited.length > 0 ? attention(edited.map((standing) => editedProblem(standing, situation, plan))) : null;
}

function editedProblem({ sent, seen }: StandingInvoice, situation: Posted, plan: PostingPlan): Problem {
  const fields = sent ? editsOf({ sent, seen, planned: null }, "content").map(({ field }) => field.toLowerCase()) : [];
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
