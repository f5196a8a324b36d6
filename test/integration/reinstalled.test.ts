import { createHmac } from "node:crypto";
import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { ShopDomain } from "../../app/domain/ids";
import { makeAppUnderTest } from "./setting/app-under-test";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const GRAPHQL = /graphql\.json/;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

let world: World;
let merchant: Merchant;
beforeEach(async () => {
  world = await World.start(onTestFinished);
  merchant = await Merchant.live(world);
});

const control = (path: string, body: object) => askJson(`${world.shopify.url}/control/${path}`, body);
const sessions = () => world.app.db.session.count({ where: { shop: merchant.shop } });
const active = () => world.app.ports.connections.active(merchant.shop as ShopDomain);
const receiptsOf = (topic: string) => world.app.db.webhookReceipt.findMany({ where: { topic } });

/** app/uninstalled does not get through at first, as Shopify tries for four hours. */
async function uninstalledUnheard(): Promise<void> {
  await control("faults", { rules: [{ fault: "webhook-delayed", match: { topic: "app/uninstalled" }, ms: HOUR_MS }] });
  await world.shopify.uninstall(merchant.shop);
}

const heardAtLast = () => control("webhooks/release", {});

/** So that the tokens of before have run out. */
async function hourPasses(): Promise<void> {
  await world.app.db.session.updateMany({ where: { shop: merchant.shop }, data: { expires: new Date(Date.now() - MINUTE_MS) } });
}

async function reinstalled(): Promise<void> {
  await hourPasses();
  await merchant.openApp();
}

/** Something that names a person, and that an erasure takes away. */
async function say(): Promise<void> {
  const { id } = await merchant.connection();
  await world.app.db
    .$executeRaw`INSERT INTO "AuditEntry" ("connectionId", "kind", "facts", "words") VALUES (${id}, 'EVENT', '{}', 'Wren Ashdown')`;
}

async function said(): Promise<string[]> {
  const entries = await world.app.db.auditEntry.findMany({ where: { words: { not: null } }, select: { words: true } });

  return entries.map(({ words }) => words ?? "");
}

async function goesOn(): Promise<void> {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();

  expect(await active()).toMatchObject({ state: "LIVE" });
  expect(await sessions()).toBe(1);
  expect(await world.xero.isConnected(merchant.books.tenantId)).toBe(true);
  expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
}

describe("the news that the app was removed comes after it was installed again", () => {
  test("nothing is done, and that is said", async () => {
    await uninstalledUnheard();
    await reinstalled();
    await heardAtLast();
    await world.settle();

    expect(await receiptsOf("app/uninstalled")).toMatchObject([{ handledAt: expect.any(Date), body: null }]);
    expect(world.app.logged.join("\n")).toContain("has the app all the same");
    await goesOn();
  });

  test("while Shopify cannot be asked: nothing is done, and it is asked again in ten minutes", async () => {
    await uninstalledUnheard();
    await reinstalled();
    const answers = world.lines.shopify.refuseEvery(GRAPHQL, 503);
    await heardAtLast();
    await world.hear();
    const asked = world.lines.shopify.count(GRAPHQL);
    await world.hear();

    expect(world.lines.shopify.count(GRAPHQL)).toBe(asked);
    expect(await receiptsOf("app/uninstalled")).toMatchObject([{ handledAt: null }]);
    expect(await active()).toMatchObject({ state: "LIVE" });
    expect(await sessions()).toBe(1);

    answers();
    await world.advance(10 * MINUTE_MS);
    await world.settle();
    expect(await receiptsOf("app/uninstalled")).toMatchObject([{ handledAt: expect.any(Date) }]);
    await goesOn();
  });

  test("a request to erase the shop erases nothing of a shop that has the app", async () => {
    await say();

    await control("compliance", { shop: merchant.shop, topic: "shop/redact" });
    await world.settle();

    expect(await receiptsOf("shop/redact")).toMatchObject([{ handledAt: expect.any(Date) }]);
    expect(await said()).toContain("Wren Ashdown");
    await goesOn();
  });
});

test("an address of the app that Shopify signed for one shop, sent as a webhook about another, does that one no harm", async () => {
  // The same secret signs both, and a webhook's headers are not signed: any merchant can make such a one out of his own browser's address.
  const address = "embedded=1&shop=envious-shop.myshopify.com&timestamp=1795000000";
  const hmac = createHmac("sha256", world.settings.SHOPIFY_API_SECRET).update(address).digest("base64");
  await say();
  for (const topic of ["app/uninstalled", "shop/redact"]) {
    const about = { "x-shopify-topic": topic, "x-shopify-shop-domain": merchant.shop, "x-shopify-event-id": topic };
    const headers = { ...about, "x-shopify-hmac-sha256": hmac };
    expect((await fetch(`${world.webUrl}/webhooks/shopify`, { method: "POST", body: address, headers })).status).toBe(200);
  }
  await world.settle();

  expect(await said()).toContain("Wren Ashdown");
  await goesOn();
});

