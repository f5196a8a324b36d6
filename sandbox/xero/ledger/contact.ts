import type { Sent } from "./sent";

export interface Address {
  addressType: "STREET" | "POBOX";
  addressLine1: string;
  addressLine2: string;
  city: string;
  region: string;
  postalCode: string;
  country: string;
  attentionTo: string;
}

export interface Phone {
  phoneType: "DEFAULT" | "DDI" | "FAX" | "MOBILE";
  phoneNumber: string;
  phoneAreaCode: string;
  phoneCountryCode: string;
}

export interface ContactPerson {
  firstName: string;
  lastName: string;
  emailAddress: string;
  includeInEmails: boolean;
}

export interface Contact {
  contactId: string;
  /** The caller's own key for the contact; unique, archived contacts included. */
  contactNumber: string;
  accountNumber: string;
  contactStatus: "ACTIVE" | "ARCHIVED";
  name: string;
  firstName: string;
  lastName: string;
  companyNumber: string;
  emailAddress: string;
  taxNumber: string;
  website: string;
  defaultCurrency: string;
  addresses: Address[];
  phones: Phone[];
  contactPersons: ContactPerson[];
  isCustomer: boolean;
  isSupplier: boolean;
  updatedAtMs: number;
}

type Editable = Omit<Contact, "isCustomer" | "isSupplier" | "updatedAtMs" | "contactStatus" | "addresses" | "phones">;

export type ContactInput = Sent<Editable> & {
  contactStatus: string | undefined;
  addresses: (Sent<Omit<Address, "addressType">> & Pick<Address, "addressType">)[] | undefined;
  phones: (Sent<Omit<Phone, "phoneType">> & Pick<Phone, "phoneType">)[] | undefined;
};
