export type ReturnStatus = "CANCELED" | "CLOSED" | "DECLINED" | "OPEN" | "REQUESTED";

export type ReturnReason = "COLOR" | "DEFECTIVE" | "NOT_AS_DESCRIBED" | "OTHER" | "SIZE_TOO_LARGE" | "SIZE_TOO_SMALL" | "STYLE" | "UNKNOWN" | "UNWANTED" | "WRONG_ITEM";

/** Units on their way back. Their value leaves the order when they are processed, by the refund that names the return. */
export interface ReturnLine {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
  readonly reason: ReturnReason;
  readonly reasonNote: string;
  readonly customerNote: string | null;
}

/** What the customer gets instead. It becomes a line of the order (`exchangeReturnId`) when the return is processed. */
export interface ExchangeItem {
  readonly id: number;
  readonly variantId: number;
  readonly quantity: number;
}

export interface Return {
  readonly id: number;
  /** "#1001-R1". */
  readonly name: string;
  status: ReturnStatus;
  readonly lines: readonly ReturnLine[];
  readonly exchangeItems: readonly ExchangeItem[];
  /** Lines of the order that the exchange made, beside the items they answer. */
  exchangeLineIds: readonly number[];
  readonly createdAt: string;
  approvedAt: string | null;
  processedAt: string | null;
  closedAt: string | null;
  decline: { readonly reason: string; readonly note: string | null } | null;
}
