import type { InvoiceId, TenantId } from "../../../app/domain/ids";
import type { TaxRate } from "../../../app/domain/ledger/chart";
import type { Organisation as About } from "../../../app/domain/ledger/organisation";
import type { InvoiceInBooks, PaymentInBooks } from "../../../app/domain/ledger/sales-invoice";
import { standsStill } from "../../../app/domain/ledger/invoice-fingerprint";
import type {
  AllocationToCreate,
  CreditNoteToCreate,
  InvoiceToCreate,
  InvoiceToUpdate,
  InvoiceToVoid,
  OverpaymentToCreate,
  PaymentToCreate,
  RefundToCreate,
} from "../../../app/ports/books";
import type { ElementOutcome, Written } from "../../../app/ports/books-writer";
import { violated, type Simulation } from "../kernel/simulation";
import {
  figuresOf,
  settledInvoice,
  settledNote,
  Shelf,
  type Standing,
  type StandingInvoice,
  type StandingNote,
  type TaxRates,
} from "./xero-documents";

/** Sends Xero's webhook about a document off. */
export type AnnounceDocument = (tenantId: TenantId, id: string, category: "INVOICE" | "CREDITNOTE") => void;

const LAG_MS = 3_000;

/** One organisation, from the facts of Xero's Accounting API (Nov 2026). It shares no code with the engine. */
export class Organisation extends Shelf {
  /** Everything that was ever written by the app, for counting. */
  writes = 0;
  /** Contacts that a person put away without merging them: nobody can say which orders that holds. */
  archives = 0;
  /** Documents of the app that are refused once and for all, by natural key. */
  readonly poisoned = new Set<string>();
  /** What Xero said no to, by natural key, for whatever reason. */
  readonly refusedKeys = new Set<string>();
  /** Invoices and credit notes, each as the merchant saw it when he wanted ours written over it; what follows once that was done. */
  readonly pushable = new Map<string, () => void>();
  /** People who look at each credit note as it comes. */
  noteMade: ((note: StandingNote) => void) | null = null;

  readonly tenantId: TenantId;
  readonly about: About;
  readonly taxRates: readonly TaxRate[];
  readonly rates: TaxRates;
  private readonly announce: AnnounceDocument;

  constructor(
    readonly sim: Simulation,
    { tenantId, about, taxRates, announce }: { tenantId: TenantId; about: About; taxRates: readonly TaxRate[]; announce: AnnounceDocument },
  ) {
    super();
    this.tenantId = tenantId;
    this.about = about;
    this.taxRates = taxRates;
    this.rates = new Map(taxRates.map(({ taxType, rate }) => [taxType, partsPerMillion(rate)]));
    this.announce = announce;
  }

  createInvoice(sent: InvoiceToCreate): ElementOutcome {
    const { number, url, reference, currency } = sent;
    if (this.invoiceNumbered(number)) return refused(number, "Invoice # must be unique.");
    const contact = this.contacts.get(sent.contactId);
    if (!contact) return refused(number, "The contact does not exist.");
    if (!contact.active) return { ok: false, naturalKey: number, message: ARCHIVED, taken: false, archived: true };
    const { total, tax, lines } = figuresOf(sent.lines, { ...sent, rates: this.rates });
    if (total < 0n || lines.length === 0) return refused(number, "The document total must not be below zero, and needs a line.");
    const of = (minor: bigint) => ({ minor, currency });
    const none = { amountDue: of(total), amountPaid: of(0n), amountCredited: of(0n), payments: [] };
    const seen: InvoiceInBooks = {
      number,
      url,
      reference,
      currency,
      lines,
      total: of(total),
      totalTax: of(tax),
      ...none,
      contactId: sent.contactId,
      status: sent.status,
      updatedAt: this.updatedAt(),
    };
    const invoice: StandingInvoice = { id: this.newId("invoice"), now: settledInvoice(seen, 0n), history: [], byHand: false, set: 0n };
    this.invoices.set(invoice.id, invoice);
    this.changedInvoice(invoice, invoice.now);

    return done({ naturalKey: number, remoteId: invoice.id, seen: invoice.now });
  }

  createPayment({ invoiceId, amount, date, reference }: PaymentToCreate): ElementOutcome {
    const invoice = this.invoices.get(invoiceId);
    if (!invoice || invoice.now.status !== "AUTHORISED") return refused(reference, "Payment can only be made against approved invoices.");
    if (amount.minor > invoice.now.amountDue.minor)
      return refused(reference, "Payment amount exceeds the amount outstanding on this document.");
    const payment = { id: this.newId("payment"), amount, date, reference };
    this.pay(invoice, payment);

    return done({ naturalKey: reference, remoteId: payment.id });
  }

