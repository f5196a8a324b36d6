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
  /** For how much: all that no second payer has, or as a second payer for `part` of it, per cent or an amount. */
  portion: "whole" | "percent" | "amount";
  part: string;
};

/** A choice that stands. `payer`: null is the buyer. */
export type BillToView = {
  id: string;
  scope: BillToScope;
  label: string;
  payer: string | null;
  isNew: boolean;
  /** Of a second payer: "40 %"; null: billed for all that none has. */
  share: string | null;
  reason: string;
  at: string;
};

export type BillToPageView = {
  /**
   * The order from which the page was opened, and why its own billing, or its second payer, cannot be changed any more; null
   * where it can. `isShared`: it was posted to two. `currency`: it is booked in; null where it was not read yet.
   */
  order: {
    recordId: string;
    name: string;
    obstacle: string | null;
    sharingObstacle: string | null;
    isShared: boolean;
    currency: string | null;
  } | null;
  choices: BillToView[];
  /** There are more than are shown. */
  more: boolean;
};

/** Who has an invoice of their own for a part of an order; `payer` null: chosen by what was removed or replaced since. */
export type SecondPayerView = { payer: string | null; share: string; reason: string };

/** Who an order is billed to, and by which choice; `chosen` false: by one that was removed or replaced since. */
export type OrderBillToView = { chosen: true; payer: string | null; scope: BillToScope; label: string; reason: string } | { chosen: false };
