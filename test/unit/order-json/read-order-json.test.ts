import { describe, expect, test } from "vitest";
import { readOrderJson } from "~/adapters/shopify/order-json/read-order-json";
import { UnreadableOrder } from "~/adapters/shopify/order-json/unreadable";
import type { Money } from "~/domain/money/money";
import { graphqlKettles, restKettles } from "./kettle-orders";

const minor = (amount: Money | null | undefined) => amount && [amount.minor, amount.currency];

describe("the GraphQL order", () => {
  test("in the shop's currency", () => {
    const order = readOrderJson(graphqlKettles, "shop");
    const [line] = order.lines;
    const [refund] = order.refunds;

    expect(minor(order.totals.total)).toEqual([5900n, "GBP"]);
    expect(minor(order.totals.tax)).toEqual([983n, "GBP"]);
    expect(minor(order.totals.currentTotal)).toEqual([3200n, "GBP"]);
    expect(order.exchange).toBeNull();
    expect(line).toMatchObject({ title: "Kettle", variantTitle: "Red", sku: "KET-R", quantity: 2, currentQuantity: 1, productType: "Kitchen", vendor: "Hot Water Ltd" });
    expect(line?.collections).toEqual(["Summer"]);
    expect(line?.productTags).toEqual(["steel"]);
    expect(line?.discounts).toEqual([{ title: "TEN", kind: "code", target: "order", amount: { minor: 600n, currency: "GBP" } }]);
    expect(line?.taxLines).toEqual([{ title: "VAT", rate: "20", amount: { minor: 900n, currency: "GBP" }, channelLiable: false, source: "Shopify" }]);
    expect(refund?.lines).toEqual([
      { lineId: "gid://shopify/LineItem/701", quantity: 1, restockType: "RETURN", subtotal: { minor: 2700n, currency: "GBP" }, tax: { minor: 450n, currency: "GBP" } },
    ]);
    expect(refund?.adjustments).toEqual([{ reason: "REFUND_DISCREPANCY", amount: { minor: 100n, currency: "GBP" }, tax: { minor: 0n, currency: "GBP" } }]);
    expect(order.transactions.map(({ id, kind, parentId }) => [id, kind, parentId])).toEqual([
      ["gid://shopify/OrderTransaction/91", "SALE", null],
      ["gid://shopify/OrderTransaction/92", "REFUND", "gid://shopify/OrderTransaction/91"],
    ]);
    expect(order).toMatchObject({ purchaseOrderNumber: "PO-9", tags: ["gift", "vip"], channel: "web", shippingCountry: "IE", shippingRegion: "D", paidAt: "2026-10-01T10:00:05Z" });
  });

  test("in the customer's currency, with the total in both, which is Shopify's rate", () => {
    const order = readOrderJson(graphqlKettles, "presentment");

    expect(order.currency).toBe("EUR");
    expect(minor(order.totals.total)).toEqual([7080n, "EUR"]);
    expect(minor(order.exchange?.shop)).toEqual([5900n, "GBP"]);
    expect(minor(order.lines[0]?.unitPrice)).toEqual([3600n, "EUR"]);
    expect(minor(order.refunds[0]?.lines[0]?.tax)).toEqual([540n, "EUR"]);
  });

  test.each([["data.order", { data: { order: graphqlKettles } }], ["order", { order: graphqlKettles }], ["node", { node: graphqlKettles }]])("wrapped in %s", (_what, json) => {
    expect(readOrderJson(json, "shop")).toEqual(readOrderJson(graphqlKettles, "shop"));
  });

  test("connections as nodes or edges alike, and plain lists", () => {
    const node = graphqlKettles.lineItems.edges[0]?.node;

    expect(readOrderJson({ ...graphqlKettles, lineItems: { nodes: [node] } }, "shop")).toEqual(readOrderJson(graphqlKettles, "shop"));
    expect(readOrderJson({ ...graphqlKettles, lineItems: [node] }, "shop")).toEqual(readOrderJson(graphqlKettles, "shop"));
  });

  test("what is absent is empty, null or no, never a guess", () => {
    const { id, createdAt, currencyCode, totalPriceSet, lineItems } = graphqlKettles;
    const order = readOrderJson({ id, createdAt, currencyCode, totalPriceSet, lineItems }, "shop");

    expect(order).toMatchObject({ name: id, refunds: [], transactions: [], customer: null, company: null, paymentTerms: null, taxesIncluded: false, test: false });
    expect(order.totals).toMatchObject({ tax: null, currentTotal: null, outstanding: null, refundDiscrepancy: null });
    expect(order.totals.tips.minor).toBe(0n);
  });

  test("a tax rate given per cent alone", () => {
    const node = { ...graphqlKettles.lineItems.edges[0]?.node, taxLines: [{ title: "VAT", ratePercentage: 8.875, priceSet: { shopMoney: { amount: "1.00" } } }] };

    expect(readOrderJson({ ...graphqlKettles, lineItems: [node] }, "shop").lines[0]?.taxLines[0]?.rate).toBe("8.875");
  });

  test("a transaction that only its refund gives in full is read, once", () => {
    const [sale, back] = graphqlKettles.transactions;
    const refunds = [{ id: "gid://shopify/Refund/1", createdAt: "2026-10-02T09:00:00Z", transactions: { edges: [{ node: { id: sale?.id } }, { node: back }] } }];
    const idsOf = (transactions: unknown[]) => readOrderJson({ ...graphqlKettles, refunds, transactions }, "shop").transactions.map(({ id }) => id);

    expect(idsOf([sale])).toEqual(["gid://shopify/OrderTransaction/91", "gid://shopify/OrderTransaction/92"]);
    expect(idsOf([sale, back])).toHaveLength(2);
  });

  test("cash rounding that only the transactions state", () => {
    const cash = { id: "gid://shopify/OrderTransaction/1", status: "SUCCESS", gateway: "cash" };
    const transactions = [
      { ...cash, kind: "SALE", amountSet: { shopMoney: { amount: "59.05" } }, amountRoundingSet: { shopMoney: { amount: "0.05" } } },
      { ...cash, kind: "SALE", status: "FAILURE", amountSet: { shopMoney: { amount: "59.05" } }, amountRoundingSet: { shopMoney: { amount: "0.05" } } },
      { ...cash, kind: "REFUND", amountSet: { shopMoney: { amount: "9.98" } }, amountRoundingSet: { shopMoney: { amount: "-0.02" } } },
    ];
    const { payments, refunds } = readOrderJson({ ...graphqlKettles, transactions }, "shop").totals.cashRounding;

    expect([payments.minor, refunds.minor]).toEqual([5n, -2n]);
  });

  test("in the customer's currency where that is the shop's: the shop's side is enough", () => {
    const { id, createdAt, currencyCode } = graphqlKettles;
    const order = readOrderJson({ id, createdAt, currencyCode, totalPriceSet: { shopMoney: { amount: "7.00" } }, lineItems: [] }, "presentment");

    expect(minor(order.totals.total)).toEqual([700n, "GBP"]);
  });

  test("a company, its location and its terms", () => {
    const order = readOrderJson(
      {
        ...graphqlKettles,
        purchasingEntity: {
          company: { id: "gid://shopify/Company/4", name: "Example Hotels" },
          location: { name: "Leeds", taxRegistrationId: "GB123456789", billingAddress: { companyName: "Example Hotels", address1: "2 Low Street", zip: "LS2 2BB" } },
        },
        paymentTerms: { paymentTermsType: "NET", dueInDays: 30, paymentSchedules: { nodes: [{ dueAt: "2026-10-31T10:00:00Z" }] } },
      },
      "shop",
    );

    expect(order.company).toMatchObject({ id: "gid://shopify/Company/4", name: "Example Hotels", locationName: "Leeds", taxId: "GB123456789" });
    expect(order.company?.address).toMatchObject({ company: "Example Hotels", line1: "2 Low Street", postalCode: "LS2 2BB" });
    expect(order.paymentTerms).toEqual({ type: "NET", dueAt: "2026-10-31T10:00:00Z", dueInDays: 30 });
  });

  test("duties stated on their line, fees on the order", () => {
    const money = { shopMoney: { amount: "4.5", currencyCode: "GBP" }, presentmentMoney: { amount: "5.4", currencyCode: "EUR" } };
    const line = { ...graphqlKettles.lineItems.edges[0]?.node, duties: [{ id: "gid://shopify/Duty/1", price: money, taxLines: [] }] };
    const order = readOrderJson(
      { ...graphqlKettles, lineItems: [line], originalTotalDutiesSet: money, additionalFees: [{ id: "gid://shopify/AdditionalFee/1", name: "Recycling", price: money, taxLines: [] }] },
      "shop",
    );

    expect(order.lines[0]?.duties).toEqual([{ id: "gid://shopify/Duty/1", amount: { minor: 450n, currency: "GBP" }, taxLines: [] }]);
    expect(order.fees).toEqual([{ id: "gid://shopify/AdditionalFee/1", name: "Recycling", amount: { minor: 450n, currency: "GBP" }, taxLines: [] }]);
  });

  test("duties and fees known only as totals are one duty and one fee", () => {
    const money = { shopMoney: { amount: "4.5", currencyCode: "GBP" } };
    const order = readOrderJson({ ...graphqlKettles, originalTotalDutiesSet: money, originalTotalAdditionalFeesSet: money }, "shop");

    expect(order.lines[0]?.duties.map(({ amount }) => amount.minor)).toEqual([450n]);
    expect(order.fees.map(({ amount }) => amount.minor)).toEqual([450n]);
  });
});

