import type { Entry } from "./journal";

/** What Xero's journal last told of a document. */
export interface BooksDocument {
  readonly id: string;
  readonly type: string;
  readonly number: string;
  readonly reference: string;
  readonly status: string;
  readonly currencyCode: string;
  readonly total: string;
  readonly totalTax: string;
  /** By payments, and by credit notes, prepayments and overpayments that were set against it. */
  readonly paid: string;
  readonly credited: string;
  readonly dueDate: string;
  readonly contactId: string;
  readonly contactName: string;
  readonly lines?: readonly { readonly description: string; readonly accountCode: string }[];
}

export interface BooksPayment {
  readonly id: string;
  /** Of the invoice or credit note. */
  readonly documentId: string;
  readonly amount: string;
  readonly reference: string;
  readonly status: string;
}

export interface BooksContact {
  readonly id: string;
  readonly name?: string;
  readonly emailAddress: string;
  readonly contactStatus: string;
}

/** What stands in one organisation: nothing that was voided, deleted or removed. */
export interface Books {
  readonly invoices: readonly BooksDocument[];
  readonly creditNotes: readonly BooksDocument[];
  readonly payments: readonly BooksPayment[];
  readonly contacts: readonly BooksContact[];
}

const GONE = /^(VOIDED|DELETED|ARCHIVED)$/;

export function booksIn(entries: readonly Entry[], tenantId: string): Books {
  const kept = new Map<string, { category: string; record: { id: string } & Readonly<Record<string, unknown>> }>();
  for (const { kind, tenantId: tenant, category, resourceId, figures } of entries) {
    // A note on a record's history comes without figures: the record is as it was.
    if (kind !== "change" || tenant !== tenantId || !figures || category === "HISTORY") continue;
    const id = String(resourceId);
    kept.set(id, { category: String(category), record: { ...(figures as Record<string, unknown>), id } });
  }
  const of = <Kind>(category: string): Kind[] =>
    [...kept.values()].filter((each) => each.category === category).map(({ record }) => record as unknown as Kind);
  const standing = <Kind extends { status: string }>(records: Kind[]): Kind[] => records.filter(({ status }) => !GONE.test(status));
  return {
    invoices: standing(of<BooksDocument>("INVOICE")).filter(({ type }) => type === "ACCREC"),
    creditNotes: standing(of<BooksDocument>("CREDITNOTE")),
    payments: standing(of<BooksPayment>("PAYMENT")),
    contacts: of<BooksContact>("CONTACT").filter(({ contactStatus }) => !GONE.test(contactStatus)),
  };
}

/** Every call of the API for one organisation. */
export function booksCalls(entries: readonly Entry[], tenantId: string): Entry[] {
  return entries.filter((entry) => entry.kind === "request" && entry["tenantId"] === tenantId);
}

/** Requests by which the app changed, or tried to change, something in Xero. */
export function booksWrites(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ kind, method }) => kind === "request" && method !== "GET");
}

/** Answered, and every document in it refused. */
export function madeNothing({ status, ids }: Entry): boolean {
  return typeof status === "number" && status < 500 && Array.isArray(ids) && ids.length === 0;
}

/** Calls turned away by a limit that no ordered fault caused: the app called too often. */
export function tooManyRequests(entries: readonly Entry[]): Entry[] {
  return entries.filter(({ kind, status, fault }) => kind === "request" && status === 429 && fault === undefined);
}
