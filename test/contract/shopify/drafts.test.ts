import { expect, test } from "vitest";
import { startBench, until, webhooksOf, type Bench } from "./bench";
import { amount, LIFE_SCOPES } from "./order-life-bench";

const TOPICS = ["draft_orders/create", "draft_orders/update", "draft_orders/delete"];
const bag = "{ shopMoney { amount } }";
const ADA = { firstName: "Ada", lastName: "Fell", email: "ada.fell@example.com" };
/** 2 × 30.00 less 10 % is 54.00, + 5.40; desk 100.00 less 10 % is 90.00, + 9.00; shipping 10.00 + 1.00: 169.40. */
const QUOTE = {
  ...{ customer: ADA, taxesIncluded: false, taxes: [{ title: "Sales tax", rate: "0.1" }], shipping: "10.00", poNumber: "PO-118", note: "Quote", tags: ["trade"] },
  lines: [{ title: "Walnut desk", price: "100.00" }, { title: "Lamp", price: "30.00", quantity: 2 }],
  discounts: [{ kind: "manual", title: "Trade", value: { percent: "10" } }],
};
const DRAFT = `name status email poNumber tags completedAt invoiceSentAt customer { email } order { name }
  totalPriceSet ${bag} subtotalPriceSet ${bag} totalTaxSet ${bag} totalShippingPriceSet ${bag} totalDiscountsSet ${bag} totalLineItemsPriceSet ${bag} amountDueNowSet ${bag} amountDueLaterSet ${bag}
  appliedDiscount { title value valueType amountSet ${bag} } totalQuantityOfLineItems
  lineItems(first: 5) { nodes { title quantity custom originalTotalSet ${bag} taxLines { priceSet ${bag} } } }`;

async function drafted(body: object = QUOTE, topics: readonly string[] = []) {
  const bench = await startBench({ topics });
  const token = await bench.token(undefined, LIFE_SCOPES);
  const draft = await bench.control("/drafts", body);
  const ask = (query: string, variables: Record<string, unknown> = {}) => bench.graphql(token, query, { variables: { id: draft["gid"], ...variables } });
  const read = async (fields = DRAFT) => (await ask(`query($id: ID!) { draftOrder(id: $id) { ${fields} } }`)).data?.["draftOrder"];
  return { bench, draft, ask, read };
}

async function ordersIn(bench: Bench): Promise<number> {
  return ((await bench.call("GET", "/control/orders")).body as unknown as unknown[]).length;
}

test("A draft order is priced like an order, and is no order", async () => {
  const { bench, draft, read } = await drafted();
  const before = await ordersIn(bench);
  expect(draft).toMatchObject({ name: "#D1", status: "OPEN", total: "169.40", totalTax: "15.40" });
  expect(await read()).toEqual({
    ...{ name: "#D1", status: "OPEN", email: ADA.email, poNumber: "PO-118", tags: ["trade"], completedAt: null, invoiceSentAt: null, customer: { email: ADA.email }, order: null },
    ...{ totalPriceSet: amount("169.4"), subtotalPriceSet: amount("144.0"), totalTaxSet: amount("15.4"), totalShippingPriceSet: amount("10.0") },
    ...{ totalDiscountsSet: amount("16.0"), totalLineItemsPriceSet: amount("160.0"), amountDueNowSet: amount("169.4"), amountDueLaterSet: amount("0.0") },
    appliedDiscount: { title: "Trade", value: 10, valueType: "PERCENTAGE", amountSet: amount("16.0") },
    totalQuantityOfLineItems: 3,
    lineItems: {
      nodes: [
        { title: "Walnut desk", quantity: 1, custom: true, originalTotalSet: amount("100.0"), taxLines: [{ priceSet: amount("9.0") }] },
        { title: "Lamp", quantity: 2, custom: true, originalTotalSet: amount("60.0"), taxLines: [{ priceSet: amount("5.4") }] },
      ],
    },
  });
  expect(await ordersIn(bench)).toBe(before);
});

