import type { CalendarDate } from "../calendar-date";

/** Invoices and credit notes obey the same rules in Xero; where they differ, the kind decides. */
export type WrittenKind = "invoice" | "creditNote";
/** Money that a contact has with us, or we with them, beyond any invoice: born of a bank transaction. */
export type AdvanceKind = "prepayment" | "overpayment";
export type DocumentKind = WrittenKind | AdvanceKind;
export type AdvanceType = "RECEIVE-PREPAYMENT" | "SPEND-PREPAYMENT" | "RECEIVE-OVERPAYMENT" | "SPEND-OVERPAYMENT";
export type DocumentType = "ACCREC" | "ACCPAY" | "ACCRECCREDIT" | "ACCPAYCREDIT" | AdvanceType;
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
  /** The item that the line was filled from, or that it merely names. */
  itemCode?: string | undefined;
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

/** True for the customers' side: sales invoices, their credit notes, money received in advance or too much. */
export function isReceivable({ type }: Pick<Document, "type">): boolean {
  return type === "ACCREC" || type === "ACCRECCREDIT" || type.startsWith("RECEIVE-");
}

/** Whether settling the document brings money in: a sale, or a supplier's credit; the others pay money out. */
export function paymentComesIn(document: Pick<Document, "type" | "kind">): boolean {
  return (document.kind === "invoice") === isReceivable(document);
}
