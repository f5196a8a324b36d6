import type { Contact } from "../../ledger/contacts/contact";
import { saveContact, type WriteMode } from "../../ledger/contacts/save-contact";
import { addContactNote } from "../../ledger/history";
import { envelope, notFound, type Answer } from "../answer";
import type { ApiCall, Route } from "../call";
import { listAnswer } from "../query/list";
import { readContact } from "../reading/contact-input";
import { elementsOf } from "../reading/elements";
import { contactForFilter, contactShape, DROPPED_FROM_CONTACT_SUMMARY } from "../shapes/contact";
import { writeBatch } from "../write-batch";
import { historyAnswer, noteAnswer } from "./history";

const AREA = "accounting.contacts";

export const contactRoutes: Route[] = [
  { method: "get", path: "/Contacts", area: AREA, answer: getContacts },
  { method: "get", path: "/Contacts/:id", area: AREA, answer: getContact },
  { method: "put", path: "/Contacts", area: AREA, answer: (call) => writeContacts(call, "create") },
  { method: "post", path: "/Contacts", area: AREA, answer: (call) => writeContacts(call, "createOrUpdate") },
  { method: "post", path: "/Contacts/:id", area: AREA, answer: postContact },
  { method: "get", path: "/Contacts/:id/History", area: AREA, answer: getContactHistory },
  { method: "put", path: "/Contacts/:id/History", area: AREA, answer: putContactNote },
];

const CONTACT_FIELDS = [
  "ContactID",
  "ContactNumber",
  "AccountNumber",
  "ContactStatus",
  "Name",
  "FirstName",
  "LastName",
  "CompanyNumber",
  "EmailAddress",
  "TaxNumber",
  "IsSupplier",
  "IsCustomer",
  "UpdatedDateUTC",
];

const NULLABLE_FIELDS = [
  "ContactNumber",
  "AccountNumber",
  "FirstName",
  "LastName",
  "CompanyNumber",
  "EmailAddress",
  "TaxNumber",
];

function getContacts(call: ApiCall): Answer {
  const ids = call.query.list("IDs");
  const term = call.query.text("searchTerm")?.toLowerCase();
  const withArchived = call.query.flag("includeArchived");
  const contacts = [...call.books.contacts.values()].filter(
    (contact) =>
      (withArchived || contact.contactStatus !== "ARCHIVED") &&
      (ids === undefined || ids.includes(contact.contactId)) &&
      (term === undefined || searchTexts(contact).some((text) => text.toLowerCase().includes(term)))
  );
  return listAnswer(call, {
    plural: "Contacts",
    rows: contacts,
    shape: (contact, detail) => contactShape(call.books, contact, detail),
    id: ({ contactId }) => contactId,
    updatedAtMs: ({ updatedAtMs }) => updatedAtMs,
    fields: CONTACT_FIELDS,
    nullable: NULLABLE_FIELDS,
    foldsAccents: true,
    forFilter: contactForFilter,
    droppedFromSummary: DROPPED_FROM_CONTACT_SUMMARY,
    pages: true,
  });
}

/** The fields that Xero's searchTerm looks into (Nov 2026). */
function searchTexts(contact: Contact): string[] {
  return [
    contact.name,
    contact.firstName,
    contact.lastName,
    contact.contactNumber,
    contact.companyNumber,
    contact.emailAddress,
  ];
}

function getContact(call: ApiCall): Answer {
  const contact = contactAt(call);
  return contact ? envelope(call, "Contacts", [contactShape(call.books, contact, "single")]) : notFound();
}

/** Addressed by ContactID or, as Xero allows, by ContactNumber. */
function contactAt({ books, params }: ApiCall): Contact | undefined {
  const key = params["id"] ?? "";
  return books.contacts.get(key.toLowerCase()) ?? books.contactNames.numbered(key);
}

function getContactHistory(call: ApiCall): Answer {
  return historyAnswer(call, contactAt(call)?.history);
}

function putContactNote(call: ApiCall): Answer {
  const contact = contactAt(call);
  return noteAnswer(call, contact && ((details) => addContactNote(call.books, contact, details)));
}

function postContact(call: ApiCall): Answer {
  const contact = contactAt(call);
  if (!contact) return notFound();
  const [fields] = elementsOf(call.body, "Contacts");
  const input = fields && { ...readContact(fields), contactId: contact.contactId };
  return write(call, input ? [input] : [], "createOrUpdate");
}

function writeContacts(call: ApiCall, mode: WriteMode): Answer {
  return write(call, elementsOf(call.body, "Contacts").map(readContact), mode);
}

function write(call: ApiCall, inputs: ReturnType<typeof readContact>[], mode: WriteMode): Answer {
  const { books } = call;
  // An unknown ContactID refuses the whole request before anything is saved (measured on the live API).
  const unknown =
    mode === "createOrUpdate" &&
    inputs.some(({ contactId }) => contactId && !books.contacts.has(contactId.toLowerCase()));
  if (unknown) return notFound();
  return writeBatch(call, {
    plural: "Contacts",
    id: "ContactID",
    errorFlag: "HasValidationErrors",
    inputs,
    save: (input) => saveContact(books, input, { mode, byApp: call.appName }),
    shape: (contact) => contactShape(books, contact, "paged"),
    isStored: ({ contactId }) => books.contacts.has(contactId),
  });
}
