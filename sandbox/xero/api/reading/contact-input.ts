import type { Address, ContactInput, Phone } from "../../ledger/contact";
import type { Fields } from "./fields";

export function readContact(fields: Fields): ContactInput {
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

const ADDRESS_TYPES: readonly Address["addressType"][] = ["STREET", "POBOX"];
const PHONE_TYPES: readonly Phone["phoneType"][] = ["DEFAULT", "DDI", "FAX", "MOBILE"];

function readAddress(fields: Fields): NonNullable<ContactInput["addresses"]>[number] {
  return {
    addressType: fields.oneOf("AddressType", ADDRESS_TYPES, "Xero.API.Library..AddressType") ?? "POBOX",
    addressLine1: fields.text("AddressLine1"),
    addressLine2: fields.text("AddressLine2"),
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
