import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "../../app/adapters/prisma/database";
import { makeReceiptStore } from "../../app/adapters/prisma/receipt-store";
import { makeShopifyIntake } from "../../app/adapters/webhooks/shopify-intake";
import { findFreePort } from "../../launch/ports";
import { World } from "./setting/world";

const TEN_MB = 10 * 1024 * 1024;
const ORDER = JSON.stringify({ admin_graphql_api_id: "gid://shopify/Order/1" });

const world = await World.start(afterAll);
const { db, settings } = world.app;
// The simulated Xero proves the address when it starts; its probes are receipts too.
await world.deliverWebhooks();
const stored = () => db.webhookReceipt.count();
beforeEach(() => db.webhookReceipt.deleteMany().then(() => undefined));

function hmac(body: string | Buffer, key: string): string {
  return createHmac("sha256", key).update(body).digest("base64");
}

function shopifyHeaders(body: string | Buffer, changes: Record<string, string | null> = {}): Record<string, string> {
  const all: Record<string, string | null> = {
    "x-shopify-hmac-sha256": hmac(body, settings.SHOPIFY_API_SECRET),
    "x-shopify-topic": "orders/updated",
    "x-shopify-shop-domain": "corner-shop.myshopify.com",
    "x-shopify-event-id": "event-1",
    "x-shopify-webhook-id": "delivery-1",
    ...changes,
  };

  return Object.fromEntries(Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [[name, value]])));
}

async function post(path: string, body: string | Buffer, headers: Record<string, string>): Promise<number> {
  const response = await fetch(`${world.webUrl}/webhooks/${path}`, { method: "POST", body: new Uint8Array(Buffer.from(body)), headers });

  return response.status;
}

describe("a webhook of Shopify", () => {
  test("rightly signed: stored with its exact bytes, then acknowledged", async () => {
    expect(await post("shopify", ORDER, shopifyHeaders(ORDER))).toBe(200);

    const [receipt] = await db.webhookReceipt.findMany();
    expect(receipt).toMatchObject({ source: "SHOPIFY", topic: "orders/updated", shop: "corner-shop.myshopify.com", handledAt: null });
    expect(Buffer.from(receipt?.body ?? []).toString("utf8")).toBe(ORDER);
  });

  test.each([
    ["another key", { "x-shopify-hmac-sha256": hmac(ORDER, "somebody else's secret") }],
    ["another body", { "x-shopify-hmac-sha256": hmac(`${ORDER} `, "shopify-integration-secret") }],
    ["no signature", { "x-shopify-hmac-sha256": null }],
    ["a signature that is not base64", { "x-shopify-hmac-sha256": "§§§" }],
  ])("signed with %s: 401, and not stored", async (_what, changes) => {
    expect(await post("shopify", ORDER, shopifyHeaders(ORDER, changes))).toBe(401);
    expect(await stored()).toBe(0);
  });

  test.each([["x-shopify-topic"], ["x-shopify-shop-domain"]])("without %s: 400, and not stored", async (name) => {
    expect(await post("shopify", ORDER, shopifyHeaders(ORDER, { [name]: null }))).toBe(400);
    expect(await stored()).toBe(0);
  });

  test("one event under several topics is several receipts; one topic of it delivered twice is one", async () => {
    for (const topic of ["orders/create", "orders/paid", "orders/create"]) {
      expect(
        await post("shopify", ORDER, shopifyHeaders(ORDER, { "x-shopify-topic": topic, "x-shopify-webhook-id": "another delivery" })),
      ).toBe(200);
    }
    expect(await stored()).toBe(2);
  });

  test("of exactly 10 MB it is taken, of one byte more it is refused with 413", async () => {
    const largest = Buffer.alloc(TEN_MB, " ");
    const tooLarge = Buffer.alloc(TEN_MB + 1, " ");

    expect(await post("shopify", largest, shopifyHeaders(largest))).toBe(200);
    expect(await post("shopify", tooLarge, shopifyHeaders(tooLarge, { "x-shopify-event-id": "event-2" }))).toBe(413);
    expect(await stored()).toBe(1);
  });

  test("asked for with GET: 405", async () => {
    const { status } = await fetch(`${world.webUrl}/webhooks/shopify`);

    expect(status).toBe(405);
  });
});

describe("a webhook of Xero", () => {
  // Xero's "intent to receive" sends both, and switches the webhook on only if it gets these two answers.
  const body = JSON.stringify({ events: [], firstEventSequence: 0, lastEventSequence: 0, entropy: "XYZ" });

  test("rightly signed: 200", async () => {
    expect(await post("xero", body, { "x-xero-signature": hmac(body, settings.XERO_WEBHOOK_KEY) })).toBe(200);
  });

  test("wrongly signed, or signed with Shopify's secret: 401", async () => {
    for (const key of ["not the key", settings.SHOPIFY_API_SECRET]) {
      expect(await post("xero", body, { "x-xero-signature": hmac(body, key) })).toBe(401);
    }
    expect(await stored()).toBe(0);
  });

  test("the simulated Xero has switched its webhook on", async () => {
    await world.deliverWebhooks();

    expect(await world.xero.webhooksEnabled()).toBe(true);
  });
});

test("while the database is down nothing is acknowledged: 503, and the sender tries again", async () => {
  const dead = openDatabase(`postgresql://nobody@127.0.0.1:${await findFreePort()}/none`);
  onTestFinished(() => dead.$disconnect());
  const intake = makeShopifyIntake([settings.SHOPIFY_API_SECRET], {
    receipts: makeReceiptStore(dead),
    afterStored: () => undefined,
    log: world.app.ports.log,
  });
  const server = createServer((request, response) => void intake(request, response));
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());

  const { port } = server.address() as AddressInfo;
  const { status } = await fetch(`http://127.0.0.1:${port}/`, { method: "POST", body: ORDER, headers: shopifyHeaders(ORDER) });

  expect(status).toBe(503);
});

test("garbage that is rightly signed is acknowledged and noted, and holds up nothing behind it", async () => {
  for (const [event, body] of [
    ["g-1", "not json"],
    ["g-2", "[]"],
    ["g-3", '{"admin_graphql_api_id":7}'],
  ] as const) {
    expect(await post("shopify", body, shopifyHeaders(body, { "x-shopify-event-id": event }))).toBe(200);
  }
  expect(await post("xero", "not json", { "x-xero-signature": hmac("not json", settings.XERO_WEBHOOK_KEY) })).toBe(200);
  expect(await post("shopify", ORDER, shopifyHeaders(ORDER, { "x-shopify-event-id": "g-4" }))).toBe(200);

  await world.app.worker.handleReceipts();

  expect(await db.webhookReceipt.count({ where: { handledAt: null } })).toBe(0);
});
