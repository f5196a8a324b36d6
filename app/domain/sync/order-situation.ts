import type { Order } from "../commerce/order";
import type { EditDecision } from "../edits/decision";
import type { PeopleRules } from "../edits/people-rules";
import type { Elsewhere } from "../elsewhere/match-invoice";
import type { ContactId, CreditNoteId, InvoiceId, OverpaymentId, PaymentId, RefundId, TransactionId } from "../ids";
import type { CalendarDate } from "../instant";
import type { DocumentLine } from "../ledger/document-line";
import type { CreditNote, CreditNoteInBooks } from "../ledger/credit-note";
import type { Organisation } from "../ledger/organisation";
import type { OverpaymentInBooks } from "../ledger/overpayment";
import type { Payment } from "../ledger/payment";
import type { RefundKey } from "../ledger/refund-payment";
import type { InvoiceInBooks, SalesInvoice } from "../ledger/sales-invoice";
import type { Money } from "../money/money";
import type { Billing } from "../payers/who-is-billed";
import type { Posting } from "../posting/posting-plan";
import type { PostingProfile } from "../posting/posting-profile";
import type { Wish } from "../undo/wish";

/** Everything the next step depends on: what the order should be, and what already stands in Xero. */
export type OrderSituation = StandingLinks & {
  order: Order;
  /** Planned as if nothing were locked, where the invoice stands already. */
  posting: Posting;
  contactId: ContactId | null;
  /** Who is to be billed by the merchant's choices; absent: the buyer. */
  billing?: Billing;
  /** Whose invoice it would be if it were made now; asked only of orders whose invoice stands. */
  billedContactId?: ContactId | null;
  /** The second payer's contact as chosen, where there is one; null: it is not known, or was archived. */
  secondContactId?: ContactId | null;
  /** Why what was chosen about a second payer since it was posted cannot be carried out. */
  secondObstacle?: string | null;
  /** Whether somebody else has invoiced it; asked only of orders without an invoice of ours. */
  elsewhere?: Elsewhere;
  /**
   * Somebody chose otherwise since its invoice was sent: why the invoice cannot follow any more, and the lines it would have then
   * (null where they could not be planned). Planned by what is chosen now where nothing is in the way, else by what it was sent by.
   */
  choice?: { obstacle: string | null; draftMissed: boolean; wanted: readonly DocumentLine[] | null } | null;
  ground: Ground;
  wish?: null;
};

/** A person has decided about the order: what it is in Shopify does not matter, and is not read. */
export type WishedSituation = StandingLinks & { wish: Wish; ground: Ground };

/** What a change of a posted order depends on besides the order. */
export type Ground = {
  organisation: Organisation;
  lockDates: PostingProfile["lockDates"];
  orderUrl: string;
  /** By the organisation's calendar. */
  today: CalendarDate;
  /** What becomes of what people change in Xero; absent: as proposed. */
  rules?: PeopleRules["documents"];
};

/** What stands in Xero for one order, as it was last read there. */
export type StandingLinks = {
  invoice: StandingInvoice | null;
  /** …-A1, -A2: what edits added when the invoice could no longer be changed; oldest first. */
  supplements: readonly StandingInvoice[];
  /** By the refund each of them books. */
  creditNotes: ReadonlyMap<RefundId, StandingCreditNote>;
  /** …-C1, -C2: what edits took away; oldest first. */
  corrections: readonly StandingCreditNote[];
  overpayments: readonly StandingOverpayment[];
  /** How much of each transaction is booked in Xero. Null: all of it, by a payment that a person made there. */
  bookedTransactions: ReadonlyMap<TransactionId, Money | null>;
  /** Money given back that already has its payment on a credit note or an overpayment. */
  bookedRefunds: ReadonlyMap<RefundKey, Money>;
  /** Credit that was set against an invoice once, by `allocationKey`. */
  allocated: ReadonlySet<string>;
  /** Numbers of the invoices that the order has let go of, oldest first: none of them is free. */
  letGo?: readonly string[];
  /** Numbers of second payers' invoices that were voided as there is no such payer any more: none of them is free. */
  endedSeconds?: readonly string[];
  /** Payments that we made, received and given back, by Xero's id: a person's own are left alone. */
  ownPayments?: ReadonlySet<string>;
  /** By the transaction that stands for it in Shopify: a payment that a person made in Xero, or the invoice it settled. */
  mirrored?: ReadonlyMap<TransactionId, string>;
};

/**
 * `sent` is what we last wrote, by which a person's edit is told from a change of the order; null where it was not kept.
 * `standsAs` on it: what it was written over, where it was a change. `decision`: the merchant's last about such an edit.
 */
export type StandingInvoice = {
  id: InvoiceId;
  seen: InvoiceInBooks;
  sent: (SalesInvoice & { contactId: ContactId; standsAs?: string }) | null;
  decision?: EditDecision;
  /** What becomes of a person's edits of it; absent: as proposed. */
  rules?: PeopleRules["documents"];
};
export type StandingCreditNote = {
  id: CreditNoteId;
  seen: CreditNoteInBooks;
  sent: (Omit<CreditNote, "refundId"> & { contactId?: ContactId }) | null;
  /** The merchant's last about a person's edit of it. */
  decision?: EditDecision;
};
/** `left`: what of it was not given back. It is not read again: nothing is decided by what a person does with it. */
export type StandingOverpayment = {
  id: OverpaymentId;
  seen: OverpaymentInBooks;
  left: Money;
  date?: CalendarDate;
  givenBack?: readonly (Pick<Payment, "reference" | "amount" | "date"> & { id: PaymentId })[];
};
