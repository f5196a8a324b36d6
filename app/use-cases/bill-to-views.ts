import type { BillToScope } from "../domain/payers/bill-to";

/** What a person asks for: for what, and who is billed. Text as it was typed. */
export type BillToWanted = {
  scope: BillToScope;
  /** For `tag`. */
  tag: string;
  /** For the others: the order, or one of the customer's or the company's. */
  recordId: string | null;
  payer: "buyer" | "existing" | "described";
  /** For `existing`: the contact's number, name or e-mail address in Xero. */
  search: string;
  /** For `described`; empty is none. */
  name: string;
  email: string;
  taxNumber: string;
  reason: string;
};

/** A choice that stands. `payer`: null is the buyer. */
export type BillToView = {
  id: string;
  scope: BillToScope;
  label: string;
  payer: string | null;
  isNew: boolean;
  reason: string;
  at: string;
};

export type BillToPageView = {
  /** The order from which the page was opened, and why its own billing cannot be changed any more; null where it can. */
  order: { recordId: string; name: string; obstacle: string | null } | null;
  choices: BillToView[];
  /** There are more than are shown. */
  more: boolean;
};

/** Who an order is billed to, and by which choice; `chosen` false: by one that was removed or replaced since. */
export type OrderBillToView = { chosen: true; payer: string | null; scope: BillToScope; label: string; reason: string } | { chosen: false };
