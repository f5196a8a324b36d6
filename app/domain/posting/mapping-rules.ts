import type { TrackingChoice } from "../ledger/document-line";

/**
 * What an account rule may ask for, the most specific first: a rule on a variant beats one on a product, and so on down
 * to the country. All conditions of a rule must hold. Of two rules whose most specific conditions are alike, the one with
 * more conditions wins, then the one that stands first.
 */
export const ACCOUNT_CONDITIONS = [
  "variant",
  "sku",
  "product",
  "collection",
  "productType",
  "vendor",
  "productTag",
  "tag",
  "channel",
  "location",
  "country",
] as const;
export type AccountCondition = (typeof ACCOUNT_CONDITIONS)[number];

/** `variant` and `product` take Shopify's id or its number; all values are compared whatever their capitals. */
export type AccountRule = {
  when: Readonly<Partial<Record<AccountCondition, string>>>;
  account?: string;
  item?: string;
  tracking?: readonly TrackingChoice[];
};

export type TaxCondition = "title" | "rate" | "country" | "region" | "shipping";

/**
 * Most conditions win, then the first. `title` and `rate` are those of the line's taxes taken together
 * ("GST + PST" and "12"); `shipping` tells shipping lines from products.
 */
export type TaxRule = {
  when: {
    readonly title?: string;
    readonly rate?: string;
    readonly country?: string;
    readonly region?: string;
    readonly shipping?: boolean;
  };
  taxType: string;
};

export type TrackingCondition = "location" | "channel" | "vendor" | "productType";

/** The first rule of each category whose conditions all hold gives the line its option. */
export type TrackingRule = { when: Readonly<Partial<Record<TrackingCondition, string>>>; category: string; option: string };
