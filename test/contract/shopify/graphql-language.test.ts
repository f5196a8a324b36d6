import { expect, test } from "vitest";
import { childConnection } from "../../../sandbox/shopify/graphql/connection";
import { startBench, type GraphQLAnswer } from "./bench";

function requestedCost(answer: GraphQLAnswer): number {
  return (answer.extensions?.["cost"] as { requestedQueryCost: number }).requestedQueryCost;
}

test("@include and @skip leave out a field, and its cost", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const query = "query($more: Boolean!) { shop { name } customers(first: 10) @include(if: $more) { nodes { id } } products(first: 10) @skip(if: $more) { nodes { id title } } }";
  const [less, more] = [await bench.graphql(token, query, { variables: { more: false } }), await bench.graphql(token, query, { variables: { more: true } })];
  expect(Object.keys(less.data ?? {})).toEqual(["shop", "products"]);
  expect(Object.keys(more.data ?? {})).toEqual(["shop", "customers"]);
  // The shop 1, and one connection of ten: 2 + floor(2 ln 10) × 1 = 6.
  expect([requestedCost(less), requestedCost(more)]).toEqual([7, 7]);
});

test("Fragments and aliases count like the fields they stand for", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const query = `
    query { newest: orders(first: 2, reverse: true) { ...Page } oldest: orders(first: 1) { ...Page } }
    fragment Page on OrderConnection { nodes { ...Named } }
    fragment Named on Order { name lineItems(first: 10) { ... on LineItemConnection { nodes { id } } } }`;
  const answer = await bench.graphql(token, query);
  const { newest, oldest } = answer.data as { newest: { nodes: { name: string }[] }; oldest: { nodes: { name: string }[] } };
  expect(newest.nodes.map(({ name }) => name)).toEqual(["#1012", "#1011"]);
  expect(oldest.nodes.map(({ name }) => name)).toEqual(["#1001"]);
  // An order costs 1, its ten lines 6: each connection of one or two orders 2 + floor(2 ln 2) × 7 = 9.
  expect(requestedCost(answer)).toBe(18);
});

test("node and nodes find records of any kind by id, and nothing of another shop", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const order = (await bench.call("GET", "/control/orders/1001")).body;
  const { data } = await bench.graphql(token, "{ shop { id } products(first: 1) { nodes { id } } }");
  const { shop, products } = data as { shop: { id: string }; products: { nodes: { id: string }[] } };
  const ids = [order["gid"], shop.id, products.nodes[0]?.id, "gid://shopify/Order/1"];
  const query = "query($ids: [ID!]!, $id: ID!) { node(id: $id) { id ... on Order { name } } nodes(ids: $ids) { __typename id } }";
  expect((await bench.graphql(token, query, { variables: { ids, id: order["gid"] } })).data).toEqual({
    node: { id: order["gid"], name: "#1001" },
    nodes: [{ __typename: "Order", id: ids[0] }, { __typename: "Shop", id: ids[1] }, { __typename: "Product", id: ids[2] }, null],
  });
  const invalid = await bench.graphql(token, `{ node(id: "42") { id } }`);
  expect(invalid.errors?.[0]?.message).toBe("Invalid global id '42'");
});

test("D03 Missing scope: a nested field is refused alone, the rest is answered", async () => {
  const bench = await startBench();
  const token = await bench.token(undefined, ["read_orders"]);
  const order = (await bench.call("GET", "/control/orders/1001")).body;
  const query = "query($id: ID!) { order(id: $id) { name customer { email } purchasingEntity { __typename } lineItems(first: 1) { nodes { quantity product { title } } } } }";
  const { data, errors } = await bench.graphql(token, query, { variables: { id: order["gid"] } });
  expect(data).toMatchObject({ order: { name: "#1001", customer: null, purchasingEntity: null, lineItems: { nodes: [{ product: null }] } } });
  const refused = (errors ?? []).map(({ path, extensions }) => [path?.join("."), extensions?.["code"]]);
  expect(refused).toEqual(expect.arrayContaining([["order.customer", "ACCESS_DENIED"], ["order.purchasingEntity", "ACCESS_DENIED"], ["order.lineItems.nodes.0.product", "ACCESS_DENIED"]]));
  expect(refused).toHaveLength(3);
});

test("A document is checked by the variables of each request, though it is parsed once", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const query = "query($n: Int!) { orders(first: $n) { nodes { id } } }";
  const page = async (n: unknown) => bench.graphql(token, query, { variables: { n } });
  expect(((await page(2)).data?.["orders"] as { nodes: unknown[] }).nodes).toHaveLength(2);
  expect((await page(251)).errors).toHaveLength(1);
  expect((await page("two")).errors).toHaveLength(1);
  expect(((await page(3)).data?.["orders"] as { nodes: unknown[] }).nodes).toHaveLength(3);
});

