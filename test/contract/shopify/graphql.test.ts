import { expect, test } from "vitest";
import { DEMO, startBench, type Bench, type GraphQLAnswer } from "./bench";

type Page = { nodes: { name: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };

function cost(answer: GraphQLAnswer) {
  return answer.extensions?.["cost"] as { requestedQueryCost: number; actualQueryCost: number | null; throttleStatus: { maximumAvailable: number; currentlyAvailable: number; restoreRate: number } };
}

/** Every id is one object, so `points` ids, at most 250 in one list, cost exactly `points`. */
async function spend(bench: Bench, points: number, { token, shop = DEMO }: { token: string; shop?: string }): Promise<GraphQLAnswer> {
  const { data } = await bench.graphql(token, "{ shop { id } }", { shop });
  const { id } = data?.["shop"] as { id: string };
  const sizes = Array.from({ length: Math.ceil(points / 250) }, (_unused, index) => Math.min(250, points - index * 250));
  const names = sizes.map((_size, index) => `list${index}`);
  const query = `query(${names.map((name) => `$${name}: [ID!]!`).join(", ")}) { ${names.map((name) => `${name}: nodes(ids: $${name}) { id }`).join(" ")} }`;
  const variables = Object.fromEntries(names.map((name, index) => [name, Array.from({ length: sizes[index] ?? 0 }, () => id)]));
  return bench.graphql(token, query, { shop, variables });
}

test("D01 Cost block", async () => {
  const bench = await startBench();
  const answer = await bench.graphql(await bench.token(), "{ shop { name } }");
  expect(answer).toMatchObject({ status: 200, data: { shop: { name: "Hartley & Finch" } } });
  // One object: one point of a standard shop's 2000.
  expect(cost(answer)).toEqual({ requestedQueryCost: 1, actualQueryCost: 1, throttleStatus: { maximumAvailable: 2_000, currentlyAvailable: 1_999, restoreRate: 100 } });
});

test("D01 Cost block: bucket size follows the plan", async () => {
  const bench = await startBench();
  await bench.control("/shops", { handle: "grand", plan: "Plus" });
  const shop = "grand.myshopify.com";
  const answer = await bench.graphql(await bench.token(shop), "{ shop { name } }", { shop });
  expect(cost(answer).throttleStatus).toEqual({ maximumAvailable: 20_000, currentlyAvailable: 19_999, restoreRate: 1_000 });
});

test("D01 Cost block: connections are priced as Shopify's published answers show", async () => {
  const bench = await startBench();
  const token = await bench.token();
  // Published: products(first: 200) with bare nodes is 12. By the same formula first: 10 is 2 + floor(2 ln 10) = 6; an empty page costs 2.
  expect(cost(await bench.graphql(token, "{ products(first: 200) { edges { cursor node { id updatedAt } } pageInfo { hasNextPage } } }")).requestedQueryCost).toBe(12);
  const empty = await bench.graphql(token, `{ customers(first: 10, query: "email:nobody@example.com") { nodes { phone } } }`);
  expect(cost(empty)).toMatchObject({ requestedQueryCost: 6, actualQueryCost: 2 });
});

test("D02 Unknown field", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const answer = await bench.graphql(token, "{ orders(first: 1) { nodes { nope } } }");
  expect(answer.status).toBe(200);
  expect(answer.data).toBeUndefined();
  expect(answer.errors).toHaveLength(1);
  expect(answer.errors?.[0]).toMatchObject({ message: "Field 'nope' doesn't exist on type 'Order'", extensions: { code: "undefinedField", typeName: "Order", fieldName: "nope" }, path: ["query", "orders", "nodes", "nope"] });
  // Nothing charged: the next one-point query leaves 1999.
  expect(cost(await bench.graphql(token, "{ shop { name } }")).throttleStatus.currentlyAvailable).toBe(1_999);
});

