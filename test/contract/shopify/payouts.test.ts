import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { startBench } from "./bench";
import { PAYMENT_SCOPES, SHOP, startPaymentsBench, type PaymentsBench } from "./payments-bench";

const usd = (amount: string) => ({ amount, currencyCode: "USD" });

const MOVEMENTS = `type amount { amount currencyCode } fee { amount } net { amount } sourceType sourceOrderTransactionId
  associatedOrder { id name } associatedPayout { id status } adjustmentReason test`;

interface Movement {
  readonly type: string;
  readonly amount: { amount: string; currencyCode: string };
  readonly fee: { amount: string };
  readonly net: { amount: string };
  readonly sourceType: string;
  readonly sourceOrderTransactionId: string | null;
  readonly associatedOrder: { name: string } | null;
  readonly associatedPayout: { id: string | null; status: string };
  readonly adjustmentReason: string | null;
}

async function movements(bench: PaymentsBench, args = "first: 50"): Promise<Movement[]> {
  const data = await bench.ask(`{ shopifyPaymentsAccount { balanceTransactions(${args}) { nodes { id ${MOVEMENTS} } } } }`);
  return (data["shopifyPaymentsAccount"] as { balanceTransactions: { nodes: Movement[] } }).balanceTransactions.nodes;
}

const figures = ({ type, amount, fee, net }: Movement) => [type, amount.amount, fee.amount, net.amount];

const pending = () => ({ payment: undefined, payments: [{ gateway: "shopify_payments", status: "PENDING" }] });

interface PayoutNode {
  readonly id: string;
  readonly status: string;
  readonly transactionType: string;
  readonly net: { amount: string; currencyCode: string };
  readonly summary: Record<string, { amount: string }>;
}

const SUMMARY = ["charges", "refunds", "adjustments", "reservedFunds", "retriedPayouts"]
  .map((group) => `${group === "refunds" ? "refundsFeeGross" : `${group}Gross`} { amount } ${group}Fee { amount }`)
  .join(" ");

async function payouts(bench: PaymentsBench, args = "first: 50"): Promise<PayoutNode[]> {
  const data = await bench.ask(`{ shopifyPaymentsAccount { payouts(${args}) { nodes { id status transactionType net { amount currencyCode } summary { ${SUMMARY} } } } } }`);
  return (data["shopifyPaymentsAccount"] as { payouts: { nodes: PayoutNode[] } }).payouts.nodes;
}

test("a card payment enters the balance less its fee, a refund without giving the fee back", async () => {
  const bench = await startPaymentsBench();
  const order = await bench.sell("110.00");
  await bench.control(`/orders/${order["id"] as number}/refund`, { amount: "10.00" });
  await bench.sell("5.00");
  // 110.00 × 2.9 % = 3.19, + 0.30 = 3.49.   5.00 × 2.9 % = 0.145 → 0.15 (half up), + 0.30 = 0.45.
  const found = await movements(bench, "first: 50, sortKey: ID");
  expect(found.map(figures)).toEqual([
    ["CHARGE", "110.0", "3.49", "106.51"],
    ["REFUND", "-10.0", "0.0", "-10.0"],
    ["CHARGE", "5.0", "0.45", "4.55"],
  ]);
  const transactions = order["transactions"] as { id: number }[];
  expect(found[0]).toMatchObject({ sourceType: "CHARGE", sourceOrderTransactionId: String(transactions[0]?.id), associatedOrder: { name: order["name"] }, adjustmentReason: null });
  expect(found[0]?.associatedPayout).toEqual({ id: null, status: "PENDING" });
  // 106.51 − 10.00 + 4.55
  expect(await bench.ask("{ shopifyPaymentsAccount { balance { amount currencyCode } defaultCurrency country } }")).toEqual({
    shopifyPaymentsAccount: { balance: [usd("101.06")], defaultCurrency: "USD", country: "US" },
  });
});

