import type { LikeInvoice } from "../elsewhere/invoice-elsewhere";
import type { CreditNoteUpdate } from "../edits/push-note";
import { NOT_ELSEWHERE } from "../elsewhere/match-invoice";
import type { ContactId, InvoiceId } from "../ids";
import type { CreditNote } from "../ledger/credit-note";
import type { Overpayment } from "../ledger/payment";
import type { RefundPayment } from "../ledger/refund-payment";
import type { SalesInvoice } from "../ledger/sales-invoice";
import { isGone } from "../ledger/standing-document";
import type { Correction } from "../posting/plan-change";
import { splitOf } from "../payers/split-plan";
import { obstacleToBilling } from "../payers/step-for-bill-to";
import { contactForSecond, SECOND_IS_GONE } from "../payers/step-for-two-payers";
import type { PostingPlan } from "../posting/posting-plan";
import { problem } from "../problem";
import type { UndoWrite } from "../undo/undo-write";
import type { OrderSituation, WishedSituation } from "./order-situation";
import { attention, pending, type Rest } from "./rest";
import type { InvoiceUpdate, InvoiceVoid } from "./step-for-change";
import type { DatedAllocation } from "./step-for-credit";
import { stepForPostedOrder } from "./step-for-posted-order";
import type { PartPaid } from "./step-for-paid-in-books";
import type { PlacedPayment } from "./step-for-receipts";
import { stepForWish } from "./step-for-wish";
import { unreadableOf } from "./unreadable";

/**
 * What to do with an order now. One write at a time: after it, the situation is read again and asked again,
 * so that a lost answer, a repeat or a person's edit in between can never lead to a second document.
 */
export type NextStep =
  /** Somebody else has invoiced it: remembered, and nothing is sent. */
  | { do: "claim-elsewhere"; invoice: LikeInvoice }
  /** `second`, here and below: the second payer's contact, where the document is theirs. */
  | { do: "create-contact"; plan: PostingPlan }
  | { do: "create-invoice"; plan: PostingPlan }
  /** `supplement`: which of them it is, where it is not the order's first invoice. */
  | { do: "update-invoice"; update: InvoiceUpdate; supplement?: InvoiceId }
  | { do: "void-invoice"; voided: InvoiceVoid; supplement?: InvoiceId }
  /** `localId`: what it is remembered by, its refund or its own number. */
  | { do: "update-credit-note"; update: CreditNoteUpdate; localId: string }
  | { do: "create-supplement"; invoice: SalesInvoice; second?: ContactId }
  | { do: "create-correction"; creditNote: Correction; second?: ContactId }
  | { do: "create-payments"; payments: readonly PlacedPayment[] }
  | { do: "create-overpayments"; overpayments: readonly Overpayment[] }
  | { do: "create-credit-notes"; creditNotes: readonly CreditNote[]; second?: ContactId }
  | { do: "create-refunds"; refunds: readonly RefundPayment[] }
  | { do: "allocate-credit"; allocations: readonly DatedAllocation[] }
  | { do: "undo"; writes: readonly UndoWrite[] }
  | { do: "mark-order-paid" }
  /** As a payment where the shop's plan takes one, else in words. */
  | { do: "show-part-payment"; payment: PartPaid | null; told: string }
  | { do: "tell-order"; told: string }
  | Rest;

export function nextStep(situation: OrderSituation | WishedSituation): NextStep {
  const unreadable = unreadableOf(situation);
  if (unreadable) return attention([unreadable]);
  if (situation.wish) return stepForWish(situation);
  const { posting, invoice, contactId, elsewhere = NOT_ELSEWHERE } = situation;
  if (invoice) return stepForPostedOrder({ ...situation, invoice });
  if (posting.kind === "exclude") return { do: "rest", status: "excluded", reason: posting.reason };
  if (elsewhere.kind === "claimed") return { do: "rest", status: "excluded", reason: invoicedElsewhere(elsewhere.invoice) };

  if (posting.kind === "wait") return pending(posting.reason);
  if (posting.kind === "hold") return attention(posting.problems);
  if (elsewhere.kind === "same") return { do: "claim-elsewhere", invoice: elsewhere.invoice };
  if (elsewhere.kind === "perhaps") return attention([problem("maybe-in-books", "decide", elsewhere.because)]);

  const toMake = contactForSecond(situation, posting.plan);
  if (posting.plan.second && situation.secondContactId === null && !toMake) return attention([SECOND_IS_GONE]);
  const held = obstacleToBilling(situation.billing, contactId !== null);
  if (held) return held;
  if (!contactId) return { do: "create-contact", plan: posting.plan };
  const split = splitOf(posting.plan, 0);

  return toMake ?? { do: "create-invoice", plan: split ? { ...posting.plan, ...split.first } : posting.plan };
}

function invoicedElsewhere({ number, date, status }: LikeInvoice): string {
  const gone = isGone({ status }) ? `, which was ${status.toLowerCase()} since` : "";

  return `Invoiced in Xero as ${number} of ${date}${gone}, not by Crossfoot: it is not posted again, and that invoice is left alone.`;
}
