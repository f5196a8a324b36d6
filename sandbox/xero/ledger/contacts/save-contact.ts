import { newGuid } from "../../ids";
import type { Books } from "../books";
import { historyOf } from "../history";
import { RecordNotFound, refused, saved, type Outcome } from "../outcome";
import { checkContact } from "./check-contact";
import type { Contact, ContactInput } from "./contact";

export type WriteMode = "create" | "createOrUpdate";

export interface ContactWrite {
  mode: WriteMode;
  /** undefined for a person in Xero's own pages. */
  byApp: string | undefined;
}

export interface ContactPlan {
  contact: Contact;
  isNew: boolean;
  changed: boolean;
  problems: string[];
}

/**
 * Creates a contact (PUT) or creates or updates it (POST), by Xero's rules of Nov 2026:
 * POST matches by ContactID, else ContactNumber, else the name among active contacts.
 * @throws RecordNotFound when a POST names a ContactID that does not exist.
 */
export function saveContact(books: Books, input: ContactInput, { mode, byApp }: ContactWrite): Outcome<Contact> {
  if (!input.contactId && !input.contactNumber && !input.name) {
    return refused([
      "The Contact must contain at least 1 of the following elements to identify the contact: Name, ContactID, ContactNumber",
    ]);
  }
  const plan = planContact(books, input, mode);
  if (plan.problems.length > 0) return refused(plan.problems, plan.contact);
  return saved(commitContact(books, plan, byApp));
}

/** Works out what a contact would become, without touching the books. */
export function planContact(books: Books, input: ContactInput, mode: WriteMode): ContactPlan {
  const existing = mode === "create" ? undefined : findContact(books, input);
  if (mode === "createOrUpdate" && input.contactId !== undefined && !existing) {
    throw new RecordNotFound(`No contact ${input.contactId}.`);
  }
  const contact = applyInput(existing ?? blankContact(books), input);
  const archived =
    existing?.contactStatus === "ARCHIVED"
      ? [
          "The specified contact details matched an archived contact. Archived contacts cannot currently be edited via the API.",
        ]
      : checkContact(books, { contact, isNew: !existing, sentStatus: input.contactStatus });
  return {
    contact,
    isNew: !existing,
    changed: JSON.stringify(contact) !== JSON.stringify(existing),
    problems: archived,
  };
}

export interface ContactChange {
  /** What Xero's history calls it, e.g. "Edited". */
  changes: string;
  byApp: string | undefined;
}

/** Writes a plan that has no problems. */
export function commitContact(books: Books, plan: ContactPlan, byApp?: string): Contact {
  const before = books.contacts.get(plan.contact.contactId);
  const isArchived = before?.contactStatus === "ACTIVE" && plan.contact.contactStatus === "ARCHIVED";
  const changes = plan.isNew ? "Created" : isArchived ? "Archived" : "Edited";
  return putContact(books, plan.contact, { changes, byApp });
}

/** Stores a contact with a new time stamp and a line in its history. */
export function putContact(books: Books, contact: Contact, { changes, byApp }: ContactChange): Contact {
  const history = [...contact.history, historyOf(books, byApp, { changes, details: "" })];
  const stored = { ...contact, updatedAtMs: books.now(), history };
  books.putContact(stored, books.contacts.has(contact.contactId) ? "UPDATE" : "CREATE");
  return stored;
}

/** By id, else by number, else by name among the active ones; case does not matter. */
export function findContact(books: Books, input: ContactInput): Contact | undefined {
  if (input.contactId) return books.contacts.get(input.contactId.toLowerCase());
  const byNumber = input.contactNumber ? books.contactNames.numbered(input.contactNumber) : undefined;
  return byNumber ?? (input.name ? books.contactNames.active(input.name) : undefined);
}

function applyInput(before: Contact, input: ContactInput): Contact {
  const status = input.contactStatus === "ARCHIVED" ? "ARCHIVED" : before.contactStatus;
  return {
    contactId: before.contactId,
    contactNumber: input.contactNumber ?? before.contactNumber,
    accountNumber: input.accountNumber ?? before.accountNumber,
    contactStatus: status,
    name: input.name?.trim() ?? before.name,
    firstName: input.firstName ?? before.firstName,
    lastName: input.lastName ?? before.lastName,
    companyNumber: input.companyNumber ?? before.companyNumber,
    emailAddress: input.emailAddress ?? before.emailAddress,
    taxNumber: input.taxNumber ?? before.taxNumber,
    website: input.website ?? before.website,
    defaultCurrency: input.defaultCurrency?.toUpperCase() ?? before.defaultCurrency,
    bankAccountDetails: input.bankAccountDetails ?? before.bankAccountDetails,
    accountsReceivableTaxType: input.accountsReceivableTaxType?.toUpperCase() ?? before.accountsReceivableTaxType,
    accountsPayableTaxType: input.accountsPayableTaxType?.toUpperCase() ?? before.accountsPayableTaxType,
    salesDefaultAccountCode: input.salesDefaultAccountCode ?? before.salesDefaultAccountCode,
    purchasesDefaultAccountCode: input.purchasesDefaultAccountCode ?? before.purchasesDefaultAccountCode,
    paymentTerms: input.paymentTerms ?? before.paymentTerms,
    addresses: before.addresses.map((slot) => ({
      ...slot,
      ...onlySent(input.addresses?.find((address) => address.addressType === slot.addressType)),
    })),
    phones: before.phones.map((slot) => ({
      ...slot,
      ...onlySent(input.phones?.find((phone) => phone.phoneType === slot.phoneType)),
    })),
    contactPersons: input.contactPersons ?? before.contactPersons,
    isCustomer: before.isCustomer,
    isSupplier: before.isSupplier,
    mergedToContactId: before.mergedToContactId,
    updatedAtMs: before.updatedAtMs,
    history: before.history,
  };
}

function onlySent<Fields extends object>(
  fields: Fields | undefined
): { [Key in keyof Fields]?: NonNullable<Fields[Key]> } {
  const sent = Object.entries(fields ?? {}).filter(([, value]) => value !== undefined);
  return Object.fromEntries(sent) as { [Key in keyof Fields]?: NonNullable<Fields[Key]> };
}

/** Xero gives every new contact these empty slots (recorded Sep 2026). */
function blankContact(books: Books): Contact {
  const address = {
    addressLine1: "",
    addressLine2: "",
    addressLine3: "",
    addressLine4: "",
    city: "",
    region: "",
    postalCode: "",
    country: "",
    attentionTo: "",
  };
  const phone = { phoneNumber: "", phoneAreaCode: "", phoneCountryCode: "" };
  return {
    contactId: newGuid(),
    contactNumber: "",
    accountNumber: "",
    contactStatus: "ACTIVE",
    name: "",
    firstName: "",
    lastName: "",
    companyNumber: "",
    emailAddress: "",
    taxNumber: "",
    website: "",
    defaultCurrency: "",
    bankAccountDetails: "",
    accountsReceivableTaxType: "",
    accountsPayableTaxType: "",
    salesDefaultAccountCode: "",
    purchasesDefaultAccountCode: "",
    paymentTerms: { bills: undefined, sales: undefined },
    addresses: [
      { addressType: "STREET", ...address },
      { addressType: "POBOX", ...address },
    ],
    phones: (["DEFAULT", "DDI", "FAX", "MOBILE"] as const).map((phoneType) => ({ phoneType, ...phone })),
    contactPersons: [],
    isCustomer: false,
    isSupplier: false,
    mergedToContactId: undefined,
    updatedAtMs: books.now(),
    history: [],
  };
}
