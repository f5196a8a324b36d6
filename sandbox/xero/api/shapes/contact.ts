import type { Books } from "../../ledger/books";
import type { Address, Contact, PaymentTerm, Phone } from "../../ledger/contacts/contact";
import { groupsOf } from "../../ledger/contacts/contact-group";
import { isReceivable } from "../../ledger/documents/document";
import { settlementOf } from "../../ledger/documents/settlement";
import { hasAttachments } from "../../ledger/papers/attachment";
import type { Json } from "../answer";
import type { Detail } from "../query/list";
import { unlessEmpty, wireInstant, wireMoney } from "./wire";

/** Documents in lists and payments carry only this much of their contact. */
export function thinContactShape(contact: Contact): Json {
  return {
    ContactID: contact.contactId,
    Name: contact.name,
    ContactGroups: [],
    ContactPersons: [],
    HasValidationErrors: false,
  };
}

/** What lists may be filtered and sorted by, without what takes longer to gather. */
export function contactForFilter(contact: Contact): Json {
  return {
    ContactID: contact.contactId,
    ...unlessEmpty("ContactNumber", contact.contactNumber),
    ...unlessEmpty("AccountNumber", contact.accountNumber),
    ContactStatus: contact.contactStatus,
    Name: contact.name,
    ...unlessEmpty("FirstName", contact.firstName),
    ...unlessEmpty("LastName", contact.lastName),
    ...unlessEmpty("CompanyNumber", contact.companyNumber),
    EmailAddress: contact.emailAddress,
    ...unlessEmpty("TaxNumber", contact.taxNumber),
    UpdatedDateUTC: wireInstant(contact.updatedAtMs),
    IsSupplier: contact.isSupplier,
    IsCustomer: contact.isCustomer,
  };
}

/**
 * A contact as JSON. Merged contacts say where they went on pages and by themselves only; balances come with the
 * contact alone (Xero, Nov 2026).
 */
export function contactShape(books: Books, contact: Contact, detail: Detail): Json {
  return {
    ...contactForFilter(contact),
    ...(detail === "summary" ? {} : unlessEmpty("MergedToContactID", contact.mergedToContactId)),
    BankAccountDetails: contact.bankAccountDetails,
    ContactPersons: contact.contactPersons.map((person) => ({
      FirstName: person.firstName,
      LastName: person.lastName,
      EmailAddress: person.emailAddress,
      IncludeInEmails: person.includeInEmails,
    })),
    Addresses: contact.addresses.map(addressShape),
    Phones: contact.phones.map(phoneShape),
    ContactGroups: groupsOf(books, contact.contactId).map(({ id, name, status }) => ({
      ContactGroupID: id,
      Name: name,
      Status: status,
      Contacts: [],
      HasValidationErrors: false,
    })),
    ...unlessEmpty("DefaultCurrency", contact.defaultCurrency),
    ...unlessEmpty("Website", contact.website),
    ...unlessEmpty("AccountsReceivableTaxType", contact.accountsReceivableTaxType),
    ...unlessEmpty("AccountsPayableTaxType", contact.accountsPayableTaxType),
    ...unlessEmpty("SalesDefaultAccountCode", contact.salesDefaultAccountCode),
    ...unlessEmpty("PurchasesDefaultAccountCode", contact.purchasesDefaultAccountCode),
    ...paymentTermsShape(contact),
    SalesTrackingCategories: [],
    PurchasesTrackingCategories: [],
    ...(detail === "single" ? balancesShape(books, contact) : {}),
    HasAttachments: hasAttachments(books, contact.contactId),
    HasValidationErrors: false,
  };
}

/** What `summaryOnly=true` leaves out of a contact (Xero, Nov 2026). */
export const DROPPED_FROM_CONTACT_SUMMARY = [
  "Addresses",
  "Balances",
  "ContactGroups",
  "ContactPersons",
  "IsSupplier",
  "IsCustomer",
  "SalesDefaultAccountCode",
  "PurchasesDefaultAccountCode",
  "SalesTrackingCategories",
  "PurchasesTrackingCategories",
] as const;

function paymentTermsShape({ paymentTerms: { bills, sales } }: Contact): Json {
  const term = (name: string, set: PaymentTerm | undefined) =>
    set ? { [name]: { Day: set.day, Type: set.type } } : {};
  return bills || sales ? { PaymentTerms: { ...term("Bills", bills), ...term("Sales", sales) } } : {};
}

function addressShape(address: Address): Json {
  return {
    AddressType: address.addressType,
    ...unlessEmpty("AddressLine1", address.addressLine1),
    ...unlessEmpty("AddressLine2", address.addressLine2),
    ...unlessEmpty("AddressLine3", address.addressLine3),
    ...unlessEmpty("AddressLine4", address.addressLine4),
    City: address.city,
    Region: address.region,
    PostalCode: address.postalCode,
    Country: address.country,
    ...unlessEmpty("AttentionTo", address.attentionTo),
  };
}

function phoneShape(phone: Phone): Json {
  return {
    PhoneType: phone.phoneType,
    PhoneNumber: phone.phoneNumber,
    PhoneAreaCode: phone.phoneAreaCode,
    PhoneCountryCode: phone.phoneCountryCode,
  };
}

interface Balance {
  outstanding: bigint;
  overdue: bigint;
}

/** What the contact owes and is owed, each amount in its own currency; Xero leaves Balances out while all is 0. */
function balancesShape(books: Books, contact: Contact): Json {
  const receivable: Balance = { outstanding: 0n, overdue: 0n };
  const payable: Balance = { outstanding: 0n, overdue: 0n };
  const today = books.today();
  for (const document of books.documents.values()) {
    if (document.contactId !== contact.contactId || document.status !== "AUTHORISED") continue;
    const open = settlementOf(books, document).outstanding;
    const side = isReceivable(document) ? receivable : payable;
    side.outstanding += document.kind === "invoice" ? open : -open;
    if (document.kind === "invoice" && document.dueDate !== undefined && document.dueDate < today) side.overdue += open;
  }
  const isNothing = ({ outstanding, overdue }: Balance) => outstanding === 0n && overdue === 0n;
  if (isNothing(receivable) && isNothing(payable)) return {};
  const shape = ({ outstanding, overdue }: Balance) => ({
    Outstanding: wireMoney(outstanding),
    Overdue: wireMoney(overdue),
  });
  return { Balances: { AccountsReceivable: shape(receivable), AccountsPayable: shape(payable) } };
}
