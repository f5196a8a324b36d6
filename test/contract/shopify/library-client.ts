import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, Session, shopifyApi } from "@shopify/shopify-api";
import { abstractFetch, setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { onTestFinished } from "vitest";
import { CLIENT_ID, CLIENT_SECRET } from "./bench";
import type { MoneyShop } from "./money-shop";

/** Shopify's own library, with every call to a shop's domain sent to the simulator instead. */
export function libraryAgainst(origin: string) {
  const original = abstractFetch;
  onTestFinished(() => setAbstractFetchFunc(original));
  setAbstractFetchFunc((input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    headers.set("X-Forwarded-Host", url.hostname);
    return fetch(new URL(url.pathname + url.search, origin), { ...init, headers });
  });
  return shopifyApi({
    apiKey: CLIENT_ID,
    apiSecretKey: CLIENT_SECRET,
    apiVersion: ApiVersion.October26,
    hostName: "localhost",
    isEmbeddedApp: true,
    logger: { level: LogSeverity.Error },
  });
}

/** Its GraphQL client, signed in to a shop: gives the data, throws what the library throws. */
export function shopifyClient({ bench, shop, token }: Pick<MoneyShop, "bench" | "shop" | "token">): (query: string, variables?: Record<string, unknown>) => Promise<unknown> {
  const shopify = libraryAgainst(bench.simulator.url);
  const session = new Session({ id: `offline_${shop}`, shop, state: "", isOnline: false, accessToken: token() });
  const client = new shopify.clients.Graphql({ session });
  return async (query, variables = {}) => (await client.request(query, { variables })).data;
}
