import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import type { ShopDomain } from "../../app/domain/ids";
import type { AppUnderTest } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const MINUTE_MS = 60_000;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;
const REFRESH = /"grant_type":"refresh_token"/;

let world: World;
let merchant: Merchant;
beforeEach(async () => {
  world = await World.start(onTestFinished);
  merchant = await Merchant.live(world);
});

const id = () => `offline_${merchant.shop}`;
const row = () => world.app.db.session.findUniqueOrThrow({ where: { id: id() } });
const refreshes = () => world.lines.shopify.count(REFRESH);
const askShop = ({ ports }: AppUnderTest) => ports.shopOrders.shop(merchant.shop as ShopDomain);

/** What Shopify's library gets to see of the stored session. */
async function opened() {
  const [session] = await world.app.shopify.sessionStorage.findSessionsByShop(merchant.shop);
  if (!session) throw new Error("The shop has no session.");

  return session;
}

/** The access token runs out so soon by the app's reckoning; negative: it has. A claim on renewing it is over. */
async function expiresIn(minutes: number): Promise<void> {
  const expires = new Date(Date.now() + minutes * MINUTE_MS);
  await world.app.db.session.update({ where: { id: id() }, data: { expires, refreshClaimUntil: null } });
}

async function claimIsOver(): Promise<void> {
  await world.app.db.session.update({ where: { id: id() }, data: { refreshClaimUntil: null } });
}

describe("Shopify's tokens in the database", () => {
  test("are sealed, and open for this shop's session only", async () => {
    const stored = await row();
    const session = await opened();
    expect(session.accessToken).toMatch(/^shpat_\w{20,}/);
    expect(session.refreshToken).toMatch(/^shprt_\w{20,}/);
    expect([stored.accessToken, stored.refreshToken].join()).not.toMatch(/shp(at|rt)_/);

    const neighbour = await Merchant.open(world, "neighbour");
    const { accessToken } = stored;
    await world.app.db.session.update({ where: { id: `offline_${neighbour.shop}` }, data: { accessToken } });
    await expect(world.app.shopify.sessionStorage.findSessionsByShop(neighbour.shop)).rejects.toThrow(/authenticate/);
  });

  test("neither of the two opens in the place of the other", async () => {
    const { accessToken } = await row();
    await world.app.db.session.update({ where: { id: id() }, data: { refreshToken: accessToken } });

    await expect(opened()).rejects.toThrow(/authenticate/);
  });

  test("stored unsealed by an older version: used as they are, and sealed when next written", async () => {
    const { accessToken = "", refreshToken = "" } = await opened();
    await world.app.db.session.update({ where: { id: id() }, data: { accessToken, refreshToken } });
    expect((await askShop(world.app)).kind).toBe("done");

    await expiresIn(9);
    expect((await askShop(world.app)).kind).toBe("done");

    expect(refreshes()).toBe(1);
    const stored = await row();
    expect(stored.accessToken).toMatch(/^v1\./);
    expect(stored.refreshToken).toMatch(/^v1\./);
    expect((await opened()).accessToken).not.toBe(accessToken);
  });
});

describe("an access token that is about to run out", () => {
  test("in eleven minutes: used as it is; in nine: renewed ahead, and an order is posted with it", async () => {
    await expiresIn(11);
    expect((await askShop(world.app)).kind).toBe("done");
    expect(refreshes()).toBe(0);

    await expiresIn(9);
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();

    expect(refreshes()).toBe(1);
    expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
    expect((await row()).expires?.getTime()).toBeGreaterThan(Date.now() + 55 * MINUTE_MS);
  });

  test.each([9, 4, -1])("in %i minutes, seen by two processes at once: renewed once, and both are let in", async (minutes) => {
    const other = world.startSecondApp(onTestFinished);
    await expiresIn(minutes);

    const answers = await Promise.all([world.app, other, world.app, other].map(askShop));

    expect(answers.map(({ kind }) => kind)).toEqual(["done", "done", "done", "done"]);
    expect(refreshes()).toBe(1);
  });

  test("while one renews, another goes on with the token that is still good", async () => {
    const other = world.startSecondApp(onTestFinished);
    await expiresIn(4);
    const slow = world.lines.shopify.hold(REFRESH, "after");
    const first = askShop(world.app);
    await slow.arrived;

    expect((await askShop(other)).kind).toBe("done");
    slow.release();
    expect((await first).kind).toBe("done");
    expect(refreshes()).toBe(1);
  });

  test("Shopify renews no tokens for the moment: the old one is used to its last minute, and not by the library either", async () => {
    await expiresIn(4);
    world.lines.shopify.breakEvery(REFRESH);

    expect((await askShop(world.app)).kind).toBe("done");
    expect((await askShop(world.app)).kind).toBe("done");
    expect(refreshes()).toBe(1);
  });
});

describe("the answer to a renewal", () => {
  test("is lost: the old refresh token still works, and the order is posted", async () => {
    await expiresIn(-1);
    world.lines.shopify.cut(REFRESH, "after");
    expect(await askShop(world.app)).toMatchObject({ kind: "unreachable" });
    const order = await merchant.placeOrder(MUG_PAID);
    await world.hear();

    await claimIsOver();
    await world.settle();

    expect(refreshes()).toBe(2);
    expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("comes after the claim is over and another has renewed: that pair counts, and both go on with it", async () => {
    const other = world.startSecondApp(onTestFinished);
    await expiresIn(-1);
    const slow = world.lines.shopify.hold(REFRESH, "after");
    const late = askShop(world.app);
    await slow.arrived;
    await claimIsOver();
    expect((await askShop(other)).kind).toBe("done");
    const pair = await row();

    slow.release();

    expect((await late).kind).toBe("done");
    expect(await row()).toMatchObject({ accessToken: pair.accessToken, refreshToken: pair.refreshToken });
    await expiresIn(-1);
    expect((await askShop(other)).kind).toBe("done");
  });
});

test.each([400, 401, 404, 500])(
  "a renewal that Shopify answers with %i, and not as it answers for a dead token: the merchant is let in all the same, and brings a new pair",
  async (status) => {
    await expiresIn(-1);
    const { refreshToken } = await row();
    world.lines.shopify.refuseEvery(REFRESH, status);
    expect(await askShop(world.app)).toMatchObject({ kind: "unreachable" });
    await claimIsOver();

    await merchant.visitApp();

    expect((await askShop(world.app)).kind).toBe("done");
    expect((await row()).refreshToken).not.toBe(refreshToken);
  },
);

test("a dead refresh token is asked about once; the order says what to do, and is posted once the merchant has opened the app", async () => {
  await world.app.db.session.update({ where: { id: id() }, data: { accessToken: "shpat_dead", refreshToken: "shprt_dead" } });
  await expiresIn(-1);
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  await world.advance(10 * MINUTE_MS);
  await world.settle();

  expect(refreshes()).toBe(1);
  expect((await row()).refreshToken).toBeNull();
  const { rows } = await world.app.crossfoot.orders(merchant.shop, { status: null, after: null });
  expect(rows[0]).toMatchObject({ status: "pending" });
  const { reasons } = (await world.app.crossfoot.order(merchant.shop, rows[0]?.recordId ?? "")) ?? {};
  expect(reasons).toEqual(["Shopify no longer lets Crossfoot in. Open Crossfoot once from the Shopify admin."]);

  await merchant.visitApp();
  await world.advance(10 * MINUTE_MS);
  await world.settle();

  expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
  expect((await row()).refreshToken).toMatch(/^v1\./);
});
