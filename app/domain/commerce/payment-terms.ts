import type { Instant } from "../instant";

/** When a buyer on terms has to pay. RECEIPT is at once, FULFILLMENT once it is shipped. */
export type PaymentTerms = {
  type: "NET" | "FIXED" | "RECEIPT" | "FULFILLMENT" | "OTHER";
  /** The day it falls due, where Shopify has worked it out. */
  dueAt: Instant | null;
  dueInDays: number | null;
};
