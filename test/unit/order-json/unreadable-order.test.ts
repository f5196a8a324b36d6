import { describe, expect, test } from "vitest";
import { readOrderJson } from "~/adapters/shopify/order-json/read-order-json";
import type { UnreadableOrder } from "~/adapters/shopify/order-json/unreadable";
import { graphqlKettles, restKettles } from "./kettle-orders";

describe("what cannot be read says where and why", () => {
  const line = graphqlKettles.lineItems.edges[0]?.node;
  const tax = line?.taxLines[0];

  test.each([
    [
      "lineItems.edges[0].taxLines[0].rate",
      { ...graphqlKettles, lineItems: { edges: [{ node: { ...line, taxLines: [{ ...tax, rate: "a fifth" }] } }] } },
    ],
    ["lineItems.nodes[1].quantity", { ...graphqlKettles, lineItems: { nodes: [line, { ...line, quantity: 1.5 }] } }],
    ["lineItems.pageInfo", { ...graphqlKettles, lineItems: { nodes: [line], pageInfo: { hasNextPage: true } } }],
    ["totalPriceSet.shopMoney.amount", { ...graphqlKettles, totalPriceSet: { shopMoney: { amount: "59.005" } } }],
    ["totalPriceSet", { ...graphqlKettles, totalPriceSet: null }],
    [
      "refunds[0].refundLineItems.nodes[0].subtotalSet",
      {
        ...graphqlKettles,
        refunds: [
          {
            id: "gid://shopify/Refund/1",
            createdAt: "2026-10-02T09:00:00Z",
            refundLineItems: { nodes: [{ lineItem: { id: "x" }, quantity: 1 }] },
          },
        ],
      },
    ],
    ["order.line_items[0].price", { order: { ...restKettles, line_items: [{ id: 1, quantity: 1 }] } }],
    ["tags", { ...graphqlKettles, tags: 7 }],
    ["createdAt", { ...graphqlKettles, createdAt: "yesterday" }],
    ["createdAt", { ...graphqlKettles, createdAt: "2026-10-01T10:00:00" }],
    [
      "transactions[0].processedAt",
      { ...graphqlKettles, transactions: [{ ...graphqlKettles.transactions[0], processedAt: "2026-13-01T10:00:00Z" }] },
    ],
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
    const yen = (amount: string) => ({
      id: "gid://shopify/Order/1",
      createdAt: "2026-10-01T10:00:00Z",
      currencyCode: "JPY",
      totalPriceSet: { shopMoney: { amount } },
      lineItems: [],
    });

    expect(readOrderJson(yen("1200.0"), "shop").totals.total.minor).toBe(1200n);
    expect(() => readOrderJson(yen("1200.5"), "shop")).toThrow("totalPriceSet.shopMoney.amount");
    expect(readOrderJson({ ...yen("1.234"), currencyCode: "KWD" }, "shop").totals.total.minor).toBe(1234n);
  });
});
