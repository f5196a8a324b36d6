import type { CreditNote } from "../ledger/credit-note";
import type { Overpayment } from "../ledger/payment";
import type { RefundPayment } from "../ledger/refund-payment";
import type { SalesInvoice } from "../ledger/sales-invoice";
import type { Correction } from "../posting/plan-change";
import type { PostingPlan } from "../posting/posting-plan";
import type { OrderSituation } from "./order-situation";
import { attention, pending, type Rest } from "./rest";
import type { InvoiceUpdate, InvoiceVoid } from "./step-for-change";
import type { DatedAllocation } from "./step-for-credit";
import { stepForPostedOrder } from "./step-for-posted-order";
import type { PlacedPayment } from "./step-for-receipts";

/**
 * What to do with an order now. One write at a time: after it, the situation is read again and asked again,
 * so that a lost answer, a repeat or a person's edit in between can never lead to a second document.
 */
export type NextStep =
  | { do: "create-contact"; plan: PostingPlan }
  | { do: "create-invoice"; plan: PostingPlan }
  | { do: "update-invoice"; update: InvoiceUpdate }
  | { do: "void-invoice"; voided: InvoiceVoid }
  | { do: "create-supplement"; invoice: SalesInvoice }
  | { do: "create-correction"; creditNote: Correction }
  | { do: "create-payments"; payments: readonly PlacedPayment[] }
  | { do: "create-overpayments"; overpayments: readonly Overpayment[] }
  | { do: "create-credit-notes"; creditNotes: readonly CreditNote[] }
  | { do: "create-refunds"; refunds: readonly RefundPayment[] }
  | { do: "allocate-credit"; allocations: readonly DatedAllocation[] }
  | { do: "mark-order-paid" }
  | Rest;

export function nextStep(situation: OrderSituation): NextStep {
  const { posting, invoice, contactId } = situation;
  if (invoice) return stepForPostedOrder({ ...situation, invoice });
  if (posting.kind === "exclude") return { do: "rest", status: "excluded", reason: posting.reason };

  if (posting.kind === "wait") return pending(posting.reason);
  if (posting.kind === "hold") return attention(posting.problems);

  return { do: contactId ? "create-invoice" : "create-contact", plan: posting.plan };
}