test("only Shopify Payments money that arrived enters the balance: no authorisation, no manual payment, and a capture once", async () => {
  const bench = await startPaymentsBench();
  const authorised = await bench.sell("40.00", { payment: "authorised" });
  const unpaid = await bench.sell("70.00", { payment: "unpaid" });
  await bench.control(`/orders/${unpaid["id"] as number}/pay`);
  expect(await movements(bench)).toEqual([]);
  await bench.control(`/orders/${authorised["id"] as number}/pay`);
  // 40.00 × 2.9 % = 1.16, + 0.30 = 1.46.
  expect((await movements(bench)).map(figures)).toEqual([["CHARGE", "40.0", "1.46", "38.54"]]);
});

test("a pending card payment enters the balance when it succeeds, once; a failed one never", async () => {
  const bench = await startPaymentsBench();
  const [late, failed] = [await bench.sell("40.00", pending()), await bench.sell("40.00", pending())];
  expect(await movements(bench)).toEqual([]);
  await bench.control(`/orders/${late["id"] as number}/finish-payment`, { status: "SUCCESS" });
  await bench.control(`/orders/${failed["id"] as number}/finish-payment`, { status: "FAILURE" });
  await bench.control(`/orders/${late["id"] as number}/settle`);
  // 40.00 × 2.9 % = 1.16, + 0.30 = 1.46.
  expect((await movements(bench)).map((movement) => [movement.associatedOrder?.name, ...figures(movement)])).toEqual([[late["name"], "CHARGE", "40.0", "1.46", "38.54"]]);
  // The order's own transaction tells the same fee.
  const data = await bench.ask(`{ order(id: "gid://shopify/Order/${late["id"] as number}") { transactions { fees { amount { amount currencyCode } rate flatFee { amount } } } } }`);
  expect(data).toEqual({ order: { transactions: [{ fees: [{ amount: usd("1.46"), rate: "0.029", flatFee: { amount: "0.3" } }] }] } });
});

test("payout net = Σ gross − Σ fees, line by line of its summary, and its transfer leaves the balance", async () => {
  const bench = await startPaymentsBench();
  await bench.control("/payments-account", { shop: SHOP, feePercent: "2.9", feeFixed: "0.03", refundsReturnFees: true });
  const order = await bench.sell("44.52");
  await bench.control(`/orders/${order["id"] as number}/refund`, { amount: "3.54" });
  const adjustments = [
    { type: "ADJUSTMENT", amount: "2.13", fee: "0.12", reason: "goodwill" },
    { type: "RESERVED_FUNDS", amount: "-5.00" },
  ];
  await bench.control("/payouts", { shop: SHOP, adjustments });
  // Charge fee: 44.52 × 2.9 % = 1.29108 → 1.29, + 0.03 = 1.32. Given back with the refund: 1.32 × 3.54 ÷ 44.52 = 0.1049… → 0.10.
  // 44.52 − 1.32 − 3.54 + 0.10 + 2.13 − 0.12 − 5.00 = 36.77
  const [payout] = await payouts(bench);
  expect(payout).toMatchObject({ status: "SCHEDULED", transactionType: "DEPOSIT", net: usd("36.77") });
  expect(Object.entries(payout?.summary ?? {}).map(([line, { amount }]) => [line, amount])).toEqual([
    ["chargesGross", "44.52"],
    ["chargesFee", "1.32"],
    ["refundsFeeGross", "-3.54"],
    ["refundsFee", "-0.1"],
    ["adjustmentsGross", "2.13"],
    ["adjustmentsFee", "0.12"],
    ["reservedFundsGross", "-5.0"],
    ["reservedFundsFee", "0.0"],
    ["retriedPayoutsGross", "0.0"],
    ["retriedPayoutsFee", "0.0"],
  ]);
  const found = await movements(bench, "first: 50, sortKey: ID");
  expect(found.map(figures).at(-1)).toEqual(["TRANSFER", "-36.77", "0.0", "-36.77"]);
  expect(found.map(({ associatedPayout }) => associatedPayout)).toEqual(found.map(() => ({ id: payout?.id, status: "SCHEDULED" })));
  expect((await movements(bench, "first: 50, hideTransfers: true")).map(({ type }) => type).toSorted()).toEqual(["ADJUSTMENT", "CHARGE", "REFUND", "RESERVED_FUNDS"]);
  expect(await bench.ask("{ shopifyPaymentsAccount { balance { amount } } }")).toEqual({ shopifyPaymentsAccount: { balance: [{ amount: "0.0" }] } });
});

