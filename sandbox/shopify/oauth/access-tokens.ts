import { randomBytes } from "node:crypto";
import { DAY_MS, HOUR_MS } from "../clock";
import type { AccessToken, RefreshToken, Shop } from "../store/records";
import type { World } from "../world";

export const ACCESS_TOKEN_MS = HOUR_MS;
const REFRESH_TOKEN_MS = 90 * DAY_MS;
/** A replaced refresh token may be used again for this long after its first use. */
const REUSE_MS = 30 * DAY_MS;

/** The answer of the token endpoint, as Shopify writes it. */
export interface TokenAnswer {
  readonly access_token: string;
  readonly scope: string;
  readonly expires_in?: number;
  readonly refresh_token?: string;
  readonly refresh_token_expires_in?: number;
}

export function issueLastingToken(world: World, shop: Shop): TokenAnswer {
  const { token, scopes } = newAccessToken(world, shop, null);
  return { access_token: token, scope: scopes.join(",") };
}

/** A one-hour access token and the refresh token that fetches the next one. */
export function issueTokenPair(world: World, shop: Shop, replaces: RefreshToken | null): TokenAnswer {
  const now = world.clock.now();
  const access = newAccessToken(world, shop, now + ACCESS_TOKEN_MS);
  const expiresAtMs = now + REFRESH_TOKEN_MS;
  const refresh: RefreshToken = { token: `shprt_${secret()}`, shop: shop.domain, expiresAtMs, replaces: replaces?.token ?? null, firstUsedAtMs: null };
  world.store.refreshTokens.set(refresh.token, refresh);
  return {
    access_token: access.token,
    scope: access.scopes.join(","),
    expires_in: ACCESS_TOKEN_MS / 1000,
    refresh_token: refresh.token,
    refresh_token_expires_in: REFRESH_TOKEN_MS / 1000,
  };
}

/**
 * Spends a refresh token. Shopify, 28 August 2026: the previous one stays usable until its
 * replacement is first used, at most 30 days after its own first use, never past its 90 days.
 * Null when the token cannot be used.
 */
export function refreshTokens(world: World, shop: Shop, token: string): TokenAnswer | null {
  const { refreshTokens: known } = world.store;
  const used = known.get(token);
  const now = world.clock.now();
  if (!used || used.shop !== shop.domain || used.expiresAtMs <= now) return null;
  if (used.firstUsedAtMs !== null && used.firstUsedAtMs + REUSE_MS <= now) return null;
  used.firstUsedAtMs ??= now;
  known.set(token, used);
  if (used.replaces) known.delete(used.replaces);
  return issueTokenPair(world, shop, used);
}

/** The token's record while it may still be used. */
export function liveAccessToken(world: World, shop: Shop, token: string): AccessToken | null {
  const known = world.store.accessTokens.get(token);
  if (!known || known.shop !== shop.domain) return null;
  return known.expiresAtMs === null || known.expiresAtMs > world.clock.now() ? known : null;
}

/** Uninstalling kills every token at once. */
export function revokeTokens(world: World, shop: Shop): void {
  for (const tokens of [world.store.accessTokens, world.store.refreshTokens]) {
    for (const [key, token] of tokens) if (token.shop === shop.domain) tokens.delete(key);
  }
}

function newAccessToken(world: World, shop: Shop, expiresAtMs: number | null): AccessToken {
  const token = { token: `shpat_${secret()}`, shop: shop.domain, scopes: shop.installation?.scopes ?? [], expiresAtMs };
  world.store.accessTokens.set(token.token, token);
  return token;
}

function secret(): string {
  return randomBytes(16).toString("hex");
}
