import type { Contact as XeroContact, CreditNote, Invoice, Payment } from "xero-node";
import type { ContactInBooks } from "../../domain/ledger/contact";
import type { CreditNoteId, InvoiceId } from "../../domain/ids";
import type { Answer } from "../../ports/answer";
import type { BooksAccess, Page } from "../../ports/books";
import { inParts, type Breathe } from "../../ports/in-parts";
import type { DocumentChange, DocumentRead } from "../../ports/link-store";
import { call, mapAnswer } from "./call";
import { toContactInBooks, toCreditNoteInBooks, toInvoiceInBooks } from "./from-xero";
import { toWholeContact } from "./read-contacts";
import { xeroClientFor } from "./xero-client";

/** Xero's largest page. Pages carry lines and payments; the order keeps a page the same while others are read. */
const PAGE_SIZE = 1_000;
const OLDEST_FIRST = "UpdatedDateUTC ASC";

type Wanted = { since: Date; page: number; breathe?: Breathe };

/** Made by this app: other people's invoices need no reading. */
export function invoicesChanged(access: BooksAccess, wanted: Wanted): Promise<Answer<Page<DocumentRead>>> {
  return ownInvoices(access, { ...wanted, summary: false }, readInvoice);
}

/** In summary, without lines and payments: a third of the bytes. */
export function invoiceChanges(access: BooksAccess, wanted: Wanted): Promise<Answer<Page<DocumentChange>>> {
  return ownInvoices(access, { ...wanted, summary: true }, ({ invoiceID, updatedDateUTC }) => ({
    id: invoiceID as InvoiceId,
    at: updatedDateUTC ? new Date(updatedDateUTC) : null,
  }));
}

async function ownInvoices<Read>(
  { tenantId, accessToken }: BooksAccess,
  { since, page, summary, breathe }: Wanted & { summary: boolean },
  read: (invoice: Invoice) => Read,
): Promise<Answer<Page<Read>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const none = undefined;
  const answer = await call(() =>
    accountingApi.getInvoices(tenantId, since, none, OLDEST_FIRST, none, none, none, none, page, false, true, 4, summary, PAGE_SIZE),
  );

  if (answer.kind !== "done") return answer;
  const { invoices = [], pagination } = answer.value.body;

  return { kind: "done", value: { found: await inParts(invoices, read, breathe), pages: pagination?.pageCount ?? page } };
}

/** Credit notes cannot be asked for by who made them (Xero, Nov 2026). */
export function creditNotesChanged(access: BooksAccess, wanted: Wanted): Promise<Answer<Page<DocumentRead>>> {
  return anyonesNotes(access, wanted, readNote);
}

/** Only which changed, and when: nothing in what other people wrote may keep a sweep from its end. */
export function creditNoteChanges(access: BooksAccess, wanted: Wanted): Promise<Answer<Page<DocumentChange>>> {
  return anyonesNotes(access, wanted, ({ creditNoteID, updatedDateUTC }) => ({
    id: creditNoteID as CreditNoteId,
    at: updatedDateUTC ? new Date(updatedDateUTC) : null,
  }));
}

async function anyonesNotes<Read>(
  { tenantId, accessToken }: BooksAccess,
  { since, page }: Wanted,
  read: (note: CreditNote) => Read,
): Promise<Answer<Page<Read>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getCreditNotes(tenantId, since, 'Type=="ACCRECCREDIT"', OLDEST_FIRST, page, 4, PAGE_SIZE));

  return mapAnswer(answer, ({ body }) => ({ found: (body.creditNotes ?? []).map(read), pages: body.pagination?.pageCount ?? page }));
}

/** Of bills as well, and of people's own invoices: what is not ours is not known by its id. */
export async function paymentsChanged(
  { tenantId, accessToken }: BooksAccess,
  { since, page }: Wanted,
): Promise<Answer<Page<DocumentChange>>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const answer = await call(() => accountingApi.getPayments(tenantId, since, undefined, OLDEST_FIRST, page, PAGE_SIZE));

  return mapAnswer(answer, ({ body }) => ({ found: (body.payments ?? []).flatMap(changeBy), pages: body.pagination?.pageCount ?? page }));
}

function changeBy({ invoice, creditNote, updatedDateUTC }: Payment): DocumentChange[] {
  const id = invoice?.invoiceID ?? creditNote?.creditNoteID;

  return id ? [{ id: id as InvoiceId | CreditNoteId, at: updatedDateUTC ? new Date(updatedDateUTC) : null }] : [];
}

type ContactsWanted = { since: Date | null; page: number; whole?: true };
type ContactsRead = Page<ContactInBooks> & { newest: Date | null };

/** Archived ones too: a contact that is archived meanwhile must be seen to be. Addresses and phones only where they are asked for. */
export async function contactsChanged(
  { tenantId, accessToken }: BooksAccess,
  { since, page, whole }: ContactsWanted,
): Promise<Answer<ContactsRead>> {
  const { accountingApi } = xeroClientFor(accessToken);
  const none = undefined;
  const answer = await call(() =>
    accountingApi.getContacts(tenantId, since ?? none, none, OLDEST_FIRST, none, page, true, !whole, none, PAGE_SIZE),
  );

  return mapAnswer(answer, ({ body }) => ({
    found: (body.contacts ?? []).map(whole ? toWholeContact : toContactInBooks),
    pages: body.pagination?.pageCount ?? page,
    newest: newestOf(body.contacts ?? []),
  }));
}

function newestOf(contacts: readonly XeroContact[]): Date | null {
  const times = contacts.flatMap(({ updatedDateUTC }) => (updatedDateUTC ? [new Date(updatedDateUTC).getTime()] : []));

  return times.length > 0 ? new Date(times.reduce((a, b) => Math.max(a, b))) : null;
}

function readInvoice(invoice: Invoice): DocumentRead {
  return { id: invoice.invoiceID as InvoiceId, seen: toInvoiceInBooks(invoice) };
}

function readNote(note: CreditNote): DocumentRead {
  return { id: note.creditNoteID as CreditNoteId, seen: toCreditNoteInBooks(note) };
}
