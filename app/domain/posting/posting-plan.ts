import type { Contact } from "../ledger/contact";
import type { Payment } from "../ledger/payment";
import type { SalesInvoice } from "../ledger/sales-invoice";
import type { Problem } from "../problem";
import type { TieOut } from "./tie-out";

/** The documents an order should be in Xero. They tie out, or there is no plan. */
export type PostingPlan = {
  contact: Contact;
  invoice: SalesInvoice;
  payments: readonly Payment[];
  tieOut: TieOut;
};

/** Every order gets exactly one of these; none is passed over in silence. */
export type Posting =
  | { kind: "post"; plan: PostingPlan }
  | { kind: "exclude"; reason: string }
  | { kind: "hold"; problems: readonly Problem[] };
