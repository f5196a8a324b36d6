import type { ShopDomain } from "../domain/ids";

/** Shopify's tokens for a shop, kept by Shopify's own library. */
export interface ShopSessions {
  deleteAll(shop: ShopDomain): Promise<void>;
}
