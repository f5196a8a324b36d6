import { expect, test } from "vitest";
import { DEMO, exchangeToken, startBench, until, webhooksOf, type Bench } from "./bench";

const MINUTE_MS = 60_000;
const CREATE = `mutation($topic: WebhookSubscriptionTopic!, $input: WebhookSubscriptionInput!) {
  webhookSubscriptionCreate(topic: $topic, webhookSubscription: $input) { webhookSubscription { id topic uri filter includeFields name } userErrors { field message } }
}`;

interface Created {
  readonly webhookSubscription: { id: string; topic: string; uri: string } | null;
  readonly userErrors: { field: string[]; message: string }[];
}

async function subscribe(bench: Bench, token: string, { topic, ...input }: { topic: string; uri?: string; [field: string]: unknown }): Promise<Created> {
  const answer = await bench.graphql(token, CREATE, { variables: { topic, input: { uri: `${bench.appUrl}/api`, ...input } } });
  expect(answer.errors).toBeUndefined();
  return answer.data?.["webhookSubscriptionCreate"] as Created;
}

async function listed(bench: Bench, token: string) {
  const answer = await bench.graphql(token, "{ webhookSubscriptions(first: 20) { nodes { id topic uri } } webhookSubscriptionsCount { count } }");
  const { webhookSubscriptions, webhookSubscriptionsCount } = answer.data as { webhookSubscriptions: { nodes: { id: string; topic: string; uri: string }[] }; webhookSubscriptionsCount: { count: number } };
  expect(webhookSubscriptionsCount.count).toBe(webhookSubscriptions.nodes.length);
  return webhookSubscriptions.nodes;
}

function namesOf(bench: Bench, topic: string) {
  return webhooksOf(bench, topic).map(({ body }) => (JSON.parse(body) as { name?: string }).name);
}

test("D17 Removal: a subscription made through the API ends with its eighth failed retry, one of the file stays", async () => {
  const bench = await startBench({ allowLastingTokens: true });
  await bench.control("/install");
  // One that outlives the hours of retrying.
  const token = String((await exchangeToken(bench, DEMO, { expiring: "0" })).body["access_token"]);
  await subscribe(bench, token, { topic: "ORDERS_CREATE", name: "by-api" });
  bench.answer = (response) => void response.writeHead(500).end();
  await bench.control("/orders", { shape: "unpaid" });
  for (let attempts = 1; attempts <= 9; attempts += 1) {
    await until(`attempt ${attempts} of both`, () => webhooksOf(bench, "orders/create").length >= 2 * attempts);
    if (attempts === 9) break;
    // One attempt and at most seven retries have failed: still listed.
    expect(await listed(bench, token)).toHaveLength(1);
    await bench.control("/clock", { advanceMs: 113 * MINUTE_MS });
  }
  await until("the removal", async () => (await listed(bench, token)).length === 0);
  bench.received.length = 0;
  bench.answer = (response) => void response.end();
  await bench.control("/orders", { shape: "paid" });
  // Topics of one action are queued in their order: when the last has come, so has all that is sent of the first.
  await until("the next order's webhooks", () => webhooksOf(bench, "orders/paid").length === 1);
  expect(webhooksOf(bench, "orders/create").map(({ headers }) => headers["x-shopify-name"])).toEqual([undefined]);
});

test("D18 Listing: five topics of the file and one subscription of the API list as one", async () => {
  const bench = await startBench();
  const token = await bench.token();
  await subscribe(bench, token, { topic: "CUSTOMERS_UPDATE" });
  expect(await listed(bench, token)).toEqual([{ id: expect.stringMatching(/^gid:\/\/shopify\/WebhookSubscription\/\d+$/), topic: "CUSTOMERS_UPDATE", uri: `${bench.appUrl}/api` }]);
});

test("D18 Listing: a subscription belongs to its shop, and ends when the app is uninstalled", async () => {
  const bench = await startBench();
  await bench.control("/shops", { handle: "second" });
  const shop = "second.myshopify.com";
  const [token, other] = [await bench.token(), await bench.token(shop)];
  const { webhookSubscription } = await subscribe(bench, token, { topic: "ORDERS_CREATE" });
  const answer = await bench.graphql(other, "query($id: ID!) { webhookSubscriptions(first: 5) { nodes { id } } webhookSubscription(id: $id) { id } }", { shop, variables: { id: webhookSubscription?.id } });
  expect(answer.data).toEqual({ webhookSubscriptions: { nodes: [] }, webhookSubscription: null });
  await bench.control("/uninstall");
  expect(await listed(bench, await bench.token())).toEqual([]);
});

