import type { Books } from "../../ledger/books";
import type { Address, Contact, Phone } from "../../ledger/contact";
import { toBaseCurrency } from "../../ledger/currency-rates";
import { settlementOf } from "../../ledger/settlement";
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

export function contactShape(books: Books, contact: Contact, detail: Detail): Json {
  const head = {
    ContactID: contact.contactId,
    ...unlessEmpty("ContactNumber", contact.contactNumber),
    ...unlessEmpty("AccountNumber", contact.accountNumber),
    ContactStatus: contact.contactStatus,
    Name: contact.name,
    ...unlessEmpty("FirstName", contact.firstName),
    ...unlessEmpty("LastName", contact.lastName),
    ...unlessEmpty("CompanyNumber", contact.companyNumber),
    EmailAddress: contact.emailAddress,
    BankAccountDetails: "",
    ...unlessEmpty("TaxNumber", contact.taxNumber),
    UpdatedDateUTC: wireInstant(contact.updatedAtMs),
    HasAttachments: false,
    HasValidationErrors: false,
  };
  if (detail === "summary") return { ...head, IsSupplier: contact.isSupplier, IsCustomer: contact.isCustomer };
  return {
    ...head,
    ContactPersons: contact.contactPersons.map((person) => ({
      FirstName: person.firstName,
      LastName: person.lastName,
      EmailAddress: person.emailAddress,
      IncludeInEmails: person.includeInEmails,
    })),
    Addresses: contact.addresses.map(addressShape),
    Phones: contact.phones.map(phoneShape),
    ContactGroups: [],
    IsSupplier: contact.isSupplier,
    IsCustomer: contact.isCustomer,
    ...unlessEmpty("DefaultCurrency", contact.defaultCurrency),
    ...unlessEmpty("Website", contact.website),
    SalesTrackingCategories: [],
    PurchasesTrackingCategories: [],
    ...(detail === "single" ? balancesShape(books, contact) : {}),
  };
}

function addressShape(address: Address): Json {
  return {
    AddressType: address.addressType,
    ...unlessEmpty("AddressLine1", address.addressLine1),
    ...unlessEmpty("AddressLine2", address.addressLine2),
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

/** What the contact owes and is owed, in the base currency; Xero leaves Balances out while all is 0. */
function balancesShape(books: Books, contact: Contact): Json {
  const sums = { ACCREC: { outstanding: 0n, overdue: 0n }, ACCPAY: { outstanding: 0n, overdue: 0n } };
  const today = books.today();
  for (const document of books.documents.values()) {
    if (document.contactId !== contact.contactId || document.status !== "AUTHORISED") continue;
    const open = toBaseCurrency(settlementOf(books, document).outstanding, document.currencyRate);
    const side = sums[document.type.startsWith("ACCREC") ? "ACCREC" : "ACCPAY"];
    side.outstanding += document.kind === "invoice" ? open : -open;
    if (document.dueDate !== undefined && document.dueDate < today) side.overdue += open;
  }
  const { ACCREC, ACCPAY } = sums;
  if ([ACCREC.outstanding, ACCREC.overdue, ACCPAY.outstanding, ACCPAY.overdue].every((sum) => sum === 0n)) return {};
  const shape = ({ outstanding, overdue }: typeof ACCREC) => ({
    Outstanding: wireMoney(outstanding),
    Overdue: wireMoney(overdue),
  });
  return { Balances: { AccountsReceivable: shape(ACCREC), AccountsPayable: shape(ACCPAY) } };
}