test("a paid payout can fail later; the next one retries its money, and what is over stays over", async () => {
  const bench = await startPaymentsBench();
  await bench.sell("100.00");
  const first = await bench.control("/payouts", { shop: SHOP });
  await bench.control(`/payouts/${first["id"] as number}`, { shop: SHOP, status: "PAID", externalTraceId: "TRACE-1" });
  // 100.00 − 2.90 − 0.30
  const node = `{ node(id: "gid://shopify/ShopifyPaymentsPayout/${first["id"] as number}") { ... on ShopifyPaymentsPayout { status externalTraceId legacyResourceId net { amount } } } }`;
  const paid = { status: "PAID", externalTraceId: "TRACE-1", legacyResourceId: String(first["id"]), net: { amount: "96.8" } };
  expect(await bench.ask(node)).toEqual({ node: paid });
  bench.clock.ms += 3_600_000;
  await bench.control(`/payouts/${first["id"] as number}`, { shop: SHOP, status: "FAILED" });
  expect(await bench.ask(node)).toEqual({ node: { ...paid, status: "FAILED" } });
  const refused = await bench.call("POST", `/control/payouts/${first["id"] as number}`, { body: { shop: SHOP, status: "PAID" } });
  expect(refused).toMatchObject({ status: 422, body: { error: `Payout ${first["id"] as number} is FAILED and cannot become PAID.` } });
  await bench.sell("50.00");
  await bench.control("/payouts", { shop: SHOP });
  // Retried 96.80, and 50.00 − 1.45 − 0.30 = 48.25: 145.05.
  const [newest] = await payouts(bench, "first: 1, reverse: true");
  expect(newest).toMatchObject({ net: usd("145.05"), summary: { retriedPayoutsGross: { amount: "96.8" }, chargesGross: { amount: "50.0" } } });
  expect((await bench.call("POST", "/control/payouts", { body: { shop: SHOP } })).status).toBe(422);
});

test("refunds beyond the balance make a withdrawal; a payout holds only what was there when it was issued", async () => {
  const bench = await startPaymentsBench();
  const order = await bench.sell("20.00");
  await bench.control("/payouts", { shop: SHOP, status: "PAID" });
  const issuedAt = new Date(bench.clock.ms).toISOString();
  bench.clock.ms += 86_400_000;
  await bench.control(`/orders/${order["id"] as number}/refund`);
  expect((await bench.call("POST", "/control/payouts", { body: { shop: SHOP, issuedAt } })).status).toBe(422);
  await bench.control("/payouts", { shop: SHOP });
  expect((await payouts(bench, "first: 9, transactionType: WITHDRAWAL")).map(({ net, transactionType }) => [net.amount, transactionType])).toEqual([["-20.0", "WITHDRAWAL"]]);
  // 20.00 − 0.58 − 0.30
  expect((await payouts(bench, "first: 9, transactionType: DEPOSIT")).map(({ net }) => net.amount)).toEqual(["19.12"]);
});

