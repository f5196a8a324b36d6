import type { CalendarDate } from "../instant";
import type { SalesInvoice } from "./sales-invoice";

/** An offer in Xero. It moves no account; Xero keeps no link on it, so its number is all that it is found by. */
export type Quote = Omit<SalesInvoice, "dueDate" | "status" | "url"> & {
  /** Null: it stands until it is withdrawn. */
  expiryDate: CalendarDate | null;
  /** SENT once the customer has it. What comes after that is for the customer, or follows from the order. */
  status: "DRAFT" | "SENT";
};
