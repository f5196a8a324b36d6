import type { Books } from "../books";
import { historyOf } from "../history";
import { refused, saved, type Outcome } from "../outcome";
import { checkContact } from "./check-contact";
import type { Contact } from "./contact";
import { putContact } from "./save-contact";

/**
 * Merges one contact into another: its documents move, it is archived and points to the one that is left
 * (Xero, Nov 2026). Documents keep their time stamps: no client sees them move by If-Modified-Since alone.
 */
export function mergeContacts(books: Books, from: Contact, into: Contact): Outcome<Contact> {
  const problems: string[] = [];
  if (from.contactId === into.contactId) problems.push("A contact cannot be merged into itself.");
  if ([from, into].some(({ contactStatus }) => contactStatus !== "ACTIVE")) {
    problems.push("Only active contacts can be merged.");
  }
  if (problems.length > 0) return refused(problems, from);
  moveDocuments(books, from, into);
  const flags = { isCustomer: into.isCustomer || from.isCustomer, isSupplier: into.isSupplier || from.isSupplier };
  const left: Contact = { ...from, contactStatus: "ARCHIVED", mergedToContactId: into.contactId };
  putContact(books, left, { changes: `Merged into ${into.name}`, byApp: undefined });
  return saved(
    putContact(books, { ...into, ...flags }, { changes: `${from.name} merged into this contact`, byApp: undefined })
  );
}

/** Takes a contact out of the archive, if its name is still free; merged contacts stay there. */
export function restoreContact(books: Books, contact: Contact): Outcome<Contact> {
  const active: Contact = { ...contact, contactStatus: "ACTIVE" };
  const problems = checkContact(books, { contact: active, isNew: false, sentStatus: undefined });
  if (contact.contactStatus === "ACTIVE") problems.push("The contact is not archived.");
  if (contact.mergedToContactId !== undefined) problems.push("A merged contact cannot be restored.");
  return problems.length > 0
    ? refused(problems, active)
    : saved(putContact(books, active, { changes: "Restored", byApp: undefined }));
}

function moveDocuments(books: Books, from: Contact, into: Contact): void {
  const { contactId } = into;
  const moved = historyOf(books, undefined, { changes: "Contact merged", details: `${from.name} is now ${into.name}` });
  for (const document of books.documents.values()) {
    if (document.contactId === from.contactId)
      books.putNote({ ...document, contactId, history: [...document.history, moved] });
  }
  const { bankTransactions, repeatingInvoices } = books.shelves;
  for (const record of bankTransactions.values()) {
    if (record.contactId === from.contactId)
      books.putShelvedNote("bankTransactions", { ...record, contactId, history: [...record.history, moved] });
  }
  for (const record of repeatingInvoices.values()) {
    if (record.contactId === from.contactId)
      books.putShelvedNote("repeatingInvoices", { ...record, contactId, history: [...record.history, moved] });
  }
}
