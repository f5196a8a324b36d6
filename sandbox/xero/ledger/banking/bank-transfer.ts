import type { CalendarDate } from "../calendar-date";
import type { LineTracking } from "../documents/document";
import type { AccountReference } from "../payments/payment";
import type { Sent } from "../sent";
import type { ShelvedRecord } from "../shelves";

/** Money moved between two bank accounts: two bank transactions that live and die together. */
export interface BankTransfer extends ShelvedRecord {
  fromAccountId: string;
  toAccountId: string;
  fromTransactionId: string;
  toTransactionId: string;
  /** Minor units of the currency that both accounts have, above 0. */
  amount: bigint;
  date: CalendarDate;
  reference: string;
  currencyRate: bigint;
  status: "AUTHORISED" | "DELETED";
  fromTracking: LineTracking[];
  toTracking: LineTracking[];
  createdAtMs: number;
}

export type BankTransferInput = Sent<{
  from: AccountReference;
  to: AccountReference;
  amount: bigint;
  date: CalendarDate;
  reference: string;
  fromIsReconciled: boolean;
  toIsReconciled: boolean;
  fromTracking: Sent<LineTracking>[];
  toTracking: Sent<LineTracking>[];
}>;
