import type { HistoryRecord } from "../documents/document";
import type { Sent } from "../sent";

export interface Address {
  addressType: "STREET" | "POBOX";
  addressLine1: string;
  addressLine2: string;
  addressLine3: string;
  addressLine4: string;
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

/** When invoices to the contact are due, e.g. 20 days after their date; nothing is computed from it here. */
export interface PaymentTerm {
  day: number;
  type: "DAYSAFTERBILLDATE" | "DAYSAFTERBILLMONTH" | "OFCURRENTMONTH" | "OFFOLLOWINGMONTH";
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
  bankAccountDetails: string;
  /** Tax types and account codes that Xero's own pages propose for the contact; empty for none. */
  accountsReceivableTaxType: string;
  accountsPayableTaxType: string;
  salesDefaultAccountCode: string;
  purchasesDefaultAccountCode: string;
  paymentTerms: { bills: PaymentTerm | undefined; sales: PaymentTerm | undefined };
  addresses: Address[];
  phones: Phone[];
  contactPersons: ContactPerson[];
  isCustomer: boolean;
  isSupplier: boolean;
  /** The contact that took this one's documents over; undefined unless it was merged away. */
  mergedToContactId: string | undefined;
  updatedAtMs: number;
  history: HistoryRecord[];
}

type Editable = Omit<
  Contact,
  | "isCustomer"
  | "isSupplier"
  | "mergedToContactId"
  | "updatedAtMs"
  | "history"
  | "contactStatus"
  | "addresses"
  | "phones"
>;

export type ContactInput = Sent<Editable> & {
  contactStatus: string | undefined;
  addresses: (Sent<Omit<Address, "addressType">> & Pick<Address, "addressType">)[] | undefined;
  phones: (Sent<Omit<Phone, "phoneType">> & Pick<Phone, "phoneType">)[] | undefined;
};

export const NOTHING_SENT_IN_CONTACT: ContactInput = {
  contactId: undefined,
  contactNumber: undefined,
  accountNumber: undefined,
  contactStatus: undefined,
  name: undefined,
  firstName: undefined,
  lastName: undefined,
  companyNumber: undefined,
  emailAddress: undefined,
  taxNumber: undefined,
  website: undefined,
  defaultCurrency: undefined,
  bankAccountDetails: undefined,
  accountsReceivableTaxType: undefined,
  accountsPayableTaxType: undefined,
  salesDefaultAccountCode: undefined,
  purchasesDefaultAccountCode: undefined,
  paymentTerms: undefined,
  addresses: undefined,
  phones: undefined,
  contactPersons: undefined,
};
