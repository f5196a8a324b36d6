import { z } from "zod";
import { amount, count, flag, id, list, money, set, taxLine, text } from "./rest-fields";

const allocation = z.object({ amount: amount.nullish(), amount_set: set, discount_application_index: count });
export type RestAllocation = z.output<typeof allocation>;

const duty = z.object({
  id: z.union([id, z.string().regex(/^\d+$/, "is not an id").transform(Number)]),
  harmonized_system_code: text,
  country_code_of_origin: text,
  shop_money: money.nullish(),
  presentment_money: money.nullish(),
  price: amount.nullish(),
  price_set: set,
  tax_lines: list(taxLine),
});
export type RestDuty = z.output<typeof duty>;

export const line = z.object({
  id,
  product_id: id.nullish(),
  variant_id: id.nullish(),
  title: z.string(),
  variant_title: text,
  sku: text,
  vendor: text,
  quantity: count,
  current_quantity: count.nullish(),
  price: amount.nullish(),
  price_set: set,
  taxable: z.boolean().default(true),
  requires_shipping: z.boolean().default(true),
  gift_card: flag,
  discount_allocations: list(allocation),
  tax_lines: list(taxLine),
  duties: list(duty),
  properties: list(z.object({ name: z.string(), value: z.unknown().optional().transform((value) => (value === null || value === undefined ? "" : String(value))) })),
  /** Present on a tip, which REST lists among the lines. */
  tip: z.unknown().optional(),
});
export type RestLine = z.output<typeof line>;

export const shippingLine = z.object({
  id,
  title: z.string(),
  code: text,
  price: amount.nullish(),
  price_set: set,
  discount_allocations: list(allocation),
  tax_lines: list(taxLine),
  is_removed: flag,
});
export type RestShippingLine = z.output<typeof shippingLine>;

export const discountApplication = z.object({
  type: z.enum(["automatic", "discount_code", "manual", "script"]),
  code: text,
  title: text,
  description: text,
  value: amount,
  value_type: z.enum(["fixed_amount", "percentage"]),
  allocation_method: z.enum(["across", "each"]),
  target_selection: z.enum(["all", "entitled", "explicit"]),
  target_type: z.enum(["line_item", "shipping_line"]),
});
export type RestDiscount = z.output<typeof discountApplication>;
