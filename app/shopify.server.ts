import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, AppDistribution, LogSeverity, shopifyApp } from "@shopify/shopify-app-remix/server";
import { PrismaSessionStorage } from "@shopify/shopify-app-session-storage-prisma";
import { shopifyApi } from "@shopify/shopify-api";
import type { Database } from "./adapters/prisma/database";
import { askForTokensWith } from "./adapters/shopify/ask-for-tokens";
import { noticingRefusal } from "./adapters/shopify/refused-token";
import { assertRenewed, renewingSessions } from "./adapters/shopify/renewing-sessions";
import { sealedSessions } from "./adapters/shopify/sealed-sessions";
import { configureShopifyFetch } from "./adapters/shopify/shopify-fetch";
import type { AskShop } from "./adapters/shopify/shop-orders";
import { withinPoints } from "./adapters/shopify/within-points";
import type { Settings } from "./config/env.server";
import type { Clock } from "./ports/clock";
import type { Log } from "./ports/log";
import type { Seal } from "./ports/seal";
import type { ShopSessions } from "./ports/shop-sessions";
import { parsePlainJson } from "./domain/plain-text";

export type Shopify = ReturnType<typeof makeShopify>;

type ShopifyTools = { db: Database; seal: Seal; sessions: ShopSessions; clock: Clock; log: Log };

/** Shopify's own library: session tokens exchanged for expiring offline tokens, kept in our database. Once per process. */
export function makeShopify(settings: Settings, { db, seal, sessions, clock, log }: ShopifyTools) {
  configureShopifyFetch(settings.sandbox?.SHOPIFY_ORIGIN ?? null);
  const app = { apiKey: settings.SHOPIFY_API_KEY, apiSecretKey: settings.SHOPIFY_API_SECRET, apiVersion: ApiVersion.October26 };
  // Through our own log, which scrubs: the library writes whole session tokens into its warnings.
  const logger = {
    level: LogSeverity.Warning,
    timestamps: false,
    log: (severity: LogSeverity, message: string) => (severity === LogSeverity.Error ? log.error(message) : log.warn(message)),
  };
  // The Remix package keeps its own to itself.
  const api = shopifyApi({ ...app, hostName: new URL(settings.APP_URL).host, isEmbeddedApp: true, logger });
  const sealed = sealedSessions(new PrismaSessionStorage(db), seal);

  return shopifyApp({
    ...app,
    appUrl: settings.APP_URL,
    scopes: settings.SCOPES.split(","),
    authPathPrefix: "/auth",
    distribution: AppDistribution.AppStore,
    sessionStorage: renewingSessions(sealed, { claims: sessions, askForTokens: askForTokensWith(api), seal, clock, log }),
    logger,
    future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
  });
}

/** GraphQL as the shop itself, without a browser, by its offline token; within the points that Shopify gives. Once per process. */
export function askShopWith(shopify: Shopify, tools: { clock: Pick<Clock, "now" | "wait">; sessions: ShopSessions }): AskShop {
  return withinPoints(async (shop, { query, variables }) => {
    const { admin, session } = await shopify.unauthenticated.admin(shop);
    assertRenewed(session);
    const response = await noticingRefusal(tools, session, () => admin.graphql(query, variables ? { variables } : {}));

    return parsePlainJson(await response.text()) as { data?: unknown; extensions?: unknown };
  }, tools.clock);
}
