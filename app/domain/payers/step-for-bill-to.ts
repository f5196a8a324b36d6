import { isEdited } from "../edits/step-for-edits";
import { isPushed, keptFor } from "../edits/decision";
import { hasBeside, obstacleInWords, standingInvoice } from "../edits/obstacles";
import { invoiceFingerprint } from "../ledger/invoice-fingerprint";
import type { Organisation } from "../ledger/organisation";
import type { PostingPlan } from "../posting/posting-plan";
import { problem, type Problem } from "../problem";
import type { NextStep } from "../sync/next-step";
import type { OrderSituation, StandingInvoice, StandingLinks } from "../sync/order-situation";
import { attention, type Rest } from "../sync/rest";
import type { BillTo } from "./bill-to";
import type { Billing } from "./who-is-billed";

type Posted = OrderSituation & { invoice: StandingInvoice };

/**
 * A choice for this very order that its invoice does not follow yet: the invoice is changed in place, as long as Xero lets
 * anybody. Choices for tags, customers and companies are for orders to come. Each choice is carried out once, so that what a
 * person does in Xero afterwards stands. Null where nothing can be done.
 */
export function stepForBillTo(situation: Posted, plan: PostingPlan): NextStep | null {
  const { invoice, billedContactId: contactId = null } = situation;
  const due = choiceDue(situation);
  if (!due || !invoice.sent || obstacleOf(situation, due) !== null) return null;
  if (contactId === null) return { do: "create-contact", plan };
  const { seen } = invoice;
  const { contactId: _before, standsAs: _then, ...sent } = invoice.sent;
  // A reference that a person wrote over ours is coding, and stays.
  const reference = (seen.reference ?? "") === sent.reference ? plan.invoice.reference : (seen.reference ?? "");
  const whole = { contactId };

  return { do: "update-invoice", update: { ...sent, reference, billedBy: due.by.id, standsAs: invoiceFingerprint(seen), whole } };
}

/** What keeps such a choice from being carried out. It keeps no money from being booked. */
export function askAboutBillTo(situation: Posted): Rest | null {
  const due = choiceDue(situation);
  const obstacle = due && obstacleOf(situation, due);

  return obstacle ? attention([problem("bill-to", "decide", obstacle)]) : null;
}

type Due = Exclude<Billing, { kind: "unclear" }> & { by: BillTo };

/** Null as well while an edit in Xero is to be decided about: which comes first is for a person. */
function choiceDue({ invoice, billing, billedContactId: contactId = null }: Posted): Due | null {
  const { seen, sent } = invoice;
  if (!billing || billing.kind === "unclear" || billing.by?.scope !== "order" || sent?.billedBy === billing.by.id) return null;
  if (contactId !== null && contactId === (seen.contactId ?? sent?.contactId)) return null;

  return isEdited(invoice) || isPushed(invoice) ? null : { ...billing, by: billing.by };
}

function obstacleOf(situation: Posted, due: Due): string | null {
  const { invoice, billedContactId: contactId, ground } = situation;

  return obstacleToRebilling(situation, ground.organisation) ?? (invoice.sent ? null : NOT_KEPT) ?? (contactId ? null : payerIsGone(due));
}

const NOT_KEPT =
  "What was sent as this order's invoice was not kept by an early version, so its contact cannot be changed here. Change it in Xero.";

/** Why who is billed cannot be changed any more, with what to do instead; null where it can. */
export function obstacleToRebilling(links: StandingLinks, organisation: Organisation): string | null {
  const { invoice } = links;
  if (!invoice) return null;
  const instead = "Undo the order, choose who is billed, then post it again.";
  const obstacle = obstacleInWords({ ...standingInvoice(invoice), beside: hasBeside(links) }, organisation, {
    gone: `, and stays so. ${instead}`,
    used: `, and what is paid or credited is its contact's. ${instead}`,
    beside: `, which have to stay with its contact. ${instead}`,
    locked: `. Unlock the period in Xero, or: ${instead}`,
  });
  if (obstacle) return obstacle;

  return keptFor(invoice) === null
    ? null
    : `Invoice ${invoice.seen.number} is kept as a person made it in Xero: change its contact there. Or: ${instead}`;
}

/** What keeps an order that is not posted yet from being billed; null where nothing does, or its contact can be made. */
export function obstacleToBilling(billing: Billing | undefined, hasContact: boolean): Rest | null {
  if (billing?.kind === "unclear") return attention([unclear(billing.by)]);
  const gone = billing && !hasContact ? payerIsGone(billing) : null;

  return gone == null ? null : attention([problem("bill-to", "decide", gone)]);
}

/** A contact that was chosen is never made anew: another of its name would not be it. */
function payerIsGone(billing: Billing): string | null {
  if (billing.kind !== "payer" || billing.payer.kind !== "existing") return null;

  return (
    `${billing.payer.name}, to whom this order is billed, was archived in Xero. ` +
    "Restore it there and choose it again, or choose somebody else, under Bill to."
  );
}

function unclear(choices: readonly { label: string }[]): Problem {
  const tags = choices.map(({ label }) => `“${label}”`).join(" and ");

  return problem(
    "bill-to",
    "decide",
    `Tags of this order bill it to different contacts: ${tags}. Choose on this page who is billed for it.`,
  );
}
