import type { CalendarDate } from "../calendar-date";
import type { ContactInput } from "../contacts/contact";
import type { AdvanceType, DocumentLine, LineAmountTypes } from "../documents/document";
import type { LineInput } from "../documents/document-input";
import type { AccountReference } from "../payments/payment";
import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";

export type BankTransactionType = "RECEIVE" | "SPEND" | "RECEIVE-TRANSFER" | "SPEND-TRANSFER" | AdvanceType;

/** Money in or out of a bank account that pays no invoice: fees, interest, advances, a leg of a transfer. */
export interface BankTransaction extends ShelvedRecord {
  type: BankTransactionType;
  /** Empty on the legs of a transfer, which have no contact. */
  contactId: string;
  bankAccountId: string;
  date: CalendarDate;
  reference: string;
  url: string;
  lineAmountTypes: LineAmountTypes;
  lines: DocumentLine[];
  currencyCode: string;
  /** Units of the transaction's currency for one of the base currency, 6 places. */
  currencyRate: bigint;
  status: "AUTHORISED" | "DELETED";
  isReconciled: boolean;
  /** The prepayment or overpayment that the money became. */
  advanceId: string | undefined;
}

export type BankTransactionInput = Sent<
  Pick<
    BankTransaction,
    | "id"
    | "date"
    | "reference"
    | "url"
    | "lineAmountTypes"
    | "currencyCode"
    | "currencyRate"
    | "isReconciled"
  > & {
    type: string;
    status: string;
    contact: ContactInput;
    bankAccount: AccountReference;
    lines: LineInput[];
    /** Minor units; Xero refuses a total that is not the sum of the lines. */
    total: bigint;
  }
>;

/** Money arriving is a debit of the bank account. */
export function comesIn({ type }: Pick<BankTransaction, "type">): boolean {
  return type.startsWith("RECEIVE");
}

export function isAdvance(type: BankTransactionType): type is AdvanceType {
  return type.endsWith("PAYMENT");
}

export function isTransferLeg({ type }: Pick<BankTransaction, "type">): boolean {
  return type.endsWith("-TRANSFER");
}
