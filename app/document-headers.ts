import type { Embedding } from "./load-context";

const SHOPIFY_ADMIN = "https://admin.shopify.com";

/**
 * Finishes the headers that Shopify's library began.
 *
 * The library sets `frame-ancestors` only when the address names a shop: without one, any site could frame the page
 * and lure clicks, so nobody may. It also knows one admin and one App Bridge address, Shopify's own; when the app is
 * told others, those are the ones to allow and to preload.
 */
export function finishDocumentHeaders(headers: Headers, { adminOrigin, appBridgeUrl }: Embedding): void {
  const ancestors = frameAncestors(headers.get("Content-Security-Policy"));
  if (ancestors === null) headers.set("Content-Security-Policy", "frame-ancestors 'none';");
  else if (adminOrigin !== SHOPIFY_ADMIN) {
    headers.set("Content-Security-Policy", `frame-ancestors ${ancestors} ${adminOrigin};`);
  }

  if (headers.has("Link")) headers.set("Link", `<${appBridgeUrl}>; rel="preload"; as="script";`);
}

function frameAncestors(policy: string | null): string | null {
  return /frame-ancestors ([^;]+)/.exec(policy ?? "")?.[1]?.trim() ?? null;
}
