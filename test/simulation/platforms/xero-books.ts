import type { CreditNoteId, InvoiceId } from "../../../app/domain/ids";
import type { Contact, ContactInBooks } from "../../../app/domain/ledger/contact";
import type { Books, BooksAccess, Page } from "../../../app/ports/books";
import type { DocumentChange, DocumentRead } from "../../../app/ports/link-store";
import type { Organisation } from "./xero";
import type { Standing, StandingContact } from "./xero-documents";
import { CHART, TRACKING } from "./xero-chart";
import { writersFor } from "./xero-writers";
import { read, type Xero } from "./xero-calls";

/** Xero's books as one process of the app sees them. */
export function booksFor(xero: Xero): Books {
  const look = <T>(access: BooksAccess, method: string, of: (organisation: Organisation) => T) =>
    read(xero, access, { site: `books.${method}`, look: of });

  return {
    organisation: (access) => look(access, "organisation", ({ about }) => about),
    accounts: (access) => look(access, "accounts", () => [...CHART]),
    taxRates: (access) => look(access, "taxRates", ({ taxRates }) => [...taxRates]),
    trackingCategories: (access) => look(access, "trackingCategories", () => [...TRACKING]),
    currencies: (access) => look(access, "currencies", ({ about }) => [...(about.currencies ?? [about.baseCurrency])]),
    contactsLike: {
      lookUps: (wanted) => (wanted.length > 0 ? [[...wanted]] : []),
      find: (access, wanted) => look(access, "contactsLike", (organisation) => contactsLike(organisation, wanted)),
    },
    searchContacts: (access, text) => look(access, "searchContacts", (organisation) => searchContacts(organisation, text)),
    readContacts: (access, ids) =>
      look(access, "readContacts", ({ contacts }) => ids.flatMap((id) => contacts.get(id) ?? []).map(asItStands)),
    readInvoices: (access, ids) => look(access, "readInvoices", (organisation) => invoicesById(organisation, ids)),
    readCreditNotes: (access, ids) => look(access, "readCreditNotes", (organisation) => notesById(organisation, ids)),
    paymentsChanged: (access, { since }) => look(access, "paymentsChanged", (organisation) => paymentsChanged(organisation, since)),
    // No schedule has draft orders.
    readQuote: (access) => look(access, "readQuote", noQuote),
    quotesChanged: (access) => look(access, "quotesChanged", () => ({ found: [], pages: 1 })),
    ...{ quotes: noQuotes, quoteChanges: noQuotes },
    // Nobody else invoices what these shops sell.
    salesInvoices: (access) => look(access, "salesInvoices", nobodyElse),
    deposits: (access) => look(access, "deposits", nobodyElse),
    manualJournals: (access) => look(access, "manualJournals", nobodyElse),
    invoicesChanged: (access, { since }) =>
      look(access, "invoicesChanged", (organisation) => onePage(changed(organisation, organisation.invoices.values(), since))),
    invoiceChanges: (access, { since }) =>
      look(access, "invoicesChanged", (organisation) => asChanges(changed(organisation, organisation.invoices.values(), since))),
    creditNotesChanged: (access, { since }) =>
      look(access, "creditNotesChanged", (organisation) => onePage(changed(organisation, organisation.notes.values(), since))),
    creditNoteChanges: (access, { since }) =>
      look(access, "creditNotesChanged", (organisation) => asChanges(changed(organisation, organisation.notes.values(), since))),
    contactsChanged: (access) => look(access, "contactsChanged", contactsChanged),
    ...writersFor(xero),
  };
}

const nobodyElse = () => ({ found: [], unread: [], pages: 1 });

const noQuotes = { naturalKey: noQuote, lookUps: noQuote, create: noQuote, find: noQuote };

function noQuote(): never {
  throw new Error("No schedule has quotes.");
}

/** A thousand fit on a page, which is more than a schedule has. */
function onePage(documents: { id: string; seen: DocumentRead["seen"] }[]) {
  return { found: documents.map(({ id, seen }) => ({ id: id as InvoiceId, seen })), pages: 1 };
}

function contactsLike(organisation: Organisation, wanted: readonly Contact[]) {
  const { now } = organisation.sim.agenda;
  const like = (text: string | null, other: string | null) => text !== null && other !== null && text.toLowerCase() === other.toLowerCase();

  return [...organisation.contacts.values()]
    .filter(
      (each) =>
        each.listedFrom <= now &&
        wanted.some(({ number, name, email }) => each.number === number || like(each.name, name) || like(each.email, email)),
    )
    .map(asItStands);
}

function searchContacts({ contacts }: Organisation, text: string): ContactInBooks[] {
  const has = (part: string | null) => part?.toLowerCase().includes(text.toLowerCase()) ?? false;
  const found = [...contacts.values()].filter(({ active, number, name, email }) => active && [number, name, email].some(has));

  return found.map(asItStands);
}

/** As it is now: a person may change it the moment after. */
function asItStands({ id, number, name, email, taxNumber, active, fields, mergedInto }: StandingContact): ContactInBooks {
  return { id, number, name, email, taxNumber: taxNumber ?? null, active, fields, ...(mergedInto && { mergedInto }) };
}

/** Asked for by their ids, documents are shown as they are; only lists are late. */
function invoicesById(organisation: Organisation, ids: readonly InvoiceId[]) {
  return ids.flatMap((id) => {
    const found = organisation.invoices.get(id);

    return found ? [{ id, invoice: found.now }] : [];
  });
}

function notesById(organisation: Organisation, ids: readonly CreditNoteId[]) {
  return ids.flatMap((id) => {
    const found = organisation.notes.get(id);

    return found ? [{ id, creditNote: found.now }] : [];
  });
}

/** By the list, which is a little late; whole seconds, oldest change first. */
function changed<Seen extends { updatedAt: string }>(
  organisation: Organisation,
  documents: Iterable<Standing<Seen>>,
  since: Date,
): { id: string; seen: Seen }[] {
  const from = Math.floor(since.getTime() / 1000) * 1000;

  return organisation
    .listed(documents)
    .filter(({ seen }) => Date.parse(seen.updatedAt) >= from)
    .sort((a, b) => (a.seen.updatedAt < b.seen.updatedAt ? -1 : 1));
}

/** A payment that came or went changes the document it is on at the same moment. */
function paymentsChanged(organisation: Organisation, since: Date): Page<DocumentChange> {
  return asChanges(changed(organisation, organisation.invoices.values(), since));
}

function asChanges(documents: { id: string; seen: DocumentRead["seen"] }[]): Page<DocumentChange> {
  return { found: documents.map(({ id, seen }) => ({ id: id as InvoiceId, at: new Date(seen.updatedAt) })), pages: 1 };
}

function contactsChanged(organisation: Organisation) {
  const { now } = organisation.sim.agenda;
  const found = [...organisation.contacts.values()].filter(({ listedFrom }) => listedFrom <= now).map(asItStands);

  return { found, pages: 1, newest: found.length > 0 ? new Date(now) : null };
}
