import type { CalendarDate } from "../calendar-date";
import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";
import type { AccountReference, PaymentInput } from "./payment";

/** Several payments that the bank sees as one line, such as one payout of a card processor. */
export interface BatchPayment extends ShelvedRecord {
  type: "RECBATCH" | "PAYBATCH";
  accountId: string;
  date: CalendarDate;
  reference: string;
  particulars: string;
  code: string;
  details: string;
  narrative: string;
  paymentIds: string[];
  /** Minor units of the account's currency: the one line on the bank statement. */
  totalAmount: bigint;
  status: "AUTHORISED" | "DELETED";
  isReconciled: boolean;
}

export type BatchPaymentInput = Sent<
  Pick<BatchPayment, "date" | "reference" | "particulars" | "code" | "details" | "narrative"> & {
    account: AccountReference;
    payments: PaymentInput[];
  }
>;
