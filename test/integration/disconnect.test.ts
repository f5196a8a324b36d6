import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { ShopDomain } from "../../app/domain/ids";
import { makeDisconnect } from "../../app/use-cases/disconnect";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

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
