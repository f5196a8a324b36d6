import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { ShopDomain } from "../../app/domain/ids";
import { makeDisconnect } from "../../app/use-cases/disconnect";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const DAY_MS = 24 * 60 * 60_000;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };

let world: World;
let merchant: Merchant;
beforeEach(async () => {
  world = await World.start(onTestFinished);
  merchant = await Merchant.live(world);
});

const sessions = () => world.app.db.session.count({ where: { shop: merchant.shop } });

describe("disconnected by the merchant", () => {
  test("nothing flows in either direction, records stay on both sides, and Xero no longer lists the app", async () => {
    const posted = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await world.app.crossfoot.disconnect(merchant.shop);
    const calls = (await world.xero.calls()).length;

    await merchant.placeOrder({ ...MUG, payment: "paid" });
    await merchant.books.pay(numberOf(posted));
    await world.settle();

    expect((await world.xero.calls()).length).toBe(calls);
    expect(await merchant.books.invoices()).toHaveLength(1);
    expect((await world.shopify.order(posted)).status).toBe("PENDING");
    expect(await world.app.db.documentLink.count({ where: { kind: "INVOICE" } })).toBe(1);
    expect(await world.xero.isConnected(merchant.books.tenantId)).toBe(false);
  });

  test("reconnecting the same organisation goes on where it stopped, with the same settings, and catches up", async () => {
    const posted = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    const { id, profile } = await merchant.connection();
    await world.app.crossfoot.disconnect(merchant.shop);
    const missed = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await merchant.books.pay(numberOf(posted));
    await world.settle();

    await merchant.connect();
    await world.settle();

    expect(await merchant.connection()).toMatchObject({ id, profile, state: "LIVE" });
    expect(await merchant.books.invoice(numberOf(missed))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await world.shopify.order(posted)).toMatchObject({ status: "PAID", outstanding: "0.00" });
    expect(await merchant.books.payments()).toHaveLength(2);
  });

  test("in a quiet hour, when the access token has run out: it is renewed for this, and Xero no longer lists the app", async () => {
    await world.xero.advance(31 * 60_000);

    await world.app.crossfoot.disconnect(merchant.shop);

    expect(await world.xero.isConnected(merchant.books.tenantId)).toBe(false);
  });

  test("Xero does not answer: the app lets go all the same", async () => {
    await world.lines.xero.down();
    await world.app.crossfoot.disconnect(merchant.shop);
    await world.lines.xero.up();
    await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();

    expect(await world.app.ports.connections.active(merchant.shop as ShopDomain)).toBeNull();
    expect(await merchant.books.invoices()).toEqual([]);
    expect(world.app.logged.join("\n")).toContain("Xero did not confirm the disconnection");
  });

  test("a turn that is just under way, and is turned away by Xero, does not bring the connection back", async () => {
    const { ports } = world.app;
    const connection = await merchant.connection();
    const askXero = () => ports.xero(connection, (access) => ports.books.organisation(access));
    // Between Xero's "disconnected" and our own dropping of the tokens.
    const disconnect = makeDisconnect({
      ...ports,
      tokens: { ...ports.tokens, clear: (id) => askXero().then(() => ports.tokens.clear(id)) },
    });

    await disconnect(merchant.shop as ShopDomain);

    expect(await ports.connections.active(merchant.shop as ShopDomain)).toBeNull();
    expect(await world.app.db.connection.findUniqueOrThrow({ where: { id: connection.id } })).toMatchObject({
      state: "DISCONNECTED",
      tokens: null,
    });
  });
});

describe("tokens are dropped", () => {
  const row = () => world.app.db.connection.findFirstOrThrow({ where: { shop: merchant.shop } });

  test("out of a connection that Xero no longer lets in, whose 401 to the disconnection is an answer like any other", async () => {
    const { id } = await merchant.connection();
    await world.xero.advance(61 * DAY_MS);
    await world.app.ports.connections.setState(id, { from: ["LIVE"], to: "RECONNECT" });

    await world.app.crossfoot.disconnect(merchant.shop);

    expect(await row()).toMatchObject({ state: "DISCONNECTED", tokens: null });
    expect(world.app.logged.join("\n")).toContain("Xero did not confirm the disconnection");
  });

  test.each([404, 429, 500])("where Xero answers %i", async (status) => {
    world.lines.xero.refuseEvery(/^DELETE .*connections/, status);

    await world.app.crossfoot.disconnect(merchant.shop);

    expect(await row()).toMatchObject({ state: "DISCONNECTED", tokens: null });
  });

  test("where asking Xero fails as nobody expected, which is told", async () => {
    const { ports } = world.app;
    const disconnect = makeDisconnect({
      ...ports,
      identity: { ...ports.identity, disconnect: () => Promise.reject(new Error("what nobody expected")) },
    });

    await expect(disconnect(merchant.shop as ShopDomain)).rejects.toThrow("what nobody expected");
    expect(await row()).toMatchObject({ state: "DISCONNECTED", tokens: null });
  });

  test("but not the new ones of a merchant who reconnects while Xero is still being asked", async () => {
    const held = world.lines.xero.hold(/^DELETE .*connections/, "after");
    const disconnected = world.app.crossfoot.disconnect(merchant.shop);
    await held.arrived;
    await merchant.connect();
    held.release();
    await disconnected;

    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    expect((await row()).state).toBe("LIVE");
    expect(await merchant.books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  });
});

describe("two shops of one organisation", () => {
  let other: Merchant;
  beforeEach(async () => {
    other = await Merchant.live(world, { handle: "other-shop", setup: { numberPrefix: "OT-" } });
  });
  const connected = () => world.xero.isConnected(merchant.books.tenantId);

  test("one is disconnected: the other goes on, and Xero's connection ends with the last of them", async () => {
    expect((await other.connection()).xeroConnectionId).toBe((await merchant.connection()).xeroConnectionId);
    await world.app.crossfoot.disconnect(merchant.shop);
    const order = await other.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();

    expect(await other.books.invoice(numberOf(order).replace("SH-", "OT-"))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect((await other.connection()).state).toBe("LIVE");
    expect(await connected()).toBe(true);

    await world.app.crossfoot.disconnect(other.shop);
    expect(await connected()).toBe(false);
  });

  test("one is uninstalled while the other waits to be reconnected, which makes a connection anew: Xero's ends", async () => {
    await world.app.ports.connections.setState((await other.connection()).id, { from: ["LIVE"], to: "RECONNECT" });
    await world.shopify.uninstall(merchant.shop);
    await world.settle();

    expect(await connected()).toBe(false);
  });
});

test("uninstalled from the shop: disconnected, and Shopify's sessions are gone", async () => {
  expect(await sessions()).toBeGreaterThan(0);
  await world.shopify.uninstall(merchant.shop);
  await world.settle();

  expect(await world.app.ports.connections.active(merchant.shop as ShopDomain)).toBeNull();
  expect(await sessions()).toBe(0);
  expect(await world.xero.isConnected(merchant.books.tenantId)).toBe(false);
});

test("installed again and reconnected: what was posted before is not posted again", async () => {
  const posted = await merchant.placeOrder({ ...MUG, payment: "paid" });
  await world.settle();
  await world.shopify.uninstall(merchant.shop);
  await world.settle();

  await merchant.openApp();
  await merchant.connect();
  await world.settle();

  expect(await merchant.books.invoices()).toHaveLength(1);
  expect(await merchant.books.payments()).toHaveLength(1);
  expect((await merchant.page(posted)).status).toBe("synced");
});
