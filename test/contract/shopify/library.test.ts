import type { IncomingMessage } from "node:http";
import { GraphqlQueryError, HttpThrottlingError, RequestedTokenType } from "@shopify/shopify-api";
import { expect, test } from "vitest";
import { DEMO, startBench, until, webhooksOf } from "./bench";
import { libraryAgainst } from "./library-client";

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

/** The library signed in to a shop whose app may do as it asks. */
async function signedIn() {
  const bench = await startBench({ clock: Date.now });
  const shopify = libraryAgainst(bench.simulator.url);
  await bench.control("/install");
  const { token } = await bench.control("/id-token");
  const exchange = { shop: DEMO, sessionToken: String(token), requestedTokenType: RequestedTokenType.OfflineAccessToken, expiring: true };
  const { session } = await shopify.auth.tokenExchange(exchange);
  return { bench, shopify, client: new shopify.clients.Graphql({ session }) };
}

test("Shopify's own library runs a bulk query and reads its file", async () => {
  const { client } = await signedIn();
  const start = `mutation { bulkOperationRunQuery(query: "{ products { edges { node { id variants { edges { node { id } } } } } } }") { bulkOperation { id } userErrors { message } } }`;
  const { data } = await client.request<{ bulkOperationRunQuery: { bulkOperation: { id: string } } }>(start);
  const ask = "query($id: ID!) { bulkOperation(id: $id) { status url objectCount rootObjectCount } }";
  const variables = { id: data?.bulkOperationRunQuery.bulkOperation.id };
  type Asked = { bulkOperation: { status: string; url: string; objectCount: string; rootObjectCount: string } };
  const done = await until("the bulk operation", async () => {
    const operation = (await client.request<Asked>(ask, { variables })).data?.bulkOperation;
    return operation?.status === "COMPLETED" && operation;
  });
  const lines = (await (await fetch(done.url)).text()).trimEnd().split("\n").map((line) => JSON.parse(line) as { id: string; __parentId?: string });
  const roots = lines.filter(({ __parentId }) => !__parentId);
  expect([lines.length, roots.length]).toEqual([Number(done.objectCount), Number(done.rootObjectCount)]);
  expect(roots.every(({ id }) => id.startsWith("gid://shopify/Product/"))).toBe(true);
  expect(lines.filter(({ __parentId }) => __parentId).every(({ __parentId }) => roots.some(({ id }) => id === __parentId))).toBe(true);
});

test("Shopify's own library subscribes to a topic and accepts the webhook with its name", async () => {
  const { bench, shopify, client } = await signedIn();
  const create = "mutation($input: WebhookSubscriptionInput!) { webhookSubscriptionCreate(topic: ORDERS_CREATE, webhookSubscription: $input) { webhookSubscription { id } userErrors { message } } }";
  await client.request(create, { variables: { input: { uri: `${bench.appUrl}/named`, name: "ledger", includeFields: ["id"] } } });
  const order = await bench.control("/orders", { shape: "unpaid" });
  const { body, headers } = await until("the named webhook", () => bench.received.find((webhook) => webhook.headers["x-shopify-name"] === "ledger"));
  expect(JSON.parse(body)).toEqual({ id: order["id"] });
  const rawRequest = { method: "POST", url: "/named", headers } as IncomingMessage;
  expect(await shopify.webhooks.validate({ rawBody: body, rawRequest })).toMatchObject({ valid: true, topic: "ORDERS_CREATE" });
});

test("Shopify's own library sees both forms of throttling as what they are", async () => {
  const { bench, client } = await signedIn();
  await bench.control("/limits", { throttledStatus: 200 });
  const { data } = await client.request<{ shop: { id: string } }>("{ shop { id } }");
  // One object an id: 1,000 points a call, so the third finds less than it needs in a bucket of 2,000.
  const lists = [1, 2, 3, 4].map((list) => `l${list}: nodes(ids: $ids) { id }`).join(" ");
  const drain = async () => client.request(`query($ids: [ID!]!) { ${lists} }`, { variables: { ids: Array.from({ length: 250 }, () => data?.shop.id) } });
  const refusal = async (): Promise<unknown> => {
    for (let call = 1; call <= 9; call += 1) {
      const refused: unknown = await drain().then(() => null, (error: unknown) => error);
      if (refused !== null) return refused;
    }
    throw new Error("Nine calls of 1,000 points were all answered.");
  };
  const plain = await refusal();
  expect(plain).toBeInstanceOf(GraphqlQueryError);
  expect((plain as GraphqlQueryError).body).toMatchObject({ errors: { graphQLErrors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] } });
  await bench.control("/limits", { throttledStatus: 429 });
  expect(await refusal()).toBeInstanceOf(HttpThrottlingError);
});