test("payouts and balance transactions are found by their filters and sorted by their keys", async () => {
  const bench = await startPaymentsBench();
  await bench.sell("30.00");
  const first = await bench.control("/payouts", { shop: SHOP, status: "PAID" });
  bench.clock.ms += 86_400_000;
  await bench.sell("10.00");
  await bench.control("/balance-transactions", { shop: SHOP, type: "SHIPPING_LABEL", amount: "-4.20" });
  const found = async (query: string) => (await movements(bench, `first: 50, sortKey: ID, query: "${query}"`)).map(({ type, amount }) => `${type} ${amount.amount}`);
  // 30.00 − 0.87 − 0.30 = 28.83
  expect(await found(`payments_transfer_id:${first["id"] as number}`)).toEqual(["CHARGE 30.0", "TRANSFER -28.83"]);
  expect(await found("payout_status:pending")).toEqual(["CHARGE 10.0", "SHIPPING_LABEL -4.2"]);
  expect(await found("payout_status:PAID transaction_type:charge")).toEqual(["CHARGE 30.0"]);
  expect(await found("processed_at:>='2026-11-22T00:00:00Z'")).toEqual(["CHARGE 10.0", "SHIPPING_LABEL -4.2"]);
  expect(await found("payout_date:>='2026-11-21T00:00:00Z' -transaction_type:transfer")).toEqual(["CHARGE 30.0"]);
  expect(await found("currency:EUR")).toEqual([]);
  expect((await movements(bench, "first: 1, sortKey: AMOUNT, hideTransfers: true")).map(({ type }) => type)).toEqual(["SHIPPING_LABEL"]);
  await bench.control("/payouts", { shop: SHOP });
  // 10.00 − 0.29 − 0.30 − 4.20 = 5.21
  const netsOf = async (args: string) => (await payouts(bench, args)).map(({ net }) => net.amount);
  expect(await netsOf("first: 9, sortKey: AMOUNT")).toEqual(["5.21", "28.83"]);
  expect(await netsOf(`first: 9, query: "status:scheduled"`)).toEqual(["5.21"]);
  expect(await netsOf(`first: 9, query: "issued_at:<'2026-11-22T00:00:00Z'"`)).toEqual(["28.83"]);
  expect(await netsOf(`first: 9, query: "amount:>=28.83"`)).toEqual(["28.83"]);
  await expect(payouts(bench, `first: 9, query: "ledger_type:fiat"`)).rejects.toThrow("does not model the filter ledger_type of payouts");
  await expect(movements(bench, "first: 9, sortKey: PAYMENT_METHOD_NAME")).rejects.toThrow("does not model the sort key PAYMENT_METHOD_NAME of balanceTransactions");
});

test("an account in another currency than the shop's is paid out in its own", async () => {
  const bench = await startPaymentsBench();
  await bench.control("/payments-account", { shop: SHOP, currency: "EUR", exchangeRate: "0.9", disputeFee: "15" });
  await bench.sell("110.05");
  // 110.05 × 0.9 = 99.045 → 99.05 (half up); fee 99.05 × 2.9 % = 2.87245 → 2.87, + 0.30 = 3.17; 95.88.
  expect((await movements(bench)).map(({ amount, fee, net }) => [amount, fee.amount, net.amount])).toEqual([[{ amount: "99.05", currencyCode: "EUR" }, "3.17", "95.88"]]);
  await bench.control("/payouts", { shop: SHOP });
  expect((await payouts(bench))[0]?.net).toEqual({ amount: "95.88", currencyCode: "EUR" });
  const back = await bench.call("POST", "/control/payments-account", { body: { shop: SHOP, currency: "USD" } });
  expect(back).toMatchObject({ status: 422, body: { error: expect.stringContaining("holds EUR already") as string } });
});

