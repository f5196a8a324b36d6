import type { Address } from "./address";
import type { TaxRate } from "./tax";

export type Plan = "Basic" | "Advanced" | "Plus";

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
  nextDraftNumber: number;
  /** Null while the app is not installed. */
  installation: Installation | null;
}

export interface Installation {
  readonly id: number;
  readonly scopes: readonly string[];
  readonly installedAt: string;
}
