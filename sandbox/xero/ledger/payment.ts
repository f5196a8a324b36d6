import type { CalendarDate } from "./calendar-date";
import type { Sent } from "./sent";

export type PaymentType = "ACCRECPAYMENT" | "ACCPAYPAYMENT" | "ARCREDITPAYMENT" | "APCREDITPAYMENT";

/** Money against one invoice, or a cash refund of one credit note. Created and deleted, never edited. */
export interface Payment {
  paymentId: string;
  documentId: string;
  accountId: string;
  paymentType: PaymentType;
  date: CalendarDate;
  /** Minor units of the document's currency, above 0. */
  amount: bigint;
  /** 6 places, as on the document. */
  currencyRate: bigint;
  reference: string;
  status: "AUTHORISED" | "DELETED";
  isReconciled: boolean;
  createdByApp: string | undefined;
  updatedAtMs: number;
}

/** Part of a credit note set against an invoice of the same contact. */
export interface Allocation {
  allocationId: string;
  creditNoteId: string;
  invoiceId: string;
  /** Minor units of the documents' currency, above 0. */
  amount: bigint;
  /** The later of the two documents' dates (Xero, Nov 2026). */
  date: CalendarDate;
}

export type PaymentInput = Sent<{
  invoice: DocumentReference;
  creditNote: DocumentReference;
  account: Sent<{ accountId: string; code: string }>;
  date: CalendarDate;
  amount: bigint;
  currencyRate: bigint;
  reference: string;
  isReconciled: boolean;
}>;

export type DocumentReference = Sent<{ id: string; number: string }>;
