import { z } from "zod";
import { amount, count, flag, id, list, set, text, time } from "./rest-fields";
import { discountApplication, line, shippingLine } from "./rest-line-schema";
import { refund, transaction } from "./rest-refund-schema";

/**
 * The parts of the REST Admin API's order that the simulator keeps. What is named here is read strictly; other
 * fields are passed over, because a real shop's orders have many that no figure depends on.
 */

const address = z.object({
  first_name: text,
  last_name: text,
  company: text,
  address1: text,
  city: text,
  province: text,
  province_code: text,
  zip: text,
  country: text,
  country_code: text,
  phone: text,
});
export type RestAddress = z.output<typeof address>;

const customer = z.object({
  id,
  first_name: text,
  last_name: text,
  email: text,
  phone: text,
  note: text,
  tax_exempt: flag,
  tax_exemptions: list(z.string()),
  created_at: time.nullish(),
  default_address: address.nullish(),
});
export type RestCustomer = z.output<typeof customer>;

const paymentTerms = z.object({
  id: id.nullish(),
  payment_terms_type: z.string(),
  due_in_days: count.nullish(),
  payment_schedules: z.array(z.object({ id: id.nullish(), issued_at: time.nullish(), due_at: time.nullish() })).max(1, "has more than one schedule, which the simulator does not model"),
});
export type RestPaymentTerms = z.output<typeof paymentTerms>;

const fulfilment = z.object({
  id,
  name: text,
  status: text,
  created_at: time,
  location_id: id.nullish(),
  tracking_company: text,
  tracking_number: text,
  line_items: list(z.object({ id, quantity: count })),
});
export type RestFulfilment = z.output<typeof fulfilment>;

export const restOrder = z.object({
  id,
  name: text,
  order_number: count,
  currency: z.string().length(3),
  presentment_currency: text,
  taxes_included: flag,
  tax_exempt: flag,
  duties_included: flag,
  test: flag,
  created_at: time,
  processed_at: time.nullish(),
  updated_at: time.nullish(),
  closed_at: time.nullish(),
  cancelled_at: time.nullish(),
  cancel_reason: z.enum(["customer", "declined", "fraud", "inventory", "other", "staff"]).nullish(),
  email: text,
  contact_email: text,
  phone: text,
  note: text,
  po_number: text,
  tags: z.union([z.string(), z.array(z.string())]).nullish(),
  note_attributes: list(z.object({ name: z.string(), value: z.unknown().optional() })),
  source_name: text,
  source_identifier: text,
  app_id: id.nullish(),
  location_id: id.nullish(),
  customer: customer.nullish(),
  company: z.object({ id, location_id: id }).nullish(),
  billing_address: address.nullish(),
  shipping_address: address.nullish(),
  line_items: z.array(line),
  shipping_lines: list(shippingLine),
  discount_applications: list(discountApplication),
  original_total_additional_fees_set: set,
  total_tip_received: amount.nullish(),
  /** orders/* webhooks have null here, or a text; the REST API an object. */
  payment_terms: z.preprocess((value) => (typeof value === "string" ? null : value), paymentTerms.nullish()),
  fulfillments: list(fulfilment),
  refunds: list(refund),
  transactions: list(transaction),
});
export type RestOrder = z.output<typeof restOrder>;
