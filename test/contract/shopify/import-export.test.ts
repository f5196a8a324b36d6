import { expect, test } from "vitest";
import { SHOP, startPaymentsBench } from "./payments-bench";

type Json = Record<string, unknown>;

/** What a shop's customers and staff do, each order with what happened to it afterwards. */
const LINES = [{ title: "Desk", sku: "DESK", price: "33.33", quantity: 3 }, { title: "Lamp", sku: "LAMP", price: "19.99", quantity: 2 }];
const TAXES = [{ title: "State", rate: "0.0825" }, { title: "City", rate: "0.015" }];
const YEN = [{ title: "Desk", price: "4975", quantity: 3 }];
const LIVES: readonly { readonly name: string; readonly order: Json; readonly refund?: Json; readonly cancel?: true }[] = [
  { name: "discount and two taxes, refunded in part", order: { lines: LINES, taxes: TAXES, shipping: "7.45", discountPercent: "12.5", payment: "paid" }, refund: { shipping: "2.00" } },
  { name: "taxes included, refunded with goodwill", order: { lines: LINES, taxes: TAXES, shipping: "7.45", taxesIncluded: true, payment: "paid" }, refund: { amount: "80.00" } },
  {
    name: "paid in euros, with a tip",
    order: { lines: LINES, taxes: TAXES, shipping: "7.45", presentment: { currency: "EUR", rate: "1.0837" }, payment: "paid", tip: "3.00" },
    refund: { shipping: "2.00" },
  },
  { name: "authorised in yen, cancelled", order: { lines: YEN, presentment: { currency: "JPY", rate: "0.0067" }, payment: "authorised" }, cancel: true },
  {
    name: "several discounts, a gift card sold, paid by three tenders",
    order: {
      lines: [...LINES, { title: "Voucher", sku: "GIFT", price: "50.00", giftCard: true, taxable: false }],
      taxes: TAXES,
      shipping: "10.00",
      discounts: [
        { kind: "automatic", title: "Two lamps", value: { amount: "5.00" }, on: { skus: ["LAMP"] } },
        { kind: "code", code: "SHIP", value: { percent: "50" }, on: "shipping" },
        { kind: "manual", title: "Regular", value: { percent: "3" } },
      ],
      payments: [{ gateway: "gift_card", amount: "20.00" }, { gateway: "cash", amount: "30.00" }, { gateway: "shopify_payments" }],
    },
    refund: {},
  },
  {
    name: "duties and a fee",
    order: {
      lines: [{ title: "Desk", price: "200.00", quantity: 1, duties: [{ amount: "12.00", hsCode: "940330", origin: "CN", taxes: [{ title: "Import VAT", rate: "0.2" }] }] }],
      fees: [{ name: "Handling", amount: "4.00" }],
      payment: "unpaid",
    },
  },
];

for (const { name, order, refund, cancel } of LIVES) {
  test(`an exported order imported into another Shopify has the same figures: ${name}`, async () => {
    const [from, to] = [await startPaymentsBench(), await startPaymentsBench()];
    const placed = await from.control("/orders", { shop: SHOP, ...order });
    const id = placed["id"] as number;
    const desk = (placed["lines"] as { id: number; quantity: number }[])[0];
    if (refund) await from.control(`/orders/${id}/refund`, { lines: [{ id: desk?.id, quantity: 2 }], ...refund });
    if (cancel) await from.control(`/orders/${id}/cancel`);
    const exported = await from.call("GET", `/control/orders/${id}?as=rest`);
    const imported = await to.call("POST", `/control/import?shop=${SHOP}`, { body: exported.body });
    expect(imported).toMatchObject({ status: 201, body: { imported: [{ id, differences: [] }] } });
    const again = await to.call("GET", `/control/orders/${id}?as=rest`);
    expect(again.body).toEqual(exported.body);
    const [before, after] = [await from.call("GET", `/control/orders/${id}`), await to.call("GET", `/control/orders/${id}`)];
    expect(after.body).toEqual(before.body);
  });
}
