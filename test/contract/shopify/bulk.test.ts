import { expect, test } from "vitest";
import { startBench, until, webhooksOf, type Bench } from "./bench";

const DAY_MS = 86_400_000;
const SHOP = "bulk.myshopify.com";
const QUERY = "{orders{edges{node{id name transactions{id amountSet{shopMoney{amount}}} lineItems{edges{node{id title}}}}}}}";
const RUN = "mutation($q: String!, $group: Boolean) { bulkOperationRunQuery(query: $q, groupObjects: $group) { bulkOperation { id status objectCount url } userErrors { code field message } } }";
const ASK = "query($id: ID!) { bulkOperation(id: $id) { id status type errorCode objectCount rootObjectCount fileSize url partialDataUrl query completedAt } }";

interface Operation {
  readonly id: string;
  readonly status: string;
  readonly errorCode: string | null;
  readonly objectCount: string;
  readonly rootObjectCount: string;
  readonly fileSize: string | null;
  readonly url: string | null;
}

interface Run {
  readonly bulkOperation: Operation | null;
  readonly userErrors: { code: string; field: string[] | null; message: string }[];
}

interface Line {
  readonly id: string;
  readonly title?: string;
  readonly transactions?: unknown[];
  readonly __parentId?: string;
}

/** A shop with two orders, of two lines and of one. */
async function twoOrders(options: Parameters<typeof startBench>[0] = {}): Promise<{ bench: Bench; token: string }> {
  const bench = await startBench({ subscriptions: [{ topics: ["bulk_operations/finish"], uri: "/bulk" }], ...options });
  await bench.control("/shops", { handle: "bulk" });
  const line = (title: string) => ({ title, quantity: 1, price: "10.00" });
  await bench.control("/orders", { shop: SHOP, lines: [line("Cup"), line("Plate")], taxes: [], paid: true });
  await bench.control("/orders", { shop: SHOP, lines: [line("Bowl")], taxes: [], paid: true });
  return { bench, token: await bench.token(SHOP) };
}

async function run(bench: Bench, token: string, { query = QUERY, group = false }: { query?: string; group?: boolean } = {}): Promise<Run> {
  const answer = await bench.graphql(token, RUN, { shop: SHOP, variables: { q: query, group } });
  expect(answer.errors).toBeUndefined();
  return answer.data?.["bulkOperationRunQuery"] as Run;
}

async function ask(bench: Bench, token: string, id: string): Promise<Operation> {
  return (await bench.graphql(token, ASK, { shop: SHOP, variables: { id } })).data?.["bulkOperation"] as Operation;
}

async function finished(bench: Bench, token: string, started: Run): Promise<Operation> {
  const { id } = started.bulkOperation as Operation;
  return until("the end of the bulk operation", async () => {
    const operation = await ask(bench, token, id);
    return ["COMPLETED", "FAILED", "CANCELED"].includes(operation.status) && operation;
  });
}

async function linesOf({ url }: Operation): Promise<Line[]> {
  const response = await fetch(url ?? "");
  expect(response.status).toBe(200);
  const text = await response.text();
  expect(text.endsWith("\n")).toBe(true);
  return text.trimEnd().split("\n").map((line) => JSON.parse(line) as Line);
}

test("D25 Bulk query: five objects of which two are roots, transactions inline, children with their parent", async () => {
  const { bench, token } = await twoOrders();
  const started = await run(bench, token);
  expect(started).toMatchObject({ bulkOperation: { status: "CREATED", objectCount: "0", url: null }, userErrors: [] });
  const operation = await finished(bench, token, started);
  // 2 orders + 2 lines + 1 line; transactions are a list, not objects of their own.
  expect(operation).toMatchObject({ status: "COMPLETED", type: "QUERY", errorCode: null, objectCount: "5", rootObjectCount: "2", partialDataUrl: null, query: QUERY });
  const lines = await linesOf(operation);
  const roots = lines.filter((line) => line.__parentId === undefined);
  expect(roots.map(({ transactions }) => transactions)).toEqual([[{ id: expect.any(String), amountSet: { shopMoney: { amount: "20.0" } } }], [{ id: expect.any(String), amountSet: { shopMoney: { amount: "10.0" } } }]]);
  const childrenOf = (root: Line | undefined) => lines.filter(({ __parentId }) => __parentId === root?.id).map(({ title }) => title).sort();
  expect(roots.map(childrenOf)).toEqual([["Cup", "Plate"], ["Bowl"]]);
  expect(lines).toHaveLength(5);
  const size = (await (await fetch(operation.url ?? "")).arrayBuffer()).byteLength;
  expect(operation.fileSize).toBe(String(size));
});

