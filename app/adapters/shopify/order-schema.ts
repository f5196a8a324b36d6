import { z } from "zod";

const money = z.object({ shopMoney: z.object({ amount: z.string() }) }).transform(({ shopMoney }) => shopMoney.amount);
const text = z.string().nullable();

export const taxLineSchema = z.object({ title: z.string(), rate: z.number(), priceSet: money });
export type GraphqlTaxLine = z.infer<typeof taxLineSchema>;

export const linesSchema = z.object({
  pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: text }),
  nodes: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      variantTitle: text,
      sku: text,
      quantity: z.number().int(),
      isGiftCard: z.boolean(),
      originalUnitPriceSet: money,
      discountAllocations: z.array(z.object({ allocatedAmountSet: money })),
      taxLines: z.array(taxLineSchema),
    }),
  ),
});

const address = z.object({ company: text, address1: text, address2: text, city: text, province: text, zip: text, country: text });

const customer = z.object({
  id: z.string(),
  displayName: z.string(),
  firstName: text,
  lastName: text,
  defaultEmailAddress: z.object({ emailAddress: z.string() }).nullable(),
  defaultPhoneNumber: z.object({ phoneNumber: z.string() }).nullable(),
});

/** What `ORDER_QUERY` must answer; anything else is a fault of ours or a change of Shopify's, and says so. */
export const orderSchema = z.object({
  id: z.string(),
  name: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  cancelledAt: text,
  currencyCode: z.string(),
  presentmentCurrencyCode: z.string(),
  taxesIncluded: z.boolean(),
  test: z.boolean(),
  canMarkAsPaid: z.boolean(),
  capturable: z.boolean(),
  poNumber: text,
  totalPriceSet: money,
  totalTaxSet: money.nullable(),
  currentTotalPriceSet: money,
  totalRefundedSet: money,
  totalOutstandingSet: money,
  totalTipReceivedSet: money.nullable(),
  originalTotalDutiesSet: money.nullable(),
  originalTotalAdditionalFeesSet: money.nullable(),
  totalCashRoundingAdjustment: z.object({ paymentSet: money }).nullable(),
  billingAddress: address.nullable(),
  customer: customer.nullable(),
  shippingLines: z.object({
    nodes: z.array(
      z.object({
        id: z.string().nullable(),
        title: z.string(),
        originalPriceSet: money,
        discountedPriceSet: money,
        taxLines: z.array(taxLineSchema),
      }),
    ),
  }),
  transactions: z.array(
    z.object({
      id: z.string(),
      kind: z.string(),
      status: z.string(),
      formattedGateway: text,
      test: z.boolean(),
      processedAt: text,
      createdAt: z.string(),
      amountSet: money,
    }),
  ),
  lineItems: linesSchema,
});
export type GraphqlOrder = z.infer<typeof orderSchema>;
