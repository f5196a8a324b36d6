import type { Clock } from "../clock";
import type { Account } from "./account";
import { calendarDateIn, type CalendarDate } from "./calendar-date";
import type { Contact } from "./contact";
import type { Document, DocumentKind, DocumentType } from "./document";
import type { BrandingTheme, Currency, Organisation, TrackingCategory } from "./organisation";
import type { Allocation, Payment } from "./payment";
import type { TaxRate } from "./tax-rate";

/** Everything that one organisation's books hold; what is written to disk. */
export interface BooksData {
  organisation: Organisation;
  accounts: Account[];
  taxRates: TaxRate[];
  currencies: Currency[];
  brandingThemes: BrandingTheme[];
  trackingCategories: TrackingCategory[];
  contacts: Contact[];
  documents: Document[];
  payments: Payment[];
  allocations: Allocation[];
  lastNumber: Record<DocumentKind, number>;
}

export interface BookChange {
  category: "INVOICE" | "CREDITNOTE" | "CONTACT" | "PAYMENT" | "HISTORY" | "ORGANISATION";
  changeType: "CREATE" | "UPDATE";
  resourceId: string;
}

export interface BooksSetup {
  data: BooksData;
  clock: Clock;
  /** Told of every change, after it stands in the books. */
  onChange: (change: BookChange) => void;
}

/**
 * One organisation's records with the look-ups that the rules need. It keeps records and knows no rules:
 * those are the functions beside it, which check first and then put.
 */
export class Books {
  readonly setup: Omit<BooksData, "contacts" | "documents" | "payments" | "allocations">;
  readonly contacts = new Map<string, Contact>();
  readonly documents = new Map<string, Document>();
  readonly payments = new Map<string, Payment>();
  readonly allocations = new Map<string, Allocation>();
  private readonly documentIdByNumber = new Map<string, string>();
  private readonly paymentIdsByDocument = new Map<string, Set<string>>();
  private readonly clock: Clock;
  private readonly onChange: BooksSetup["onChange"];

  constructor({ data, clock, onChange }: BooksSetup) {
    const { contacts, documents, payments, allocations, ...setup } = data;
    this.setup = setup;
    this.clock = clock;
    this.onChange = onChange;
    for (const contact of contacts) this.contacts.set(contact.contactId, contact);
    for (const document of documents) this.index(document);
    for (const payment of payments) this.indexPayment(payment);
    for (const allocation of allocations) this.allocations.set(allocation.allocationId, allocation);
  }

  data(): BooksData {
    return {
      ...this.setup,
      contacts: [...this.contacts.values()],
      documents: [...this.documents.values()],
      payments: [...this.payments.values()],
      allocations: [...this.allocations.values()],
    };
  }

  get organisation(): Organisation {
    return this.setup.organisation;
  }

  now(): number {
    return this.clock.now();
  }

  today(): CalendarDate {
    return calendarDateIn(this.organisation.timeZone, this.now());
  }

  accountByCode(code: string): Account | undefined {
    return this.setup.accounts.find((account) => account.code.toLowerCase() === code.toLowerCase());
  }

  accountById(accountId: string): Account | undefined {
    return this.setup.accounts.find((account) => account.accountId === accountId.toLowerCase());
  }

  systemAccount(name: string): Account {
    const account = this.setup.accounts.find((candidate) => candidate.systemAccount === name);
    if (!account) throw new Error(`${this.organisation.name} has no system account ${name}.`);
    return account;
  }

  taxRate(taxType: string): TaxRate | undefined {
    return this.setup.taxRates.find((rate) => rate.taxType === taxType.toUpperCase());
  }

  /** Only receivables have unique numbers; bills may share one (Xero, Nov 2026). */
  documentByNumber(type: DocumentType, number: string): Document | undefined {
    const id = this.documentIdByNumber.get(numberKey(type, number));
    return id === undefined ? undefined : this.documents.get(id);
  }

  paymentsOf(documentId: string): Payment[] {
    return [...(this.paymentIdsByDocument.get(documentId) ?? [])].flatMap((id) => this.payments.get(id) ?? []);
  }

  allocationsOf(documentId: string): Allocation[] {
    return [...this.allocations.values()].filter(
      ({ creditNoteId, invoiceId }) => creditNoteId === documentId || invoiceId === documentId
    );
  }

  /** The next number of the organisation's own sequence that is still free, e.g. `INV-0001`. */
  nextNumber(kind: DocumentKind, type: DocumentType): string {
    let number: string;
    do {
      this.setup.lastNumber[kind] += 1;
      number = `${kind === "invoice" ? "INV" : "CN"}-${String(this.setup.lastNumber[kind]).padStart(4, "0")}`;
    } while (this.documentByNumber(type, number));
    return number;
  }

  putContact(contact: Contact, changeType: BookChange["changeType"]): void {
    this.contacts.set(contact.contactId, contact);
    this.onChange({ category: "CONTACT", changeType, resourceId: contact.contactId });
  }

  putDocument(document: Document, changeType: BookChange["changeType"]): void {
    const before = this.documents.get(document.documentId);
    if (before) this.documentIdByNumber.delete(numberKey(before.type, before.number));
    this.index(document);
    const category = document.kind === "invoice" ? "INVOICE" : "CREDITNOTE";
    this.onChange({ category, changeType, resourceId: document.documentId });
  }

  /** A note leaves the document's own time stamp alone and is no event of it. */
  putNote(document: Document): void {
    this.documents.set(document.documentId, document);
    this.onChange({ category: "HISTORY", changeType: "CREATE", resourceId: document.documentId });
  }

  putPayment(payment: Payment, changeType: BookChange["changeType"]): void {
    this.indexPayment(payment);
    this.onChange({ category: "PAYMENT", changeType, resourceId: payment.paymentId });
  }

  changeOrganisation(change: Partial<Pick<Organisation, "periodLockDate" | "endOfYearLockDate">>): void {
    Object.assign(this.setup.organisation, change);
    this.onChange({ category: "ORGANISATION", changeType: "UPDATE", resourceId: this.organisation.organisationId });
  }

  private index(document: Document): void {
    this.documents.set(document.documentId, document);
    if (document.type === "ACCREC" || document.type === "ACCRECCREDIT") {
      this.documentIdByNumber.set(numberKey(document.type, document.number), document.documentId);
    }
  }

  private indexPayment(payment: Payment): void {
    this.payments.set(payment.paymentId, payment);
    const ids = this.paymentIdsByDocument.get(payment.documentId) ?? new Set<string>();
    this.paymentIdsByDocument.set(payment.documentId, ids.add(payment.paymentId));
  }
}

function numberKey(type: DocumentType, number: string): string {
  return `${type} ${number.toLowerCase()}`;
}
