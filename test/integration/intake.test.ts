import { createHmac } from "node:crypto";
import { createServer, request, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { openReceiptInsert } from "../../app/adapters/prisma/receipt-insert";
import { makeShopifyIntake } from "../../app/adapters/webhooks/shopify-intake";
import { findFreePort } from "../../launch/ports";
import { makeIntakes } from "../../app/container.server";
import { tick } from "../../app/jobs/tick";
import { webhooksFirst } from "../../app/web/webhook-door";
import { until } from "./setting/until";
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

/** A server for one test; its address. */
async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => void server.close());

  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
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

  test("one action that changed two orders is two receipts, though event and topic are the same", async () => {
    for (const id of [1, 2]) {
      const body = JSON.stringify({ admin_graphql_api_id: `gid://shopify/Order/${id}` });
      expect(await post("shopify", body, shopifyHeaders(body))).toBe(200);
    }
    expect(await stored()).toBe(2);
  });

  test.each(["customers/data_request", "customers/redact", "shop/redact"])(
    "of the privacy topic %s: 401 unless rightly signed",
    async (topic) => {
      const forged = shopifyHeaders(ORDER, { "x-shopify-topic": topic, "x-shopify-hmac-sha256": hmac(ORDER, "not the secret") });

      expect(await post("shopify", ORDER, forged)).toBe(401);
      expect(await stored()).toBe(0);
      expect(await post("shopify", ORDER, shopifyHeaders(ORDER, { "x-shopify-topic": topic }))).toBe(200);
    },
  );

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

test("signed with the secret before the last rotation, of either platform: still taken", async () => {
  const { ports } = world.app;
  const rotated = {
    ...settings,
    SHOPIFY_API_SECRET: "new",
    SHOPIFY_API_SECRET_PREVIOUS: "old",
    XERO_WEBHOOK_KEY: "new key",
    XERO_WEBHOOK_KEY_PREVIOUS: "old key",
  };
  const url = await serve(webhooksFirst(makeIntakes(rotated, ports), (_request, response) => void response.writeHead(404).end()));
  const send = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${url}/webhooks/${path}`, { method: "POST", body: ORDER, headers })).status;

  for (const [secret, status] of [
    ["new", 200],
    ["old", 200],
    ["older", 401],
  ] as const) {
    expect(await send("shopify", shopifyHeaders(ORDER, { "x-shopify-hmac-sha256": hmac(ORDER, secret) })), secret).toBe(status);
    expect(await send("xero", { "x-xero-signature": hmac(ORDER, `${secret} key`) }), secret).toBe(status);
  }
  expect(await send("elsewhere", {})).toBe(404);
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

    expect(world.xero.webhooksEnabled).toBe(true);
  });
});

test("while the database is down nothing is acknowledged: 503, and the sender tries again", async () => {
  const dead = openReceiptInsert(`postgresql://nobody@127.0.0.1:${await findFreePort()}/none`);
  onTestFinished(() => dead.close());
  const intake = makeShopifyIntake([settings.SHOPIFY_API_SECRET], {
    receipts: dead,
    afterStored: () => undefined,
    log: world.app.ports.log,
    meters: world.app.ports.meters,
  });
  const url = await serve(intake);

  const { status } = await fetch(url, { method: "POST", body: ORDER, headers: shopifyHeaders(ORDER) });

  expect(status).toBe(503);
});

test("while the database is too slow nothing is acknowledged either: 503 long before the sender hangs up", async () => {
  let askedAt = 0;
  const status = await db.$transaction(
    async (tx) => {
      await tx.$executeRaw`LOCK TABLE "WebhookReceipt" IN ACCESS EXCLUSIVE MODE`;
      askedAt = performance.now();

      return post("shopify", ORDER, shopifyHeaders(ORDER));
    },
    { timeout: 10_000 },
  );

  expect(status).toBe(503);
  expect(performance.now() - askedAt).toBeLessThan(3_000);
  expect(await post("shopify", ORDER, shopifyHeaders(ORDER))).toBe(200);
});

