import type { Address, OrderDiscount, TaxRate } from "../store/records";

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
  readonly taxes: readonly TaxRate[];
}

export interface DraftShipping {
  readonly title: string;
  readonly price: bigint;
  readonly taxes: readonly TaxRate[];
}

/** How the customer paid at the checkout. */
export type PaymentAtCheckout = "authorised" | "paid" | "unpaid";

/** An order before it is priced: what was bought, by whom, under which tax rules. */
export interface OrderDraft {
  readonly currency: string;
  readonly taxesIncluded: boolean;
  readonly test: boolean;
  readonly customerId: number | null;
  readonly email: string | null;
  readonly phone: string | null;
  readonly address: Address | null;
  readonly lines: readonly DraftLine[];
  readonly shipping: DraftShipping | null;
  readonly discount: OrderDiscount | null;
  readonly payment: PaymentAtCheckout;
  /** Null: now. */
  readonly createdAtMs: number | null;
  readonly note: string | null;
  readonly poNumber: string | null;
  readonly tags: readonly string[];
}
