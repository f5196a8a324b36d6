import { pairLines } from "../edits/pair-lines";
import { invoiceFingerprint, isSameTracking } from "../ledger/invoice-fingerprint";
import type { Coding, DocumentLine } from "../ledger/document-line";
import { billedAs, type LineInBooks } from "../ledger/sales-invoice";
import type { PostingPlan } from "../posting/posting-plan";
import { problem, type Problem } from "../problem";
import type { NextStep } from "./next-step";
import type { OrderSituation, StandingInvoice } from "./order-situation";
import { attention, type Rest } from "./rest";

type Posted = OrderSituation & { invoice: StandingInvoice };

/**
 * Somebody chose otherwise for an order since its invoice was sent, and the invoice can still follow: its lines are sent anew.
 * A line that a person coded in Xero stays as it is. Null where it is coded so already.
 */
export function stepForChoice({ invoice, choice }: Posted, plan: PostingPlan): NextStep | null {
  const { sent, seen } = invoice;
  if (!choice || choice.obstacle !== null || !sent || isCodedLike(plan.invoice.lines, sent.lines)) return null;
  const { date, dueDate, reference, status } = sent;
  const update = {
    ...billedAs(plan.invoice, sent),
    number: seen.number,
    date,
    dueDate,
    reference,
    status,
    standsAs: invoiceFingerprint(seen),
  };

  return { do: "update-invoice", update };
}

/** What was chosen too late for the invoice to follow, as the order's rest; null where nothing was, or Xero shows it so by now. */
export function askAboutChoice({ invoice, choice }: Posted): Rest | null {
  if (!choice) return null;
  const problems = [tooLate(invoice, choice), choice.draftMissed ? noDraft(invoice) : null].filter((each) => each !== null);

  return problems.length > 0 ? attention(problems) : null;
}

function tooLate({ seen }: StandingInvoice, { obstacle, wanted }: NonNullable<Posted["choice"]>): Problem | null {
  if (obstacle === null || (wanted && isCodedLike(wanted, seen.lines))) return null;

  return problem(
    "choice-too-late",
    "decide",
    `What was chosen for this order came too late: ${obstacle}. In Xero a person can still change accounts and tracking there; ` +
      "Crossfoot then sees it and asks no more. Or undo the order and post it again, which sends it as chosen, or take the choice back.",
  );
}

function noDraft({ seen: { number } }: StandingInvoice): Problem {
  return problem(
    "choice-too-late",
    "decide",
    `The order was to be sent as a draft, but invoice ${number} was approved by then, and Xero makes no draft of it again. ` +
      "Undo the order and post it again, which sends a draft, or take the choice back.",
  );
}

type Coded = { description: string } & Partial<Coding>;

/** Line by line; what is not known of a line is taken as equal, as of invoices that an early version read. */
function isCodedLike(planned: readonly DocumentLine[], standing: readonly (DocumentLine | LineInBooks)[]): boolean {
  const { pairs, added } = pairLines<DocumentLine, Coded>(planned, standing, { byPlace: true });

  return added.length === 0 && pairs.every(({ left, right }) => right !== null && isSame(left, right));
}

function isSame(a: Coding, b: Partial<Coding>): boolean {
  const account = b.accountCode ?? a.accountCode;

  return (
    account.toLowerCase() === a.accountCode.toLowerCase() &&
    (b.taxType ?? a.taxType) === a.taxType &&
    isSameTracking(b.tracking ?? a.tracking, a.tracking)
  );
}