describe("the REST order", () => {
  test.each(["shop", "presentment"] as const)("says the same as the GraphQL one, in the %s currency", (side) => {
    const fromGraphql = readOrderJson(graphqlKettles, side);
    const fromRest = readOrderJson(restKettles, side);
    // REST knows neither a product's type, tags and collections nor what was received and refunded in all.
    const lines = fromGraphql.lines.map((line) => ({ ...line, productType: null, collections: [], productTags: [] }));
    const totals = { ...fromGraphql.totals, received: null, refunded: null };

    expect(fromRest).toEqual({ ...fromGraphql, lines, totals });
  });

  test("a refund of shipping stands there twice and is counted once", () => {
    const shipping = { refund_shipping_lines: [{ shipping_line: { id: 801 }, subtotal_amount: "5.00", tax_amount: "0.83" }] };
    const adjustment = { kind: "shipping_refund", amount: "-5.00", tax_amount: "-0.83" };
    const refund = { ...restKettles.refunds[0], order_adjustments: [adjustment] };
    const both = readOrderJson({ ...restKettles, refunds: [{ ...refund, ...shipping }] }, "shop").refunds[0];
    const old = readOrderJson({ ...restKettles, refunds: [refund] }, "shop").refunds[0];

    expect(both?.shipping).toEqual([{ shippingLineId: "gid://shopify/ShippingLine/801", subtotal: { minor: 500n, currency: "GBP" }, tax: { minor: 83n, currency: "GBP" } }]);
    expect(both?.adjustments).toEqual([]);
    expect(old?.shipping).toEqual([{ shippingLineId: null, subtotal: { minor: 500n, currency: "GBP" }, tax: { minor: 83n, currency: "GBP" } }]);
  });

  test("without its transactions, a paid order was paid through its one gateway", () => {
    const { transactions: _left, ...without } = restKettles;
    const order = readOrderJson({ ...without, payment_gateway_names: ["shopify_payments"] }, "shop");
    const several = readOrderJson({ ...without, payment_gateway_names: ["shopify_payments", "gift_card"] }, "shop");

    expect(order.transactions.map(({ kind, amount, gateway }) => [kind, amount.minor, gateway])).toEqual([
      ["SALE", 5900n, "shopify_payments"],
      ["REFUND", 2600n, "shopify_payments"],
    ]);
    expect(order.transactions[0]?.gatewayName).toContain("its transactions are not in the input");
    expect(several.transactions.map(({ kind }) => kind)).toEqual(["REFUND"]);
  });

  test("a tip at the till is a tip, not a product", () => {
    const tip = { id: 702, title: "Tip", quantity: 1, price: "3.00", tip: { payment_gateway: "cash" } };
    const order = readOrderJson({ ...restKettles, line_items: [...restKettles.line_items, tip] }, "shop");

    expect(order.lines).toHaveLength(1);
    expect(order.totals.tips.minor).toBe(300n);
  });

  test("two tips at the till are added up", () => {
    const tip = (id: number, price: string) => ({ id, title: "Tip", quantity: 1, price, tip: { payment_gateway: "cash" } });
    const order = readOrderJson({ ...restKettles, line_items: [...restKettles.line_items, tip(702, "3.00"), tip(703, "1.50")] }, "shop");

    expect(order.totals.tips.minor).toBe(450n);
  });

  test("the receipt that stands for missing transactions is what was to be paid: without what edits took off, with cash rounding", () => {
    const { transactions: _gone, ...bare } = restKettles as typeof restKettles & { transactions?: unknown };
    const till = { ...bare, refunds: [], financial_status: "paid", payment_gateway_names: ["cash"], current_total_price_set: undefined, current_total_price: "29.98" };
    const rounded = { ...till, total_cash_rounding_payment_adjustment_set: { shop_money: { amount: "0.02", currency_code: "GBP" } } };

    expect(readOrderJson(till, "shop").transactions.map(({ amount }) => amount.minor)).toEqual([2998n]);
    // 29.98 + 0.02
    expect(readOrderJson(rounded, "shop").transactions.map(({ amount }) => amount.minor)).toEqual([3000n]);
  });

  test("paid through several gateways without transactions: nothing is open, though nobody can say what came from where", () => {
    const { transactions: _gone, ...bare } = restKettles as typeof restKettles & { transactions?: unknown };
    const order = readOrderJson({ ...bare, refunds: [], total_outstanding: undefined, financial_status: "paid", payment_gateway_names: ["gift_card", "paypal"] }, "shop");

    expect(order.transactions).toEqual([]);
    expect(order.totals.outstanding?.minor).toBe(0n);
  });

  test("the day it was paid is the last by the clock, whatever the offset", () => {
    const sale = { kind: "sale", status: "success", gateway: "cash", currency: "GBP" };
    // 23:30 in London's summer is 22:30 UTC, before 23:00 UTC of the same day.
    const transactions = [
      { ...sale, id: 1, amount: "30.00", processed_at: "2026-10-24T23:30:00+01:00" },
      { ...sale, id: 2, amount: "29.00", processed_at: "2026-10-24T23:00:00Z" },
    ];

    expect(readOrderJson({ ...restKettles, transactions }, "shop").paidAt).toBe("2026-10-24T23:00:00Z");
  });

  test("ids too long for a JavaScript number are taken from their text", () => {
    const order = readOrderJson({ ...restKettles, id: 8.209829119461545e17, admin_graphql_api_id: "gid://shopify/Order/820982911946154508" }, "shop");

    expect(order.id).toBe("gid://shopify/Order/820982911946154508");
  });
});

