import { contactShape } from "../api/shapes/contact";
import type { Books } from "../ledger/books";
import type { Contact } from "../ledger/contacts/contact";
import { mergeContacts, restoreContact } from "../ledger/contacts/merge-contacts";
import { RecordNotFound, type Outcome } from "../ledger/outcome";
import { recordThroughApi } from "./act-through-api";
import type { Action } from "./books-actions";
import { done } from "./done";
import { requiredText } from "./reading";

/** What a person does to a contact; `:id` is its id, its number or the name of an active one. */
export const contactActions: Record<string, Action> = {
  "/contacts/:id/edit": (books, { id = "" }, body) => change(books, id, body),
  "/contacts/:id/archive": (books, { id = "" }) => change(books, id, { ContactStatus: "ARCHIVED" }),
  "/contacts/:id/restore": (books, { id = "" }) => shown(books, restoreContact(books, contactAt(books, id))),
  "/contacts/:id/merge": (books, { id = "" }, body) => {
    const into = requiredText(body, "into", "the id of the contact that stays");
    return shown(books, mergeContacts(books, contactAt(books, id), contactAt(books, into)));
  },
};

function change(books: Books, key: string, fields: Record<string, unknown>): unknown {
  const { contactId } = contactAt(books, key);
  return recordThroughApi({ books, request: `POST /Contacts/${contactId}`, body: fields });
}

function contactAt(books: Books, key: string): Contact {
  const contact =
    books.contacts.get(key.toLowerCase()) ?? books.contactNames.numbered(key) ?? books.contactNames.active(key);
  if (!contact) throw new RecordNotFound(`There is no contact ${key}.`);
  return contact;
}

function shown(books: Books, outcome: Outcome<Contact>): unknown {
  return contactShape(books, done(outcome), "single");
}
