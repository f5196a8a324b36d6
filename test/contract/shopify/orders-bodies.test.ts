import { expect, test } from "vitest";
import { until, webhooksOf } from "./bench";
import { moneyShop } from "./money-shop";

const set = (dollars: string, euros: string) => ({ shop_money: { amount: dollars, currency_code: "USD" }, presentment_money: { amount: euros, currency_code: "EUR" } });

// Every body below has passed Shopify's published schema of its topic: the simulator sends no other.

test("the REST body of an order in euros: plain amounts in dollars, sets in both, refunds inside", async () => {
  const { bench, place, act } = await moneyShop();
  const order = await place({
    presentment: { currency: "EUR", rate: "1.1" },
    lines: [{ title: "Desk", sku: "A", price: "100.00", quantity: 2, duties: [{ amount: "20.00", hsCode: "940330", origin: "IT" }] }],
    shipping: "10.00",
    discounts: [{ code: "TEN", value: { percent: "10" } }],
    tip: "5.00",
    paid: true,
  });
  await act(order, "refund", { lines: [{ sku: "A", quantity: 1 }], duties: "proportional", shipping: "4.00", amount: "110.00", note: "Bent" });
  // In euros: goods 200.00 − 20.00 = 180.00, tax 18.00; shipping 10.00, tax 1.00; duty 20.00; tip 5.00. Total 234.00; × 1.1 = 257.40.
  // Back: 90.00 + 9.00, shipping 4.00 + 0.40, duty 10.00 = 113.40, of which 110.00 in money: 3.40 stay. Left: 234.00 − 113.40 + 3.40 = 124.00.
  const { body } = await until("orders/updated", () => webhooksOf(bench, "orders/updated")[0]);
  expect(JSON.parse(body)).toMatchObject({
    ...{ currency: "USD", presentment_currency: "EUR", total_price: "257.40", total_price_set: set("257.40", "234.00") },
    ...{ subtotal_price: "198.00", total_line_items_price: "220.00", total_discounts: "22.00", total_tax: "20.90", total_tip_received: "5.50" },
    ...{ current_total_price_set: set("136.40", "124.00"), current_total_tax: "10.56", current_subtotal_price: "99.00", current_total_discounts: "11.00" },
    ...{ total_shipping_price_set: set("11.00", "10.00"), current_shipping_price_set: set("6.60", "6.00"), total_outstanding: "0.00" },
    ...{ original_total_duties_set: set("22.00", "20.00"), current_total_duties_set: set("11.00", "10.00"), current_total_additional_fees_set: null },
    ...{ financial_status: "partially_refunded", payment_gateway_names: ["shopify_payments"] },
    line_items: [{
      ...{ quantity: 2, current_quantity: 1, price: "110.00", price_set: set("110.00", "100.00"), discount_allocations: [{ amount: "22.00", amount_set: set("22.00", "20.00") }] },
      duties: [{ harmonized_system_code: "940330", country_code_of_origin: "IT", presentment_money: { amount: "20.00" }, shop_money: { amount: "22.00" } }],
    }],
    shipping_lines: [{ price: "11.00", discounted_price: "11.00", current_discounted_price_set: set("6.60", "6.00") }],
    refunds: [{ note: "Bent", refund_line_items: [{ subtotal: 99, total_tax: 9.9, subtotal_set: set("99.00", "90.00") }] }],
  });
  const refund = await until("refunds/create", () => webhooksOf(bench, "refunds/create")[0]);
  expect(JSON.parse(refund.body)).toMatchObject({
    ...{ restock: true, note: "Bent", duties: [{ amount_set: set("11.00", "10.00") }], refund_shipping_lines: [{ subtotal_amount_set: set("4.40", "4.00"), tax_amount_set: set("0.44", "0.40") }] },
    order_adjustments: [
      { kind: "shipping_refund", amount: "-4.40", tax_amount: "-0.44", amount_set: set("-4.40", "-4.00") },
      { kind: "refund_discrepancy", amount: "3.74", amount_set: set("3.74", "3.40") },
    ],
    transactions: [{ kind: "refund", status: "success", amount: "110.00", currency: "EUR" }],
  });
});

test("a guest's order has no customer and no address, and an authorisation says what is unsettled", async () => {
  const { bench, place } = await moneyShop();
  await place({ lines: [{ title: "Desk", price: "100.00" }], payment: "authorised" });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({ customer: null, email: "", billing_address: null, shipping_address: null, current_total_duties_set: null, financial_status: "authorized" });
  const payment = await until("order_transactions/create", () => webhooksOf(bench, "order_transactions/create")[0]);
  expect(JSON.parse(payment.body)).toMatchObject({ kind: "authorization", authorization: "auth-1001-1", total_unsettled_set: { shop_money: { amount: "110.00", currency: "USD" } }, amount_rounding: null });
});

test("shipping half off is a discount of the shipping line, before its tax", async () => {
  const { bench, place } = await moneyShop();
  // 12.00 − 6.00 = 6.00, taxed 0.60; the desk 100.00 + 10.00.
  expect(await place({ lines: [{ title: "Desk", price: "100.00" }], shipping: "12.00", discounts: [{ kind: "automatic", title: "Half", value: { percent: "50" }, on: "shipping" }] })).toMatchObject({ total: "116.60", totalTax: "10.60", discounts: "6.00" });
  const { body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(JSON.parse(body)).toMatchObject({
    ...{ discount_codes: [], discount_applications: [{ type: "automatic", title: "Half", target_type: "shipping_line", allocation_method: "each", value: "50.0" }] },
    shipping_lines: [{ price: "12.00", discounted_price: "6.00", tax_lines: [{ price: "0.60" }] }],
  });
});
