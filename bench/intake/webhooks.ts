import { createHmac } from "node:crypto";

/** What Shopify sends for a small order (measured on a live shop's `orders/create`: 5.3 KB). */
const BODY_BYTES = 5_300;

/** Different bodies, signed before the clock starts: signing is the sender's work. Ids are new with every webhook. */
const BODIES = 256;

/** Webhooks without end, each with an id and an event of its own, as the bytes that go over the line. */
export function makeWebhooks(secret: string): () => Buffer {
  const signed = Array.from({ length: BODIES }, (_, index) => {
    const body = orderBody(index);

    return { body, signature: createHmac("sha256", secret).update(body).digest("base64") };
  });
  let next = 0;

  return () => {
    const id = next++;
    const { body, signature } = signed[id % BODIES] ?? { body: "", signature: "" };
    const head = [
      "POST /webhooks/shopify HTTP/1.1",
      "Host: bench.example.com",
      "Content-Type: application/json",
      `Content-Length: ${body.length}`,
      "X-Shopify-Topic: orders/updated",
      "X-Shopify-Shop-Domain: bench.myshopify.com",
      "X-Shopify-API-Version: 2026-10",
      `X-Shopify-Webhook-Id: delivery-${id}`,
      `X-Shopify-Event-Id: event-${id}`,
      `X-Shopify-Hmac-Sha256: ${signature}`,
    ];

    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`, "latin1");
  };
}

/** An order's JSON: its id, and lines until it is as long as a real one's. */
function orderBody(index: number): string {
  const line = {
    id: 1,
    title: "Enamel mug, cream",
    quantity: 2,
    price: "14.50",
    sku: "HF-MUG-CRM",
    tax_lines: [{ rate: 0.2, price: "2.42" }],
  };
  const order = { id: 1_000_000 + index, admin_graphql_api_id: `gid://shopify/Order/${1_000_000 + index}`, line_items: [line], note: "" };
  while (JSON.stringify(order).length < BODY_BYTES - 200) order.line_items.push(line);
  order.note = "n".repeat(BODY_BYTES - JSON.stringify(order).length);

  return JSON.stringify(order);
}
