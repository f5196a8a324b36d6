import { adminSchema } from "../graphql/schema";
import { isEnumType } from "graphql";
import type { BalanceSource } from "../store/records/payout";

/** The lines of a payout's summary. What a type does not name is an adjustment, as disputes are. */
export type SummaryGroup = "adjustments" | "advance" | "charges" | "refunds" | "reservedFunds" | "retriedPayouts";

/** Shopify makes these itself: of orders, of disputes and of payouts. */
const MADE_BY_EVENTS = ["CHARGE", "DISPUTE_REVERSAL", "DISPUTE_WITHDRAWAL", "REFUND", "TRANSFER", "TRANSFER_CANCEL", "TRANSFER_FAILURE"];

const SOURCES: Readonly<Record<string, BalanceSource>> = {
  CHARGE: "CHARGE",
  REFUND: "REFUND",
  DISPUTE_WITHDRAWAL: "DISPUTE",
  DISPUTE_REVERSAL: "DISPUTE",
  TRANSFER: "TRANSFER",
  TRANSFER_FAILURE: "TRANSFER",
  TRANSFER_CANCEL: "TRANSFER",
};

/** Types a person may add by hand: every one the schema has, but for those that only an event makes. */
export function adjustmentTypes(): string[] {
  const type = adminSchema("2026-10").schema.getType("ShopifyPaymentsTransactionType");
  if (!isEnumType(type)) throw new Error("The Admin schema has no ShopifyPaymentsTransactionType.");
  return type.getValues().map(({ name }) => name).filter((name) => !MADE_BY_EVENTS.includes(name));
}

export function sourceTypeOf(type: string): BalanceSource {
  return SOURCES[type] ?? "ADJUSTMENT";
}

/** Null for the transfer itself: it is the payout, not one of its parts. */
export function summaryGroup(type: string): SummaryGroup | null {
  if (type === "TRANSFER") return null;
  if (type === "CHARGE" || type === "CHARGE_ADJUSTMENT") return "charges";
  if (type.startsWith("REFUND")) return "refunds";
  if (type.startsWith("RESERVED_FUNDS")) return "reservedFunds";
  if (type.startsWith("TRANSFER_")) return "retriedPayouts";
  return type.startsWith("ADVANCE") ? "advance" : "adjustments";
}
