import type { Books } from "../books";
import type { Contact, ContactInput } from "../contacts/contact";
import { commitContact, findContact, planContact, type ContactPlan } from "../contacts/save-contact";
import { isReceivable, type Document } from "./document";

export interface DocumentContact {
  /** What becomes of the contact when the document is saved; undefined when it stays as it is. */
  plan: ContactPlan | undefined;
  contactId: string;
  problems: string[];
}

/**
 * The contact of a document. Xero finds it by id, number or name, creates it from a name that nobody has,
 * and takes any other field that was sent along as a change of the contact (Nov 2026).
 */
export function contactForDocument(books: Books, input: ContactInput | undefined): DocumentContact {
  const found = input && findContact(books, input);
  if (!input || (!found && (input.contactId !== undefined || !input.name))) {
    return { plan: undefined, contactId: "", problems: ["A Contact must be specified for this type of transaction"] };
  }
  if (found?.contactStatus === "ARCHIVED") {
    const problem =
      "The contact with the specified contact details has been archived. The contact must be un-archived before creating new invoices or credit notes";
    return { plan: undefined, contactId: found.contactId, problems: [problem] };
  }
  // Found by its name alone, a contact keeps its own spelling of it.
  const foundByName = found && !input.contactId && !input.contactNumber;
  const sent = foundByName ? { ...input, contactId: found.contactId, name: undefined } : input;
  const changes = found && changesContact(sent) ? { ...sent, contactPersons: input.contactPersons ?? [] } : sent;
  const plan = planContact(books, changes, found ? "createOrUpdate" : "create");
  return { plan: plan.changed ? plan : undefined, contactId: plan.contact.contactId, problems: plan.problems };
}

/**
 * Xero, Nov 2026: any field beside the ones that name the contact changes it, and persons who are not sent
 * along with such a change are removed.
 */
function changesContact({ contactId: _id, contactNumber: _number, name: _name, ...rest }: ContactInput): boolean {
  return Object.values(rest).some((value) => value !== undefined);
}

/** Saves the contact's own changes and notes what the document makes of it: a customer or a supplier. */
export function commitDocumentContact(books: Books, document: Document, { plan }: DocumentContact): void {
  if (plan) commitContact(books, plan, document.createdByApp);
  const contact = contactOf(books, document);
  const flag = isReceivable(document) ? "isCustomer" : "isSupplier";
  // Xero, Nov 2026: these flags change without a new UpdatedDateUTC and without an event.
  if (document.status !== "DRAFT" && !contact[flag])
    books.contacts.set(contact.contactId, { ...contact, [flag]: true });
}

function contactOf(books: Books, document: Document): Contact {
  const contact = books.contacts.get(document.contactId);
  if (!contact) throw new Error(`Document ${document.number} has lost its contact.`);
  return contact;
}
