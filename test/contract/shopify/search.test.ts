import { expect, test } from "vitest";
import { startBench, type Bench } from "./bench";

const SHOP = "search.myshopify.com";

interface Found {
  readonly names: string[];
  readonly warnings: { field: string; code: string }[];
  readonly errors: unknown;
}

/** A shop with four orders, a day apart, and a way to search them. */
async function fourOrders(): Promise<{ bench: Bench; token: string; find: (query: string, sortKey?: string) => Promise<Found> }> {
  const bench = await startBench({ startAt: "2026-11-01T10:00:00Z" });
  await bench.control("/shops", { handle: "search", taxes: [] });
  const line = (price: string, sku: string) => [{ title: `The ${sku}`, sku, quantity: 1, price }];
  const customer = (firstName: string, email: string) => ({ firstName, lastName: "Archer", email });
  const orders = [
    { lines: line("10.00", "CUP"), paid: true, tags: ["gift", "Blue"], customer: customer("Zoe", "zoe@example.com") },
    { lines: line("99.99", "CHAIR"), paid: false, poNumber: "PO-77", customer: customer("Adam", "adam@example.org") },
    { lines: line("100.00", "TABLE"), paid: true, test: true, customer: customer("Mia", "mia@example.com") },
    { lines: line("9.00", "PLATE"), paid: false, note: "fragile", customer: customer("Bo", "bo@example.com") },
  ];
  for (const order of orders) {
    await bench.control("/orders", { shop: SHOP, ...order });
    bench.clock.ms += 86_400_000;
  }
  await bench.control(`/orders/1004/cancel?shop=${SHOP}`);
  const token = await bench.token(SHOP);
  const find = async (query: string, sortKey = "ORDER_NUMBER"): Promise<Found> => {
    const answer = await bench.graphql(token, "query($q: String, $s: OrderSortKeys) { orders(first: 9, sortKey: $s, query: $q) { nodes { name } } ordersCount(query: $q) { count } }", { shop: SHOP, variables: { q: query, s: sortKey } });
    const names = (answer.data?.["orders"] as { nodes: { name: string }[] } | undefined)?.nodes.map(({ name }) => name) ?? [];
    const { count } = (answer.data?.["ordersCount"] ?? { count: 0 }) as { count: number };
    expect(count).toBe(names.length);
    const search = (answer.extensions?.["search"] ?? []) as { warnings: { field: string; code: string }[] }[];
    return { names, warnings: (search[0]?.warnings ?? []).map(({ field, code }) => ({ field, code })), errors: answer.errors };
  };
  return { bench, token, find };
}

test("Orders are found by each filter in use", async () => {
  const { find } = await fourOrders();
  const cases: [string, string[]][] = [
    ["", ["#1001", "#1002", "#1003", "#1004"]],
    ["financial_status:paid", ["#1001", "#1003"]],
    ["financial_status:PENDING", ["#1002"]],
    ["financial_status:paid,pending", ["#1001", "#1002", "#1003"]],
    ["fulfillment_status:unfulfilled", ["#1001", "#1002", "#1003"]],
    ["status:open", ["#1001", "#1002", "#1003"]],
    ["status:cancelled", ["#1004"]],
    ["status:any", ["#1001", "#1002", "#1003", "#1004"]],
    ["name:#1002", ["#1002"]],
    ["name:1002", ["#1002"]],
    ["tag:gift", ["#1001"]],
    ["tag:blue", ["#1001"]],
    ["tag_not:gift", ["#1002", "#1003", "#1004"]],
    ["test:true", ["#1003"]],
    ["email:zoe@example.com", ["#1001"]],
    ["email:*", ["#1001", "#1002", "#1003", "#1004"]],
    ["email:adam*", ["#1002"]],
    ["po_number:'PO-77'", ["#1002"]],
    ["sku:TABLE", ["#1003"]],
    ["current_total_price:>=99.99", ["#1002", "#1003"]],
    ["current_total_price:>99.99", ["#1003"]],
    ["current_total_price:10", ["#1001"]],
    ["chair", ["#1002"]],
  ];
  for (const [query, names] of cases) expect({ query, ...(await find(query)) }).toEqual({ query, names, warnings: [], errors: undefined });
});

test("Times compare by moment, ranges meet, and a date alone is its whole day", async () => {
  const { find } = await fourOrders();
  expect((await find("created_at:>=2026-11-02T10:00:00Z created_at:<2026-11-03T10:00:00Z")).names).toEqual(["#1002"]);
  expect((await find("created_at:>'2026-11-02T11:00:00+01:00'")).names).toEqual(["#1003", "#1004"]);
  expect((await find("processed_at:2026-11-03")).names).toEqual(["#1003"]);
  expect((await find("created_at:<=2026-11-02")).names).toEqual(["#1001", "#1002"]);
  expect((await find("created_at:>2026-11-02")).names).toEqual(["#1003", "#1004"]);
  // #1004 was cancelled last; sorting by the searched field reads only that stretch of the list, with the same result.
  for (const sortKey of ["ORDER_NUMBER", "UPDATED_AT"]) {
    expect((await find("updated_at:>=2026-11-02T10:00:00Z updated_at:<2026-11-04T00:00:00Z", sortKey)).names).toEqual(["#1002", "#1003"]);
  }
});

