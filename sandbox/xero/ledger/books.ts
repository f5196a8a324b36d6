import { Collection } from "../../kit/collection";
import type { Clock } from "../clock";
import { calendarDateIn, type CalendarDate } from "./calendar-date";
import type { Contact } from "./contacts/contact";
import { ContactNames } from "./contacts/contact-names";
import type { Document, DocumentKind, DocumentType, WrittenKind } from "./documents/document";
import type { Allocation, Payment } from "./payments/payment";
import type { Account } from "./settings/account";
import type { BrandingTheme, Currency, Organisation, TrackingCategory } from "./settings/organisation";
import type { TaxRate } from "./settings/tax-rate";
import {
  CATEGORY_OF_SHELF,
  shelfContents,
  shelfMaps,
  type ShelfContents,
  type ShelfMaps,
  type ShelfName,
  type ShelvedRecord,
  type Shelves,
} from "./shelves";

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
  shelves: ShelfContents;
  lastNumber: Record<WrittenKind, number>;
}

export interface BookChange {
  category:
    | (typeof CATEGORY_OF_DOCUMENT)[DocumentKind]
    | (typeof CATEGORY_OF_SHELF)[ShelfName]
    | SettingsCategory
    | "CONTACT"
    | "PAYMENT"
    | "HISTORY";
  changeType: "CREATE" | "UPDATE";
  resourceId: string;
}

/** Settings change in place, in `setup`; the journal still hears of it. */
export type SettingsCategory = "ORGANISATION" | "ACCOUNT" | "TAXRATE" | "CURRENCY" | "TRACKINGCATEGORY";

const CATEGORY_OF_DOCUMENT = {
  invoice: "INVOICE",
  creditNote: "CREDITNOTE",
  prepayment: "PREPAYMENT",
  overpayment: "OVERPAYMENT",
} as const satisfies Record<DocumentKind, string>;

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
  readonly setup: Omit<BooksData, "contacts" | "documents" | "payments" | "allocations" | "shelves">;
  readonly contacts = new Collection<string, Contact>("contacts");
  readonly contactNames = new ContactNames(this.contacts);
  readonly documents = new Collection<string, Document>("documents");
  readonly payments = new Collection<string, Payment>("payments");
  readonly allocations = new Collection<string, Allocation>("allocations");
  readonly shelves: ShelfMaps;
  private readonly documentIdByNumber = new Map<string, string>();
  private readonly paymentIdsByDocument = new Map<string, Set<string>>();
  private readonly allocationIdsByDocument = new Map<string, Set<string>>();
  private readonly clock: Clock;
  private readonly onChange: BooksSetup["onChange"];

  constructor({ data, clock, onChange }: BooksSetup) {
    const { contacts, documents, payments, allocations, shelves, ...setup } = data;
    this.setup = setup;
    this.shelves = shelfMaps(shelves);
    this.clock = clock;
    this.onChange = onChange;
    for (const contact of contacts) this.contacts.set(contact.contactId, contact);
    for (const document of documents) this.index(document);
    for (const payment of payments) this.indexPayment(payment);
    for (const allocation of allocations) this.putAllocation(allocation);
  }

  data(): BooksData {
    return {
      ...this.setup,
      contacts: [...this.contacts.values()],
      documents: [...this.documents.values()],
      payments: [...this.payments.values()],
      allocations: [...this.allocations.values()],
      shelves: shelfContents(this.shelves),
    };
  }

  /** Every kind of record, as it is saved: whoever adds a kind adds its collection here. */
  get collections(): Collection<string, unknown>[] {
    const { contacts, documents, payments, allocations, shelves } = this;
    return [contacts, documents, payments, allocations, ...Object.values(shelves)] as Collection<string, unknown>[];
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
    const { accounts } = this.setup;
    const wanted = code.toLowerCase();
    // As a rule a code is written as it stands, and comparing it so is the quickest.
    return (
      accounts.find((account) => account.code === code) ??
      accounts.find((account) => account.code.toLowerCase() === wanted)
    );
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
    return [...(this.allocationIdsByDocument.get(documentId) ?? [])].flatMap((id) => this.allocations.get(id) ?? []);
  }

  /** The next number of the organisation's own sequence that is still free, e.g. `INV-0001`. */
  nextNumber(kind: WrittenKind, type: DocumentType): string {
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
    this.onChange({ category: CATEGORY_OF_DOCUMENT[document.kind], changeType, resourceId: document.documentId });
  }

  /** A note leaves the document's own time stamp alone and is no event of it. */
  putNote(document: Document): void {
    this.documents.set(document.documentId, document);
    this.onChange({ category: "HISTORY", changeType: "CREATE", resourceId: document.documentId });
  }

  putContactNote(contact: Contact): void {
    this.contacts.set(contact.contactId, contact);
    this.onChange({ category: "HISTORY", changeType: "CREATE", resourceId: contact.contactId });
  }

  /** Puts a record on its shelf, new or in the place of its former self. */
  put<Name extends ShelfName>(name: Name, record: Shelves[Name], changeType: BookChange["changeType"]): void {
    this.shelves[name].set(record.id, record);
    this.onChange({ category: CATEGORY_OF_SHELF[name], changeType, resourceId: record.id });
  }

  /** Takes a record away for good, as Xero does with nothing but items. */
  remove(name: ShelfName, record: ShelvedRecord): void {
    this.shelves[name].delete(record.id);
    this.onChange({ category: CATEGORY_OF_SHELF[name], changeType: "UPDATE", resourceId: record.id });
  }

  /** A note on a shelved record, which likewise leaves its time stamp alone. */
  putShelvedNote<Name extends ShelfName>(name: Name, record: Shelves[Name]): void {
    this.shelves[name].set(record.id, record);
    this.onChange({ category: "HISTORY", changeType: "CREATE", resourceId: record.id });
  }

  /** Allocations are told of by the documents at both their ends. */
  putAllocation(allocation: Allocation): void {
    this.allocations.set(allocation.allocationId, allocation);
    for (const documentId of [allocation.creditId, allocation.invoiceId]) {
      const ids = this.allocationIdsByDocument.get(documentId) ?? new Set<string>();
      this.allocationIdsByDocument.set(documentId, ids.add(allocation.allocationId));
    }
  }

  removeAllocation({ allocationId, creditId, invoiceId }: Allocation): void {
    this.allocations.delete(allocationId);
    for (const documentId of [creditId, invoiceId]) this.allocationIdsByDocument.get(documentId)?.delete(allocationId);
  }

  putPayment(payment: Payment, changeType: BookChange["changeType"]): void {
    this.indexPayment(payment);
    this.onChange({ category: "PAYMENT", changeType, resourceId: payment.paymentId });
  }

  putPaymentNote(payment: Payment): void {
    this.payments.set(payment.paymentId, payment);
    this.onChange({ category: "HISTORY", changeType: "CREATE", resourceId: payment.paymentId });
  }

  changeOrganisation(change: Partial<Pick<Organisation, "class" | "periodLockDate" | "endOfYearLockDate">>): void {
    Object.assign(this.setup.organisation, change);
    this.onChange({ category: "ORGANISATION", changeType: "UPDATE", resourceId: this.organisation.organisationId });
  }

  /** Says that an account, a tax rate, a currency or a tracking category was changed in `setup`. */
  settingsChanged(category: SettingsCategory, resourceId: string, changeType: BookChange["changeType"]): void {
    this.onChange({ category, changeType, resourceId });
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
