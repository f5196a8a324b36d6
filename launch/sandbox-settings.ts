import { join } from "node:path";
import type { Program } from "./child";
import type { Credentials } from "./credentials";
import { environmentWith } from "./environment";
import { projectRoot } from "./project";
import type { SandboxData } from "./sandbox-data";
import type { SandboxPorts } from "./sandbox-ports";
import { requestedScopes, shopifyAppConfig } from "./shopify-app-config";

export interface SandboxSetup {
  readonly ports: SandboxPorts;
  readonly data: SandboxData;
  readonly credentials: Credentials;
}

export interface SandboxUrls {
  readonly web: string;
  readonly shopify: string;
  readonly xero: string;
}

export function sandboxUrls(ports: SandboxPorts): SandboxUrls {
  return {
    web: `http://localhost:${ports.web}`,
    shopify: `http://localhost:${ports.shopify}`,
    xero: `http://localhost:${ports.xero}`,
  };
}

export function shopifySimulator({ ports, data, credentials }: SandboxSetup): Program {
  return {
    name: "shopify",
    entry: "sandbox/shopify/main.ts",
    env: environmentWith({
      PORT: String(ports.shopify),
      DATA_DIR: data.shopify,
      APP_URL: sandboxUrls(ports).web,
      APP_CONFIG: join(projectRoot, shopifyAppConfig),
      CLIENT_ID: credentials.shopifyClientId,
      CLIENT_SECRET: credentials.shopifyClientSecret,
    }),
  };
}

export function xeroSimulator({ ports, data, credentials }: SandboxSetup): Program {
  const { web } = sandboxUrls(ports);
  return {
    name: "xero",
    entry: "sandbox/xero/main.ts",
    env: environmentWith({
      PORT: String(ports.xero),
      DATA_DIR: data.xero,
      CLIENT_ID: credentials.xeroClientId,
      CLIENT_SECRET: credentials.xeroClientSecret,
      REDIRECT_URIS: `${web}/xero/callback`,
      WEBHOOK_URL: `${web}/webhooks/xero`,
      WEBHOOK_KEY: credentials.xeroWebhookKey,
    }),
  };
}

/** The settings of the app itself. It knows other addresses than Shopify's and Xero's own, and nothing else of the sandbox. */
export async function appEnvironment({ ports, credentials }: SandboxSetup, databaseUrl: string): Promise<NodeJS.ProcessEnv> {
  const { web, shopify, xero } = sandboxUrls(ports);
  const redisUrl = process.env["REDIS_URL"];
  return environmentWith({
    CROSSFOOT_MODE: "sandbox",
    DATABASE_URL: databaseUrl,
    ...(redisUrl ? { REDIS_URL: redisUrl } : {}),
    PORT: String(ports.web),
    APP_URL: web,
    SHOPIFY_API_KEY: credentials.shopifyClientId,
    SHOPIFY_API_SECRET: credentials.shopifyClientSecret,
    SCOPES: await requestedScopes(),
    XERO_CLIENT_ID: credentials.xeroClientId,
    XERO_CLIENT_SECRET: credentials.xeroClientSecret,
    XERO_WEBHOOK_KEY: credentials.xeroWebhookKey,
    ENCRYPTION_KEY: credentials.encryptionKey,
    SHOPIFY_ORIGIN: shopify,
    SHOPIFY_ADMIN_ORIGIN: shopify,
    APP_BRIDGE_URL: `${shopify}/app-bridge.js`,
    XERO_ORIGIN: xero,
  });
}
