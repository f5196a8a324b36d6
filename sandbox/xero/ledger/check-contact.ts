import type { Books } from "./books";
import type { Contact } from "./contact";

/** Longest texts that Xero stores (its OpenAPI description, Nov 2026). */
const LONGEST = {
  name: 255,
  contactNumber: 50,
  accountNumber: 50,
  taxNumber: 50,
  companyNumber: 50,
  emailAddress: 255,
} as const;

export interface ContactToCheck {
  contact: Contact;
  isNew: boolean;
  sentStatus: string | undefined;
}

/** Every reason why Xero would refuse this contact, in Xero's words where they are known. */
export function checkContact(books: Books, { contact, isNew, sentStatus }: ContactToCheck): string[] {
  const problems = [...textProblems(contact), ...uniquenessProblems(books, contact)];
  if (sentStatus !== undefined && !["ACTIVE", "ARCHIVED", "GDPRREQUEST"].includes(sentStatus)) {
    problems.push(`The contact status ${sentStatus} is not valid.`);
  }
  if (isNew && contact.contactStatus === "ARCHIVED") problems.push("A new contact cannot be archived.");
  return problems;
}

function textProblems(contact: Contact): string[] {
  const problems: string[] = [];
  if (contact.name === "") problems.push("The contact name must be specified.");
  if (/[<>]/.test(contact.name)) problems.push("The contact name cannot contain angle brackets.");
  for (const [field, longest] of Object.entries(LONGEST)) {
    if (contact[field as keyof typeof LONGEST].length > longest) {
      problems.push(`The ${field} is too long: Xero stores at most ${longest} characters.`);
    }
  }
  if (contact.emailAddress !== "" && !isEmailAddress(contact.emailAddress))
    problems.push("Email address must be valid");
  if (contact.website !== "" && !/^https?:\/\/[^\s.]+\.[^\s]+$/i.test(contact.website))
    problems.push("Website must be valid");
  if (contact.contactPersons.length > 5) problems.push("A contact can have at most 5 contact persons.");
  return problems;
}

/** Printable ASCII only: Xero refuses umlauts in an address (Nov 2026). */
function isEmailAddress(text: string): boolean {
  return /^[!-?A-~]+@[a-z0-9-]+(\.[a-z0-9-]+)+$/i.test(text);
}

function uniquenessProblems(books: Books, contact: Contact): string[] {
  const problems: string[] = [];
  const others = [...books.contacts.values()].filter(({ contactId }) => contactId !== contact.contactId);
  const same = (left: string, right: string) => left.toLowerCase() === right.toLowerCase();
  if (
    contact.contactStatus === "ACTIVE" &&
    others.some((other) => other.contactStatus === "ACTIVE" && same(other.name, contact.name))
  ) {
    problems.push(
      `The contact name ${contact.name} is already assigned to another contact. The contact name must be unique across all active contacts.`
    );
  }
  if (contact.contactNumber !== "" && others.some((other) => same(other.contactNumber, contact.contactNumber))) {
    problems.push(
      `The contact number ${contact.contactNumber} is already assigned to another contact. The contact number must be unique across all contacts.`
    );
  }
  return problems;
}
