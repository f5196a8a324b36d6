import { expect, test } from "vitest";
import { startBench, until, webhooksOf } from "./bench";

const TOPICS = ["locations/create", "locations/update", "locations/deactivate", "locations/delete"];
const SCOPES = ["read_locations", "read_orders"];
const READ = `{ locations(first: 5) { nodes { id name isActive isPrimary address { address1 city countryCode phone } } } }`;

test("A shop opens with one location; others are added, renamed, closed and deleted, each with its webhook", async () => {
  const bench = await startBench({ topics: TOPICS });
  const token = await bench.token(undefined, SCOPES);
  const read = async (query = READ) => (await bench.graphql(token, query)).data?.["locations"];
  expect(await read()).toEqual({
    nodes: [{ id: expect.stringContaining("gid://shopify/Location/"), name: "Hebden Bridge", isActive: true, isPrimary: true, address: { address1: "9 Bridge Lanes", city: "Hebden Bridge", countryCode: "GB", phone: null } }],
  });
  const added = await bench.control("/locations", { name: "Leeds", address: { address1: "4 Kirkgate", city: "Leeds" } });
  // Sorted by name: Hebden Bridge before Leeds.
  expect(await read()).toMatchObject({ nodes: [{ name: "Hebden Bridge", isPrimary: true }, { name: "Leeds", isPrimary: false, address: { address1: "4 Kirkgate", city: "Leeds", countryCode: "GB" } }] });
  await bench.control("/locations/Leeds", { name: "Leeds Kirkgate" });
  expect((await bench.call("DELETE", "/control/locations/Leeds%20Kirkgate")).body).toEqual({ error: "Leeds Kirkgate is active: deactivate it before deleting it." });
  await bench.control("/locations/Leeds%20Kirkgate", { active: false });
  expect(await read()).toMatchObject({ nodes: [{ name: "Hebden Bridge" }] });
  expect(await read(READ.replace("first: 5", "first: 5, includeInactive: true"))).toMatchObject({ nodes: [{ isActive: true }, { name: "Leeds Kirkgate", isActive: false }] });
  expect((await bench.call("DELETE", "/control/locations/Leeds%20Kirkgate")).body).toEqual({ deleted: added["id"] });
  await until("four webhooks", () => bench.received.length >= 4);
  expect(bench.received.map(({ topic, body }) => [topic, (JSON.parse(body) as { name?: string; active?: boolean }).name])).toEqual([
    ["locations/create", "Leeds"],
    ["locations/update", "Leeds Kirkgate"],
    ["locations/deactivate", "Leeds Kirkgate"],
    ["locations/delete", undefined],
  ]);
  expect(JSON.parse(webhooksOf(bench, "locations/create")[0]?.body ?? "")).toMatchObject({ id: added["id"], active: true, city: "Leeds", country_code: "GB", legacy: false });
});

test("Two locations of a shop cannot have one name", async () => {
  const bench = await startBench();
  const again = await bench.call("POST", "/control/locations", { body: { name: "Hebden Bridge" } });
  expect(again).toMatchObject({ status: 422, body: { error: 'There is a location "Hebden Bridge" already: names are unique in a shop.' } });
});

test("An order sold at a till names its location, on itself, its payment and its refund", async () => {
  const bench = await startBench();
  const token = await bench.token(undefined, SCOPES);
  const till = await bench.control("/locations", { name: "Leeds" });
  const sold = await bench.control("/orders", { lines: [{ title: "Teapot", price: "24.00" }], locationId: till["id"], source: { name: "pos", appName: "Point of Sale" }, paid: true });
  const lines = [{ ...(sold["lines"] as { id: number }[])[0] }].map(({ id }) => ({ id, quantity: 1, locationId: till["id"] }));
  await bench.control(`/orders/${String(sold["id"])}/refund`, { lines });
  const query = `query($id: ID!) { order(id: $id) { retailLocation { name } transactions { kind location { name } } refunds { refundLineItems(first: 1) { nodes { location { name } } } } } }`;
  expect((await bench.graphql(token, query, { variables: { id: sold["gid"] } })).data).toEqual({
    order: {
      retailLocation: { name: "Leeds" },
      transactions: [{ kind: "SALE", location: { name: "Leeds" } }, { kind: "REFUND", location: null }],
      refunds: [{ refundLineItems: { nodes: [{ location: { name: "Leeds" } }] } }],
    },
  });
});

test("Locations need read_locations, in Shopify's words", async () => {
  const bench = await startBench();
  const token = await bench.token(undefined, ["read_orders"]);
  const { data, errors } = await bench.graphql(token, "{ location { name } }");
  expect(data).toEqual({ location: null });
  expect(errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED", requiredAccess: "`read_locations` access scope, `read_inventory` access scope or `read_markets_home` access scope." });
});
