import { z } from "zod";
import { amount, count, flag, id, list, moneySet, set, text, time } from "./rest-fields";

export const transaction = z.object({
  id,
  kind: z.enum(["authorization", "capture", "change", "emv_authorization", "refund", "sale", "void"]),
  gateway: z.string(),
  status: z.enum(["awaiting_response", "error", "failure", "pending", "success", "unknown"]),
  message: text,
  created_at: time,
  processed_at: time.nullish(),
  test: flag,
  authorization: text,
  authorization_expires_at: time.nullish(),
  parent_id: id.nullish(),
  location_id: id.nullish(),
  error_code: text,
  amount,
  amount_rounding: amount.nullish(),
  currency: text,
  manual_payment_gateway: z.boolean().nullish(),
});
export type RestTransaction = z.output<typeof transaction>;

const refundLine = z.object({
  id,
  line_item_id: id,
  quantity: count,
  restock_type: z.enum(["cancel", "legacy_restock", "no_restock", "return"]).default("no_restock"),
  location_id: id.nullish(),
  subtotal: amount.nullish(),
  subtotal_set: set,
  total_tax: amount.nullish(),
  total_tax_set: set,
});
export type RestRefundLine = z.output<typeof refundLine>;

const adjustment = z.object({
  id,
  kind: z.enum(["pending_refund_discrepancy", "refund_discrepancy", "shipping_refund"]),
  reason: text,
  amount: amount.nullish(),
  amount_set: set,
  tax_amount: amount.nullish(),
  tax_amount_set: set,
});
export type RestAdjustment = z.output<typeof adjustment>;

const refundShipping = z.object({ id, shipping_line: z.object({ id }).nullish(), subtotal_amount_set: moneySet, tax_amount_set: set });
export type RestRefundShipping = z.output<typeof refundShipping>;

export const refund = z.object({
  id,
  created_at: time,
  processed_at: time.nullish(),
  note: text,
  refund_line_items: list(refundLine),
  refund_shipping_lines: list(refundShipping),
  order_adjustments: list(adjustment),
  duties: list(z.object({ duty_id: z.union([id, z.string().transform(Number)]), amount_set: moneySet })),
  transactions: list(transaction),
});
export type RestRefund = z.output<typeof refund>;