test("D19 Filter and include_fields: 99.99 is not sent, 100.00 is, with exactly the fields asked for", async () => {
  const bench = await startBench();
  const token = await bench.token();
  await subscribe(bench, token, { topic: "ORDERS_UPDATED", uri: `${bench.appUrl}/filtered`, filter: "total_price:>=100.00", includeFields: ["id", "updated_at", "total_price"], name: "large" });
  const place = (price: string) => bench.control("/orders", { lines: [{ title: "Bench", quantity: 1, price }], taxes: [], paid: false });
  const [small, large] = [await place("99.99"), await place("100.00")];
  for (const order of [small, large]) await bench.control(`/orders/${String(order["id"])}/pay`);
  const [sent] = await until("the filtered webhook", () => {
    const named = bench.received.filter(({ headers }) => headers["x-shopify-name"] === "large");
    return named.length > 0 && webhooksOf(bench, "orders/updated").length >= 3 ? named : undefined;
  });
  expect(bench.received.filter(({ headers }) => headers["x-shopify-name"] === "large")).toHaveLength(1);
  expect(JSON.parse(sent?.body ?? "")).toEqual({ id: large["id"], updated_at: expect.any(String), total_price: "100.00" });
});

test("D19 Filter and include_fields: the same in the configuration file, with metafields and nested fields", async () => {
  const wanted = { topics: ["orders/updated"], uri: "/cut", filter: "financial_status:paid AND line_items.price:>50", include_fields: ["id", "line_items.title"], metafield_namespaces: ["books"], name: "cut" };
  const bench = await startBench({ subscriptions: [wanted] });
  const token = await bench.token();
  const order = await bench.control("/orders", { lines: [{ title: "Chair", quantity: 1, price: "60.00" }, { title: "Cup", quantity: 1, price: "5.00" }], paid: false });
  const set = "mutation($m: [MetafieldsSetInput!]!) { metafieldsSet(metafields: $m) { userErrors { message } } }";
  const metafield = (namespace: string) => ({ ownerId: order["gid"], namespace, key: "number", type: "single_line_text_field", value: "INV-1" });
  await bench.graphql(token, set, { variables: { m: [metafield("books"), metafield("other")] } });
  await bench.control(`/orders/${String(order["id"])}/pay`);
  const sent = await until("the cut webhook", () => bench.received.find(({ headers }) => headers["x-shopify-name"] === "cut"));
  // Both lines stay, as the filter asks for a line above 50 but cuts none out.
  expect(JSON.parse(sent.body)).toEqual({
    id: order["id"],
    line_items: [{ title: "Chair" }, { title: "Cup" }],
    metafields: [expect.objectContaining({ namespace: "books", key: "number", value: "INV-1", owner_resource: "order", owner_id: order["id"] })],
  });
});

test("Subscriptions refuse what Shopify refuses: address, filter, name, topic without scope, the same one twice", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const refused = async (input: { topic?: string; [field: string]: unknown }) => (await subscribe(bench, token, { topic: "ORDERS_CREATE", ...input })).userErrors;
  expect(await refused({ uri: "http://shop.example.com/hook" })).toEqual([{ field: ["webhookSubscription", "uri"], message: "Address protocol http:// is not supported" }]);
  expect(await refused({ uri: "" })).toEqual([{ field: ["webhookSubscription", "uri"], message: "Address can't be blank" }]);
  expect(await refused({ filter: "just words" })).toEqual([{ field: ["webhookSubscription", "filter"], message: "The specified filter is invalid, please ensure you specify the field(s) you wish to filter on." }]);
  expect(await refused({ name: "n".repeat(51) })).toHaveLength(1);
  expect(await refused({ topic: "DISPUTES_CREATE" })).toMatchObject([{ field: ["topic"] }]);
  expect(await refused({})).toEqual([]);
  expect(await refused({})).toEqual([{ field: ["webhookSubscription", "uri"], message: "Address for this topic has already been taken" }]);
  expect(await refused({ filter: "total_price:>5" })).toEqual([]);
  expect(await listed(bench, token)).toHaveLength(2);
});

test("Subscriptions to what the simulator never sends are refused by name", async () => {
  const bench = await startBench();
  const token = await bench.token();
  for (const [topic, input, what] of [
    ["CARTS_CREATE", {}, "carts/create"],
    ["ORDERS_CREATE", { format: "XML" }, "webhooks in XML"],
    ["ORDERS_CREATE", { uri: "pubsub://project:topic" }, "pubsub"],
  ] as const) {
    const answer = await bench.graphql(token, CREATE, { variables: { topic, input: { uri: `${bench.appUrl}/api`, ...input } } });
    expect(answer.errors?.[0]).toMatchObject({ message: expect.stringContaining(what), extensions: { code: "NOT_MODELLED" } });
  }
});