test("D03 Missing scope", async () => {
  const bench = await startBench();
  const token = await bench.token(undefined, ["read_products"]);
  const { id } = (await bench.call("GET", "/control/orders/1001")).body;
  const answer = await bench.graphql(token, "query($id: ID!) { order(id: $id) { id name } }", { variables: { id: `gid://shopify/Order/${String(id)}` } });
  expect(answer.data).toEqual({ order: null });
  expect(answer.errors?.[0]).toMatchObject({ path: ["order"], extensions: { code: "ACCESS_DENIED", requiredAccess: expect.stringContaining("read_orders") } });
  expect((await bench.graphql(token, "{ products(first: 1) { nodes { id } } }")).errors).toBeUndefined();
});

test("D03 Missing scope: a mutation is refused before anything happens", async () => {
  const bench = await startBench();
  const token = await bench.token(undefined, ["read_orders"]);
  const order = await bench.control("/orders", { shape: "unpaid" });
  const answer = await bench.graphql(token, `mutation { orderMarkAsPaid(input: { id: "${String(order["gid"])}" }) { order { id } } }`);
  expect(answer.errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED", requiredAccess: expect.stringContaining("write_orders") });
  expect((await bench.call("GET", `/control/orders/${String(order["id"])}`)).body["status"]).toBe("PENDING");
});

test("D04 Throttled", async () => {
  const bench = await startBench();
  const token = await bench.token();
  // 2000 − 1000 − 957 and three one-point looks at the shop's id leave 40; the third look is part of the refused call.
  await spend(bench, 1_000, { token });
  await spend(bench, 957, { token });
  const refused = await spend(bench, 100, { token });
  expect(refused).toMatchObject({ status: 200, errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] });
  expect(refused.data).toBeUndefined();
  expect(cost(refused)).toMatchObject({ requestedQueryCost: 100, actualQueryCost: null, throttleStatus: { currentlyAvailable: 40 } });
  // 40 + 0.61 s × 100/s = 101: one for the look, exactly enough for the rest.
  bench.clock.ms += 610;
  expect(cost(await spend(bench, 100, { token }))).toMatchObject({ actualQueryCost: 100, throttleStatus: { currentlyAvailable: 0 } });
});

test("D04 Throttled: as HTTP 429 when switched so, and not at all when limits are off", async () => {
  const bench = await startBench();
  const token = await bench.token();
  await spend(bench, 1_000, { token });
  await spend(bench, 957, { token });
  await bench.control("/limits", { throttledStatus: 429 });
  expect(await spend(bench, 100, { token })).toMatchObject({ status: 429, errors: [{ message: "Throttled", extensions: { code: "THROTTLED" } }] });
  await bench.control("/limits", { enforced: false });
  expect((await spend(bench, 100, { token })).data).toBeDefined();
  // Nothing was charged: what is left is 2000 − 1000 − 957 less three looks at the shop's id before the limits went.
  await bench.control("/limits", { enforced: true });
  expect(cost(await bench.graphql(token, "{ shop { name } }")).throttleStatus.currentlyAvailable).toBe(39);
});

test("D05 Single-query ceiling", async () => {
  const bench = await startBench();
  await bench.control("/shops", { handle: "grand", plan: "Plus" });
  const shop = "grand.myshopify.com";
  const token = await bench.token(shop);
  const answer = await spend(bench, 1_001, { token, shop });
  expect(answer).toMatchObject({ status: 200, errors: [{ extensions: { code: "MAX_COST_EXCEEDED", cost: 1_001, maxCost: 1_000 } }] });
  expect(answer.data).toBeUndefined();
  // Two one-point queries: the look at the id, and this one.
  expect(cost(await bench.graphql(token, "{ shop { name } }", { shop })).throttleStatus.currentlyAvailable).toBe(19_998);
});

test("Lists in arguments hold at most 250 members", async () => {
  const bench = await startBench();
  const ids = Array.from({ length: 251 }, () => "gid://shopify/Order/1");
  const answer = await bench.graphql(await bench.token(), "query($ids: [ID!]!) { nodes(ids: $ids) { id } }", { variables: { ids } });
  expect(answer.errors?.[0]?.extensions).toEqual({ code: "MAX_INPUT_SIZE_EXCEEDED" });
  expect(answer.data).toBeUndefined();
});

