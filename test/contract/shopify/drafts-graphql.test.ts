import { expect, test } from "vitest";
import { startBench } from "./bench";
import { amount, LIFE_SCOPES } from "./order-life-bench";

const bag = "{ shopMoney { amount } }";
const SCOPES = [...LIFE_SCOPES, "write_payment_terms", "write_customers", "write_companies"];
const CREATE = `mutation($input: DraftOrderInput!) { draftOrderCreate(input: $input) { draftOrder { id name status email totalPriceSet ${bag} totalTaxSet ${bag} totalDiscountsSet ${bag}
  shippingLine { title } paymentTerms { paymentTermsName } purchasingEntity { ... on PurchasingCompany { company { name } location { name } } } } userErrors { field message } } }`;
const LINES = [{ title: "Walnut desk", quantity: 1, originalUnitPriceWithCurrency: { amount: "120.00", currencyCode: "GBP" } }];

async function asker() {
  const bench = await startBench();
  const token = await bench.token(undefined, SCOPES);
  const ask = async (query: string, variables: Record<string, unknown> = {}) => {
    const { data, errors } = await bench.graphql(token, query, { variables });
    return { payload: Object.values(data ?? {})[0] as Record<string, unknown> | null | undefined, errors };
  };
  return { bench, ask };
}

test("draftOrderCreate, Update, Complete and Delete", async () => {
  const { bench, ask } = await asker();
  // 120.00 holding 20 % less 10 % is 108.00; shipping 6.00: 114.00 holding 18.00 + 1.00.
  const input = { lineItems: LINES, email: "ada.fell@example.com", appliedDiscount: { value: 10, valueType: "PERCENTAGE", title: "Trade" }, shippingLine: { title: "Courier", priceWithCurrency: { amount: "6.00", currencyCode: "GBP" } } };
  const { payload } = await ask(CREATE, { input });
  expect(payload).toMatchObject({
    draftOrder: { name: "#D1", status: "OPEN", email: "ada.fell@example.com", totalPriceSet: amount("114.0"), totalTaxSet: amount("19.0"), totalDiscountsSet: amount("12.0"), shippingLine: { title: "Courier" }, paymentTerms: null },
    userErrors: [],
  });
  const { id } = payload?.["draftOrder"] as { id: string };
  const update = `mutation($id: ID!, $input: DraftOrderInput!) { draftOrderUpdate(id: $id, input: $input) { draftOrder { totalPriceSet ${bag} } userErrors { message } } }`;
  expect((await ask(update, { id, input: { lineItems: LINES } })).payload).toEqual({ draftOrder: { totalPriceSet: amount("120.0") }, userErrors: [] });
  const complete = `mutation($id: ID!) { draftOrderComplete(id: $id, paymentPending: true) { draftOrder { status order { displayFinancialStatus totalPriceSet ${bag} } } userErrors { message } } }`;
  expect((await ask(complete, { id })).payload).toEqual({ draftOrder: { status: "COMPLETED", order: { displayFinancialStatus: "PENDING", totalPriceSet: amount("120.0") } }, userErrors: [] });
  const remove = `mutation($id: ID!) { draftOrderDelete(input: { id: $id }) { deletedId userErrors { message } } }`;
  expect((await ask(remove, { id })).payload).toEqual({ deletedId: null, userErrors: [{ message: "Draft order #D1 has been completed and cannot be changed." }] });
  const other = await bench.control("/drafts", { lines: [{ title: "Lamp", price: "30.00" }] });
  expect((await ask(remove, { id: other["gid"] })).payload).toEqual({ deletedId: other["gid"], userErrors: [] });
});

test("A B2B draft takes its location's terms; terms can be given by template and date", async () => {
  const { bench, ask } = await asker();
  const company = await bench.control("/companies", { name: "Fell Rope Works", location: { name: "Settle mill", paymentTerms: { type: "NET", dueInDays: 45 } } });
  const [location] = company["locations"] as { id: number }[];
  const purchasingCompany = { companyId: company["gid"], companyLocationId: `gid://shopify/CompanyLocation/${location?.id}`, companyContactId: "gid://shopify/CompanyContact/1" };
  expect((await ask(CREATE, { input: { lineItems: LINES, purchasingEntity: { purchasingCompany } } })).payload).toMatchObject({
    draftOrder: { paymentTerms: { paymentTermsName: "Net 45" }, purchasingEntity: { company: { name: "Fell Rope Works" }, location: { name: "Settle mill" } } },
  });
  const { payload } = await ask("{ paymentTermsTemplates(paymentTermsType: FIXED) { id } }");
  const [template] = payload as unknown as { id: string }[];
  const terms = { paymentTermsTemplateId: template?.id, paymentSchedules: [{ dueAt: "2026-12-31T00:00:00Z" }] };
  expect((await ask(CREATE, { input: { lineItems: LINES, paymentTerms: terms } })).payload).toMatchObject({ draftOrder: { paymentTerms: { paymentTermsName: "Fixed" } } });
});

