import type { Address, ContactInput, PaymentTerm, Phone } from "../../ledger/contacts/contact";
import { NotSimulated } from "../api-error";
import type { Fields } from "./fields";

/**
 * A contact as it was sent. What Xero computes itself (groups, balances, flags) is passed over, as Xero does.
 * @throws NotSimulated for a part of a contact that the simulator does not keep.
 */
export function readContact(fields: Fields): ContactInput {
  refuseWhatIsNotKept(fields);
  return {
    contactId: fields.text("ContactID"),
    contactNumber: fields.text("ContactNumber"),
    accountNumber: fields.text("AccountNumber"),
    contactStatus: fields.text("ContactStatus"),
    name: fields.text("Name"),
    firstName: fields.text("FirstName"),
    lastName: fields.text("LastName"),
    companyNumber: fields.text("CompanyNumber"),
    emailAddress: fields.text("EmailAddress"),
    taxNumber: fields.text("TaxNumber"),
    website: fields.text("Website"),
    defaultCurrency: fields.text("DefaultCurrency"),
    bankAccountDetails: fields.text("BankAccountDetails"),
    accountsReceivableTaxType: fields.text("AccountsReceivableTaxType"),
    accountsPayableTaxType: fields.text("AccountsPayableTaxType"),
    salesDefaultAccountCode: fields.text("SalesDefaultAccountCode"),
    purchasesDefaultAccountCode: fields.text("PurchasesDefaultAccountCode"),
    paymentTerms: readPaymentTerms(fields.object("PaymentTerms")),
    addresses: fields.list("Addresses")?.map(readAddress),
    phones: fields.list("Phones")?.map(readPhone),
    contactPersons: fields.list("ContactPersons")?.map((person) => ({
      firstName: person.text("FirstName") ?? "",
      lastName: person.text("LastName") ?? "",
      emailAddress: person.text("EmailAddress") ?? "",
      includeInEmails: person.flag("IncludeInEmails") ?? false,
    })),
  };
}

const LISTS_NOT_KEPT = ["SalesTrackingCategories", "PurchasesTrackingCategories"];
const TEXTS_NOT_KEPT = [
  "XeroNetworkKey",
  "TaxNumberType",
  "SalesDefaultLineAmountType",
  "PurchasesDefaultLineAmountType",
];

function refuseWhatIsNotKept(fields: Fields): void {
  const list = LISTS_NOT_KEPT.find((name) => (fields.list(name) ?? []).length > 0);
  const text = TEXTS_NOT_KEPT.find((name) => (fields.text(name) ?? "") !== "");
  const batch = fields.object("BatchPayments")?.isEmpty === false ? "BatchPayments" : undefined;
  const name = list ?? text ?? batch;
  if (name !== undefined) throw new NotSimulated(`The contact field ${name}`);
  if (fields.text("ContactStatus") === "GDPRREQUEST") throw new NotSimulated("The contact status GDPRREQUEST");
}

const TERM_TYPES: readonly PaymentTerm["type"][] = [
  "DAYSAFTERBILLDATE",
  "DAYSAFTERBILLMONTH",
  "OFCURRENTMONTH",
  "OFFOLLOWINGMONTH",
];

function readPaymentTerms(terms: Fields | undefined): ContactInput["paymentTerms"] {
  return terms && { bills: readTerm(terms.object("Bills")), sales: readTerm(terms.object("Sales")) };
}

function readTerm(fields: Fields | undefined): PaymentTerm | undefined {
  const day = fields?.decimal("Day", 0);
  const type = fields?.oneOf("Type", TERM_TYPES, "Xero.API.Library..PaymentTermType");
  return day === undefined || type === undefined ? undefined : { day: Number(day), type };
}

const ADDRESS_TYPES: readonly Address["addressType"][] = ["STREET", "POBOX"];
const PHONE_TYPES: readonly Phone["phoneType"][] = ["DEFAULT", "DDI", "FAX", "MOBILE"];

function readAddress(fields: Fields): NonNullable<ContactInput["addresses"]>[number] {
  return {
    addressType: fields.oneOf("AddressType", ADDRESS_TYPES, "Xero.API.Library..AddressType") ?? "POBOX",
    addressLine1: fields.text("AddressLine1"),
    addressLine2: fields.text("AddressLine2"),
    addressLine3: fields.text("AddressLine3"),
    addressLine4: fields.text("AddressLine4"),
    city: fields.text("City"),
    region: fields.text("Region"),
    postalCode: fields.text("PostalCode"),
    country: fields.text("Country"),
    attentionTo: fields.text("AttentionTo"),
  };
}

function readPhone(fields: Fields): NonNullable<ContactInput["phones"]>[number] {
  return {
    phoneType: fields.oneOf("PhoneType", PHONE_TYPES, "Xero.API.Library..PhoneType") ?? "DEFAULT",
    phoneNumber: fields.text("PhoneNumber"),
    phoneAreaCode: fields.text("PhoneAreaCode"),
    phoneCountryCode: fields.text("PhoneCountryCode"),
  };
}