test("Completing a draft as paid makes an order with a sale by hand; the draft keeps its order and never changes again", async () => {
  const { bench, draft, ask, read } = await drafted(QUOTE, TOPICS);
  const order = await bench.control("/drafts/D1/complete");
  expect(order).toMatchObject({ status: "PAID", total: "169.40", outstanding: "0.00" });
  expect(await read("status completedAt order { id sourceName displayFinancialStatus retailLocation { name } poNumber transactions { kind gateway manualPaymentGateway } }")).toEqual({
    ...{ status: "COMPLETED", completedAt: "2026-11-21T12:00:00Z" },
    order: {
      ...{ id: order["gid"], sourceName: "shopify_draft_order", displayFinancialStatus: "PAID", retailLocation: null, poNumber: "PO-118" },
      transactions: [{ kind: "SALE", gateway: "manual", manualPaymentGateway: true }],
    },
  });
  expect(await bench.call("POST", "/control/drafts/D1/complete", { body: {} })).toMatchObject({ status: 422, body: { error: "This order has already been paid" } });
  expect(await bench.call("POST", "/control/drafts/D1", { body: QUOTE })).toMatchObject({ status: 422 });
  expect((await ask(`mutation($id: ID!) { draftOrderComplete(id: $id) { draftOrder { status } userErrors { message } } }`)).data).toMatchObject({
    draftOrderComplete: { userErrors: [{ message: "This order has already been paid" }] },
  });
  const completed = await until("draft_orders/update", () => webhooksOf(bench, "draft_orders/update")[0]);
  expect(JSON.parse(completed.body)).toMatchObject({ id: draft["id"], status: "completed", order_id: order["id"], completed_at: "2026-11-21T12:00:00+00:00" });
  expect(webhooksOf(bench, "orders/create")).toHaveLength(1);
});

test("A draft with payment terms becomes an unpaid order that has them, counted from its own day", async () => {
  const { bench, draft, read } = await drafted({ ...QUOTE, paymentTerms: { type: "NET", dueInDays: 30 } });
  expect(await read("amountDueNowSet { shopMoney { amount } } amountDueLaterSet { shopMoney { amount } } paymentTerms { paymentTermsName }")).toEqual({
    ...{ amountDueNowSet: amount("0.0"), amountDueLaterSet: amount("169.4") },
    paymentTerms: { paymentTermsName: "Net 30" },
  });
  bench.clock.ms += 600_000;
  const order = await bench.control(`/drafts/${String(draft["id"])}/complete`);
  expect(order).toMatchObject({ status: "PENDING", outstanding: "169.40" });
  const terms = "paymentTermsName draftOrder { name } order { name } paymentSchedules(first: 1) { nodes { dueAt balanceDue { amount } } }";
  expect(await read(`order { paymentTerms { ${terms} } }`)).toEqual({
    order: { paymentTerms: { paymentTermsName: "Net 30", draftOrder: { name: "#D1" }, order: { name: order["name"] }, paymentSchedules: { nodes: [{ dueAt: "2026-12-21T12:10:00Z", balanceDue: { amount: "169.4" } }] } } },
  });
});

test("A deposit is for Plus shops and goes with terms; completing takes it and leaves the rest owed", async () => {
  const bench = await startBench();
  const asked = { ...QUOTE, depositPercent: "25", paymentTerms: { type: "NET", dueInDays: 30 } };
  const refused = (body: object) => bench.call("POST", "/control/drafts", { body });
  expect(await refused(asked)).toMatchObject({ status: 422, body: { error: expect.stringContaining("is not a Plus shop") } });
  await bench.control("/shops", { handle: "plus", plan: "Plus" });
  expect(await refused({ ...asked, shop: "plus", depositPercent: "100" })).toMatchObject({ status: 400 });
  expect(await refused({ ...asked, shop: "plus", paymentTerms: null })).toMatchObject({ status: 400 });
  const draft = await bench.control("/drafts", { ...asked, shop: "plus" });
  const token = await bench.token("plus.myshopify.com", LIFE_SCOPES);
  const due = `query($id: ID!) { draftOrder(id: $id) { deposit { ... on DepositPercentage { percentage } } amountDueNowSet ${bag} amountDueLaterSet ${bag} } }`;
  // A quarter of 169.40 is 42.35.
  expect((await bench.graphql(token, due, { shop: "plus.myshopify.com", variables: { id: draft["gid"] } })).data).toEqual({
    draftOrder: { deposit: { percentage: 25 }, amountDueNowSet: amount("42.35"), amountDueLaterSet: amount("127.05") },
  });
  expect(await bench.control("/drafts/D1/complete", { shop: "plus" })).toMatchObject({ status: "PARTIALLY_PAID", received: "42.35", outstanding: "127.05" });
});

