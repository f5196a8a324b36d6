import type { CalendarDate } from "./calendar-date";

/** Invoices and credit notes obey the same rules in Xero; where they differ, the kind decides. */
export type DocumentKind = "invoice" | "creditNote";
export type DocumentType = "ACCREC" | "ACCPAY" | "ACCRECCREDIT" | "ACCPAYCREDIT";
export type DocumentStatus = "DRAFT" | "SUBMITTED" | "AUTHORISED" | "PAID" | "VOIDED" | "DELETED";
export type LineAmountTypes = "Exclusive" | "Inclusive" | "NoTax";

export interface LineTracking {
  trackingCategoryId: string;
  trackingOptionId: string;
  name: string;
  option: string;
}

export interface DocumentLine {
  lineItemId: string;
  description: string | undefined;
  /** 4 places; undefined on a line that is only a description. */
  quantity: bigint | undefined;
  /** 4 places; undefined on a line that is only a description. */
  unitAmount: bigint | undefined;
  /** Percent, 4 places. */
  discountRate: bigint | undefined;
  /** Minor units. */
  discountAmount: bigint | undefined;
  /** Minor units of the document's currency, tax included where the document says Inclusive. */
  lineAmount: bigint;
  accountCode: string | undefined;
  taxType: string | undefined;
  /** Minor units. */
  taxAmount: bigint;
  /** The caller gave TaxAmount itself: it stays until the line's amount or tax type changes. */
  taxAmountGiven: boolean;
  tracking: LineTracking[];
}

export interface HistoryRecord {
  changes: string;
  details: string;
  user: string;
  atMs: number;
}

export interface Document {
  documentId: string;
  kind: DocumentKind;
  type: DocumentType;
  number: string;
  reference: string;
  contactId: string;
  date: CalendarDate;
  dueDate: CalendarDate | undefined;
  expectedPaymentDate: CalendarDate | undefined;
  plannedPaymentDate: CalendarDate | undefined;
  status: DocumentStatus;
  lineAmountTypes: LineAmountTypes;
  lines: DocumentLine[];
  currencyCode: string;
  /** Units of the document's currency for one of the base currency, 6 places. */
  currencyRate: bigint;
  brandingThemeId: string;
  url: string;
  sentToContact: boolean;
  fullyPaidOnDate: CalendarDate | undefined;
  /** The app that created it; undefined when it was made in Xero itself. */
  createdByApp: string | undefined;
  updatedAtMs: number;
  history: HistoryRecord[];
}

/** True for documents that a customer gets (sales invoices and their credit notes). */
export function isReceivable(document: Pick<Document, "type">): boolean {
  return document.type === "ACCREC" || document.type === "ACCRECCREDIT";
}