test("D06 Pagination", async () => {
  const bench = await startBench();
  await bench.control("/shops", { handle: "pages" });
  const shop = "pages.myshopify.com";
  const token = await bench.token(shop);
  for (let made = 0; made < 7; made += 1) await bench.control("/orders", { shop, shape: "unpaid" });
  const query = "query($after: String) { orders(first: 3, after: $after, sortKey: UPDATED_AT) { nodes { name } pageInfo { hasNextPage endCursor } } }";
  const pages: Page[] = [];
  for (let after: string | null = null; pages.length < 3; after = pages.at(-1)?.pageInfo.endCursor ?? null) {
    pages.push((await bench.graphql(token, query, { shop, variables: { after } })).data?.["orders"] as Page);
  }
  expect(pages.map(({ nodes }) => nodes.map(({ name }) => name))).toEqual([["#1001", "#1002", "#1003"], ["#1004", "#1005", "#1006"], ["#1007"]]);
  expect(pages.map(({ pageInfo }) => pageInfo.hasNextPage)).toEqual([true, true, false]);
  for (const page of ["orders(first: 251) { nodes { id } }", "orders { nodes { id } }"]) {
    const refused = await bench.graphql(token, `{ ${page} }`, { shop });
    expect(refused.errors).toHaveLength(1);
    expect(refused.data).toBeUndefined();
  }
});

test("D06 Pagination: an order that moves between two pages does not take the rest with it", async () => {
  const bench = await startBench();
  await bench.control("/shops", { handle: "moving" });
  const shop = "moving.myshopify.com";
  const token = await bench.token(shop);
  for (let made = 0; made < 3; made += 1) {
    await bench.control("/orders", { shop, shape: "unpaid" });
    bench.clock.ms += 60_000;
  }
  const query = "query($after: String) { orders(first: 1, after: $after, sortKey: UPDATED_AT) { nodes { name } pageInfo { endCursor } } }";
  const first = (await bench.graphql(token, query, { shop })).data?.["orders"] as Page;
  await bench.control("/orders/1001/pay", { shop });
  const second = await bench.graphql(token, query, { shop, variables: { after: first.pageInfo.endCursor } });
  expect((second.data?.["orders"] as Page).nodes).toEqual([{ name: "#1002" }]);
});

test("D07 Search by updated_at", async () => {
  const bench = await startBench({ startAt: "2026-11-01T10:00:00Z" });
  await bench.control("/shops", { handle: "search" });
  const shop = "search.myshopify.com";
  const token = await bench.token(shop);
  for (const at of ["10:00", "10:05", "10:10"]) {
    bench.clock.ms = Date.parse(`2026-11-01T${at}:00Z`);
    await bench.control("/orders", { shop, shape: "unpaid" });
  }
  const found = async (query: string) => {
    const answer = await bench.graphql(token, "query($q: String) { orders(first: 9, sortKey: ID, query: $q) { nodes { name } } }", { shop, variables: { q: query } });
    return { answer, names: (answer.data?.["orders"] as Page | undefined)?.nodes.map(({ name }) => name) };
  };
  expect((await found("updated_at:>='2026-11-01T10:05:00Z'")).names).toEqual(["#1002", "#1003"]);
  expect((await found("name:#1001 OR name:1003")).names).toEqual(["#1001", "#1003"]);
  expect((await found("created_at:>2026-11-01T10:00:00Z -name:#1003")).names).toEqual(["#1002"]);
  const unknown = await found("wheels:4");
  expect(unknown.names).toHaveLength(3);
  expect(unknown.answer.extensions?.["search"]).toMatchObject([{ path: ["orders"], warnings: [{ field: "wheels", code: "invalid_field" }] }]);
  expect((await found("metafields.custom.colour:red")).answer.errors).toHaveLength(1);
});

