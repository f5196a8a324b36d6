import { expect, test } from "vitest";
import { checkBody } from "../../../sandbox/shopify/webhooks/schemas";
import { until } from "./bench";
import { SHOP, startPaymentsBench, type PaymentsBench } from "./payments-bench";

type Json = Record<string, unknown>;

async function tenders(bench: PaymentsBench, args = "first: 50"): Promise<Json[]> {
  const data = await bench.ask(
    `{ tenderTransactions(${args}) { nodes { id test processedAt paymentMethod remoteReference amount { amount currencyCode } order { name } transactionDetails { ... on TenderTransactionCreditCardDetails { creditCardCompany } } } } }`,
  );
  return (data["tenderTransactions"] as { nodes: Json[] }).nodes;
}

const amounts = (nodes: Json[]) => nodes.map((node) => (node["amount"] as { amount: string }).amount);

test("each payment and each refund is one tender transaction, the refund negative, announced with a valid body", async () => {
  const bench = await startPaymentsBench();
  const order = await bench.sell("80.00");
  await bench.control(`/orders/${order["id"] as number}/refund`, { amount: "12.50" });
  const found = await tenders(bench);
  expect(amounts(found)).toEqual(["80.0", "-12.5"]);
  expect(found[0]).toMatchObject({ test: false, paymentMethod: "credit_card", order: { name: order["name"] }, amount: { currencyCode: "USD" }, transactionDetails: { creditCardCompany: "Visa" } });
  const sent = await until("two tender_transactions/create", () => (bench.bodies("tender_transactions/create").length === 2 ? bench.bodies("tender_transactions/create") : false));
  expect(sent.map(({ amount, currency, order_id, payment_method }) => ({ amount, currency, order_id, payment_method })).toSorted((a, b) => Number(a.amount) - Number(b.amount))).toEqual([
    { amount: "-12.50", currency: "USD", order_id: order["id"], payment_method: "credit_card" },
    { amount: "80.00", currency: "USD", order_id: order["id"], payment_method: "credit_card" },
  ]);
  for (const body of sent) checkBody("tender_transactions/create", body);
  // Its id is not that of the order transaction it stands for.
  const transactions = order["transactions"] as { id: number }[];
  expect(found[0]?.["id"]).not.toBe(`gid://shopify/TenderTransaction/${transactions[0]?.id}`);
  expect(await bench.ask(`{ node(id: "${String(found[1]?.["id"])}") { ... on TenderTransaction { amount { amount } } } }`)).toEqual({ node: { amount: { amount: "-12.5" } } });
});

test("what moves no money is no tender: authorisations, gift cards, pending payments; a manual payment is one", async () => {
  const bench = await startPaymentsBench();
  await bench.sell("30.00", { payment: "authorised" });
  const unpaid = await bench.sell("25.00", { payment: "unpaid" });
  await bench.sell("15.00", { payment: undefined, payments: [{ gateway: "gift_card", amount: "10.00" }, { gateway: "Bank Deposit", amount: "5.00", status: "PENDING" }] });
  expect(await tenders(bench)).toEqual([]);
  await bench.control(`/orders/${unpaid["id"] as number}/pay`);
  expect((await tenders(bench)).map(({ paymentMethod, transactionDetails }) => [paymentMethod, transactionDetails])).toEqual([["other", null]]);
});

test("tender transactions outlive their order, and are found by time and test", async () => {
  const bench = await startPaymentsBench();
  const order = await bench.sell("9.00");
  bench.clock.ms += 7_200_000;
  await bench.sell("11.00", { test: true });
  expect(amounts(await tenders(bench, `first: 9, query: "processed_at:>='2026-11-21T13:00:00Z'"`))).toEqual(["11.0"]);
  expect(amounts(await tenders(bench, `first: 9, query: "test:false"`))).toEqual(["9.0"]);
  await bench.call("DELETE", `/control/orders/${order["id"] as number}`);
  expect(await tenders(bench, `first: 9, query: "test:false"`)).toMatchObject([{ order: null, amount: { amount: "9.0" } }]);
  const refused = await bench.tokenWith(["read_products"]);
  expect((await bench.graphql(refused, "{ tenderTransactions(first: 1) { nodes { id } } }", { shop: SHOP })).errors?.[0]?.extensions).toMatchObject({
    code: "ACCESS_DENIED",
    requiredAccess: "`read_orders` access scope.",
  });
});

const DISPUTES = "{ disputes(first: 9) { nodes { id type status amount { amount currencyCode } evidenceSentOn finalizedOn reasonDetails { reason networkReasonCode } order { name } } } }";

async function balance(bench: PaymentsBench): Promise<unknown> {
  const { shopifyPaymentsAccount } = await bench.ask("{ shopifyPaymentsAccount { balance { amount } } }");
  return shopifyPaymentsAccount;
}

const balanceOf = (amount: string) => ({ balance: [{ amount }] });

