import type { AloneSetup } from "./simulators-settings";

/** The shop that a fresh simulated Shopify opens with. */
const DEMO_SHOP = "crossfoot-demo.myshopify.com";
const API_VERSION = "2026-10";

export interface SimulatorsDescription {
  readonly shopify: Readonly<Record<string, unknown>>;
  readonly xero: Readonly<Record<string, unknown>>;
  readonly dataDir: string;
  readonly seed: number;
}

/** All that a client must know to use the two. The app is installed and an offline token fetched as an app fetches one. */
export async function describeSimulators({ port, dataDir, seed, credentials, redirectUri, ...webhooks }: AloneSetup): Promise<SimulatorsDescription> {
  const shopify = `http://localhost:${port}`;
  const xero = `http://localhost:${port + 1}`;
  const [offlineToken, tenants] = await Promise.all([
    fetchOfflineToken(shopify, { clientId: credentials.shopifyClientId, clientSecret: credentials.shopifyClientSecret }),
    fetchTenants(xero),
  ]);
  return {
    shopify: {
      url: shopify,
      control: `${shopify}/control`,
      shop: DEMO_SHOP,
      graphql: `${shopify}/admin/api/${API_VERSION}/graphql.json`,
      // The simulator tells shops apart by host name, like Shopify.
      headers: { "X-Forwarded-Host": DEMO_SHOP, "X-Shopify-Access-Token": offlineToken["access_token"] },
      tokenEndpoint: `${shopify}/admin/oauth/access_token`,
      apiVersion: API_VERSION,
      clientId: credentials.shopifyClientId,
      clientSecret: credentials.shopifyClientSecret,
      offlineToken,
      webhookUrl: webhooks.webhookShopify ?? null,
    },
    xero: {
      url: xero,
      control: `${xero}/control`,
      api: `${xero}/api.xro/2.0`,
      authorizeEndpoint: `${xero}/identity/connect/authorize`,
      tokenEndpoint: `${xero}/connect/token`,
      connections: `${xero}/connections`,
      clientId: credentials.xeroClientId,
      clientSecret: credentials.xeroClientSecret,
      redirectUri,
      tenants,
      webhookUrl: webhooks.webhookXero ?? null,
      webhookKey: credentials.xeroWebhookKey,
    },
    dataDir,
    seed,
  };
}

async function fetchOfflineToken(shopify: string, client: { clientId: string; clientSecret: string }): Promise<Record<string, unknown>> {
  const shops = (await ask(`${shopify}/control/shops`)) as { domain: string; installed: boolean }[];
  if (!shops.some(({ domain, installed }) => domain === DEMO_SHOP && installed)) await ask(`${shopify}/control/install`, {});
  const { token } = (await ask(`${shopify}/control/id-token`, {})) as { token: string };
  const exchange = {
    client_id: client.clientId,
    client_secret: client.clientSecret,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: token,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
  };
  return (await ask(`${shopify}/admin/oauth/access_token`, exchange)) as Record<string, unknown>;
}

async function fetchTenants(xero: string): Promise<unknown[]> {
  const organisations = (await ask(`${xero}/control/organisations`)) as Record<string, unknown>[];
  return organisations.map(({ tenantId, name, countryCode, baseCurrency }) => ({ tenantId, name, countryCode, baseCurrency }));
}

/** GET without a body, POST with one. */
async function ask(url: string, body?: unknown): Promise<unknown> {
  const headers = { "content-type": "application/json", "x-forwarded-host": DEMO_SHOP };
  const response = await fetch(url, body === undefined ? {} : { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
