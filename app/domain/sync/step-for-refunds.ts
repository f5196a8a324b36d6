import { legacyId } from "../ids";
import { isKeptNote } from "../edits/edited-note";
import type { CreditNote } from "../ledger/credit-note";
import { refundKeyOf, type RefundedDocument, type RefundKey, type RefundPayment } from "../ledger/refund-payment";
import { formatMoney } from "../money/decimal-string";
import { equal, money } from "../money/money";
import type { PostingPlan } from "../posting/posting-plan";
import { documentTax, documentTotal } from "../posting/tie-out";
import { problem, type Problem } from "../problem";
import { goneFromBooks } from "./gone-from-books";
import type { NextStep } from "./next-step";
import { allDatedOpen } from "./open-period";
import type { OrderSituation, StandingCreditNote, StandingInvoice } from "./order-situation";
import { attention, isUnapproved, pending } from "./rest";

type Posted = OrderSituation & { invoice: StandingInvoice };

/** What a refund still lacks in Xero, in this order: the credit note, and the money given back. Null once all of it stands. */
export function stepForRefunds(situation: Posted, plan: PostingPlan): NextStep | null {
  return stepForCreditNotes(situation, plan) ?? stepForMoneyBack(situation, plan);
}

/** The credit notes alone. */
export function stepForCreditNotes(situation: Posted, plan: PostingPlan): NextStep | null {
  const { invoice, creditNotes, corrections, ground } = situation;
  const missing = plan.creditNotes.filter(({ refundId }) => !creditNotes.has(refundId));
  if (missing.length > 0 && isUnapproved(invoice.seen.status)) {
    return pending(`Invoice ${invoice.seen.number} waits for approval in Xero; the refund is recorded as soon as it is approved.`);
  }
  if (missing.length > 0) {
    const dated = allDatedOpen(missing, ground);

    if ("code" in dated) return attention([dated]);

    return { do: "create-credit-notes", creditNotes: ground.lockDates === "draft" ? dated.map((note) => asDraft(note, missing)) : dated };
  }
  const wrong = plan.creditNotes.flatMap((note) => differs(note, creditNotes.get(note.refundId)));
  if (wrong.length > 0) return attention(wrong);
  const waiting = [...creditNotes.values(), ...corrections].find(({ seen }) => isUnapproved(seen.status));

  return waiting ? pending(`Credit note ${waiting.seen.number} waits for approval in Xero.`) : null;
}

/** By the merchant's choice, a credit note that had to leave its period is a draft for a person to date. */
function asDraft(note: CreditNote, planned: readonly CreditNote[]): CreditNote {
  const moved = planned.every(({ number, date }) => number !== note.number || date !== note.date);

  return moved ? { ...note, status: "DRAFT" } : note;
}

/** Credit or an overpayment that money can be given back from, and how much of it is open, in minor units. */
type Source = { on: RefundedDocument; left: bigint };

/** Credit notes, by their numbers, on which only so much may be given back by all of them, in minor units. */
export type LimitedCredit = { notes: ReadonlySet<string>; most: bigint };

/**
 * Money given back and not booked: on the document the plan names as far as that has credit, else on any that has. `limited`:
 * credit that is somebody else's, and may be used only so far.
 */
export function stepForMoneyBack(situation: Posted, plan: PostingPlan, limited: LimitedCredit | null = null): NextStep | null {
  const missing = missingRefunds(situation, plan);
  if (missing.length === 0) return null;
  const all = sourcesOf(situation);
  const sources = limited ? withinLimit(all, limited) : all;
  const isKept = leftOn(sources) < leftOn(all);
  const refunds = new Map<RefundKey, RefundPayment>();
  for (const refund of missing) {
    const rest = draw(refund, { sources, refunds, booked: situation.bookedRefunds });
    if (rest > 0n) return attention([isKept ? othersCredit(refund, rest) : noCredit(refund)]);
  }
  const dated = allDatedOpen([...refunds.values()], situation.ground);

  return "code" in dated ? attention([dated]) : { do: "create-refunds", refunds: dated };
}

type Drawing = { sources: readonly Source[]; refunds: Map<RefundKey, RefundPayment>; booked: OrderSituation["bookedRefunds"] };

