import type { TaxRate } from "./tax";

export interface Variant {
  readonly id: number;
  readonly title: string;
  readonly sku: string;
  /** In the shop's currency. */
  readonly price: bigint;
}

export interface ProductCollection {
  readonly id: number;
  readonly title: string;
  readonly handle: string;
}

export interface Product {
  readonly __typename: "Product";
  readonly id: number;
  readonly shop: string;
  readonly title: string;
  readonly vendor: string;
  readonly productType: string;
  readonly handle: string;
  readonly tags: readonly string[];
  readonly collections: readonly ProductCollection[];
  /** A gift card is never taxed, shipped or discounted. */
  readonly giftCard: boolean;
  readonly taxable: boolean;
  readonly requiresShipping: boolean;
  /** Null: the shop's own rates. */
  readonly taxes: readonly TaxRate[] | null;
  readonly variants: readonly Variant[];
  readonly createdAt: string;
}
