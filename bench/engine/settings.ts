export const XERO_WEBHOOK_KEY = "bench-webhook-key";

type Given = { databaseUrl: string; xeroOrigin: string; shopifyOrigin: string; encryptionKey: string };

/** The environment of a process that is measured: other servers in the place of both platforms, Xero's limits off. */
export function benchEnvironment({ databaseUrl, xeroOrigin, shopifyOrigin, encryptionKey }: Given): Record<string, string> {
  return {
    NODE_ENV: "production",
    CROSSFOOT_MODE: "sandbox",
    DATABASE_URL: databaseUrl,
    APP_URL: "http://localhost:9",
    SHOPIFY_API_KEY: "bench",
    SHOPIFY_API_SECRET: "bench",
    SCOPES: "read_orders",
    XERO_CLIENT_ID: "bench",
    XERO_CLIENT_SECRET: "bench-secret",
    XERO_WEBHOOK_KEY,
    ENCRYPTION_KEY: encryptionKey,
    SHOPIFY_ORIGIN: shopifyOrigin,
    SHOPIFY_ADMIN_ORIGIN: shopifyOrigin,
    APP_BRIDGE_URL: shopifyOrigin,
    XERO_ORIGIN: xeroOrigin,
    XERO_LIMITS: "off",
  };
}