describe("a shop that has left", () => {
  test("while Shopify cannot be asked: it counts as left as soon as Shopify says so, and is erased then", async () => {
    await say();
    const answers = world.lines.shopify.refuseEvery(/graphql\.json|access_token/, 503);
    await world.shopify.uninstall(merchant.shop);
    await control("compliance", { shop: merchant.shop, topic: "shop/redact" });
    await world.hear();
    expect(await active()).toMatchObject({ state: "LIVE" });
    expect(await said()).toContain("Wren Ashdown");

    answers();
    await world.advance(10 * MINUTE_MS);
    await world.settle();

    expect(await active()).toBeNull();
    expect(await sessions()).toBe(0);
    expect(await said()).toEqual([]);
  });

  test.each([402, 403, 404, 423])("and which Shopify shuts with %i: it would answer so for ever", async (status) => {
    await world.shopify.uninstall(merchant.shop);
    world.lines.shopify.refuseEvery(GRAPHQL, status);
    await world.settle();

    expect(await active()).toBeNull();
    expect(await sessions()).toBe(0);
  });

  test.each([400, 401, 404])("and whose tokens had run out, where Shopify renews them no more and says so with %i", async (status) => {
    await hourPasses();
    await world.shopify.uninstall(merchant.shop);
    world.lines.shopify.refuseEvery(/access_token/, status);
    await world.settle();

    expect(await active()).toBeNull();
    expect(await sessions()).toBe(0);
  });

  test("whose tokens had run out, but it was our own secret that Shopify refused: that says nothing", async () => {
    await hourPasses();
    const { SHOPIFY_API_SECRET } = world.settings;
    await world.shopify.uninstall(merchant.shop);
    await world.deliverWebhooks();
    const wrong = makeAppUnderTest({ ...world.settings, SHOPIFY_API_SECRET: `${SHOPIFY_API_SECRET} of before` }, world.clock);
    onTestFinished(() => wrong.close());
    await wrong.worker.handleReceipts();

    expect(await active()).toMatchObject({ state: "LIVE" });
    expect(await sessions()).toBe(1);
  });

  test("keeps no other shop's webhooks waiting, though Shopify cannot be asked about it", async () => {
    const other = await Merchant.live(world, { handle: "other-shop", setup: { numberPrefix: "OT-" } });
    await world.shopify.uninstall(merchant.shop);
    const held = world.lines.shopify.hold(/CrossfootHasApp/, "before");
    const order = await other.placeOrder(MUG_PAID);
    await world.deliverWebhooks();
    const hearing = world.app.worker.handleReceipts();
    await held.arrived;

    expect(await world.app.db.webhookReceipt.count({ where: { shop: other.shop, handledAt: null } })).toBe(0);
    held.release();
    await hearing;
    await world.settle();
    expect(await other.books.paymentsOf(numberOf(order).replace("SH-", "OT-"))).toHaveLength(1);
    expect(await active()).toBeNull();
  });
});

describe("installed again within the hour for which the old token was good", () => {
  test("Shopify's 401 ends the old token, and the merchant's next visit brings a new pair", async () => {
    await uninstalledUnheard();
    await merchant.openApp();
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();
    expect(await merchant.page({ name: "New order" })).toMatchObject({
      status: "pending",
      reasons: [expect.stringContaining("Open Crossfoot once")],
    });

    await merchant.visitApp();
    await heardAtLast();
    await world.advance(10 * MINUTE_MS);
    await world.settle();

    expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
    await goesOn();
  });

  test("a 401 that was Shopify's mistake costs no more than a renewal", async () => {
    const id = `offline_${merchant.shop}`;
    const before = await world.app.db.session.findUniqueOrThrow({ where: { id } });
    const rights = world.lines.shopify.refuseEvery(GRAPHQL, 401);
    const ask = () => world.app.ports.shopOrders.shop(merchant.shop as ShopDomain);
    expect(await Promise.all([ask(), ask()])).toEqual([{ kind: "unauthorised" }, { kind: "unauthorised" }]);

    rights();
    expect((await ask()).kind).toBe("done");
    const after = await world.app.db.session.findUniqueOrThrow({ where: { id } });
    expect(after.refreshToken).not.toBe(before.refreshToken);
    expect(after.refreshToken).toMatch(/^v1\./);
    await goesOn();
  });
});
