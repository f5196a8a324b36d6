import type { Address } from "./address";

export interface Customer {
  readonly __typename: "Customer";
  readonly id: number;
  readonly shop: string;
  firstName: string;
  lastName: string;
  email: string;
  phone: string | null;
  address: Address | null;
  note: string | null;
  tags: readonly string[];
  /** Nothing this customer buys is taxed. */
  taxExempt: boolean;
  /** Shopify's codes, such as "EU_REVERSE_CHARGE_EXEMPTION_RULE"; the simulator shows them and works nothing out by them. */
  taxExemptions: readonly string[];
  readonly createdAt: string;
  updatedAt: string;
}
