import type { IncomingMessage } from "node:http";
import "@shopify/shopify-api/adapters/node";
import { ApiVersion, LogSeverity, RequestedTokenType, shopifyApi } from "@shopify/shopify-api";
import { abstractFetch, setAbstractFetchFunc } from "@shopify/shopify-api/runtime";
import { expect, onTestFinished, test } from "vitest";
import { CLIENT_ID, CLIENT_SECRET, DEMO, startBench, until, webhooksOf } from "./bench";

/** Shopify's own library, with every call to a shop's domain sent to the simulator instead. */
function libraryAgainst(origin: string) {
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

test("Shopify's own library signs in, asks, refreshes and accepts the webhooks", async () => {
  // The library checks id tokens by the machine's clock.
  const bench = await startBench({ clock: Date.now });
  const shopify = libraryAgainst(bench.simulator.url);
  await bench.control("/install");
  const { token } = await bench.control("/id-token");
  const { session } = await shopify.auth.tokenExchange({
    shop: DEMO,
    sessionToken: String(token),
    requestedTokenType: RequestedTokenType.OfflineAccessToken,
    expiring: true,
  });
  expect(session).toMatchObject({ id: `offline_${DEMO}`, isOnline: false, scope: "read_customers,read_orders,read_products,write_orders" });
  const { data } = await new shopify.clients.Graphql({ session }).request("{ shop { name } }");
  expect(data).toEqual({ shop: { name: "Hartley & Finch" } });

  const renewed = await shopify.auth.refreshToken({ shop: DEMO, refreshToken: session.refreshToken ?? "" });
  expect(renewed.session.accessToken).not.toBe(session.accessToken);
  await expect(new shopify.clients.Graphql({ session: renewed.session }).request("{ shop { name nope } }")).rejects.toThrow("doesn't exist on type 'Shop'");

  await bench.control("/orders", { shape: "paid" });
  const { body, headers } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  const rawRequest = { method: "POST", url: "/webhooks/shopify", headers } as IncomingMessage;
  expect(await shopify.webhooks.validate({ rawBody: body, rawRequest })).toMatchObject({ valid: true, topic: "ORDERS_CREATE", domain: DEMO, apiVersion: "2026-10" });
  expect(await shopify.webhooks.validate({ rawBody: body.replace("paid", "Paid"), rawRequest })).toMatchObject({ valid: false });
});
