import type { Books } from "../books";
import type { Contact } from "./contact";

/** Longest texts that Xero stores (its OpenAPI description, Nov 2026). */
const LONGEST = {
  name: 255,
  firstName: 255,
  lastName: 255,
  contactNumber: 50,
  accountNumber: 50,
  taxNumber: 50,
  companyNumber: 50,
  emailAddress: 255,
} as const;
const LONGEST_IN_ADDRESS = {
  addressLine1: 500,
  addressLine2: 500,
  addressLine3: 500,
  addressLine4: 500,
  city: 255,
  region: 255,
  postalCode: 50,
  country: 50,
  attentionTo: 255,
} as const;
const LONGEST_IN_PHONE = { phoneNumber: 50, phoneAreaCode: 10, phoneCountryCode: 20 } as const;
const MOST_PERSONS = 5;

export interface ContactToCheck {
  contact: Contact;
  isNew: boolean;
  sentStatus: string | undefined;
}

/** Every reason why Xero would refuse this contact, in Xero's words where they are known. */
export function checkContact(books: Books, { contact, isNew, sentStatus }: ContactToCheck): string[] {
  const problems = [
    ...nameProblems(contact),
    ...lengthProblems(contact),
    ...reachProblems(contact),
    ...settingProblems(books, contact),
    ...uniquenessProblems(books, contact),
  ];
  if (sentStatus !== undefined && !["ACTIVE", "ARCHIVED"].includes(sentStatus)) {
    problems.push(`The contact status ${sentStatus} is not valid.`);
  }
  if (isNew && contact.contactStatus === "ARCHIVED") problems.push("A new contact cannot be archived.");
  return problems;
}

function nameProblems({ name }: Contact): string[] {
  if (name === "") return ["The contact name must be specified."];
  return /[<>]/.test(name) ? ["The contact name cannot contain angle brackets."] : [];
}

function lengthProblems(contact: Contact): string[] {
  return [
    ...tooLong(contact, LONGEST),
    ...contact.addresses.flatMap((address) => tooLong(address, LONGEST_IN_ADDRESS)),
    ...contact.phones.flatMap((phone) => tooLong(phone, LONGEST_IN_PHONE)),
  ];
}

function tooLong<Name extends string>(
  texts: Readonly<Record<NoInfer<Name>, string>>,
  longest: Readonly<Record<Name, number>>
): string[] {
  return (Object.keys(longest) as Name[])
    .filter((name) => texts[name].length > longest[name])
    .map((name) => `The ${name} is too long: Xero stores at most ${longest[name]} characters.`);
}

/** The ways to reach a contact: addresses, site, persons. */
function reachProblems({ emailAddress, website, contactPersons }: Contact): string[] {
  const problems: string[] = [];
  const addresses = [emailAddress, ...contactPersons.map((person) => person.emailAddress)];
  if (addresses.some((address) => address !== "" && !isEmailAddress(address)))
    problems.push("Email address must be valid");
  if (website !== "" && !/^https?:\/\/[^\s.]+\.[^\s]+$/i.test(website)) problems.push("Website must be valid");
  if (contactPersons.length > MOST_PERSONS)
    problems.push(`A contact can have at most ${MOST_PERSONS} contact persons.`);
  return problems;
}

/** Printable ASCII only: Xero refuses umlauts in an address (Nov 2026). */
function isEmailAddress(text: string): boolean {
  return /^[!-?A-~]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
}

/** Accounts, tax rates and currencies that are proposed for the contact must exist. */
function settingProblems(books: Books, contact: Contact): string[] {
  const problems: string[] = [];
  const codes = [contact.salesDefaultAccountCode, contact.purchasesDefaultAccountCode];
  if (codes.some((code) => code !== "" && books.accountByCode(code)?.status !== "ACTIVE"))
    problems.push("Account must be valid.");
  const taxTypes = [contact.accountsReceivableTaxType, contact.accountsPayableTaxType];
  if (taxTypes.some((taxType) => taxType !== "" && !books.taxRate(taxType))) problems.push("Tax rate must be valid.");
  const { defaultCurrency } = contact;
  if (defaultCurrency !== "" && !books.setup.currencies.some(({ code }) => code === defaultCurrency)) {
    problems.push(`Organisation is not subscribed to currency ${defaultCurrency}`);
  }
  return problems;
}

function uniquenessProblems(books: Books, contact: Contact): string[] {
  const problems: string[] = [];
  const { contactId, name, contactNumber } = contact;
  if (contact.contactStatus === "ACTIVE" && books.contactNames.active(name, contactId)) {
    problems.push(
      `The contact name ${name} is already assigned to another contact. The contact name must be unique across all active contacts.`
    );
  }
  const holder = books.contactNames.numbered(contactNumber, contactId);
  if (holder?.mergedToContactId !== undefined) {
    problems.push("Another contact has this contact number. Please enter a different contact number.");
  } else if (holder) {
    problems.push(
      `The contact number ${contactNumber} is already assigned to another contact. The contact number must be unique across all contacts.`
    );
  }
  return problems;
}
