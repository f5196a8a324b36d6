import type { ShopDomain } from "../domain/ids";

/** The tokens of one session, sealed. `expiresAt` is the access token's, and tells one pair of tokens from the next. */
export type SealedShopTokens = { accessToken: string; refreshToken: string | null; expiresAt: Date; refreshExpiresAt: Date | null };

/** Shopify's tokens for a shop, kept by Shopify's own library. This is what it does not know: several processes. */
export interface ShopSessions {
  deleteAll(shop: ShopDomain): Promise<void>;
  /** True for the one caller that may renew this pair now. */
  claimRenewal(sessionId: string, claim: { expiresAt: Date; now: Date; until: Date }): Promise<boolean>;
  /** Puts one pair in the place of the other, in one statement. False when another pair stands there by now. */
  saveRenewed(sessionId: string, change: { from: Date; to: SealedShopTokens }): Promise<boolean>;
  /** The access token of that pair has run out before its time. Another pair stays as it is. */
  runOut(sessionId: string, pair: { expiresAt: Date; now: Date }): Promise<void>;
}