test("D06 Pagination: backwards from the end, and between two cursors", async () => {
  const bench = await startBench();
  const token = await bench.token();
  type Page = { edges: { cursor: string; node: { name: string } }[]; pageInfo: { hasNextPage: boolean; hasPreviousPage: boolean } };
  const query = "query($first: Int, $last: Int, $after: String, $before: String, $reverse: Boolean) { orders(first: $first, last: $last, after: $after, before: $before, reverse: $reverse, sortKey: ORDER_NUMBER) { edges { cursor node { name } } pageInfo { hasNextPage hasPreviousPage } } }";
  const page = async (variables: Record<string, unknown>) => {
    const { edges, pageInfo } = (await bench.graphql(token, query, { variables })).data?.["orders"] as Page;
    return { names: edges.map(({ node }) => node.name), cursors: edges.map(({ cursor }) => cursor), ...pageInfo };
  };
  // The demo shop has twelve orders.
  const end = await page({ last: 3 });
  expect(end).toMatchObject({ names: ["#1010", "#1011", "#1012"], hasNextPage: false, hasPreviousPage: true });
  expect(await page({ last: 2, before: end.cursors[0] })).toMatchObject({ names: ["#1008", "#1009"], hasNextPage: true, hasPreviousPage: true });
  const all = await page({ first: 12 });
  expect(await page({ first: 9, after: all.cursors[0], before: all.cursors[3] })).toMatchObject({ names: ["#1002", "#1003"], hasNextPage: true, hasPreviousPage: true });
  const backwards = await page({ first: 2, reverse: true });
  expect(backwards).toMatchObject({ names: ["#1012", "#1011"], hasNextPage: true, hasPreviousPage: false });
  expect(await page({ first: 2, reverse: true, after: backwards.cursors[1] })).toMatchObject({ names: ["#1010", "#1009"] });
  expect(await page({ last: 1, reverse: true })).toMatchObject({ names: ["#1001"], hasNextPage: false, hasPreviousPage: true });
  expect(await page({ first: 0 })).toMatchObject({ names: [], hasNextPage: false, hasPreviousPage: false });
  const invalid = await bench.graphql(token, query, { variables: { first: 1, after: "nonsense" } });
  expect(invalid.errors?.[0]?.message).toBe("Invalid cursor for current pagination sort.");
});

test("An order read before and after a change shows the figures of each moment", async () => {
  const bench = await startBench();
  const token = await bench.token();
  const order = await bench.control("/orders", { lines: [{ title: "Stool", quantity: 1, price: "40.00" }], taxes: [], paid: false });
  const query = "query($id: ID!) { order(id: $id) { displayFinancialStatus totalOutstandingSet { shopMoney { amount } } totalRefundedSet { shopMoney { amount } } } }";
  const read = async () => (await bench.graphql(token, query, { variables: { id: order["gid"] } })).data?.["order"];
  const figures = (displayFinancialStatus: string, outstanding: string, refunded: string) => ({
    displayFinancialStatus,
    totalOutstandingSet: { shopMoney: { amount: outstanding } },
    totalRefundedSet: { shopMoney: { amount: refunded } },
  });
  expect(await read()).toEqual(figures("PENDING", "40.0", "0.0"));
  await bench.control(`/orders/${String(order["id"])}/pay`);
  expect(await read()).toEqual(figures("PAID", "0.0", "0.0"));
  await bench.control(`/orders/${String(order["id"])}/refund`);
  expect(await read()).toEqual(figures("REFUNDED", "0.0", "40.0"));
});

test("A list shows no object after its 25,000th", () => {
  const items = Array.from({ length: 25_003 }, (_unused, index) => ({ id: index + 1 }));
  const after = (id: number, more: Record<string, unknown> = {}) => childConnection(items, { first: 2, after: cursorOf(id), ...more });
  expect(after(24_998).nodes).toEqual([{ id: 24_999 }, { id: 25_000 }]);
  expect(after(24_999).nodes).toEqual([{ id: 25_000 }]);
  expect(() => after(25_000)).toThrow("Pagination is limited to 25000 objects");
  // Backwards from 25,003, the 25,000th is 25,003 − 24,999 = 4.
  expect(after(5, { reverse: true }).nodes).toEqual([{ id: 4 }]);
  expect(() => after(4, { reverse: true })).toThrow("25000");
  // What a bulk operation reads has no such end.
  expect(after(25_001, { everything: true }).nodes).toEqual([{ id: 25_002 }, { id: 25_003 }]);
});

function cursorOf(id: number): string {
  return Buffer.from(JSON.stringify({ last_id: id, last_value: 0 })).toString("base64");
}
