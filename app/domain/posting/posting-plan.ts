import type { BillToId } from "../ids";
import type { Allocation } from "../ledger/allocation";
import type { Contact } from "../ledger/contact";
import type { CreditNote } from "../ledger/credit-note";
import type { Overpayment, Payment } from "../ledger/payment";
import type { RefundPayment } from "../ledger/refund-payment";
import type { SalesInvoice } from "../ledger/sales-invoice";
import type { BillToScope } from "../payers/bill-to";
import type { SecondPayer } from "../payers/second-payer";
import type { Problem } from "../problem";
import type { TieOut } from "./tie-out";

/** All the documents an order should be in Xero, as it stands now. */
export type Documents = {
  invoice: SalesInvoice;
  /** One for each refund that comes to something, in the order of their ids. */
  creditNotes: readonly CreditNote[];
  /** Money received, as far as the invoice takes it. */
  payments: readonly Payment[];
  /** Money received beyond it. */
  overpayments: readonly Overpayment[];
  /** Money given back. */
  refunds: readonly RefundPayment[];
  /** Credit that was not paid back and settles the invoice. */
  allocations: readonly Allocation[];
};

/** They tie out, or there is no plan. */
export type PostingPlan = Documents & {
  contact: Contact;
  tieOut: TieOut;
  /** What on the order gave no document, and why: a voided authorisation, a pending refund. */
  notes: readonly PlanNote[];
  /** The choice of who is billed that it follows; absent where nobody chose. */
  billTo?: { id: BillToId; scope: BillToScope };
  /** Who has an invoice of their own for a part of all this; see `splitOf` in ../payers/split-plan. Absent: nobody. */
  second?: { payer: SecondPayer; reference: string };
};

export type PlanNote = { about: string; sentence: string };

/** Every order gets exactly one of these; none is passed over in silence. */
export type Posting =
  | { kind: "post"; plan: PostingPlan }
  /** `heldBackBy`: the tag that keeps it out. */
  | { kind: "exclude"; reason: string; heldBackBy?: string }
  /** Not yet, by the merchant's own policy: it is looked at again when the order changes. */
  | { kind: "wait"; reason: string }
  | { kind: "hold"; problems: readonly Problem[] };
