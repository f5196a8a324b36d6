import { CONTACT_FIELDS, type ContactFields } from "../../../app/domain/follow/contact-fields";
import type { ContactUpdate } from "../../../app/domain/follow/contact-update";
import type { ContactId } from "../../../app/domain/ids";
import type { Contact } from "../../../app/domain/ledger/contact";
import type { ElementOutcome } from "../../../app/ports/books-writer";
import { violated } from "../kernel/simulation";
import { done, refused, type Organisation } from "./xero";
import type { StandingContact } from "./xero-documents";

type Description = Omit<Contact, "number"> & { number: string | null };

/** Names are unique among active contacts whatever their case, numbers among all (Xero, Nov 2026). */
export function createContact(organisation: Organisation, contact: Contact): ElementOutcome {
  const { number, name } = contact;
  if ([...organisation.contacts.values()].some((each) => each.number === number))
    return refused(number, `The contact number ${number} is already assigned to another contact.`);
  if (isNameTaken(organisation, name)) return refused(number, `The contact name ${name} is already assigned to another contact.`);

  return done({ naturalKey: number, remoteId: putContact(organisation, contact).id });
}

/** As a person may do it, too. */
export function putContact(organisation: Organisation, { number, ...fields }: Description): StandingContact {
  const id = organisation.newId("contact");
  const { name, email, taxNumber } = fields;
  const standing: StandingContact = {
    ...{ id, number, name, email, taxNumber, fields },
    ...{ active: true, byHand: {}, tidied: false, listedFrom: organisation.listedFrom() },
  };
  organisation.contacts.set(id, standing);

  return standing;
}

/** The app looks right before, as of invoices. I12: what a person wrote on a contact is not overwritten. */
export function updateContact(organisation: Organisation, { contactId, fields, from }: ContactUpdate): ElementOutcome {
  const contact = organisation.contacts.get(contactId);
  if (contact && CONTACT_FIELDS.every((field) => !(field in fields) || isAlike(contact.fields[field], fields[field])))
    return done({ naturalKey: contactId, remoteId: contactId });
  if (!contact?.active || CONTACT_FIELDS.some((field) => field in from && !isAlike(contact.fields[field], from[field])))
    return refused(contactId, "The contact was changed, archived or merged in Xero a moment ago.");
  if (fields.name !== undefined && isNameTaken(organisation, fields.name, contact))
    return refused(contactId, `The contact name ${fields.name} is already assigned to another contact.`);
  for (const field of CONTACT_FIELDS)
    if (field in fields && field in contact.byHand)
      violated(organisation.sim, `the ${field} of contact ${contact.name} was overwritten although a person had written it`);
  change(contact, fields);

  return done({ naturalKey: contactId, remoteId: contactId });
}

export function isUpdated({ contacts }: Organisation, { contactId, fields }: ContactUpdate): boolean {
  const stands = contacts.get(contactId);

  return stands !== undefined && CONTACT_FIELDS.every((field) => !(field in fields) || isAlike(stands.fields[field], fields[field]));
}

/** A person writes on a contact in Xero. */
export function writeByHand(contact: StandingContact, fields: Partial<ContactFields>): void {
  change(contact, fields);
  contact.byHand = { ...contact.byHand, ...fields };
}

/** The one has the documents of the other from now on. */
export function mergeContacts(organisation: Organisation, { from, into }: { from: StandingContact; into: StandingContact }): void {
  Object.assign(from, { active: false, mergedInto: into.id as ContactId, tidied: true });
  into.tidied = true;
  for (const invoice of organisation.invoices.values())
    if (invoice.now.contactId === from.id) organisation.changedInvoice(invoice, { ...invoice.now, contactId: into.id as ContactId });
  for (const note of organisation.notes.values())
    if (note.now.contactId === from.id) organisation.changedNote(note, { ...note.now, contactId: into.id as ContactId });
}

/** Which contact has its documents by now. */
export function survivorOf(organisation: Organisation, id: string): string {
  const into = organisation.contacts.get(id)?.mergedInto;

  return into === undefined ? id : survivorOf(organisation, into);
}

function change(contact: StandingContact, fields: Partial<ContactFields>): void {
  contact.fields = { ...contact.fields, ...fields };
  const { name, email, taxNumber } = contact.fields;
  Object.assign(contact, { name, email, taxNumber });
}

function isNameTaken({ contacts }: Organisation, name: string, but?: StandingContact): boolean {
  return [...contacts.values()].some((each) => each !== but && each.active && each.name.toLowerCase() === name.toLowerCase());
}

function isAlike(a: unknown, b: unknown): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}