test("D08 Sixty-day window", async () => {
  const bench = await startBench();
  const token = await bench.token();
  // 61 days before 2026-11-21T12:00Z.
  const old = await bench.control("/orders", { shape: "unpaid", createdAt: "2026-09-21T12:00:00Z" });
  const variables = { id: old["gid"], q: `id:${String(old["id"])}` };
  const query = "query($id: ID!, $q: String) { order(id: $id) { id } orders(first: 1, query: $q) { nodes { id } } }";
  const pay = "mutation($id: ID!) { orderMarkAsPaid(input: { id: $id }) { order { id } userErrors { message } } }";
  expect((await bench.graphql(token, query, { variables })).data).toEqual({ order: null, orders: { nodes: [] } });
  expect((await bench.graphql(token, pay, { variables: { id: old["gid"] } })).data).toEqual({ orderMarkAsPaid: { order: null, userErrors: [{ message: "Order does not exist" }] } });
  await bench.control("/uninstall");
  const allOrders = await bench.token(undefined, ["read_all_orders", "write_orders"]);
  expect((await bench.graphql(allOrders, query, { variables })).data).toEqual({ order: { id: old["gid"] }, orders: { nodes: [{ id: old["gid"] }] } });
  expect((await bench.graphql(allOrders, pay, { variables: { id: old["gid"] } })).data).toMatchObject({ orderMarkAsPaid: { userErrors: [] } });
});

/** The version that answered, by its header; null when none did. */
async function servedVersion(bench: Bench, token: string, path: string) {
  const response = await fetch(`${bench.simulator.url}/admin/api/${path}`, {
    method: "POST",
    headers: { "content-type": "application/json", "x-forwarded-host": DEMO, "x-shopify-access-token": token },
    body: JSON.stringify({ query: "{ shop { name } }" }),
  });
  return { status: response.status, version: response.headers.get("x-shopify-api-version") };
}

test("D09 Version fallback: a retired version is served by the oldest supported one, which the header names", async () => {
  const bench = await startBench();
  const token = await bench.token();
  for (const retired of ["2025-07", "2025-10", "2019-04"]) {
    expect(await servedVersion(bench, token, `${retired}/graphql.json`)).toEqual({ status: 200, version: "2026-01" });
  }
  expect(await servedVersion(bench, token, "graphql.json")).toEqual({ status: 200, version: "2026-01" });
  for (const unknown of ["2031-01", "2025-08", "2019-01", "latest"]) {
    expect(await servedVersion(bench, token, `${unknown}/graphql.json`)).toEqual({ status: 404, version: null });
  }
  // Shopify has it, but nobody publishes its schema.
  expect(await servedVersion(bench, token, "2027-01/graphql.json")).toEqual({ status: 501, version: null });
});

test("D09 Version fallback: each supported version answers by its own schema", async () => {
  const bench = await startBench();
  const token = await bench.token();
  for (const version of ["2026-10", "2026-07", "2026-04", "2026-01"]) {
    expect(await servedVersion(bench, token, `${version}/graphql.json`)).toEqual({ status: 200, version });
  }
  // In the schema since July 2026.
  const query = "{ orders(first: 1) { nodes { lineItems(first: 1) { nodes { priceAfterAllDiscountsBeforeTaxesSet { shopMoney { currencyCode } } } } } } }";
  expect((await bench.graphql(token, query, { version: "2026-07" })).errors).toBeUndefined();
  for (const version of ["2026-04", "2025-07"]) {
    expect((await bench.graphql(token, query, { version })).errors?.[0]?.extensions).toMatchObject({ code: "undefinedField", fieldName: "priceAfterAllDiscountsBeforeTaxesSet" });
  }
});

test("What the simulator does not model is refused, never made up", async () => {
  const bench = await startBench();
  const answer = await bench.graphql(await bench.token(), "{ orders(first: 1) { nodes { risk { recommendation } } } }");
  expect(answer.errors?.[0]?.message).toBe("The simulated Shopify does not model Order.risk yet.");
});