  createNote(sent: CreditNoteToCreate): ElementOutcome {
    const { number, reference, currency, contactId, date } = sent;
    if ([...this.notes.values()].some(({ now }) => now.number === number)) return refused(number, "Credit note # must be unique.");
    const contact = this.contacts.get(contactId);
    if (!contact) return refused(number, "The contact does not exist.");
    if (!contact.active) return { ok: false, naturalKey: number, message: ARCHIVED, taken: false, archived: true };
    const { total, tax, lines } = figuresOf(sent.lines, { ...sent, rates: this.rates });
    const of = (minor: bigint) => ({ minor, currency });
    const none = { remainingCredit: of(total), allocated: of(0n), payments: [] };
    const seen = {
      number,
      reference,
      currency,
      total: of(total),
      totalTax: of(tax),
      ...{ contactId, date, lines },
      ...none,
      status: sent.status,
      updatedAt: this.updatedAt(),
    };
    const note: StandingNote = { id: this.newId("note"), now: settledNote(seen, 0n), history: [], byHand: false, allocations: [] };
    this.notes.set(note.id, note);
    this.changedNote(note, note.now);
    this.noteMade?.(note);

    return done({ naturalKey: number, remoteId: note.id, seen: note.now });
  }

  createOverpayment({ reference, amount }: OverpaymentToCreate): ElementOutcome {
    const id = this.newId("overpayment");
    const seen = { reference, currency: amount.currency, total: amount, updatedAt: this.updatedAt(), bankTransactionId: `bank-${id}` };
    this.overpayments.set(id, { id, seen, payments: [] });

    return done({ naturalKey: reference, remoteId: id, seen });
  }

  createRefund(sent: RefundToCreate): ElementOutcome {
    const { amount, date, reference } = sent;
    const naturalKey = refundKey(sent);
    const id = this.newId("payment");
    if ("overpaymentId" in sent) {
      const overpayment = this.overpayments.get(sent.overpaymentId);
      const left = overpayment && overpayment.payments.reduce((rest, each) => rest - each.amount.minor, overpayment.seen.total.minor);
      if (!overpayment || left === undefined || amount.minor > left)
        return refused(naturalKey, "Payment amount exceeds what is left of the overpayment.");
      overpayment.payments.push({ id, amount, date, reference });

      return done({ naturalKey, remoteId: id });
    }
    const note = this.notes.get(sent.creditNoteId);
    if (!note || note.now.status !== "AUTHORISED") return refused(naturalKey, "Payment can only be made against approved credit notes.");
    if (amount.minor > note.now.remainingCredit.minor)
      return refused(naturalKey, "Payment amount exceeds the amount outstanding on this document.");
    this.changedNote(note, { ...note.now, payments: [...note.now.payments, { id, amount, date, reference }] });

    return done({ naturalKey, remoteId: id });
  }

  allocate({ creditNote, creditNoteId, invoiceId, amount }: AllocationToCreate): ElementOutcome {
    const [note, invoice] = [this.notes.get(creditNoteId), this.invoices.get(invoiceId)];
    if (!note || !invoice) return refused(creditNote, "The document does not exist.");
    if (note.now.contactId !== invoice.now.contactId)
      violated(this.sim, `credit note ${creditNote} was set against another contact's invoice`);
    if (amount.minor > note.now.remainingCredit.minor || amount.minor > invoice.now.amountDue.minor)
      return refused(creditNote, "The amount exceeds what is left.");
    note.allocations.push({ id: this.newId("allocation"), invoiceId, minor: amount.minor });
    this.changedNote(note, note.now);
    this.changedInvoice(invoice, invoice.now);

    return done({ naturalKey: creditNote, remoteId: `${creditNoteId}/${invoiceId}` });
  }

  /** The app looks right before; what a person does in that moment cannot be kept apart (Xero, Nov 2026), and is not simulated. */
  update(sent: InvoiceToUpdate): ElementOutcome {
    const invoice = this.toChange(sent);
    if (!invoice) return refused(sent.number, "The invoice was changed in Xero a moment ago.");
    if (invoice.now.payments.length > 0 || invoice.now.amountCredited.minor > 0n)
      return refused(sent.number, "Invoice not of valid status for modification.");
    const { total, tax, lines } = figuresOf(sent.lines, { ...sent, rates: this.rates });
    const of = (minor: bigint) => ({ minor, currency: sent.currency });
    // Whose it is and its reference are sent only with the whole invoice.
    const contact = sent.whole && this.contacts.get(sent.whole.contactId);
    if (contact && !contact.active) return { ok: false, naturalKey: sent.number, message: ARCHIVED, taken: false, archived: true };
    const head = sent.whole ? { contactId: sent.whole.contactId, reference: sent.reference } : {};
    this.changedInvoice(invoice, { ...invoice.now, ...head, lines, total: of(total), totalTax: of(tax) });
    invoice.byHand = false;
    this.pushable.get(`${invoice.id} ${sent.standsAs}`)?.();

    return done({ naturalKey: sent.number, remoteId: invoice.id, seen: invoice.now });
  }