test("test payments are marked as such and never paid out; adjustments can cover several orders", async () => {
  const bench = await startPaymentsBench();
  await bench.sell("60.00", { test: true });
  const [one, two] = [await bench.sell("10.00"), await bench.sell("20.00")];
  const parts = [{ order: one["name"], amount: "-1.00" }, { order: two["name"], amount: "-2.00", fee: "0.05" }];
  await bench.control("/payouts", { shop: SHOP, adjustments: [{ type: "MARKETPLACE_FEE_CREDIT_REVERSAL", orders: parts, reason: "fee correction" }] });
  // (10.00 − 0.59) + (20.00 − 0.88) − 3.00 − 0.05 = 25.48
  expect((await payouts(bench))[0]?.net.amount).toBe("25.48");
  const data = await bench.ask(
    `{ shopifyPaymentsAccount { balanceTransactions(first: 9, query: "transaction_type:MARKETPLACE_FEE_CREDIT_REVERSAL") { nodes {
      adjustmentReason amount { amount } adjustmentsOrders { name orderTransactionId amount { amount } fees { amount } net { amount } } } } } }`,
  );
  const ids = [one, two].map((order) => String((order["transactions"] as { id: number }[])[0]?.id));
  expect(data).toEqual({
    shopifyPaymentsAccount: {
      balanceTransactions: {
        nodes: [
          {
            adjustmentReason: "fee correction",
            amount: { amount: "-3.0" },
            adjustmentsOrders: [
              { name: one["name"], orderTransactionId: ids[0], amount: { amount: "-1.0" }, fees: { amount: "0.0" }, net: { amount: "-1.0" } },
              { name: two["name"], orderTransactionId: ids[1], amount: { amount: "-2.0" }, fees: { amount: "0.05" }, net: { amount: "-2.05" } },
            ],
          },
        ],
      },
    },
  });
  expect(await bench.ask(`{ shopifyPaymentsAccount { balanceTransactions(first: 9, query: "payout_status:pending") { nodes { test amount { amount } } } } }`)).toEqual({
    shopifyPaymentsAccount: { balanceTransactions: { nodes: [{ test: true, amount: { amount: "60.0" } }] } },
  });
  const refused = await bench.call("POST", "/control/balance-transactions", { body: { shop: SHOP, type: "CHARGE", amount: "1.00" } });
  expect(refused.status).toBe(422);
});

test("after a restart the balance is as it was: nothing is settled a second time, and new payments are settled once", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "shopify-payouts-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true, force: true }));
  const first = await startBench({ dataDir });
  const before = (await first.call("GET", "/control/balance-transactions")).body;
  const tendersBefore = (await first.call("GET", "/control/tender-transactions")).body;
  await first.simulator.close();
  const second = await startBench({ dataDir });
  expect((await second.call("GET", "/control/balance-transactions")).body).toEqual(before);
  expect((await second.call("GET", "/control/tender-transactions")).body).toEqual(tendersBefore);
  await second.control("/orders", { lines: [{ title: "Desk", price: "10.00", quantity: 1 }], payment: "paid", taxes: [] });
  const after = (await second.call("GET", "/control/balance-transactions")).body as unknown as unknown[];
  expect(after).toHaveLength((before as unknown as unknown[]).length + 1);
});

test("an account needs its scope, payouts and balance transactions one more, and a shop without Shopify Payments has none", async () => {
  const bench = await startPaymentsBench();
  const none = await bench.tokenWith(["read_orders"]);
  const denied = await bench.graphql(none, "{ shopifyPaymentsAccount { id } }", { shop: SHOP });
  expect(denied.data).toEqual({ shopifyPaymentsAccount: null });
  expect(denied.errors?.[0]?.extensions).toMatchObject({
    code: "ACCESS_DENIED",
    requiredAccess: "the `read_shopify_payments` or the `read_shopify_payments_accounts` access scope.",
  });
  const accountOnly = await bench.tokenWith(["read_orders", "read_shopify_payments_accounts"]);
  for (const field of ["payouts", "balanceTransactions"]) {
    const answer = await bench.graphql(accountOnly, `{ shopifyPaymentsAccount { ${field}(first: 1) { nodes { id } } } }`, { shop: SHOP });
    expect(answer.errors?.[0]).toMatchObject({ path: ["shopifyPaymentsAccount", field], extensions: { code: "ACCESS_DENIED" } });
  }
  const all = await bench.tokenWith(PAYMENT_SCOPES);
  await bench.control("/payments-account", { shop: SHOP, active: false });
  expect((await bench.graphql(all, "{ shopifyPaymentsAccount { id } }", { shop: SHOP })).data).toEqual({ shopifyPaymentsAccount: null });
  expect((await bench.call("POST", "/control/payouts", { body: { shop: SHOP } })).body).toEqual({ error: "payments-bench does not use Shopify Payments." });
});
