import { randomUUID } from "node:crypto";

export type Sent = Readonly<Record<string, unknown>>;
type Line = Sent & { LineAmount: number; TaxType: string; TaxAmount?: number };
export type Kind = "Invoices" | "CreditNotes";

interface Contact {
  readonly id: string;
  readonly name: string;
  readonly text: string;
  readonly updatedMs: number;
}

interface Document {
  readonly id: string;
  readonly number: string;
  readonly contact: Contact;
  readonly totalPence: number;
  readonly paidPence: number;
  /** Each as it stands in the document. */
  readonly payments: readonly string[];
  /** What never changes, without the brace before it. */
  readonly rest: string;
  readonly updatedMs: number;
}

export interface Standing {
  contacts: number;
  invoices: number;
  creditNotes: number;
  payments: number;
  settled: number;
  invoicedPence: number;
  refused: string[];
}

const PERCENT: Readonly<Record<string, number>> = { OUTPUT2: 20, RROUTPUT: 5, ZERORATEDOUTPUT: 0 };
const EMPTY_PHONES = ["DEFAULT", "DDI", "FAX", "MOBILE"].map((PhoneType) => ({
  PhoneType,
  PhoneNumber: "",
  PhoneAreaCode: "",
  PhoneCountryCode: "",
}));

/**
 * One organisation's books: documents as JSON text, so that a hundred thousand of them fit and answering a page is joining
 * texts. It keeps Xero's rules by which a wrong engine would be seen: numbers and names are unique, a document names a
 * contact that is there, a payment an amount that is due.
 */
export class StandInBooks {
  /** When each invoice was paid in full, by its number. */
  readonly settledAt = new Map<string, number>();
  private readonly refused: string[] = [];
  private readonly contacts = new Map<string, Contact>();
  private readonly contactsBy = new Map<string, Contact>();
  private readonly documents: Readonly<Record<Kind, Map<string, Document>>> = { Invoices: new Map(), CreditNotes: new Map() };
  private readonly numbers = new Set<string>();
  private readonly references = new Set<string>();

  addContact(sent: Sent): string {
    const [name, number, email] = [sent["Name"], sent["ContactNumber"], sent["EmailAddress"]].map(String);
    if (this.contactsBy.has(`Name ${name}`) || this.contactsBy.has(`ContactNumber ${number}`))
      return this.refuse(sent, `The contact name ${name} is already assigned to another contact.`);
    const id = randomUUID();
    const updatedMs = Date.now();
    const text = `{${fields({ ContactID: id, ContactStatus: "ACTIVE", ...sent, Phones: EMPTY_PHONES, UpdatedDateUTC: wire(updatedMs) })}`;
    const contact = { id, name: name ?? "", text, updatedMs };
    this.contacts.set(id, contact);
    this.contactsBy.set(`Name ${name}`, contact).set(`ContactNumber ${number}`, contact).set(`EmailAddress ${email}`, contact);

    return text;
  }

  addDocument(kind: Kind, sent: Sent): string {
    const number = String(sent[kind === "Invoices" ? "InvoiceNumber" : "CreditNoteNumber"]);
    const contact = this.contacts.get((sent["Contact"] as { ContactID?: string }).ContactID ?? "");
    if (!contact) return this.refuse(sent, "The contact of the document is not there.");
    if (this.numbers.has(number)) return this.refuse(sent, `${number} must be unique.`);
    this.numbers.add(number);
    const id = randomUUID();
    const lines = (sent["LineItems"] as readonly Line[]).map(lineOf);
    const [net, tax] = [sumOf(lines.map(({ netPence }) => netPence)), sumOf(lines.map(({ taxPence }) => taxPence))];
    const { Contact: _named, LineItems: _sent, Status: _wanted, ...asSent } = sent;
    const ids = kind === "Invoices" ? { InvoiceID: id } : { CreditNoteID: id, ID: id };
    const rest = fields({ ...ids, ...asSent, ...sums(net, tax), ...EMPTY_PARTS, LineItems: lines.map(({ shown }) => shown) });
    const document = { id, number, contact, totalPence: net + tax, paidPence: 0, payments: [], rest, updatedMs: Date.now() };
    this.documents[kind].set(id, document);

    return textOf(kind, document, contact.text);
  }

  pay(sent: Sent): string {
    const [kind, id] = paid(sent);
    const document = this.documents[kind].get(id);
    const reference = String(sent["Reference"]);
    const pence = penceOf(Number(sent["Amount"]));
    if (!document || pence > document.totalPence - document.paidPence) return this.refuse(sent, "Payment amount exceeds the amount due.");
    if (this.references.has(reference)) return this.refuse(sent, `${reference} is there already.`);
    this.references.add(reference);
    const PaymentID = randomUUID();
    const payment = { PaymentID, Date: sent["Date"], Amount: pence / 100, Reference: reference, CurrencyRate: 1, HasAccount: false };
    const changed = {
      ...document,
      paidPence: document.paidPence + pence,
      payments: [...document.payments, JSON.stringify(payment)],
      updatedMs: Date.now(),
    };
    // Anew, so that they stand in the order in which they changed.
    this.documents[kind].delete(id);
    this.documents[kind].set(id, changed);
    if (kind === "Invoices" && changed.paidPence === changed.totalPence) this.settledAt.set(document.number, changed.updatedMs);

    return JSON.stringify({ ...sent, ...payment, BankAmount: pence / 100, Status: "AUTHORISED", UpdatedDateUTC: wire(changed.updatedMs) });
  }