/** Minor units that no source had left. A transaction is booked once on each document. */
function draw(refund: RefundPayment, { sources, refunds, booked }: Drawing): bigint {
  let rest = refund.amount.minor;
  const named = sources.filter(({ on }) => isSame(on, refund.on));
  for (const source of [...named, ...sources.filter((each) => !named.includes(each))]) {
    const key = refundKeyOf({ ...refund, on: source.on });
    const minor = rest < source.left ? rest : source.left;
    if (minor <= 0n || booked.has(key)) continue;
    rest -= minor;
    source.left -= minor;
    const sofar = refunds.get(key)?.amount.minor ?? 0n;
    refunds.set(key, { ...refund, on: source.on, amount: money(sofar + minor, refund.amount.currency) });
  }

  return rest;
}

/** The plan's refunds less what stands: by their own document first, then by whatever else was used for the transaction. */
function missingRefunds({ bookedRefunds }: Posted, { refunds }: PostingPlan): RefundPayment[] {
  const elsewhere = new Map<string, bigint>();
  const planned = new Set(refunds.map(refundKeyOf));
  for (const [key, { minor }] of bookedRefunds) {
    const [transaction = ""] = key.split(" on ");
    if (!planned.has(key)) elsewhere.set(transaction, (elsewhere.get(transaction) ?? 0n) + minor);
  }

  return refunds.flatMap((refund) => {
    const own = refund.amount.minor - (bookedRefunds.get(refundKeyOf(refund))?.minor ?? 0n);
    const other = elsewhere.get(refund.transactionId) ?? 0n;
    const used = own < other ? own : other;
    elsewhere.set(refund.transactionId, other - used);

    return own > used ? [{ ...refund, amount: money(own - used, refund.amount.currency) }] : [];
  });
}

function sourcesOf({ creditNotes, corrections, overpayments }: Posted): Source[] {
  return [
    ...[...creditNotes.values(), ...corrections].map(
      ({ seen }): Source => ({ on: { kind: "credit-note", number: seen.number }, left: seen.remainingCredit.minor }),
    ),
    ...overpayments.map(({ seen, left }): Source => ({ on: { kind: "overpayment", reference: seen.reference }, left: left.minor })),
  ];
}

function withinLimit(sources: readonly Source[], { notes, most }: LimitedCredit): Source[] {
  let room = most;

  return sources.map((source) => {
    if (source.on.kind !== "credit-note" || !notes.has(source.on.number)) return { ...source };
    const left = source.left < room ? source.left : room > 0n ? room : 0n;
    room -= left;

    return { ...source, left };
  });
}

function leftOn(sources: readonly Source[]): bigint {
  return sources.reduce((sum, { left }) => sum + left, 0n);
}

function isSame(a: RefundedDocument, b: RefundedDocument): boolean {
  return a.kind === "credit-note" ? b.kind === a.kind && a.number === b.number : b.kind === a.kind && a.reference === b.reference;
}

function noCredit({ amount }: RefundPayment): Problem {
  return problem(
    "books-differ",
    "decide",
    `Shopify gave ${formatMoney(amount)} back, but the order's credit in Xero is used up. ` +
      "If the money was recorded there by hand, nothing is missing; otherwise take an allocation of the credit away, then press Retry.",
  );
}

function othersCredit({ amount, transactionId }: RefundPayment, rest: bigint): Problem {
  return problem(
    "books-differ",
    "decide",
    `Shopify gave ${formatMoney(amount)} back (transaction ${legacyId(transactionId)}), ${formatMoney(money(rest, amount.currency))} more than the ` +
      "buyer's own credit in Xero comes to. The rest of the credit is the second payer's, who paid that part: it is never given to somebody " +
      "else unasked. Agree with both of them, and book in Xero what was given back too much.",
  );
}

/** A person's work on a credit note is respected, as on an invoice: it is shown, never undone. */
function differs(planned: CreditNote, standing: StandingCreditNote | undefined): Problem[] {
  if (!standing) return [];
  const { seen } = standing;
  const gone = goneFromBooks("Credit note", seen);
  if (gone) return [gone];
  if (isKeptNote(standing)) return [];
  const total = documentTotal(planned);
  if (equal(total, seen.total) && equal(documentTax(planned), seen.totalTax)) return [];

  return [
    problem(
      "books-differ",
      "decide",
      `Credit note ${seen.number} stands at ${formatMoney(seen.total)} in Xero, the refund at ${formatMoney(total)}. ` +
        "It was edited on one side; Crossfoot changes nothing by itself. Keep it as it is, or change it in Xero, then press Retry.",
    ),
  ];
}
