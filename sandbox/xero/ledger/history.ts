import type { Books } from "./books";
import type { Contact } from "./contacts/contact";
import type { Document, HistoryRecord } from "./documents/document";
import type { Payment } from "./payments/payment";
import type { ShelfName } from "./shelves";

/** The person whom every demo organisation belongs to. */
const BOOKS_OWNER = "Sam Taylor";

export function historyOf(
  books: Books,
  byApp: string | undefined,
  what: { changes: string; details: string }
): HistoryRecord {
  return { ...what, user: byApp ?? BOOKS_OWNER, atMs: books.now() };
}

/** Adds a note that an app wrote (PUT …/History); Xero shows it as System Generated. */
export function addNote(books: Books, document: Document, details: string): HistoryRecord {
  const note = noteOf(books, details);
  books.putNote({ ...document, history: [...document.history, note] });
  return note;
}

/** The same on a contact. */
export function addContactNote(books: Books, contact: Contact, details: string): HistoryRecord {
  const note = noteOf(books, details);
  books.putContactNote({ ...contact, history: [...contact.history, note] });
  return note;
}

/** The same on a payment. */
export function addPaymentNote(books: Books, payment: Payment, details: string): HistoryRecord {
  const note = noteOf(books, details);
  books.putPaymentNote({ ...payment, history: [...payment.history, note] });
  return note;
}

function noteOf(books: Books, details: string): HistoryRecord {
  return { changes: "Note", details, user: "System Generated", atMs: books.now() };
}

export interface ShelvedNote {
  shelf: ShelfName;
  id: string;
  details: string;
}

/** The same on a record that stands on a shelf. */
export function addShelvedNote(books: Books, { shelf, id, details }: ShelvedNote): HistoryRecord {
  const note = noteOf(books, details);
  const record = books.shelves[shelf].get(id);
  if (!record) throw new Error(`The record ${id} has left its shelf.`);
  books.putShelvedNote(shelf, { ...record, history: [...record.history, note] });
  return note;
}