test("D25 Bulk query: bulk_operations/finish carries the id and the status, and no address", async () => {
  const { bench, token } = await twoOrders();
  const operation = await finished(bench, token, await run(bench, token));
  const { body } = await until("bulk_operations/finish", () => webhooksOf(bench, "bulk_operations/finish")[0]);
  expect(JSON.parse(body)).toEqual({
    admin_graphql_api_id: operation.id,
    status: "completed",
    type: "query",
    error_code: null,
    created_at: "2026-11-21T12:00:00+00:00",
    completed_at: "2026-11-21T12:00:00+00:00",
  });
});

test("D25 Bulk query: CREATED, RUNNING, COMPLETED one after another", async () => {
  const { bench, token } = await twoOrders();
  await bench.control("/bulk-operations", { pace: "stepped" });
  const { id } = (await run(bench, token)).bulkOperation as Operation;
  const seen = [(await ask(bench, token, id)).status];
  for (let step = 0; step < 2; step += 1) {
    await bench.control("/bulk-operations/step", { shop: SHOP });
    seen.push((await ask(bench, token, id)).status);
  }
  expect(seen).toEqual(["CREATED", "RUNNING", "COMPLETED"]);
});

test("D25 Bulk query: children stand anywhere by the seed, or behind their parent when grouped", async () => {
  const { bench, token } = await twoOrders();
  const idsWith = async (seed: number, group: boolean) => {
    await bench.control("/bulk-operations", { seed });
    return (await linesOf(await finished(bench, token, await run(bench, token, { group })))).map(({ id }) => id);
  };
  const grouped = await idsWith(1, true);
  const lines = await linesOf(await finished(bench, token, await run(bench, token, { group: true })));
  expect(lines.map(({ title, __parentId }) => (__parentId ? title : "order"))).toEqual(["order", "Cup", "Plate", "order", "Bowl"]);
  const orders = [];
  for (const seed of [1, 2, 3, 4, 5]) orders.push((await idsWith(seed, false)).join());
  // Five children's places from five seeds: not one order only, each with the same objects, and repeatable.
  expect(new Set(orders).size).toBeGreaterThan(1);
  for (const ids of orders) expect(ids.split(",").sort()).toEqual([...grouped].sort());
  expect((await idsWith(3, false)).join()).toBe(orders[2]);
});

test("D25 Bulk query: the address of a result ends after seven days", async () => {
  const { bench, token } = await twoOrders({ allowLastingTokens: true });
  const operation = await finished(bench, token, await run(bench, token));
  await bench.control("/clock", { advanceMs: 7 * DAY_MS - 1_000 });
  expect((await fetch(operation.url ?? "")).status).toBe(200);
  await bench.control("/clock", { advanceMs: 1_000 });
  expect((await fetch(operation.url ?? "")).status).toBe(403);
  await bench.control("/uninstall", { shop: SHOP });
  expect(await ask(bench, await bench.token(SHOP), operation.id)).toMatchObject({ status: "EXPIRED", url: null, fileSize: null });
});

test("D25 Bulk query: an empty result completes without an address", async () => {
  const { bench, token } = await twoOrders();
  const query = `{ orders(query: "name:nothing") { edges { node { id } } } }`;
  expect(await finished(bench, token, await run(bench, token, { query }))).toMatchObject({ status: "COMPLETED", url: null, objectCount: "0", rootObjectCount: "0" });
});

test("D25 Bulk query: what Shopify refuses is refused and nothing is started", async () => {
  const { bench, token } = await twoOrders();
  const refused = async (query: string) => {
    const { bulkOperation, userErrors } = await run(bench, token, { query });
    expect(bulkOperation).toBeNull();
    expect(userErrors).toHaveLength(1);
    expect(userErrors[0]).toMatchObject({ code: "INVALID", field: ["query"] });
    return userErrors[0]?.message;
  };
  const page = (fields: string) => `{ edges { node { ${fields} } } }`;
  expect(await refused("{ orders { edges { node { name lineItems { edges { node { id } } } } } } }")).toContain("Connection fields without 'id': orders.");
  expect(await refused("{ orders { edges { node { id: name lineItems { edges { node { id } } } } } } }")).toContain("Connection fields without 'id': orders.");
  expect(await refused("{ shop { name } }")).toBe("Bulk queries must contain at least one connection.");
  expect(await refused("{ orders { edges { node { id nope } } } }")).toBe("Invalid bulk query: Field 'nope' doesn't exist on type 'Order'");
  expect(await refused("mutation { orderMarkAsPaid(input: { id: 1 }) { userErrors { message } } }")).toContain("Invalid bulk query");
  expect(await refused(`{ orders ${page("id")} products ${page("id")} }`)).toBe("Bulk queries cannot contain multiple top level fields.");
  // Orders, and five times their lines: six connections.
  const six = [1, 2, 3, 4, 5].map((n) => `l${n}: lineItems ${page("id")}`).join(" ");
  expect(await refused(`{ orders ${page(`id ${six}`)} }`)).toBe("Bulk queries cannot contain more than 5 connections.");
  // Orders, customer's orders, their lines, … three levels below the top.
  const deep = `{ customers ${page(`id orders ${page(`id agreements ${page(`id sales ${page("id")}`)}`)}`)} }`;
  expect(await refused(deep)).toBe("Bulk queries cannot contain connections with a nesting depth greater than 2.");
  expect(await refused(`{ orders ${page(`id refunds { id refundLineItems ${page("id")} }`)} }`)).toBe("Queries that contain a connection field within a list field are not currently supported.");
  const list = await bench.graphql(token, "{ bulkOperations(first: 5) { nodes { id } } currentBulkOperation { id } }", { shop: SHOP });
  expect(list.data).toEqual({ bulkOperations: { nodes: [] }, currentBulkOperation: null });
});

