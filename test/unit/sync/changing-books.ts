import type { Order } from "../../../app/domain/commerce/order";
import type { CreditNoteId, InvoiceId, OverpaymentId, TransactionId } from "../../../app/domain/ids";
import type { CalendarDate } from "../../../app/domain/instant";
import type { DocumentLine } from "../../../app/domain/ledger/document-line";
import type { RefundKey } from "../../../app/domain/ledger/refund-payment";
import type { SalesInvoice } from "../../../app/domain/ledger/sales-invoice";
import type { Money } from "../../../app/domain/money/money";
import { planPosting } from "../../../app/domain/posting/plan-posting";
import { nextStep, type NextStep } from "../../../app/domain/sync/next-step";
import type { OrderSituation } from "../../../app/domain/sync/order-situation";
import type { Rest } from "../../../app/domain/sync/rest";
import { gbp } from "../../builders/amounts";
import { anInvoiceInBooks, anOrganisation, ORDER_URL, postingInput } from "../../builders/books";
import { CONTACT, situation } from "./situation";

type Lines = readonly DocumentLine[];
type Posted = { id: string; sent: SalesInvoice; paid: bigint; credited: bigint };
type Note = { id: string; sent: Omit<SalesInvoice, "dueDate">; back: bigint; allocated: bigint };

const pence = (minor: bigint): Money => ({ minor, currency: gbp("0.00").currency });
const add = (amounts: readonly bigint[]) => amounts.reduce((sofar, each) => sofar + each, 0n);
/** Prices contain the tax. */
const totalOf = ({ lines }: { lines: Lines }) => add(lines.map(({ amount }) => amount.minor));
const taxOf = ({ lines }: { lines: Lines }) => add(lines.map(({ taxAmount }) => taxAmount.minor));

/**
 * What stands in Xero for one order that keeps changing: as little as the decision depends on, and Xero's own refusals
 * (Nov 2026). Whatever is done twice, or beyond what is open, is an error.
 */
export class ChangingBooks {
  lockedUntil: CalendarDate | null = null;
  private readonly invoices: Posted[] = [];
  private readonly notes: Note[] = [];
  private readonly overpayments: { id: string; reference: string; total: bigint; back: bigint }[] = [];
  private readonly received = new Map<TransactionId, Money>();
  private readonly paidBack = new Map<RefundKey, Money>();
  private readonly allocated = new Set<string>();

  /** Asks for the next step and takes it, until there is nothing to do. */
  settle(order: Order): { rest: Rest; writes: number } {
    for (let writes = 0; writes < 20; writes++) {
      const step = nextStep(this.situationOf(order));
      if (step.do === "rest") return { rest: step, writes };
      this.carryOut(step);
    }
    throw new Error("Not at rest after 20 steps.");
  }

  get total(): bigint {
    return add(this.invoices.map(({ sent }) => totalOf(sent))) - add(this.notes.map(({ sent }) => totalOf(sent)));
  }

  get tax(): bigint {
    return add(this.invoices.map(({ sent }) => taxOf(sent))) - add(this.notes.map(({ sent }) => taxOf(sent)));
  }

  /** What the customer still has to pay, less what is owed to the customer. */
  get open(): bigint {
    return add(this.invoices.map(dueOf)) - add(this.notes.map(leftOf)) - add(this.overpayments.map(({ total, back }) => total - back));
  }

  /** By transaction, received and given back. */
  get booked(): Map<string, bigint> {
    const sums = new Map<string, bigint>([...this.received].map(([id, { minor }]) => [id, minor]));
    for (const [key, { minor }] of this.paidBack) {
      const [id = ""] = key.split(" on ");
      sums.set(id, (sums.get(id) ?? 0n) + minor);
    }

    return sums;
  }

  private situationOf(order: Order): OrderSituation {
    const organisation = anOrganisation({ lockedUntil: this.lockedUntil });
    const [first, ...supplements] = this.invoices.map((each) => ({
      id: each.id as InvoiceId,
      seen: seenInvoice(each),
      sent: { ...each.sent, contactId: CONTACT },
    }));
    const corrections = this.notes.map((each) => ({ id: each.id as CreditNoteId, seen: seenNote(each), sent: each.sent }));
    const overpayments = this.overpayments.map(({ id, reference, total, back }) => ({
      id: id as OverpaymentId,
      seen: { reference, currency: gbp("0.00").currency, total: pence(total), updatedAt: "" },
      left: pence(total - back),
    }));

    return {
      ...situation(order, { posting: planPosting(postingInput(order)), contactId: CONTACT, supplements, corrections, overpayments }),
      invoice: first ?? null,
      bookedTransactions: this.received,
      bookedRefunds: this.paidBack,
      allocated: this.allocated,
      ground: { organisation, lockDates: "first-open-day", orderUrl: ORDER_URL, today: "2026-12-03" as CalendarDate },
    };
  }

