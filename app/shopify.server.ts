import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import type { Database } from "./adapters/prisma/database";
import { configureShopifyFetch } from "./adapters/shopify/shopify-fetch";
import type { AskShop } from "./adapters/shopify/shop-orders";
import type { Settings } from "./config/env.server";
import type { Log } from "./ports/log";

export type Shopify = ReturnType<typeof makeShopify>;

/** Shopify's own library: session tokens exchanged for expiring offline tokens, kept in our database. Once per process. */
export function makeShopify(settings: Settings, db: Database, log: Log) {
  configureShopifyFetch(settings.sandbox?.SHOPIFY_ORIGIN ?? null);

  return shopifyApp({
    apiKey: settings.SHOPIFY_API_KEY,
    apiSecretKey: settings.SHOPIFY_API_SECRET,
    appUrl: settings.APP_URL,
    apiVersion: ApiVersion.October26,
    scopes: settings.SCOPES.split(","),
    authPathPrefix: "/auth",
    distribution: AppDistribution.AppStore,
    sessionStorage: new PrismaSessionStorage(db),
    // Through our own log, which scrubs: the library writes whole session tokens into its warnings.
    logger: {
      level: LogSeverity.Warning,
      timestamps: false,
      log: (severity, message) => (severity === LogSeverity.Error ? log.error(message) : log.warn(message)),
    },
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });
}

/** GraphQL as the shop itself, without a browser: the library renews the offline token when it is about to expire. */
export function askShopWith(shopify: Shopify): AskShop {
  return async (shop, { query, variables }) => {
    const { admin } = await shopify.unauthenticated.admin(shop);
    const response = await admin.graphql(query, variables ? { variables } : {});
    const { data } = (await response.json()) as { data?: unknown };

    return data;
  };
}
