import type { Address } from "./address";
import type { PurchasingCompany } from "./company";
import type { DiscountApplication } from "./discount";
import type { Fulfilment } from "./fulfilment";
import type { OrderEdit } from "./order-edit";
import type { AdditionalFee, LineRemoval, OrderLine, ShippingLine } from "./order-line";
import type { Refund } from "./refund";
import type { Return } from "./return";
import type { OrderTransaction } from "./transaction";

/** The currency the customer paid in. */
export interface Presentment {
  readonly currency: string;
  /** Shop money for one unit of it, as a decimal string; "1" where it is the shop's own. */
  readonly rate: string;
}

/** Enough of an order to write one of its amounts, which are all kept in the customer's currency. */
export interface Currencies {
  /** The shop's. */
  readonly currency: string;
  readonly presentment: Presentment;
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

/** Where the order came from: "web" and the Online Store, "pos", a marketplace's app. */
export interface OrderSource {
  readonly name: string;
  readonly appId: number;
  readonly appName: string;
  /** The order's number in that channel. */
  readonly identifier: string | null;
}

/** Every amount is in whole minor units of the presentment currency, on every part of the order. */
export interface Order extends Currencies {
  readonly __typename: "Order";
  readonly id: number;
  readonly shop: string;
  readonly number: number;
  readonly name: string;
  readonly taxesIncluded: boolean;
  readonly taxExempt: boolean;
  /** Duties are inside the subtotal, not added to it. */
  readonly dutiesIncluded: boolean;
  readonly test: boolean;
  readonly source: OrderSource;
  /** The shop or till it was sold at; null online. */
  readonly locationId: number | null;
  customerId: number | null;
  readonly purchasingCompany: PurchasingCompany | null;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  lines: readonly OrderLine[];
  shippingLines: readonly ShippingLine[];
  discounts: readonly DiscountApplication[];
  readonly fees: readonly AdditionalFee[];
  readonly tip: bigint;
  /** Units taken off by order edits. */
  removals: readonly LineRemoval[];
  /** The total when the order was placed, which no edit changes. */
  readonly originalTotal: bigint;
  edited: boolean;
  readonly createdAt: string;
  readonly processedAt: string;
  updatedAt: string;
  closedAt: string | null;
  cancelledAt: string | null;
  cancelReason: CancelReason | null;
  /** For the staff only. */
  cancelNote: string | null;
  email: string | null;
  phone: string | null;
  note: string | null;
  poNumber: string | null;
  tags: string[];
  customAttributes: { readonly key: string; readonly value: string | null }[];
  transactions: OrderTransaction[];
  refunds: Refund[];
  /** Committed edits, oldest first. */
  edits: readonly OrderEdit[];
  returns: readonly Return[];
  fulfilments: readonly Fulfilment[];
  /** Null: to be paid at once. */
  paymentTermsId: number | null;
  metafields: Metafield[];
  timeline: TimelineEntry[];
}