  doAway(sent: InvoiceToVoid): ElementOutcome {
    const invoice = this.toChange(sent);
    if (!invoice) return refused(sent.number, "The invoice was changed in Xero a moment ago.");
    if (invoice.now.payments.length > 0 || invoice.now.amountCredited.minor > 0n)
      return refused(sent.number, "Invoice not of valid status for modification.");
    this.changedInvoice(invoice, { ...invoice.now, status: sent.draft ? "DELETED" : "VOIDED" });

    return done({ naturalKey: sent.number, remoteId: invoice.id, seen: invoice.now });
  }

  /** I12: nobody's edit is overwritten. */
  private toChange({ invoiceId, standsAs }: { invoiceId: string; standsAs: string }): StandingInvoice | null {
    const invoice = this.invoices.get(invoiceId);
    if (!invoice || !standsStill(invoice.now, standsAs)) return null;
    const pushed = this.pushable.get(`${invoiceId} ${standsAs}`);
    if (invoice.byHand && !pushed) violated(this.sim, `invoice ${invoice.now.number} was changed although a person had edited it`);

    return invoice;
  }

  pay(invoice: StandingInvoice, payment: PaymentInBooks): void {
    this.changedInvoice(invoice, { ...invoice.now, payments: [...invoice.now.payments, payment] });
  }

  changedInvoice(invoice: StandingInvoice, seen: InvoiceInBooks): void {
    const credited = [...this.notes.values()].flatMap(({ allocations }) => allocations).filter(({ invoiceId }) => invoiceId === invoice.id);
    const minor = credited.reduce((sum, each) => sum + each.minor, invoice.set);
    this.record(invoice, { ...settledInvoice(seen, minor), updatedAt: this.updatedAt() });
    this.announce(this.tenantId, invoice.id, "INVOICE");
  }

  changedNote(note: StandingNote, seen: StandingNote["now"]): void {
    const allocated = note.allocations.reduce((sum, { minor }) => sum + minor, 0n);
    const allocations = note.allocations.map(({ id, invoiceId, minor }) => {
      return { id, invoiceId: invoiceId as InvoiceId, amount: { minor, currency: seen.currency } };
    });
    this.record(note, { ...settledNote(seen, allocated), allocations, updatedAt: this.updatedAt() });
    this.announce(this.tenantId, note.id, "CREDITNOTE");
  }

  private record<Seen>(document: Standing<Seen>, seen: Seen): void {
    document.now = seen;
    document.history.push({ listedFrom: this.listedFrom(), seen });
  }

  invoiceNumbered(number: string): StandingInvoice | undefined {
    return [...this.invoices.values()].find(({ now }) => now.number === number && now.status !== "DELETED");
  }

  /** As lists show them: each change a little late, and not in the order in which they came. */
  listed<Seen>(documents: Iterable<Standing<Seen>>): { id: string; seen: Seen }[] {
    const { now } = this.sim.agenda;

    return [...documents].flatMap(({ id, history }) => {
      const known = history.findLast(({ listedFrom }) => listedFrom <= now);

      return known ? [{ id, seen: known.seen }] : [];
    });
  }

  listedFrom(): number {
    return this.sim.agenda.now + (this.sim.faults.listLag > 0 ? this.sim.random.between(0, LAG_MS) : 0);
  }

  private updatedAt(): string {
    return new Date(Math.floor(this.sim.agenda.now)).toISOString();
  }
}

/** Xero's words (Nov 2026). */
const ARCHIVED =
  "The contact with the specified contact details has been archived. " +
  "The contact must be un-archived before creating new invoices or credit notes";

export function done(written: Written): ElementOutcome {
  return { ok: true, written };
}

export function refused(naturalKey: string, message: string): ElementOutcome {
  return { ok: false, naturalKey, message, taken: /must be unique|already assigned/.test(message) };
}

/** One transaction may be given back on two documents. */
export function refundKey(sent: RefundToCreate): string {
  return `${sent.reference} on ${"creditNoteId" in sent ? sent.creditNoteId : sent.overpaymentId}`;
}

/** "9.9750" per cent are 99,750. */
function partsPerMillion(percent: string): bigint {
  return BigInt(percent.replace(".", "").replace(/^0+(?=\d)/, ""));
}