test("D25 Bulk query: five at once, and cancelling makes room", async () => {
  const { bench, token } = await twoOrders();
  await bench.control("/bulk-operations", { pace: "stepped" });
  const ids: string[] = [];
  for (let made = 0; made < 5; made += 1) ids.push((await run(bench, token)).bulkOperation?.id ?? "");
  expect((await run(bench, token)).userErrors).toEqual([{ code: "LIMIT_REACHED", field: null, message: "Bulk operations limit reached. Please try again later." }]);
  const cancel = "mutation($id: ID!) { bulkOperationCancel(id: $id) { bulkOperation { status } userErrors { field message } } }";
  const cancelled = async () => (await bench.graphql(token, cancel, { shop: SHOP, variables: { id: ids[0] } })).data?.["bulkOperationCancel"];
  expect(await cancelled()).toEqual({ bulkOperation: { status: "CANCELING" }, userErrors: [] });
  await bench.control("/bulk-operations/step", { shop: SHOP });
  expect(await ask(bench, token, ids[0] ?? "")).toMatchObject({ status: "CANCELED", url: null });
  expect(await cancelled()).toEqual({ bulkOperation: { status: "CANCELED" }, userErrors: [{ field: null, message: "A bulk operation cannot be canceled when it is canceled" }] });
  expect((await run(bench, token)).userErrors).toEqual([]);
  // Newest first unless reversed.
  const list = await bench.graphql(token, `{ running: bulkOperations(first: 9, query: "status:running") { nodes { id } } oldest: bulkOperations(first: 1, reverse: true) { nodes { id } } }`, { shop: SHOP });
  expect(list.data).toMatchObject({ running: { nodes: [{ id: ids[4] }, { id: ids[3] }, { id: ids[2] }, { id: ids[1] }] }, oldest: { nodes: [{ id: ids[0] }] } });
});

test("D25 Bulk query: without the access scope the operation fails", async () => {
  const { bench } = await twoOrders();
  await bench.control("/uninstall", { shop: SHOP });
  const token = await bench.token(SHOP, ["read_products"]);
  expect(await finished(bench, token, await run(bench, token))).toMatchObject({ status: "FAILED", errorCode: "ACCESS_DENIED", url: null, objectCount: "0" });
});

test("D25 Bulk query: what the simulator does not model is said at once", async () => {
  const { bench, token } = await twoOrders();
  const answer = await bench.graphql(token, RUN, { shop: SHOP, variables: { q: "{ orders { edges { node { id risk { recommendation } } } } }" } });
  expect(answer.errors?.[0]?.message).toBe("The simulated Shopify does not model Order.risk yet.");
  const mutation = await bench.graphql(token, `mutation { bulkOperationRunMutation(mutation: "x", stagedUploadPath: "y") { userErrors { message } } }`, { shop: SHOP });
  expect(mutation.errors?.[0]?.message).toBe("The simulated Shopify does not model Mutation.bulkOperationRunMutation yet.");
});

test("D25 Bulk query: page sizes in the query count for nothing, and every page is read", async () => {
  const { bench, token } = await twoOrders();
  // 260 more than fit into one page of 250.
  for (let made = 0; made < 260; made += 1) await bench.control("/orders", { shop: SHOP, shape: "unpaid" });
  const operation = await finished(bench, token, await run(bench, token, { query: "{ orders(first: 3) { nodes { id } } }" }));
  expect(operation).toMatchObject({ objectCount: "262", rootObjectCount: "262" });
  expect(new Set((await linesOf(operation)).map(({ id }) => id)).size).toBe(262);
});
