/** The parts of Xero's answers that the tests look at. Fields are declared as present; a test fails where one is not. */
export interface WireLine {
  LineItemID: string;
  Description: string;
  Quantity: number;
  UnitAmount: number;
  LineAmount: number;
  TaxAmount: number;
  TaxType: string;
  AccountCode: string;
  AccountID: string;
}

export interface WireElement {
  HasErrors?: boolean;
  HasValidationErrors?: boolean;
  StatusAttributeString?: string;
  Status: string;
  ValidationErrors: { Message: string }[];
  Warnings: { Message: string }[];
}

export interface WireContact extends WireElement {
  ContactID: string;
  Name: string;
  ContactStatus: string;
  EmailAddress: string;
  IsCustomer: boolean;
  Addresses: { AddressType: string; City: string }[];
  Phones: { PhoneType: string }[];
  UpdatedDateUTC: string;
  Balances: { AccountsReceivable: { Outstanding: number } };
}

export interface WireInvoice extends WireElement {
  InvoiceID: string;
  InvoiceNumber: string;
  Reference: string;
  Type: string;
  Date: string;
  DateString: string;
  DueDateString: string;
  SubTotal: number;
  TotalTax: number;
  Total: number;
  AmountDue: number;
  AmountPaid: number;
  AmountCredited: number;
  CurrencyCode: string;
  CurrencyRate: number;
  BrandingThemeID: string;
  LineItems: WireLine[];
  LineAmountTypes: string;
  UpdatedDateUTC: string;
  UpdatedDateUTCString: string;
  FullyPaidOnDate: string;
  Contact: { ContactID: string; Name: string };
  Payments: { PaymentID: string; Amount: number }[];
  SentToContact: boolean;
}

export interface WireCreditNote extends WireElement {
  CreditNoteID: string;
  CreditNoteNumber: string;
  RemainingCredit: number;
  Total: number;
  Allocations: { AllocationID: string }[];
}

export interface WirePayment extends WireElement {
  PaymentID: string;
  PaymentType: string;
  Amount: number;
  Invoice: { InvoiceID: string };
  Account: { Code: string };
}

export interface WireAllocation extends WireElement {
  AllocationID: string;
  Amount: number;
  IsDeleted: boolean;
}

export interface WireBody {
  Id: string;
  Status: string;
  ProviderName: string;
  DateTimeUTC: string;
  ErrorNumber: number;
  Type: string;
  Message: string;
  Detail: string;
  Title: string;
  Instance: string;
  pagination: { page: number; pageSize: number; pageCount: number; itemCount: number };
  Elements: (WireInvoice & WireContact)[];
  Invoices: WireInvoice[];
  Contacts: WireContact[];
  Payments: WirePayment[];
  CreditNotes: WireCreditNote[];
  Allocations: WireAllocation[];
  Organisations: { Name: string; BaseCurrency: string; OrganisationID: string }[];
  Accounts: { Code: string; Name: string; Type: string; Class: string; EnablePaymentsToAccount: boolean }[];
  TaxRates: { TaxType: string; EffectiveRate: number; CanApplyToRevenue: boolean }[];
  HistoryRecords: { Details: string; Changes: string }[];
}
