import type { Address, DiscountKind, DiscountValue, OrderSource, OrderTransaction, Presentment, TaxRate } from "../store/records";
import type { PurchasingCompany } from "../store/records/company";
import type { Gateway } from "./gateways";

export interface DraftDuty {
  readonly amount: bigint;
  readonly harmonizedSystemCode: string | null;
  readonly countryCodeOfOrigin: string | null;
  readonly taxes: readonly TaxRate[];
}

export interface DraftLine {
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
  readonly giftCard: boolean;
  readonly taxes: readonly TaxRate[];
  readonly duties: readonly DraftDuty[];
  readonly properties: readonly { readonly name: string; readonly value: string }[];
}

export interface DraftShipping {
  readonly title: string;
  readonly price: bigint;
  readonly taxes: readonly TaxRate[];
}

export interface DraftFee {
  readonly name: string;
  readonly amount: bigint;
  readonly taxes: readonly TaxRate[];
}

/** "Buy so many of one, get so many of another at `value` off", once for every time the first is met. */
export interface BuyXGetY {
  readonly buy: { readonly sku: string; readonly quantity: number };
  readonly get: { readonly sku: string; readonly quantity: number };
}

export interface DraftDiscount {
  readonly kind: DiscountKind;
  readonly code: string | null;
  readonly title: string;
  readonly value: DiscountValue;
  /** The whole order, the shipping, or the lines with these SKUs (or titles, where a line has no SKU). */
  readonly on: "order" | "shipping" | { readonly skus: readonly string[] };
  /** An amount off each unit instead of once over the lines. */
  readonly perUnit: boolean;
  readonly buyXGetY: BuyXGetY | null;
}

/** One payment at the checkout. */
export interface DraftPayment {
  readonly gateway: Gateway;
  readonly kind: "AUTHORIZATION" | "SALE";
  readonly status: OrderTransaction["status"];
  /** Null: what is still owed. */
  readonly amount: bigint | null;
  readonly amountRounding: bigint;
  /** Cash handed back out of `amount`. */
  readonly change: bigint;
  readonly errorCode: string | null;
  readonly locationId: number | null;
  readonly test: boolean;
}

/** An order before it is priced: what was bought, by whom, under which tax rules. */
export interface OrderDraft {
  readonly currency: string;
  readonly presentment: Presentment;
  readonly taxesIncluded: boolean;
  readonly taxExempt: boolean;
  readonly dutiesIncluded: boolean;
  readonly test: boolean;
  readonly source: OrderSource;
  readonly locationId: number | null;
  readonly customerId: number | null;
  readonly purchasingCompany: PurchasingCompany | null;
  /** Terms a draft order hands to the order it becomes. */
  readonly paymentTermsId: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly billingAddress: Address | null;
  readonly shippingAddress: Address | null;
  readonly lines: readonly DraftLine[];
  readonly shipping: DraftShipping | null;
  readonly discounts: readonly DraftDiscount[];
  readonly fees: readonly DraftFee[];
  readonly tip: bigint;
  readonly payments: readonly DraftPayment[];
  /** Null: now. */
  readonly createdAtMs: number | null;
  readonly note: string | null;
  readonly poNumber: string | null;
  readonly tags: readonly string[];
}

export const ONLINE_STORE: OrderSource = { name: "web", appId: 580_111, appName: "Online Store", identifier: null };

/** A draft with nothing in it, in one currency, for callers that fill in what they know. */
export function blankDraft(currency: string): OrderDraft {
  return {
    currency,
    presentment: { currency, rate: "1" },
    ...{ taxesIncluded: false, taxExempt: false, dutiesIncluded: false, test: false },
    source: ONLINE_STORE,
    ...{ locationId: null, customerId: null, purchasingCompany: null, paymentTermsId: null, email: null, phone: null, billingAddress: null, shippingAddress: null },
    ...{ lines: [], shipping: null, discounts: [], fees: [], tip: 0n, payments: [] },
    ...{ createdAtMs: null, note: null, poNumber: null, tags: [] },
  };
}
