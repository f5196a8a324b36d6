import { expect, test } from "vitest";
import { startBench, until, webhooksOf, type Bench } from "./bench";

const TOPICS = ["companies/create", "companies/delete", "company_contacts/create", "company_locations/create", "company_locations/update"];
const SCOPES = ["read_companies", "read_customers", "read_orders", "read_payment_terms", "read_draft_orders"];
const FELL = {
  name: "Fell Rope Works",
  externalId: "ROPE-7",
  contact: { customer: { firstName: "Ada", lastName: "Fell", email: "ada.fell@example.com" }, title: "Buyer" },
  location: {
    name: "Settle mill",
    taxRegistrationId: "GB123456789",
    paymentTerms: { type: "NET", dueInDays: 30 },
    address: { company: "Fell Rope Works", address1: "1 Mill Yard", city: "Settle", zip: "BD24 9ZZ", country: "United Kingdom", countryCode: "GB" },
  },
};
const BUYER = `query($id: ID!) { order(id: $id) {
  poNumber customer { email } billingAddress { city company }
  purchasingEntity { __typename ... on Customer { email } ... on PurchasingCompany {
    company { name externalId } contact { title customer { email } }
    location { name taxSettings { taxRegistrationId taxExempt } billingAddress { companyName city countryCode } } } }
  paymentTerms { paymentTermsType paymentTermsName dueInDays paymentSchedules(first: 2) { nodes { dueAt } } }
} }`;

async function placed(bench: Bench, body: object) {
  const token = await bench.token(undefined, SCOPES);
  const order = await bench.control("/orders", { lines: [{ title: "Rope", price: "100.00" }], taxesIncluded: false, ...body });
  const read = async () => (await bench.graphql(token, BUYER, { variables: { id: order["gid"] } })).data?.["order"];
  return { token, order, read };
}

test("An order of a company names company, contact and location, with its tax number and payment terms", async () => {
  const bench = await startBench();
  await bench.control("/companies", FELL);
  const { read } = await placed(bench, { company: FELL.name, poNumber: "PO-118" });
  expect(await read()).toEqual({
    poNumber: "PO-118",
    customer: { email: "ada.fell@example.com" },
    billingAddress: { city: "Settle", company: "Fell Rope Works" },
    purchasingEntity: {
      __typename: "PurchasingCompany",
      company: { name: "Fell Rope Works", externalId: "ROPE-7" },
      contact: { title: "Buyer", customer: { email: "ada.fell@example.com" } },
      location: { name: "Settle mill", taxSettings: { taxRegistrationId: "GB123456789", taxExempt: false }, billingAddress: { companyName: "Fell Rope Works", city: "Settle", countryCode: "GB" } },
    },
    // Placed on 21 November at noon; 30 days on is 21 December.
    paymentTerms: { paymentTermsType: "NET", paymentTermsName: "Net 30", dueInDays: 30, paymentSchedules: { nodes: [{ dueAt: "2026-12-21T12:00:00Z" }] } },
  });
});

test("The purchasing entity of a shopper's own order is the customer, and nobody's is null", async () => {
  const bench = await startBench();
  const shopper = await placed(bench, { customer: FELL.contact.customer });
  expect(await shopper.read()).toMatchObject({ purchasingEntity: { __typename: "Customer", email: "ada.fell@example.com" }, paymentTerms: null });
  const guest = await bench.control("/orders", { lines: [{ title: "Rope", price: "100.00" }] });
  expect((await bench.graphql(shopper.token, BUYER, { variables: { id: guest["gid"] } })).data).toMatchObject({ order: { purchasingEntity: null } });
});

test("A tax-exempt location buys without tax", async () => {
  const bench = await startBench();
  await bench.control("/companies", FELL);
  expect((await placed(bench, { company: FELL.name })).order).toMatchObject({ total: "120.00", totalTax: "20.00" });
  await bench.control(`/companies/${encodeURIComponent(FELL.name)}/location`, { taxExempt: true });
  expect(await bench.control("/orders", { lines: [{ title: "Rope", price: "100.00" }], taxesIncluded: false, company: FELL.name })).toMatchObject({ total: "100.00", totalTax: "0.00" });
});

test("A company's list of orders, contacts and locations, by search", async () => {
  const bench = await startBench();
  await bench.control("/companies", FELL);
  await bench.control("/companies", { name: "Other Ltd" });
  await bench.control(`/companies/${encodeURIComponent(FELL.name)}/locations`, { name: "Skipton store" });
  const { token } = await placed(bench, { company: FELL.name, companyLocation: "Skipton store", paid: true });
  const query = `{ companies(first: 5, query: "external_id:ROPE-7") { nodes { name mainContact { isMainContact } contactsCount { count }
    locations(first: 5) { nodes { name ordersCount { count } } } orders(first: 5) { nodes { name } } totalSpent { amount currencyCode } } } }`;
  expect((await bench.graphql(token, query)).data?.["companies"]).toEqual({
    nodes: [{
      name: "Fell Rope Works",
      mainContact: { isMainContact: true },
      contactsCount: { count: 1 },
      locations: { nodes: [{ name: "Settle mill", ordersCount: { count: 0 } }, { name: "Skipton store", ordersCount: { count: 1 } }] },
      orders: { nodes: [{ name: expect.stringMatching(/^#\d+$/) }] },
      totalSpent: { amount: "120.0", currencyCode: "GBP" },
    }],
  });
});

test("Companies, contacts and locations send their webhooks; a company with orders stays", async () => {
  const bench = await startBench({ topics: TOPICS });
  await bench.token(undefined, ["read_companies"]);
  const company = await bench.control("/companies", FELL);
  const order = await bench.control("/orders", { lines: [{ title: "Rope", price: "100.00" }], company: FELL.name });
  const refused = await bench.call("DELETE", `/control/companies/${String(company["id"])}`);
  expect(refused).toMatchObject({ status: 422, body: { error: "Fell Rope Works has orders (1): it cannot be deleted." } });
  await bench.call("DELETE", `/control/orders/${String(order["id"])}`);
  await bench.call("DELETE", `/control/companies/${String(company["id"])}`);
  await until("four webhooks", () => bench.received.length >= 4);
  expect(bench.received.map(({ topic }) => topic)).toEqual(["companies/create", "company_contacts/create", "company_locations/create", "companies/delete"]);
  expect(JSON.parse(webhooksOf(bench, "company_locations/create")[0]?.body ?? "")).toMatchObject({
    name: "Settle mill",
    tax_registration: { tax_id: "GB123456789" },
    company: { name: "Fell Rope Works", external_id: "ROPE-7" },
    billing_address: { city: "Settle", recipient: "Fell Rope Works" },
  });
});

test("Companies need a scope, in Shopify's words", async () => {
  const bench = await startBench();
  await bench.control("/companies", FELL);
  const token = await bench.token(undefined, ["read_orders"]);
  const { data, errors } = await bench.graphql(token, "{ companies(first: 1) { nodes { name } } }");
  expect(data ?? null).toBeNull();
  expect(errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED", requiredAccess: expect.stringContaining("`read_companies` access scope") });
});
