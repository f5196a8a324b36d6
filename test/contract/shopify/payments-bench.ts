import "@shopify/shopify-api/adapters/node";
import type { AddressInfo } from "node:net";
import { ApiVersion, LogSeverity, Session, shopifyApi } from "@shopify/shopify-api";
import { abstractFetch, setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { onTestFinished } from "vitest";
import { appConfig } from "../../../sandbox/shopify/app-config";
import { CLIENT_ID, CLIENT_SECRET, closeServer, exchangeToken, listen, startBench, type Bench } from "./bench";

/** A shop of its own in US dollars, without taxes and without orders, and an app that reads its payments. */
export const SHOP = "payments-bench.myshopify.com";
export const PAYMENT_SCOPES = ["read_orders", "read_shopify_payments_accounts", "read_shopify_payments_payouts", "read_shopify_payments_disputes"];
const TOPICS = ["orders/create", "orders/updated", "refunds/create", "order_transactions/create", "tender_transactions/create", "disputes/create", "disputes/update"];

type Json = Record<string, unknown>;

export interface PaymentsBench extends Bench {
  /** Installs the app anew with these scopes; its access token. */
  tokenWith(scopes: string[]): Promise<string>;
  /** Places an order of one line at `price`, paid by card unless `more` says otherwise; its name. */
  sell(price: string, more?: Json): Promise<Json>;
  /** Shopify's own client, unmodified; fails as it fails. */
  ask(query: string): Promise<Json>;
  topics(): string[];
  bodies(topic: string): Json[];
}

export async function startPaymentsBench(): Promise<PaymentsBench> {
  const received: { topic: string; body: string }[] = [];
  const receiver = await listen((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      received.push({ topic: String(request.headers["x-shopify-topic"]), body: Buffer.concat(chunks).toString("utf8") });
      response.end();
    });
  });
  onTestFinished(async () => void (await closeServer(receiver)));
  const bench = await startBench({ app: paymentsApp(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}`) });
  await bench.control("/shops", { handle: "payments-bench", currency: "USD", country: "United States", countryCode: "US", taxes: [], taxesIncluded: false });
  await bench.control("/install", { shop: SHOP, scopes: PAYMENT_SCOPES });
  return {
    ...bench,
    tokenWith: async (scopes) => {
      await bench.control("/uninstall", { shop: SHOP });
      return bench.token(SHOP, scopes);
    },
    sell: (price, more = {}) => bench.control("/orders", { shop: SHOP, lines: [{ title: "Desk", price, quantity: 1 }], payment: "paid", ...more }),
    // A token lives an hour, and tests let days pass.
    ask: async (query) => askThroughLibrary(bench.simulator.url, { query, token: String((await exchangeToken(bench, SHOP)).body["access_token"]) }),
    topics: () => received.map(({ topic }) => topic),
    bodies: (topic) => received.filter((webhook) => webhook.topic === topic).map(({ body }) => JSON.parse(body) as Json),
  };
}

function paymentsApp(appUrl: string) {
  const subscriptions = [{ topics: TOPICS, uri: "/webhooks/shopify" }];
  const toml = { name: "Crossfoot", handle: "crossfoot", access_scopes: { scopes: PAYMENT_SCOPES.join(",") }, webhooks: { api_version: "2026-10", subscriptions } };
  return appConfig(toml, { appUrl, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
}

async function askThroughLibrary(origin: string, { query, token }: { query: string; token: string }): Promise<Json> {
  const original = abstractFetch;
  setAbstractFetchFunc((input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const headers = new Headers(init?.headers);
    headers.set("X-Forwarded-Host", url.hostname);
    return fetch(new URL(url.pathname + url.search, origin), { ...init, headers });
  });
  try {
    const shopify = shopifyApi({
      apiKey: CLIENT_ID,
      apiSecretKey: CLIENT_SECRET,
      apiVersion: ApiVersion.October26,
      hostName: "localhost",
      isEmbeddedApp: true,
      logger: { level: LogSeverity.Error },
    });
    const session = new Session({ id: `offline_${SHOP}`, shop: SHOP, state: "", isOnline: false, accessToken: token });
    const { data } = await new shopify.clients.Graphql({ session }).request(query);
    return data as Json;
  } finally {
    setAbstractFetchFunc(original);
  }
}