test("A draft is changed, invoiced and deleted, each with its webhook; without an e-mail address no invoice goes out", async () => {
  const { bench, draft, read } = await drafted(QUOTE, TOPICS);
  await bench.control("/drafts/D1", { ...QUOTE, lines: [{ title: "Walnut desk", price: "100.00", quantity: 2 }] });
  // 200.00 − 20.00 = 180.00, + 18.00, + 11.00.
  expect(await read(`totalPriceSet ${bag}`)).toEqual({ totalPriceSet: amount("209.0") });
  await bench.control("/drafts/D1/invoice");
  expect(await read("status invoiceSentAt")).toEqual({ status: "INVOICE_SENT", invoiceSentAt: "2026-11-21T12:00:00Z" });
  expect((await bench.call("DELETE", "/control/drafts/D1")).body).toEqual({ deleted: "#D1" });
  expect(await read("name")).toBeNull();
  await until("draft_orders/delete", () => webhooksOf(bench, "draft_orders/delete")[0]);
  const body = (topic: string, index = 0) => JSON.parse(webhooksOf(bench, topic)[index]?.body ?? "") as unknown;
  expect(body("draft_orders/create")).toMatchObject({ id: draft["id"], name: "#D1", status: "open", total_price: "169.40", total_tax: "15.40", order_id: null, applied_discount: { value: "10", value_type: "percentage", amount: "16.00" }, customer: { email: ADA.email } });
  expect(body("draft_orders/update")).toMatchObject({ total_price: "209.00" });
  expect(body("draft_orders/update", 1)).toMatchObject({ status: "invoice_sent", invoice_sent_at: "2026-11-21T12:00:00+00:00" });
  expect(body("draft_orders/delete")).toEqual({ id: draft["id"] });
  await bench.control("/drafts", { lines: [{ title: "Lamp", price: "30.00" }] });
  expect(await bench.call("POST", "/control/drafts/D2/invoice", { body: {} })).toMatchObject({ status: 422, body: { error: "Email can't be blank" } });
});

test("Drafts are listed and searched, by status and customer", async () => {
  const { bench, ask } = await drafted();
  await bench.control("/drafts", { lines: [{ title: "Lamp", price: "30.00" }] });
  await bench.control("/drafts/D2/complete", { paymentPending: true });
  const list = async (query: string) => (await ask(`query($query: String) { draftOrders(first: 5, query: $query) { nodes { name } } draftOrdersCount { count } }`, { query })).data;
  expect(await list("")).toEqual({ draftOrders: { nodes: [{ name: "#D1" }, { name: "#D2" }] }, draftOrdersCount: { count: 2 } });
  expect(await list("status:completed")).toMatchObject({ draftOrders: { nodes: [{ name: "#D2" }] } });
});

test("A line names the product and the variant it is of; one that was typed in has neither", async () => {
  const { read } = await drafted({ lines: [{ sku: "HF-MUG-CRM" }, { title: "Engraving", price: "5.00" }] });
  expect(await read("lineItems(first: 5) { nodes { title variant { id sku } product { id } } }")).toEqual({
    lineItems: {
      nodes: [
        { title: "Enamel Mug", variant: { id: expect.stringMatching(/^gid:\/\/shopify\/ProductVariant\/\d+$/) as string, sku: "HF-MUG-CRM" }, product: { id: expect.stringMatching(/^gid:\/\/shopify\/Product\/\d+$/) as string } },
        { title: "Engraving", variant: null, product: null },
      ],
    },
  });
});

test("Drafts need read_draft_orders, in Shopify's words", async () => {
  const bench = await startBench();
  const token = await bench.token(undefined, ["read_orders"]);
  const { errors } = await bench.graphql(token, "{ draftOrders(first: 1) { nodes { name } } }");
  expect(errors?.[0]?.extensions).toMatchObject({ code: "ACCESS_DENIED", requiredAccess: "`read_draft_orders` access scope or `read_quick_sale` access scope." });
});