test("a chargeback takes the payment and its fee at once; winning it gives both back", async () => {
  const bench = await startPaymentsBench();
  const order = await bench.sell("100.00");
  // 100.00 − 2.90 − 0.30
  expect(await balance(bench)).toEqual(balanceOf("96.8"));
  const dispute = await bench.control("/disputes", { shop: SHOP, order: order["name"], reason: "PRODUCT_NOT_RECEIVED", networkReasonCode: "13.1" });
  // 96.80 − 100.00 − 15.00
  expect(await balance(bench)).toEqual(balanceOf("-18.2"));
  await bench.control("/payouts", { shop: SHOP });
  await bench.control(`/disputes/${dispute["id"] as number}`, { shop: SHOP, status: "UNDER_REVIEW" });
  await bench.control(`/disputes/${dispute["id"] as number}`, { shop: SHOP, status: "WON" });
  // The withdrawal of 18.20 has settled the balance; 100.00 + 15.00 come back.
  expect(await balance(bench)).toEqual(balanceOf("115.0"));
  expect(await bench.ask(DISPUTES)).toEqual({
    disputes: {
      nodes: [
        {
          id: `gid://shopify/ShopifyPaymentsDispute/${dispute["id"] as number}`,
          type: "CHARGEBACK",
          status: "WON",
          amount: { amount: "100.0", currencyCode: "USD" },
          evidenceSentOn: "2026-11-21T12:00:00Z",
          finalizedOn: "2026-11-21T12:00:00Z",
          reasonDetails: { reason: "PRODUCT_NOT_RECEIVED", networkReasonCode: "13.1" },
          order: { name: order["name"] },
        },
      ],
    },
  });
  const summary = await bench.ask(`{ shopifyPaymentsAccount { payouts(first: 1) { nodes { transactionType net { amount } summary { chargesGross { amount } adjustmentsGross { amount } adjustmentsFee { amount } } } } } }`);
  expect(summary).toEqual({
    shopifyPaymentsAccount: {
      payouts: { nodes: [{ transactionType: "WITHDRAWAL", net: { amount: "-18.2" }, summary: { chargesGross: { amount: "100.0" }, adjustmentsGross: { amount: "-100.0" }, adjustmentsFee: { amount: "15.0" } } }] },
    },
  });
  const over = await bench.call("POST", `/control/disputes/${dispute["id"] as number}`, { body: { shop: SHOP, status: "LOST" } });
  expect(over).toMatchObject({ status: 422, body: { error: `Dispute ${dispute["id"] as number} is WON and cannot become LOST.` } });
});

test("an inquiry takes nothing until it becomes a chargeback; disputes/create and disputes/update have valid bodies", async () => {
  const bench = await startPaymentsBench();
  const order = await bench.sell("50.00");
  const dispute = await bench.control("/disputes", { shop: SHOP, order: order["name"], type: "INQUIRY", amount: "20.00" });
  // 50.00 − 1.45 − 0.30
  expect(await balance(bench)).toEqual(balanceOf("48.25"));
  await bench.control(`/disputes/${dispute["id"] as number}`, { shop: SHOP, type: "CHARGEBACK" });
  // 48.25 − 20.00 − 15.00
  expect(await balance(bench)).toEqual(balanceOf("13.25"));
  const created = await until("disputes/create", () => bench.bodies("disputes/create")[0]);
  const updated = await until("disputes/update", () => bench.bodies("disputes/update")[0]);
  expect(created).toMatchObject({ id: dispute["id"], order_id: order["id"], type: "inquiry", amount: "20.00", currency: "USD", status: "needs_response", reason: "fraudulent", finalized_on: null });
  expect(updated).toMatchObject({ id: dispute["id"], type: "chargeback" });
  checkBody("disputes/create", created);
  checkBody("disputes/update", updated);
  const tooMuch = await bench.call("POST", "/control/disputes", { body: { shop: SHOP, order: order["name"], amount: "30.01" } });
  expect(tooMuch).toMatchObject({ status: 422, body: { error: `Up to 30.00 USD of order ${String(order["name"])} can be disputed.` } });
  const unpaid = await bench.sell("5.00", { payment: "unpaid" });
  expect((await bench.call("POST", "/control/disputes", { body: { shop: SHOP, order: unpaid["name"] } })).status).toBe(422);
});

test("no webhook tells of payouts or balances: there is no such topic", async () => {
  const bench = await startPaymentsBench();
  await bench.sell("10.00");
  await bench.control("/payouts", { shop: SHOP, status: "PAID" });
  await bench.control("/payouts/latest", { shop: SHOP, status: "FAILED" });
  // What the last action sent comes after anything the payout could have sent.
  await bench.sell("12.00");
  await until("both orders/create", () => bench.bodies("orders/create").length === 2);
  expect(bench.topics().filter((topic) => /payout|balance/.test(topic))).toEqual([]);
  const { data } = await bench.graphql(await bench.tokenWith(["read_orders"]), `{ __type(name: "WebhookSubscriptionTopic") { enumValues { name } } }`, { shop: SHOP });
  const names = (data?.["__type"] as { enumValues: { name: string }[] }).enumValues.map(({ name }) => name);
  expect(names).toContain("TENDER_TRANSACTIONS_CREATE");
  expect(names.filter((name) => /PAYOUT|BALANCE/.test(name))).toEqual([]);
});