  private carryOut(step: Exclude<NextStep, Rest>): void {
    switch (step.do) {
      case "create-invoice":
        return this.addInvoice(step.plan.invoice);
      case "create-supplement":
        return this.addInvoice(step.invoice);
      case "update-invoice":
        return this.update(step.update);
      case "create-correction":
        return this.addNote(step.creditNote);
      case "create-payments":
        return step.payments.forEach((each) => {
          this.pay(each.invoiceId, each.amount.minor);
          this.receive(each.transactionId, each.amount.minor);
        });
      case "create-overpayments":
        return step.overpayments.forEach(({ transactionId, reference, amount }) => {
          this.overpayments.push({ id: `overpayment-${this.overpayments.length}`, reference, total: amount.minor, back: 0n });
          this.receive(transactionId, amount.minor);
        });
      case "create-refunds":
        return step.refunds.forEach(({ transactionId, on, amount }) => {
          const name = on.kind === "credit-note" ? on.number : on.reference;
          this.giveBack(name, amount.minor);
          const key = `${transactionId} on ${name}` as RefundKey;
          if (this.paidBack.has(key)) throw new Error(`A second payment ${key}.`);
          this.paidBack.set(key, amount);
        });
      case "allocate-credit":
        return step.allocations.forEach(({ creditNoteId, invoiceId, supplement, creditNote, amount }) => {
          this.allocate(creditNoteId, invoiceId, amount.minor);
          const key = supplement ? `${creditNote} on ${supplement}` : creditNote;
          if (this.allocated.has(key)) throw new Error(`A second allocation ${key}.`);
          this.allocated.add(key);
        });
      default:
        throw new Error(`Not expected here: ${step.do}.`);
    }
  }

  private addInvoice(sent: SalesInvoice): void {
    if (this.invoices.some((each) => each.sent.number === sent.number)) throw new Error("Invoice # must be unique.");
    this.refuseUnsound(sent);
    this.invoices.push({ id: `invoice-${this.invoices.length}`, sent, paid: 0n, credited: 0n });
  }

  private addNote(sent: Note["sent"]): void {
    if (this.notes.some((each) => each.sent.number === sent.number)) throw new Error("Credit note # must be unique.");
    this.refuseUnsound(sent);
    this.notes.push({ id: `note-${this.notes.length}`, sent, back: 0n, allocated: 0n });
  }

  private update(sent: SalesInvoice): void {
    const [first] = this.invoices;
    if (!first || first.paid + first.credited !== 0n)
      throw new Error("This document cannot be edited as it has a payment or credit note allocated to it.");
    this.refuseUnsound(sent);
    first.sent = sent;
  }

  private refuseUnsound({ date, lines }: { date: CalendarDate; lines: Lines }): void {
    if (this.lockedUntil && date <= this.lockedUntil) throw new Error("The document date cannot be before the period lock date.");
    if (totalOf({ lines }) < 0n || lines.length === 0) throw new Error("Below zero, or without a line.");
    const odd = lines.find(({ amount, taxAmount }) =>
      amount.minor < 0n ? taxAmount.minor > 0n || taxAmount.minor < amount.minor : taxAmount.minor < 0n || taxAmount.minor > amount.minor,
    );
    if (odd) throw new Error(`A line of ${odd.amount.minor} cannot carry ${odd.taxAmount.minor} tax.`);
  }

  private pay(id: string, minor: bigint): void {
    const invoice = this.invoices.find((each) => each.id === id);
    if (!invoice || minor <= 0n || minor > dueOf(invoice))
      throw new Error("Payment amount exceeds the amount outstanding on this document");
    invoice.paid += minor;
  }

  private receive(id: TransactionId, minor: bigint): void {
    this.received.set(id, pence((this.received.get(id)?.minor ?? 0n) + minor));
  }

  private giveBack(name: string, minor: bigint): void {
    const note = this.notes.find(({ sent }) => sent.number === name);
    const overpayment = this.overpayments.find(({ reference }) => reference === name);
    const left = note ? leftOf(note) : overpayment ? overpayment.total - overpayment.back : 0n;
    if (minor <= 0n || minor > left) throw new Error("Payment amount exceeds the amount outstanding on this document");
    if (note) note.back += minor;
    else if (overpayment) overpayment.back += minor;
  }

  private allocate(noteId: string, invoiceId: string, minor: bigint): void {
    const note = this.notes.find(({ id }) => id === noteId);
    const invoice = this.invoices.find(({ id }) => id === invoiceId);
    if (!note || !invoice || minor <= 0n || minor > leftOf(note) || minor > dueOf(invoice))
      throw new Error("Credit Note cannot be allocated as amount is greater than amount outstanding");
    note.allocated += minor;
    invoice.credited += minor;
  }
}

const dueOf = ({ sent, paid, credited }: Posted) => totalOf(sent) - paid - credited;
const leftOf = ({ sent, back, allocated }: Note) => totalOf(sent) - back - allocated;

function seenInvoice(posted: Posted) {
  const { sent, paid, credited } = posted;
  const due = dueOf(posted);

  return anInvoiceInBooks({
    number: sent.number,
    status: due === 0n ? "PAID" : "AUTHORISED",
    total: pence(totalOf(sent)),
    totalTax: pence(taxOf(sent)),
    amountDue: pence(due),
    amountPaid: pence(paid),
    amountCredited: pence(credited),
    lines: sent.lines.map(({ description, amount, taxAmount, accountCode, taxType }) => ({
      description,
      amount,
      taxAmount,
      accountCode,
      taxType,
    })),
  });
}

function seenNote(note: Note) {
  const { number, currency, reference } = note.sent;
  const status = leftOf(note) === 0n ? ("PAID" as const) : ("AUTHORISED" as const);

  return {
    number,
    currency,
    reference,
    status,
    total: pence(totalOf(note.sent)),
    totalTax: pence(taxOf(note.sent)),
    remainingCredit: pence(leftOf(note)),
    allocated: pence(note.allocated),
    updatedAt: "",
    payments: [],
  };
}
