import type { CalendarDate } from "../calendar-date";
import type { HistoryRecord } from "../documents/document";
import type { Sent } from "../sent";

export type PaymentType =
  | "ACCRECPAYMENT"
  | "ACCPAYPAYMENT"
  | "ARCREDITPAYMENT"
  | "APCREDITPAYMENT"
  | "ARPREPAYMENTPAYMENT"
  | "APPREPAYMENTPAYMENT"
  | "AROVERPAYMENTPAYMENT"
  | "APOVERPAYMENTPAYMENT";

/**
 * Money against one invoice, or a cash refund of one credit note, prepayment or overpayment.
 * Created and deleted, never edited.
 */
export interface Payment {
  paymentId: string;
  documentId: string;
  accountId: string;
  paymentType: PaymentType;
  date: CalendarDate;
  /** Minor units of the document's currency, above 0. */
  amount: bigint;
  /** Minor units of the account's currency. */
  bankAmount: bigint;
  /** Units of the foreign currency for one of the base currency, 6 places; 1 where none is foreign. */
  currencyRate: bigint;
  reference: string;
  /** The batch that it was made in, which alone can delete it. */
  batchPaymentId: string | undefined;
  status: "AUTHORISED" | "DELETED";
  isReconciled: boolean;
  createdByApp: string | undefined;
  updatedAtMs: number;
  history: HistoryRecord[];
}

/** Part of a credit note, prepayment or overpayment set against an invoice of the same contact. */
export interface Allocation {
  allocationId: string;
  creditId: string;
  invoiceId: string;
  /** Minor units of the documents' currency, above 0. */
  amount: bigint;
  /** The later of the two documents' dates (Xero, Nov 2026). */
  date: CalendarDate;
}

export type PaymentInput = Sent<{
  invoice: DocumentReference;
  creditNote: DocumentReference;
  prepayment: DocumentReference;
  overpayment: DocumentReference;
  account: AccountReference;
  date: CalendarDate;
  amount: bigint;
  bankAmount: bigint;
  currencyRate: bigint;
  reference: string;
  isReconciled: boolean;
}>;

export const NOTHING_SENT_IN_PAYMENT: PaymentInput = {
  invoice: undefined,
  creditNote: undefined,
  prepayment: undefined,
  overpayment: undefined,
  account: undefined,
  date: undefined,
  amount: undefined,
  bankAmount: undefined,
  currencyRate: undefined,
  reference: undefined,
  isReconciled: undefined,
};

export type AccountReference = Sent<{ accountId: string; code: string }>;

export type DocumentReference = Sent<{ id: string; number: string }>;