  /** Oldest change first, those changed in that second or after. */
  changedSince(kind: Kind | "Contacts", since: number): string[] {
    const from = Math.floor(since / 1_000) * 1_000;
    if (kind === "Contacts") return [...this.contacts.values()].filter(({ updatedMs }) => updatedMs >= from).map(({ text }) => text);
    const changed = [...this.documents[kind].values()].filter(({ updatedMs }) => updatedMs >= from);

    return changed.map((each) => textOf(kind, each, thin(each.contact)));
  }

  byIds(kind: Kind, ids: readonly string[]): string[] {
    return ids.flatMap((id) => this.documents[kind].get(id) ?? []).map((each) => textOf(kind, each, thin(each.contact)));
  }

  /** Of `where`, only equalities joined by OR, which is what the engine asks. */
  contactsLike(where: string): string[] {
    const asked = [...where.matchAll(/(ContactNumber|Name|EmailAddress)=="((?:[^"]|"")*)"/g)];
    const found = asked.flatMap(([, field = "", value = ""]) => this.contactsBy.get(`${field} ${value.replaceAll('""', '"')}`) ?? []);

    return [...new Set(found)].map(({ text }) => text);
  }

  standing(): Standing {
    const invoices = [...this.documents.Invoices.values()];

    return {
      contacts: this.contacts.size,
      invoices: invoices.length,
      creditNotes: this.documents.CreditNotes.size,
      payments: this.references.size,
      settled: this.settledAt.size,
      invoicedPence: sumOf(invoices.map(({ totalPence }) => totalPence)),
      refused: this.refused,
    };
  }

  private refuse(sent: Sent, message: string): string {
    this.refused.push(message);

    return JSON.stringify({ ...sent, HasErrors: true, StatusAttributeString: "ERROR", ValidationErrors: [{ Message: message }] });
  }
}

/** What Xero's answers carry besides, most of it empty. */
const EMPTY_PARTS = {
  CreditNotes: [],
  Prepayments: [],
  Overpayments: [],
  Allocations: [],
  AmountCredited: 0,
  SentToContact: false,
  CurrencyRate: 1,
  HasErrors: false,
  HasAttachments: false,
  BrandingThemeID: randomUUID(),
  InvoicePaymentServices: [],
};

function textOf(kind: Kind, { payments, paidPence, totalPence, updatedMs, rest }: Document, contact: string): string {
  const [open, done] = [(totalPence - paidPence) / 100, paidPence / 100];
  const figures = kind === "Invoices" ? `"AmountDue":${open},"AmountPaid":${done}` : `"RemainingCredit":${open},"AppliedAmount":${done}`;
  const status = open === 0 ? "PAID" : "AUTHORISED";

  return `{"Payments":[${payments.join()}],${figures},"Status":"${status}","UpdatedDateUTC":"${wire(updatedMs)}","Contact":${contact},${rest}`;
}

function thin({ id, name }: Contact): string {
  return JSON.stringify({ ContactID: id, Name: name, ContactGroups: [], ContactPersons: [], HasValidationErrors: false });
}

/** The fields of an object as JSON, with the brace after them. */
function fields(of: object): string {
  return JSON.stringify(of).slice(1);
}

function lineOf(line: Line) {
  const netPence = penceOf(line.LineAmount);
  const taxPence =
    line.TaxAmount === undefined ? Math.floor((netPence * (PERCENT[line.TaxType] ?? 0) * 2 + 100) / 200) : penceOf(line.TaxAmount);
  const shown = {
    ...line,
    TaxAmount: taxPence / 100,
    LineItemID: randomUUID(),
    AccountID: randomUUID(),
    Tracking: [],
    ValidationErrors: [],
  };

  return { netPence, taxPence, shown };
}

function sums(net: number, tax: number) {
  return { SubTotal: net / 100, TotalTax: tax / 100, Total: (net + tax) / 100 };
}

function paid(sent: Sent): [Kind, string] {
  const { Invoice, CreditNote } = sent as { Invoice?: { InvoiceID: string }; CreditNote?: { CreditNoteID: string } };

  return Invoice ? ["Invoices", Invoice.InvoiceID] : ["CreditNotes", CreditNote?.CreditNoteID ?? ""];
}

function penceOf(amount: number): number {
  return Math.round(amount * 100);
}

function sumOf(amounts: readonly number[]): number {
  return amounts.reduce((sum, each) => sum + each, 0);
}

function wire(ms: number): string {
  return `/Date(${ms}+0000)/`;
}
