/** What the simulated Shopify keeps. Every amount is in whole minor units of its order's currency. */

export type Plan = "Basic" | "Advanced" | "Plus";

export interface TaxRate {
  readonly title: string;
  /** Decimal string: "0.2" is twenty per cent. */
  readonly rate: string;
}

export interface TaxLine extends TaxRate {
  readonly amount: bigint;
}

export interface Address {
  readonly firstName: string;
  readonly lastName: string;
  readonly company: string | null;
  readonly address1: string;
  readonly city: string;
  readonly province: string | null;
  readonly provinceCode: string | null;
  readonly zip: string;
  readonly country: string;
  readonly countryCode: string;
  readonly phone: string | null;
}

export interface Shop {
  readonly __typename: "Shop";
  readonly id: number;
  /** "crossfoot-demo.myshopify.com": the shop's identity in every API. */
  readonly domain: string;
  readonly name: string;
  readonly email: string;
  readonly ownerName: string;
  readonly currency: string;
  readonly timezone: string;
  readonly plan: Plan;
  readonly address: Address;
  readonly taxesIncluded: boolean;
  readonly taxes: readonly TaxRate[];
  readonly createdAt: string;
  nextOrderNumber: number;
  /** Null while the app is not installed. */
  installation: Installation | null;
}

export interface Installation {
  readonly id: number;
  readonly scopes: readonly string[];
  readonly installedAt: string;
}

export interface Variant {
  readonly id: number;
  readonly title: string;
  readonly sku: string;
  readonly price: bigint;
}

export interface Product {
  readonly __typename: "Product";
  readonly id: number;
  readonly shop: string;
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly handle: string;
  readonly taxable: boolean;
  readonly requiresShipping: boolean;
  /** Null: the shop's own rates. */
  readonly taxes: readonly TaxRate[] | null;
  readonly variants: readonly Variant[];
  readonly createdAt: string;
}

export interface Customer {
  readonly __typename: "Customer";
  readonly id: number;
  readonly shop: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly email: string;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly createdAt: string;
}

export interface OrderLine {
  readonly id: number;
  readonly productId: number | null;
  readonly variantId: number | null;
  readonly title: string;
  readonly variantTitle: string | null;
  readonly sku: string | null;
  readonly vendor: string | null;
  readonly quantity: number;
  readonly unitPrice: bigint;
  readonly taxable: boolean;
  readonly requiresShipping: boolean;
  /** This line's part of the order's discount. */
  readonly discount: bigint;
  readonly taxLines: readonly TaxLine[];
}

export interface ShippingLine {
  readonly id: number;
  readonly title: string;
  readonly code: string;
  readonly price: bigint;
  readonly taxLines: readonly TaxLine[];
}

/** A discount code over the whole order. */
export interface OrderDiscount {
  readonly code: string;
  /** Decimal string, 10 for ten per cent. */
  readonly percent: string;
}

export type TransactionKind = "AUTHORIZATION" | "CAPTURE" | "REFUND" | "SALE" | "VOID";

/** Simulated gateways always answer at once, so every transaction here succeeded. */
export interface OrderTransaction {
  readonly id: number;
  readonly kind: TransactionKind;
  readonly gateway: string;
  readonly formattedGateway: string;
  readonly manual: boolean;
  readonly amount: bigint;
  readonly parentId: number | null;
  readonly createdAt: string;
  readonly processedAt: string;
}

export type RestockType = "CANCEL" | "NO_RESTOCK" | "RETURN";

export interface RefundLine {
  readonly id: number;
  readonly lineId: number;
  readonly quantity: number;
  readonly restockType: RestockType;
  /** After discounts; holds the tax when the order's prices include it. */
  readonly subtotal: bigint;
  readonly discount: bigint;
  readonly taxLines: readonly TaxLine[];
}

export interface RefundShipping {
  readonly id: number;
  readonly shippingLineId: number;
  readonly subtotal: bigint;
  readonly taxLines: readonly TaxLine[];
}

export interface Refund {
  readonly id: number;
  readonly createdAt: string;
  readonly note: string | null;
  readonly lines: readonly RefundLine[];
  readonly shipping: readonly RefundShipping[];
  /** Suggested minus actual: positive keeps money with the merchant. Null when they agree. */
  readonly discrepancy: { readonly id: number; readonly amount: bigint } | null;
  readonly transactionIds: readonly number[];
}

export interface Metafield {
  readonly id: number;
  readonly namespace: string;
  readonly key: string;
  readonly type: string;
  readonly value: string;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface TimelineEntry {
  readonly at: string;
  readonly text: string;
}

export type CancelReason = "CUSTOMER" | "DECLINED" | "FRAUD" | "INVENTORY" | "OTHER" | "STAFF";

export interface Order {
  readonly __typename: "Order";
  readonly id: number;
  readonly shop: string;
  readonly number: number;
  readonly name: string;
  /** The shop's currency when the order was placed; the customer paid in it too. */
  readonly currency: string;
  readonly taxesIncluded: boolean;
  readonly test: boolean;
  readonly customerId: number | null;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  readonly lines: readonly OrderLine[];
  readonly shippingLines: readonly ShippingLine[];
  readonly discount: OrderDiscount | null;
  readonly createdAt: string;
  readonly processedAt: string;
  updatedAt: string;
  cancelledAt: string | null;
  cancelReason: CancelReason | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  poNumber: string | null;
  tags: string[];
  customAttributes: { readonly key: string; readonly value: string | null }[];
  transactions: OrderTransaction[];
  refunds: Refund[];
  metafields: Metafield[];
  timeline: TimelineEntry[];
}

export interface AccessToken {
  readonly token: string;
  readonly shop: string;
  readonly scopes: readonly string[];
  /** Null for a token that never expires. */
  readonly expiresAtMs: number | null;
}

export interface RefreshToken {
  readonly token: string;
  readonly shop: string;
  readonly expiresAtMs: number;
  /** The refresh token this one replaces; it dies when this one is first used. */
  readonly replaces: string | null;
  firstUsedAtMs: number | null;
}

export interface DeliveryAttempt {
  readonly at: string;
  /** Null when no answer came in time. */
  readonly status: number | null;
  readonly error: string | null;
}

export interface Delivery {
  readonly webhookId: string;
  readonly eventId: string;
  readonly topic: string;
  readonly shop: string;
  readonly url: string;
  /** The exact bytes of the first attempt: retries never look at the resource again. */
  readonly body: string;
  readonly resourceId: number | null;
  readonly triggeredAt: string;
  readonly attempts: DeliveryAttempt[];
  state: "pending" | "delivered" | "failed" | "dropped";
  dueAtMs: number;
}
