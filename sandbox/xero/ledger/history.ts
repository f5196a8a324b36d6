import type { Books } from "./books";
import type { Document, HistoryRecord } from "./document";

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
  const note = { changes: "Note", details, user: "System Generated", atMs: books.now() };
  books.putNote({ ...document, history: [...document.history, note] });
  return note;
}
