import { join } from "node:path";
import type { Program } from "./child";
import { compileSimulator } from "./compile-program";
import type { Credentials } from "./credentials";
import { environmentWith } from "./environment";
import { projectRoot } from "./project";
import type { SimulatorsCommand } from "./simulators-options";

export interface AloneSetup extends SimulatorsCommand {
  readonly dataDir: string;
  readonly credentials: Credentials;
}

/** An app that asks for every scope and every topic; what Crossfoot itself asks for is no concern of other clients. */
const ANY_APP = "sandbox/demo/any-app.toml";

export function shopifyAlone({ port, dataDir, credentials, webhookShopify = "", seed }: AloneSetup): Promise<Program> {
  return compileSimulator({
    name: "shopify",
    entry: "sandbox/shopify/main.ts",
    env: environmentWith({
      PORT: String(port),
      DATA_DIR: join(dataDir, "shopify"),
      APP_URL: webhookShopify === "" ? `http://localhost:${port}` : new URL(webhookShopify).origin,
      APP_CONFIG: join(projectRoot, ANY_APP),
      WEBHOOK_URL: webhookShopify,
      CLIENT_ID: credentials.shopifyClientId,
      CLIENT_SECRET: credentials.shopifyClientSecret,
      SEED: String(seed),
    }),
  });
}

export function xeroAlone({ port, dataDir, credentials, webhookXero = "", redirectUri, seed }: AloneSetup): Promise<Program> {
  return compileSimulator({
    name: "xero",
    entry: "sandbox/xero/main.ts",
    env: environmentWith({
      PORT: String(port + 1),
      DATA_DIR: join(dataDir, "xero"),
      APP_NAME: "Any client",
      CLIENT_ID: credentials.xeroClientId,
      CLIENT_SECRET: credentials.xeroClientSecret,
      REDIRECT_URIS: redirectUri,
      WEBHOOK_URL: webhookXero,
      WEBHOOK_KEY: credentials.xeroWebhookKey,
      SEED: String(seed),
    }),
  });
}
