import type { Crossfoot } from "./crossfoot";

/** What the pages use of the object that `shopifyApp()` returns. */
export interface ShopifyForPages {
  /** `sub` of the session token is the person who is signed in, by Shopify's id. */
  authenticate: { admin(request: Request): Promise<{ session: { shop: string }; sessionToken?: { sub?: string } }> };
  addDocumentResponseHeaders(request: Request, headers: Headers): void;
}

/** How the pages sit in the Shopify admin; the sandbox puts its own addresses here. */
export type Embedding = {
  /** The app's client id, public. */
  apiKey: string;
  /** The App Bridge script. */
  appBridgeUrl: string;
  /** The page that may frame the app: "https://admin.shopify.com". */
  adminOrigin: string;
};

declare module "@remix-run/node" {
  interface AppLoadContext {
    crossfoot: Crossfoot;
    shopify: ShopifyForPages;
    embedding: Embedding;
  }
}

/**
 * Who is asking, by Shopify's signed session token. Every loader and action begins here: Remix runs the loaders of
 * nested routes side by side, so that none may rely on its parent's check.
 * Throws the library's own responses (bounce page, 401) when the token is missing or stale.
 */
export async function signedIn(visit: {
  request: Request;
  context: { crossfoot: Crossfoot; shopify: ShopifyForPages };
}): Promise<{ shop: string; crossfoot: Crossfoot; person: string | null }> {
  const { session, sessionToken } = await visit.context.shopify.authenticate.admin(visit.request);

  return { shop: session.shop, crossfoot: visit.context.crossfoot, person: sessionToken?.sub ?? null };
}