test("D16 Retries: a subscription whose address was edited retries at the address of its first attempt", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const { webhookSubscription } = await subscribe(bench, token, { topic: "ORDERS_CREATE", name: "moved" });
  bench.answer = (response) => void response.writeHead(503).end();
  await bench.control("/orders", { shape: "unpaid" });
  const mine = () => bench.received.filter(({ headers }) => headers["x-shopify-name"] === "moved");
  await until("the first attempt", () => mine().length === 1);
  const update = `mutation($id: ID!, $input: WebhookSubscriptionInput!) { webhookSubscriptionUpdate(id: $id, webhookSubscription: $input) { webhookSubscription { uri name } userErrors { message } } }`;
  const moved = await bench.graphql(token, update, { variables: { id: webhookSubscription?.id, input: { uri: "http://127.0.0.1:9/gone" } } });
  expect(moved.data).toEqual({ webhookSubscriptionUpdate: { webhookSubscription: { uri: "http://127.0.0.1:9/gone", name: "moved" }, userErrors: [] } });
  await bench.control("/clock", { advanceMs: MINUTE_MS });
  await until("the retry at the old address", () => mine().length === 2);
  expect(mine()[1]?.body).toBe(mine()[0]?.body);
  expect(mine()[1]?.headers["x-shopify-event-id"]).toBe(mine()[0]?.headers["x-shopify-event-id"]);
});

test("A deleted subscription hears nothing more, not even a retry", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const { webhookSubscription } = await subscribe(bench, token, { topic: "ORDERS_CREATE", name: "short-lived" });
  bench.answer = (response) => void response.writeHead(503).end();
  await bench.control("/orders", { shape: "unpaid" });
  const mine = () => bench.received.filter(({ headers }) => headers["x-shopify-name"] === "short-lived").length;
  await until("the first attempt", () => mine() === 1);
  const remove = "mutation($id: ID!) { webhookSubscriptionDelete(id: $id) { deletedWebhookSubscriptionId userErrors { field message } } }";
  const { id } = webhookSubscription ?? { id: "" };
  expect((await bench.graphql(token, remove, { variables: { id } })).data).toEqual({ webhookSubscriptionDelete: { deletedWebhookSubscriptionId: id, userErrors: [] } });
  expect((await bench.graphql(token, remove, { variables: { id } })).data).toEqual({
    webhookSubscriptionDelete: { deletedWebhookSubscriptionId: null, userErrors: [{ field: ["id"], message: "Webhook subscription does not exist" }] },
  });
  await bench.control("/clock", { advanceMs: 5 * MINUTE_MS });
  await bench.control("/orders", { shape: "unpaid" });
  await until("the file's deliveries of both orders", () => new Set(namesOf(bench, "orders/create")).size === 2);
  expect(mine()).toBe(1);
});

test("A change of the granted scopes is announced, and counts at once for tokens given before", async () => {
  const bench = await startBench({ subscriptions: [{ topics: ["app/scopes_update"], uri: "/scopes" }] });
  const token = await bench.token(undefined, ["read_orders", "read_products"]);
  await bench.control("/scopes", { scopes: ["read_products"] });
  const sent = await until("app/scopes_update", () => webhooksOf(bench, "app/scopes_update")[0]);
  expect(JSON.parse(sent.body)).toMatchObject({ previous: ["read_orders", "read_products"], current: ["read_products"], shop_id: expect.stringContaining("gid://shopify/Shop/") });
  const answer = await bench.graphql(token, "{ orders(first: 1) { nodes { id } } products(first: 1) { nodes { id } } }");
  expect(answer.errors?.[0]).toMatchObject({ path: ["orders"], extensions: { code: "ACCESS_DENIED" } });
});

test("Compliance topics name the customer and the orders in question", async () => {
  const bench = await startBench({ subscriptions: [{ compliance_topics: ["customers/data_request", "customers/redact"], uri: "/privacy" }] });
  await bench.token();
  const { customer } = (await bench.control("/compliance", { topic: "customers/data_request", customer: await someCustomer(bench) }) as { body: { customer: { id: number } } }).body;
  const request = await until("the request", () => webhooksOf(bench, "customers/data_request")[0]);
  expect(JSON.parse(request.body)).toMatchObject({ shop_domain: "crossfoot-demo.myshopify.com", customer: { id: customer.id }, orders_requested: expect.any(Array), data_request: { id: expect.any(Number) } });
  await bench.control("/compliance", { topic: "customers/redact", customer: customer.id });
  const redact = await until("the redaction", () => webhooksOf(bench, "customers/redact")[0]);
  expect(Object.keys(JSON.parse(redact.body) as object).sort()).toEqual(["customer", "orders_to_redact", "shop_domain", "shop_id"]);
  expect((await bench.call("POST", "/control/compliance", { body: { topic: "customers/redact", customer: "nobody@example.com" } })).status).toBe(404);
});

async function someCustomer(bench: Bench): Promise<string> {
  const order = (await bench.call("GET", "/control/orders/1001")).body;
  return String(order["email"]);
}
