import { describe, expect, test } from "vitest";
import { readOrderJson } from "~/adapters/shopify/order-json/read-order-json";
import { graphqlKettles, restKettles } from "./kettle-orders";

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

    expect(both?.shipping).toEqual([
      {
        shippingLineId: "gid://shopify/ShippingLine/801",
        subtotal: { minor: 500n, currency: "GBP" },
        tax: { minor: 83n, currency: "GBP" },
      },
    ]);
    expect(both?.adjustments).toEqual([]);
    expect(old?.shipping).toEqual([
      { shippingLineId: null, subtotal: { minor: 500n, currency: "GBP" }, tax: { minor: 83n, currency: "GBP" } },
    ]);
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
    const till = {
      ...bare,
      refunds: [],
      financial_status: "paid",
      payment_gateway_names: ["cash"],
      current_total_price_set: undefined,
      current_total_price: "29.98",
    };
    const rounded = { ...till, total_cash_rounding_payment_adjustment_set: { shop_money: { amount: "0.02", currency_code: "GBP" } } };

    expect(readOrderJson(till, "shop").transactions.map(({ amount }) => amount.minor)).toEqual([2998n]);
    // 29.98 + 0.02
    expect(readOrderJson(rounded, "shop").transactions.map(({ amount }) => amount.minor)).toEqual([3000n]);
  });

  test("paid through several gateways without transactions: nothing is open, though nobody can say what came from where", () => {
    const { transactions: _gone, ...bare } = restKettles as typeof restKettles & { transactions?: unknown };
    const order = readOrderJson(
      { ...bare, refunds: [], total_outstanding: undefined, financial_status: "paid", payment_gateway_names: ["gift_card", "paypal"] },
      "shop",
    );

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
    const order = readOrderJson(
      { ...restKettles, id: 8.209829119461545e17, admin_graphql_api_id: "gid://shopify/Order/820982911946154508" },
      "shop",
    );

    expect(order.id).toBe("gid://shopify/Order/820982911946154508");
  });
});