test("a 200 has waited for the disk, though the server's default is not to", async () => {
  await db.$executeRaw`CREATE TABLE asked (how text)`;
  await db.$executeRaw`
    CREATE FUNCTION note_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN INSERT INTO asked VALUES (current_setting('synchronous_commit')); RETURN NEW; END $$`;
  await db.$executeRaw`CREATE TRIGGER note_commit BEFORE INSERT ON "WebhookReceipt" FOR EACH ROW EXECUTE FUNCTION note_commit()`;

  await post("shopify", ORDER, shopifyHeaders(ORDER));

  expect(await db.$queryRaw`SELECT how FROM asked`).toEqual([{ how: "on" }]);
  expect(await db.$queryRaw`SELECT current_setting('synchronous_commit') AS how`).toEqual([{ how: "off" }]);
});

test("a receipt is dated in UTC whatever the server's own time zone is", async () => {
  const url = new URL(settings.DATABASE_URL);
  url.searchParams.set("options", "-c TimeZone=Asia/Tokyo");
  const inTokyo = openReceiptInsert(url.href);
  onTestFinished(() => inTokyo.close());

  await inTokyo.store({
    source: "SHOPIFY",
    deliveryKey: "tokyo",
    topic: "orders/updated",
    shop: "a.myshopify.com",
    body: Buffer.from("{}"),
  });

  const { receivedAt } = await db.webhookReceipt.findFirstOrThrow({ where: { deliveryKey: "tokyo" } });
  expect(Math.abs(receivedAt.getTime() - Date.now())).toBeLessThan(60_000);
});

test("a hundred at once, each twice: a hundred are stored and two hundred acknowledged", async () => {
  const bodies = Array.from({ length: 200 }, (_, index) => JSON.stringify({ admin_graphql_api_id: `gid://shopify/Order/${index % 100}` }));

  expect(await Promise.all(bodies.map((body) => post("shopify", body, shopifyHeaders(body))))).toEqual(Array(200).fill(200));
  expect(await stored()).toBe(100);
});

test("a sender that hangs up in the middle leaves nothing behind, and the next one is answered", async () => {
  const { hostname, port } = new URL(world.webUrl);
  const half = request({
    hostname,
    port,
    path: "/webhooks/shopify",
    method: "POST",
    headers: { ...shopifyHeaders(ORDER), "content-length": "100" },
  });
  half.on("error", () => undefined);
  await new Promise<void>((resolve) => half.write("half of it", () => resolve()));
  half.destroy();

  await until("the broken webhook to be noted", () => world.app.logged.some((line) => line.includes("broke off")));
  expect(await stored()).toBe(0);
  expect(await post("shopify", ORDER, shopifyHeaders(ORDER))).toBe(200);
});

test("a receipt's id is kept for thirty days after it was handled, its body no longer than that; the tick forgets the rest", async () => {
  const DAY_MS = 24 * 60 * 60_000;
  for (const topic of ["old", "young", "waiting"]) await post("shopify", ORDER, shopifyHeaders(ORDER, { "x-shopify-topic": topic }));
  const now = world.clock.now().getTime();
  const handled = async (topic: string, daysAgo: number) => {
    const { id } = await db.webhookReceipt.findFirstOrThrow({ where: { topic } });
    await world.app.ports.receipts.markHandled([id]);
    await db.webhookReceipt.update({ where: { id }, data: { handledAt: new Date(now - daysAgo * DAY_MS) } });
  };
  await handled("old", 30.01);
  await handled("young", 29.99);

  await tick(world.app.ports);

  const kept = await db.webhookReceipt.findMany({ orderBy: { id: "asc" } });
  expect(kept.map(({ topic, body }) => [topic, body === null])).toEqual([
    ["young", true],
    ["waiting", false],
  ]);
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