test("Terms combine with AND, OR, NOT, a minus, groups and quotes", async () => {
  const { find } = await fourOrders();
  expect((await find("financial_status:paid AND test:true")).names).toEqual(["#1003"]);
  expect((await find("name:#1001 OR name:#1004")).names).toEqual(["#1001", "#1004"]);
  expect((await find("financial_status:paid -test:true")).names).toEqual(["#1001"]);
  expect((await find("NOT financial_status:paid")).names).toEqual(["#1002", "#1004"]);
  expect((await find("(tag:gift OR po_number:PO-77) -financial_status:paid")).names).toEqual(["#1002"]);
  expect((await find(`"The CHAIR" OR sku:"PLATE"`)).names).toEqual(["#1002", "#1004"]);
});

test("What a search does not understand is ignored with a warning; a metafield it cannot search is an error from July 2026", async () => {
  const { bench, token, find } = await fourOrders();
  const everything = ["#1001", "#1002", "#1003", "#1004"];
  expect(await find("wheels:4")).toEqual({ names: everything, warnings: [{ field: "wheels", code: "invalid_field" }], errors: undefined });
  expect((await find("wheels:4 test:true")).names).toEqual(["#1003"]);
  expect(await find("created_at:>=whenever")).toEqual({ names: everything, warnings: [{ field: "created_at", code: "invalid_value" }], errors: undefined });
  expect(await find("test:perhaps")).toEqual({ names: everything, warnings: [{ field: "test", code: "invalid_value" }], errors: undefined });
  expect((await find("metafields.custom.colour:red")).errors).toHaveLength(1);
  const old = await bench.graphql(token, `{ orders(first: 9, query: "metafields.custom.colour:red") { nodes { id } } }`, { shop: SHOP, version: "2026-04" });
  expect(old.errors).toBeUndefined();
  expect(old.extensions?.["search"]).toMatchObject([{ path: ["orders"], warnings: [{ field: "metafields.custom.colour" }] }]);
});

test("Orders sort by each key, also backwards, and keep their place when they change", async () => {
  const { bench, token, find } = await fourOrders();
  expect((await find("", "CUSTOMER_NAME")).names).toEqual(["#1002", "#1004", "#1003", "#1001"]);
  expect((await find("", "TOTAL_PRICE")).names).toEqual(["#1004", "#1001", "#1002", "#1003"]);
  expect((await find("", "UPDATED_AT")).names).toEqual(["#1001", "#1002", "#1003", "#1004"]);
  bench.clock.ms += 1_000;
  await bench.control(`/orders/1002/pay?shop=${SHOP}`);
  expect((await find("", "UPDATED_AT")).names).toEqual(["#1001", "#1003", "#1004", "#1002"]);
  await bench.control("/orders", { shop: SHOP, lines: [{ title: "New", quantity: 1, price: "50.00" }], paid: true });
  expect((await find("", "TOTAL_PRICE")).names).toEqual(["#1004", "#1001", "#1005", "#1002", "#1003"]);
  const newest = await bench.graphql(token, "{ orders(first: 2, reverse: true) { nodes { name } } }", { shop: SHOP });
  expect(newest.data).toEqual({ orders: { nodes: [{ name: "#1005" }, { name: "#1004" }] } });
});

test("Customers and products are searched and sorted likewise", async () => {
  const { bench, token } = await fourOrders();
  const query = `{
    byMail: customers(first: 5, query: "email:mia@example.com") { nodes { firstName } }
    byName: customers(first: 2, sortKey: NAME, query: "last_name:Archer") { nodes { firstName } }
    titled: products(first: 5, query: "title:'Oak Serving Board'") { nodes { title } }
    sorted: products(first: 50, sortKey: TITLE) { nodes { title } }
  }`;
  const { data } = await bench.graphql(token, query, { shop: SHOP });
  expect(data).toMatchObject({
    byMail: { nodes: [{ firstName: "Mia" }] },
    byName: { nodes: [{ firstName: "Adam" }, { firstName: "Bo" }] },
    titled: { nodes: [{ title: "Oak Serving Board" }] },
  });
  const titles = (data?.["sorted"] as { nodes: { title: string }[] }).nodes.map(({ title }) => title.toLowerCase());
  expect(titles).toEqual([...titles].sort());
  expect(titles.length).toBeGreaterThan(2);
});