describe("what cannot be read says where and why", () => {
  const line = graphqlKettles.lineItems.edges[0]?.node;
  const tax = line?.taxLines[0];

  test.each([
    ["lineItems.edges[0].taxLines[0].rate", { ...graphqlKettles, lineItems: { edges: [{ node: { ...line, taxLines: [{ ...tax, rate: "a fifth" }] } }] } }],
    ["lineItems.nodes[1].quantity", { ...graphqlKettles, lineItems: { nodes: [line, { ...line, quantity: 1.5 }] } }],
    ["lineItems.pageInfo", { ...graphqlKettles, lineItems: { nodes: [line], pageInfo: { hasNextPage: true } } }],
    ["totalPriceSet.shopMoney.amount", { ...graphqlKettles, totalPriceSet: { shopMoney: { amount: "59.005" } } }],
    ["totalPriceSet", { ...graphqlKettles, totalPriceSet: null }],
    ["refunds[0].refundLineItems.nodes[0].subtotalSet", { ...graphqlKettles, refunds: [{ id: "gid://shopify/Refund/1", createdAt: "2026-10-02T09:00:00Z", refundLineItems: { nodes: [{ lineItem: { id: "x" }, quantity: 1 }] } }] }],
    ["order.line_items[0].price", { order: { ...restKettles, line_items: [{ id: 1, quantity: 1 }] } }],
    ["tags", { ...graphqlKettles, tags: 7 }],
    ["createdAt", { ...graphqlKettles, createdAt: "yesterday" }],
    ["createdAt", { ...graphqlKettles, createdAt: "2026-10-01T10:00:00" }],
    ["transactions[0].processedAt", { ...graphqlKettles, transactions: [{ ...graphqlKettles.transactions[0], processedAt: "2026-13-01T10:00:00Z" }] }],
    ["refunds[0].processed_at", { ...restKettles, refunds: [{ id: 1 }] }],
    ["currencyCode", { ...graphqlKettles, currencyCode: "pounds" }],
    ["totalPriceSet.shopMoney", { ...graphqlKettles, totalPriceSet: { shopMoney: { amount: "59.00", currencyCode: "USD" } } }],
    ["total_price_set.shop_money", { ...restKettles, total_price_set: { shop_money: { amount: "59.00", currency_code: "USD" } } }],
  ])("%s", (place, json) => {
    expect(() => readOrderJson(json, "shop")).toThrow(expect.objectContaining({ place }) as UnreadableOrder);
  });

  test.each([
    ["GraphQL", { ...graphqlKettles, id: "gid://shopify/DraftOrder/5", order: { id: "gid://shopify/Order/1077" } }],
    ["REST", { draft_order: { ...restKettles, order_id: null } }],
  ])("a draft order is named and refused, from %s", (_what, json) => {
    expect(() => readOrderJson(json, "shop")).toThrow("this is a draft order");
  });

  test("what is no order at all", () => {
    expect(() => readOrderJson({ customers: [] }, "shop")).toThrow("neither lineItems (GraphQL) nor line_items (REST)");
    expect(() => readOrderJson(7, "shop")).toThrow("a JSON object");
  });

  test("a transaction in a currency that is not the one asked for", () => {
    const transactions = [{ id: 91, kind: "sale", status: "success", gateway: "cash", amount: "70.80", currency: "EUR" }];

    expect(() => readOrderJson({ ...restKettles, transactions }, "shop")).toThrow("the plain amount is in EUR, not in GBP");
  });

  test("currencies without decimals, and with three", () => {
    const yen = (amount: string) => ({ id: "gid://shopify/Order/1", createdAt: "2026-10-01T10:00:00Z", currencyCode: "JPY", totalPriceSet: { shopMoney: { amount } }, lineItems: [] });

    expect(readOrderJson(yen("1200.0"), "shop").totals.total.minor).toBe(1200n);
    expect(() => readOrderJson(yen("1200.5"), "shop")).toThrow("totalPriceSet.shopMoney.amount");
    expect(readOrderJson({ ...yen("1.234"), currencyCode: "KWD" }, "shop").totals.total.minor).toBe(1234n);
  });
});
