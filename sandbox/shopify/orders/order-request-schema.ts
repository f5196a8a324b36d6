import { z } from "zod";
import { newCustomerSchema } from "../customers/customer-request";
import { decimal, unsigned } from "../read-body";
import { ORDER_SHAPES } from "./order-shapes";

const currencyCode = z.string().regex(/^[A-Z]{3}$/, "must be a currency code such as EUR");
const taxes = z.array(z.strictObject({ title: z.string(), rate: decimal, channelLiable: z.boolean().optional() }));

const dutySchema = z.strictObject({
  amount: unsigned,
  hsCode: z.string().optional(),
  origin: z.string().length(2).optional(),
  taxes: taxes.default([]),
});

export const lineSchema = z.strictObject({
  title: z.string().optional(),
  productId: z.number().optional(),
  variantId: z.number().optional(),
  sku: z.string().optional(),
  vendor: z.string().optional(),
  quantity: z.number().int().positive().default(1),
  price: unsigned.optional(),
  taxable: z.boolean().optional(),
  giftCard: z.boolean().optional(),
  taxes: taxes.optional(),
  duties: z.array(dutySchema).default([]),
  properties: z.array(z.strictObject({ name: z.string(), value: z.string() })).default([]),
});

/** No discount gives more than all away. */
export const percentOff = unsigned.refine((text) => Number(text) <= 100, "must not be more than 100");
export const discountValue = z.union([z.strictObject({ percent: percentOff }), z.strictObject({ amount: unsigned })]);

export const discountSchema = z.strictObject({
  kind: z.enum(["automatic", "code", "manual", "script"]).default("code"),
  code: z.string().optional(),
  title: z.string().optional(),
  value: discountValue,
  on: z.union([z.literal("order"), z.literal("shipping"), z.strictObject({ skus: z.array(z.string()).min(1) })]).default("order"),
  perUnit: z.boolean().default(false),
  buyXGetY: z
    .strictObject({
      buy: z.strictObject({ sku: z.string(), quantity: z.number().int().positive() }),
      get: z.strictObject({ sku: z.string(), quantity: z.number().int().positive() }),
    })
    .optional(),
});

export const paymentSchema = z.strictObject({
  gateway: z.string().default("shopify_payments"),
  kind: z.enum(["AUTHORIZATION", "SALE"]).default("SALE"),
  status: z.enum(["ERROR", "FAILURE", "PENDING", "SUCCESS"]).default("SUCCESS"),
  /** Nothing: what the other payments leave. */
  amount: unsigned.optional(),
  rounding: decimal.optional(),
  change: unsigned.optional(),
  errorCode: z.string().optional(),
  locationId: z.number().optional(),
  test: z.boolean().default(false),
}).refine(({ amount, change }) => change === undefined || Number(change) <= Number(amount ?? 0), "needs an amount that is not less than its change");

const addressSchema = z.strictObject({
  address1: z.string().optional(),
  city: z.string().optional(),
  province: z.string().optional(),
  provinceCode: z.string().optional(),
  zip: z.string().optional(),
  country: z.string().optional(),
  countryCode: z.string().length(2).optional(),
});

/** What a control call or a form may say of a new order. Amounts are in the currency the customer pays in. */
export const requestSchema = z.strictObject({
  shape: z.enum(ORDER_SHAPES).optional(),
  customer: z.union([z.string(), z.number(), newCustomerSchema]).nullish(),
  lines: z.array(lineSchema).optional(),
  discountPercent: percentOff.optional(),
  discounts: z.array(discountSchema).optional(),
  shipping: unsigned.optional(),
  taxesIncluded: z.boolean().optional(),
  taxExempt: z.boolean().optional(),
  taxes: taxes.optional(),
  dutiesIncluded: z.boolean().default(false),
  fees: z.array(z.strictObject({ name: z.string(), amount: unsigned, taxes: taxes.default([]) })).default([]),
  tip: unsigned.optional(),
  currency: currencyCode.optional(),
  presentment: z.strictObject({ currency: currencyCode, rate: unsigned.refine((text) => Number(text) !== 0, "must not be zero") }).optional(),
  paid: z.boolean().optional(),
  payment: z.enum(["authorised", "paid", "unpaid"]).optional(),
  payments: z.array(paymentSchema).optional(),
  source: z.strictObject({ name: z.string(), appName: z.string().optional(), identifier: z.string().optional() }).optional(),
  locationId: z.number().optional(),
  shippingAddress: addressSchema.optional(),
  test: z.boolean().optional(),
  note: z.string().optional(),
  poNumber: z.string().optional(),
  tags: z.array(z.string()).optional(),
  createdAt: z.iso.datetime({ offset: true }).optional(),
});

export type OrderRequest = z.input<typeof requestSchema>;
export type ReadRequest = z.output<typeof requestSchema>;
export type RequestLine = z.output<typeof lineSchema>;
export type RequestDiscount = z.output<typeof discountSchema>;
export type RequestPayment = z.output<typeof paymentSchema>;
