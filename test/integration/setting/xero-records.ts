/** What Xero's API shows of its records, as far as tests look at it. Amounts are numbers in JSON: only compared, never reckoned with. */
export interface Invoice {
  InvoiceID: string;
  InvoiceNumber: string;
  Status: string;
  Reference: string;
  Url: string;
  Total: number;
  TotalTax: number;
  AmountDue: number;
  AmountPaid: number;
  AmountCredited?: number;
  Contact: { ContactID: string; Name: string };
  DueDateString?: string;
  LineItems?: InvoiceLine[];
}
export interface InvoiceLine {
  LineItemID: string;
  Description: string;
  Quantity: number;
  UnitAmount: number;
  LineAmount: number;
  AccountCode: string;
  TaxType: string;
  Tracking?: { Name: string; Option: string }[];
}
export interface Payment {
  PaymentID: string;
  Amount: number;
  Reference?: string;
  Status: string;
  Account: { Code: string };
  Invoice: { InvoiceID: string; InvoiceNumber: string };
}
export interface CreditNote {
  CreditNoteID: string;
  CreditNoteNumber: string;
  LineItems?: InvoiceLine[];
  Status: string;
  Total: number;
  TotalTax: number;
  RemainingCredit: number;
  Contact: { ContactID: string; Name: string };
}
export interface Contact {
  ContactID: string;
  ContactNumber?: string;
  Name: string;
  EmailAddress?: string;
}

export type InvoiceByHand = { number: string; reference?: string; contact: string; date: string; total: string };
