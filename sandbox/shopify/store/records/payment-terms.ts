export type TermsType = "FIXED" | "FULFILLMENT" | "NET" | "RECEIPT";

/** When an order is to be paid. `dueInDays` only with NET, `dueAt` only with FIXED. */
export interface TermsRule {
  readonly type: TermsType;
  readonly dueInDays: number | null;
  readonly dueAt: string | null;
}

/** One date and the money due then. What is still owed is read from the order, never kept here. */
export interface PaymentSchedule {
  readonly id: number;
  issuedAt: string | null;
  /** Null until it is known: payment on fulfilment has no date before the goods leave. */
  dueAt: string | null;
  /** payment_schedules/due has been sent. */
  announcedDue: boolean;
}

/** The payment terms of one order or one draft order. */
export interface PaymentTerms {
  readonly __typename: "PaymentTerms";
  readonly id: number;
  readonly shop: string;
  orderId: number | null;
  readonly draftId: number | null;
  rule: TermsRule;
  schedule: PaymentSchedule;
  readonly createdAt: string;
  updatedAt: string;
}