test("A draft without lines is a userError; a field that is not modelled is refused by name", async () => {
  const { ask } = await asker();
  expect((await ask(CREATE, { input: { email: "ada.fell@example.com" } })).payload).toEqual({ draftOrder: null, userErrors: [{ field: null, message: "Add at least 1 product" }] });
  const { errors } = await ask(CREATE, { input: { lineItems: LINES, reserveInventoryUntil: "2026-12-01T00:00:00Z" } });
  expect(errors?.[0]).toMatchObject({ message: "The simulated Shopify does not model DraftOrderInput.reserveInventoryUntil yet.", extensions: { code: "NOT_MODELLED" } });
});

test("paymentTermsCreate, Update and Delete on an order", async () => {
  const { bench, ask } = await asker();
  const order = await bench.control("/orders", { lines: [{ title: "Lamp", price: "30.00" }] });
  const { payload } = await ask("{ paymentTermsTemplates(paymentTermsType: NET) { id name } }");
  const [net7, net15] = payload as unknown as { id: string; name: string }[];
  const create = `mutation($order: ID!, $template: ID!) { paymentTermsCreate(referenceId: $order, paymentTermsAttributes: { paymentTermsTemplateId: $template }) {
    paymentTerms { id paymentTermsName } userErrors { code message } } }`;
  const made = (await ask(create, { order: order["gid"], template: net7?.id })).payload;
  expect(made).toMatchObject({ paymentTerms: { paymentTermsName: "Net 7" }, userErrors: [] });
  expect((await ask(create, { order: order["gid"], template: net7?.id })).payload).toMatchObject({ paymentTerms: null, userErrors: [{ code: "PAYMENT_TERMS_CREATION_UNSUCCESSFUL" }] });
  const { id } = made?.["paymentTerms"] as { id: string };
  const update = `mutation($id: ID!, $template: ID) { paymentTermsUpdate(input: { paymentTermsId: $id, paymentTermsAttributes: { paymentTermsTemplateId: $template } }) { paymentTerms { paymentTermsName } userErrors { message } } }`;
  expect((await ask(update, { id, template: net15?.id })).payload).toEqual({ paymentTerms: { paymentTermsName: "Net 15" }, userErrors: [] });
  expect((await ask(`mutation($id: ID!) { paymentTermsDelete(input: { paymentTermsId: $id }) { deletedId userErrors { message } } }`, { id })).payload).toEqual({ deletedId: id, userErrors: [] });
});

test("customerCreate, Update and Delete", async () => {
  const { bench, ask } = await asker();
  const create = `mutation($input: CustomerInput!) { customerCreate(input: $input) { customer { id email taxExempt defaultAddress { city } } userErrors { field message } } }`;
  const ada = { firstName: "Ada", lastName: "Fell", email: "ada.fell@example.com", taxExempt: true };
  const made = (await ask(create, { input: ada })).payload;
  expect(made).toMatchObject({ customer: { email: ada.email, taxExempt: true, defaultAddress: null }, userErrors: [] });
  expect((await ask(create, { input: ada })).payload).toEqual({ customer: null, userErrors: [{ field: ["email"], message: "Email has already been taken" }] });
  const { id } = made?.["customer"] as { id: string };
  const update = `mutation($input: CustomerInput!) { customerUpdate(input: $input) { customer { firstName lastName note } userErrors { message } } }`;
  expect((await ask(update, { input: { id, note: "Rings first" } })).payload).toEqual({ customer: { firstName: "Ada", lastName: "Fell", note: "Rings first" }, userErrors: [] });
  const remove = `mutation($id: ID!) { customerDelete(input: { id: $id }) { deletedCustomerId userErrors { message } } }`;
  await bench.control("/orders", { customer: ada.email, lines: [{ title: "Lamp", price: "30.00" }] });
  expect((await ask(remove, { id })).payload).toEqual({ deletedCustomerId: null, userErrors: [{ message: "Customer can’t be deleted because they have associated orders" }] });
});
