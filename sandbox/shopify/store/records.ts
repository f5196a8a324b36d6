/** What the simulated Shopify keeps, one idea per file in `records/`. */
export type { Address } from "./records/address";
export type { Customer } from "./records/customer";
export type { Delivery, DeliveryAttempt } from "./records/delivery";
export type { DiscountAllocation, DiscountApplication, DiscountKind, DiscountValue } from "./records/discount";
export type { CancelReason, Currencies, Metafield, Order, OrderSource, Presentment, TimelineEntry } from "./records/order";
export type { AdditionalFee, Duty, LinePart, LineRemoval, OrderLine, ShippingLine } from "./records/order-line";
export type { Product, ProductCollection, Variant } from "./records/product";
export type { AdjustmentReason, Refund, RefundAdjustment, RefundDuty, RefundLine, RefundShipping, RestockType } from "./records/refund";
export type { Installation, Plan, Shop } from "./records/shop";
export type { TaxLine, TaxRate } from "./records/tax";
export type { BulkErrorCode, BulkOperation, BulkResult, BulkStatus } from "./records/bulk-operation";
export type { AccessToken, RefreshToken } from "./records/token";
export type { OrderTransaction, TransactionFee, TransactionKind, TransactionStatus } from "./records/transaction";
export type { ShopSubscription, SubscriptionTerms } from "./records/webhook-subscription";
