import { setAbstractFetchFunc } from "@shopify/shopify-api/runtime";

const TIMEOUT_MS = 20_000;
const SHOP_HOST = /^[a-z0-9][a-z0-9-]*\.myshopify\.com$/;

/**
 * Every call of the Shopify library (tokens, GraphQL) leaves through here: with a time limit, never following redirects,
 * and, where `origin` is given, to that server, which is told the shop as a reverse proxy would. Call once per process.
 */
export function configureShopifyFetch(origin: string | null): void {
  setAbstractFetchFunc((input, init) => {
    const url = new URL(input instanceof Request ? input.url : String(input));
    const limited: RequestInit = { ...init, redirect: "manual", signal: AbortSignal.timeout(TIMEOUT_MS) };
    if (origin === null || !SHOP_HOST.test(url.hostname)) return fetch(input, limited);
    const headers = new Headers(init?.headers);
    headers.set("X-Forwarded-Host", url.hostname);

    return fetch(new URL(url.pathname + url.search, origin), { ...limited, headers });
  });
}
