import { expect, test } from "vitest";
import { startBench, until, webhooksOf } from "./bench";

const TOPICS = ["customers/create", "customers/update", "customers/delete", "customers/merge"];
const SCOPES = ["read_customers", "write_customers", "read_orders", "read_customer_merge", "read_companies"];
const READ = `query($id: ID!) { customer(id: $id) { firstName lastName email note tags taxExempt taxExemptions canDelete numberOfOrders updatedAt defaultAddress { city } } }`;
const ADA = { firstName: "Ada", lastName: "Fell", email: "ada.fell@example.com" };

function bodies(topic: string, bench: Parameters<typeof webhooksOf>[0]) {
  return webhooksOf(bench, topic).map(({ body }) => JSON.parse(body) as Record<string, unknown>);
}

test("A customer is created, changed and deleted, each with its webhook", async () => {
  const bench = await startBench({ topics: TOPICS });
  const token = await bench.token(undefined, SCOPES);
  const ada = await bench.control("/customers", { ...ADA, note: "Rings before noon", tags: ["trade"] });
  await bench.control("/customers/ada.fell@example.com", { email: "ada@example.com", taxExempt: true, taxExemptions: ["EU_REVERSE_CHARGE_EXEMPTION_RULE"], address: { city: "Settle" } });
  expect((await bench.graphql(token, READ, { variables: { id: ada["gid"] } })).data).toEqual({
    customer: {
      ...{ firstName: "Ada", lastName: "Fell", email: "ada@example.com", note: "Rings before noon", tags: ["trade"] },
      ...{ taxExempt: true, taxExemptions: ["EU_REVERSE_CHARGE_EXEMPTION_RULE"], canDelete: true, numberOfOrders: "0" },
      ...{ updatedAt: "2026-11-21T12:00:00Z", defaultAddress: { city: "Settle" } },
    },
  });
  expect((await bench.call("DELETE", `/control/customers/${String(ada["id"])}`)).body).toEqual({ deleted: ada["id"] });
  expect((await bench.graphql(token, READ, { variables: { id: ada["gid"] } })).data).toEqual({ customer: null });
  await until("three webhooks", () => bench.received.length >= 3);
  expect(bodies("customers/create", bench)).toMatchObject([{ id: ada["id"], email: "ada.fell@example.com", note: "Rings before noon", tax_exempt: false, currency: "GBP" }]);
  expect(bodies("customers/update", bench)).toMatchObject([{ id: ada["id"], email: "ada@example.com", tax_exempt: true, default_address: { city: "Settle", country_code: "GB" } }]);
  expect(bodies("customers/delete", bench)).toEqual([{ id: ada["id"], admin_graphql_api_id: ada["gid"], tax_exemptions: ["EU_REVERSE_CHARGE_EXEMPTION_RULE"] }]);
});

test("An e-mail address belongs to one customer, and who has ordered cannot be deleted", async () => {
  const bench = await startBench();
  await bench.control("/customers", ADA);
  expect((await bench.call("POST", "/control/customers", { body: { ...ADA, firstName: "Eve" } })).body).toEqual({ error: "Email has already been taken" });
  await bench.control("/orders", { customer: ADA.email, lines: [{ title: "Teapot", price: "24.00" }] });
  expect(await bench.call("DELETE", `/control/customers/${ADA.email}`)).toMatchObject({ status: 422, body: { error: "Customer can’t be deleted because they have associated orders" } });
});

test("A tax-exempt customer's order has no tax", async () => {
  const bench = await startBench();
  await bench.control("/customers", { ...ADA, taxExempt: true });
  const lines = [{ title: "Walnut desk", price: "100.00" }];
  expect(await bench.control("/orders", { customer: ADA.email, lines, taxesIncluded: false })).toMatchObject({ total: "100.00", totalTax: "0.00" });
  expect(await bench.control("/orders", { lines, taxesIncluded: false })).toMatchObject({ total: "120.00", totalTax: "20.00" });
});

test("Merging gives one customer's orders to another; the webhook names both", async () => {
  const bench = await startBench({ topics: TOPICS });
  const token = await bench.token(undefined, SCOPES);
  const ada = await bench.control("/customers", ADA);
  const twin = await bench.control("/customers", { ...ADA, email: "a.fell@example.com", tags: ["newsletter"] });
  const order = await bench.control("/orders", { customer: "a.fell@example.com", lines: [{ title: "Teapot", price: "24.00" }] });
  expect(await bench.control("/customers/a.fell@example.com/merge", { into: ADA.email })).toMatchObject({ status: "completed", errors: [], customer: { id: ada["id"], tags: ["newsletter"] } });
  const buyer = `query($id: ID!) { order(id: $id) { customer { id } } }`;
  expect((await bench.graphql(token, buyer, { variables: { id: order["gid"] } })).data).toEqual({ order: { customer: { id: ada["gid"] } } });
  expect((await bench.graphql(token, READ, { variables: { id: twin["gid"] } })).data).toEqual({ customer: null });
  await until("customers/merge", () => webhooksOf(bench, "customers/merge")[0]);
  expect(bodies("customers/merge", bench)).toEqual([
    { admin_graphql_api_customer_kept_id: ada["gid"], admin_graphql_api_customer_deleted_id: twin["gid"], admin_graphql_api_job_id: null, status: "completed", errors: [] },
  ]);
});

test("A merge of a company's contact fails, says so, and changes nothing", async () => {
  const bench = await startBench({ topics: TOPICS });
  const token = await bench.token(undefined, SCOPES);
  const ada = await bench.control("/customers", ADA);
  await bench.control("/companies", { name: "Fell Rope Works", contact: { customer: ADA.email } });
  await bench.control("/customers", { ...ADA, email: "a.fell@example.com" });
  expect(await bench.control(`/customers/${ADA.email}/merge`, { into: "a.fell@example.com" })).toMatchObject({ status: "failed", errors: [{ customer_ids: [ada["id"]], field: "company_contact" }] });
  expect((await bench.graphql(token, READ, { variables: { id: ada["gid"] } })).data).toMatchObject({ customer: { email: ADA.email } });
  await until("customers/merge", () => webhooksOf(bench, "customers/merge")[0]);
  expect(bodies("customers/merge", bench)).toMatchObject([{ status: "failed" }]);
});

test("customers/merge has a scope of its own", async () => {
  const bench = await startBench({ topics: TOPICS });
  await bench.token(undefined, ["read_customers"]);
  await bench.control("/customers", ADA);
  await bench.control("/customers", { ...ADA, email: "a.fell@example.com" });
  await bench.control("/customers/a.fell@example.com/merge", { into: ADA.email });
  await bench.control(`/customers/${ADA.email}`, { note: "Kept" });
  await until("customers/update", () => webhooksOf(bench, "customers/update")[0]);
  expect(bench.received.map(({ topic }) => topic)).toEqual(["customers/create", "customers/create", "customers/update"]);
});
