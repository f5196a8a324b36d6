import { beforeEach, describe, expect, onTestFinished, test } from "vitest";
import { makeXeroAccess } from "../../app/use-cases/xero-access";
import { withAccess, type AppUnderTest } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import { until } from "./setting/until";
import { World } from "./setting/world";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;
const REFRESH = /grant_type=refresh_token/;

let world: World;
let merchant: Merchant;
beforeEach(async () => {
  world = await World.start(onTestFinished);
  merchant = await Merchant.live(world);
});

/** The tokens as the app has them, and one property of them changed. */
async function storedTokens() {
  const stored = await world.app.ports.tokens.read((await merchant.connection()).id);
  if (!stored) throw new Error("The connection has no tokens.");

  return stored;
}

/** The access token runs out by the app's reckoning, as it does after half an hour. */
async function outdateAccessToken(): Promise<void> {
  const { id } = await merchant.connection();
  const { tokens, version } = await storedTokens();
  await world.app.ports.tokens.save(id, { version, tokens: { ...tokens, expiresAt: world.clock.now() } });
}

async function askOrganisation({ ports }: AppUnderTest) {
  return ports.xero(await merchant.connection(), (access) => ports.books.organisation(access));
}

describe("an access token that ran out", () => {
  test("by our clock: refreshed before it is used, and the order is posted", async () => {
    await outdateAccessToken();
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();

    expect(world.lines.xero.count(REFRESH)).toBe(1);
    expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("by Xero's clock only: its 401 leads to one refresh, and the call is made again", async () => {
    await world.xero.advance(31 * MINUTE_MS);
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();

    expect(world.lines.xero.count(REFRESH)).toBe(1);
    expect(await merchant.books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
  });
});

test("the setup page, opened long after connecting, renews the token once and shows what there is to choose", async () => {
  await world.app.ports.connections.setState((await merchant.connection()).id, { from: ["LIVE"], to: "SETUP" });
  await outdateAccessToken();

  const setup = await world.app.crossfoot.setup(merchant.shop);

  expect(setup?.paymentAccounts.map(({ code }) => code)).toContain("855");
  expect(setup?.taxRates.map(({ taxType }) => taxType)).toContain("OUTPUT2");
  expect(world.lines.xero.count(REFRESH)).toBe(1);
});

describe("two processes with the same outdated token", () => {
  test("by our clock: one refreshes, and both are let in or told to wait", async () => {
    const other = world.startSecondApp(onTestFinished);
    await outdateAccessToken();

    const answers = await Promise.all([world.app, other, world.app, other].map(askOrganisation));

    expect(world.lines.xero.count(REFRESH)).toBe(1);
    expect(answers.map(({ kind }) => kind).every((kind) => kind === "done" || kind === "unreachable")).toBe(true);
    expect((await askOrganisation(other)).kind).toBe("done");
    expect((await merchant.connection()).state).toBe("LIVE");
  });

  test("by Xero's clock: the one that comes second takes what the first has fetched", async () => {
    const other = world.startSecondApp(onTestFinished);
    await world.xero.advance(31 * MINUTE_MS);
    // Both are turned away with the same old token; the second one learns of it after the first has refreshed.
    const late = world.lines.xero.hold(/Organisation/, "after");
    const second = askOrganisation(other);
    await late.arrived;
    expect((await askOrganisation(world.app)).kind).toBe("done");
    late.release();

    expect((await second).kind).toBe("done");
    expect(world.lines.xero.count(REFRESH)).toBe(1);
  });

  test("while one is still refreshing, the other waits and does not ask the merchant to reconnect", async () => {
    const other = world.startSecondApp(onTestFinished);
    await world.xero.advance(31 * MINUTE_MS);
    const slow = world.lines.xero.hold(REFRESH, "after");
    const first = askOrganisation(world.app);
    await slow.arrived;

    expect((await askOrganisation(other)).kind).toBe("unreachable");
    slow.release();

    expect((await first).kind).toBe("done");
    expect((await merchant.connection()).state).toBe("LIVE");
    expect((await askOrganisation(other)).kind).toBe("done");
    expect(world.lines.xero.count(REFRESH)).toBe(1);
  });
});

/** The process that refreshes is taken to be dead: its claim is over. */
async function claimIsOver(): Promise<void> {
  await world.app.db.connection.update({ where: { id: (await merchant.connection()).id }, data: { refreshClaimUntil: null } });
}

describe("a process that is slower than its claim lasts", () => {
  test("finds that another has refreshed: those tokens count, and both go on with them", async () => {
    const other = world.startSecondApp(onTestFinished);
    await outdateAccessToken();
    const slow = world.lines.xero.hold(REFRESH, "after");
    const late = askOrganisation(world.app);
    await slow.arrived;
    await claimIsOver();
    expect((await askOrganisation(other)).kind).toBe("done");
    const renewed = await storedTokens();

    slow.release();

    expect((await late).kind).toBe("done");
    expect(await storedTokens()).toEqual(renewed);
    expect((await merchant.connection()).state).toBe("LIVE");
  });

  test("so slow that Xero refuses the old refresh token: the merchant is not asked to reconnect", async () => {
    const other = world.startSecondApp(onTestFinished);
    await outdateAccessToken();
    const slow = world.lines.xero.hold(REFRESH, "before");
    const late = askOrganisation(world.app);
    await slow.arrived;
    await claimIsOver();
    expect((await askOrganisation(other)).kind).toBe("done");
    await world.xero.advance(31 * MINUTE_MS);

    slow.release();
    await late;

    expect((await merchant.connection()).state).toBe("LIVE");
    expect((await askOrganisation(world.app)).kind).toBe("done");
  });
});

describe("turned away twice, while the merchant reconnects", () => {
  test("with tokens that others have replaced meanwhile: those are tried, and nobody is asked to reconnect", async () => {
    const { ports } = world.app;
    await world.xero.advance(31 * MINUTE_MS);
    let calls = 0;
    const answer = await ports.xero(await merchant.connection(), async (access) => {
      calls += 1;
      // Between the second refusal and what follows from it: his new consent is stored.
      if (calls === 2) await merchant.connect();

      return calls <= 2 ? { kind: "unauthorised" } : ports.books.organisation(access);
    });

    expect(answer.kind).toBe("done");
    expect(calls).toBe(3);
    expect((await merchant.connection()).state).toBe("LIVE");
  });

  test("the refusal is heard before he has, and told after: his new connection stays live", async () => {
    const { ports } = world.app;
    const { connections } = ports;
    const setState: typeof connections.setState = async (id, change) => {
      await merchant.connect();
      await connections.setState(id, change);
    };
    const late = withAccess({ ...ports, connections: { ...connections, setState } });
    let calls = 0;
    const answer = await late.xero(await merchant.connection(), (access) => {
      calls += 1;

      return calls <= 2 ? Promise.resolve({ kind: "unauthorised" } as const) : ports.books.organisation(access);
    });

    expect(answer.kind).toBe("done");
    expect((await merchant.connection()).state).toBe("LIVE");
  });

  test("a refresh token that Xero refuses, when he has just reconnected: his new connection stays live", async () => {
    const { ports } = world.app;
    const { connections } = ports;
    const setState: typeof connections.setState = async (id, change) => {
      await merchant.connect();
      await connections.setState(id, change);
    };
    const identity: typeof ports.identity = { ...ports.identity, refresh: () => Promise.resolve({ kind: "unauthorised" }) };
    const late = withAccess({ ...ports, identity, connections: { ...connections, setState } });
    await outdateAccessToken();

    expect((await late.xero(await merchant.connection(), (access) => ports.books.organisation(access))).kind).toBe("done");
    expect((await merchant.connection()).state).toBe("LIVE");
  });
});

test("refreshed tokens that cannot be stored are not used: Xero is asked nothing with them", async () => {
  await outdateAccessToken();
  const askedBefore = world.lines.xero.count(/GET .*Organisation/);
  const { ports } = world.app;
  const full: typeof ports.tokens = { ...ports.tokens, save: () => Promise.reject(new Error("the disk is full")) };
  const xero = makeXeroAccess({ ...ports, tokens: full });

  await expect(xero(await merchant.connection(), (access) => ports.books.organisation(access))).rejects.toThrow("the disk is full");

  expect(world.lines.xero.count(REFRESH)).toBe(1);
  expect(world.lines.xero.count(/GET .*Organisation/)).toBe(askedBefore);
  const { tokens } = await storedTokens();
  await claimIsOver();
  expect((await askOrganisation(world.app)).kind).toBe("done");
  expect((await storedTokens()).tokens.refreshToken).not.toBe(tokens.refreshToken);
});

describe("the answer to a refresh is lost", () => {
  test("Xero has turned the tokens, we have not: the old refresh token still works for half an hour", async () => {
    await outdateAccessToken();
    world.lines.xero.cut(REFRESH, "after");
    const order = await merchant.placeOrder(MUG_PAID);
    await world.hear();
    await world.app.worker.turn(merchant.books.tenantId);
    expect((await merchant.connection()).state).toBe("LIVE");

    // The claim of the failed refresh runs out after 20 seconds.
    await world.advance(21_000);
    await world.settle();

    expect(world.lines.xero.count(REFRESH)).toBe(2);
    expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("later than that only the merchant can help: reconnecting posts what has waited", async () => {
    await outdateAccessToken();
    world.lines.xero.cut(REFRESH, "after");
    expect((await askOrganisation(world.app)).kind).toBe("unreachable");
    await world.xero.advance(31 * MINUTE_MS);
    world.clock.advance(21_000);

    await expectReconnectHelps();
  });
});

describe("Xero lets us in no more", () => {
  test("the refresh token was not used for sixty days", async () => {
    await world.xero.advance(61 * DAY_MS);

    await expectReconnectHelps();
  });

  test("a person disconnected the app in Xero", async () => {
    const { tokens } = await storedTokens();
    const { xeroConnectionId } = await merchant.connection();
    const headers = { authorization: `Bearer ${tokens.accessToken}` };
    const answer = await fetch(`${world.xero.url}/connections/${xeroConnectionId}`, { method: "DELETE", headers });
    expect(answer.status).toBe(204);

    await expectReconnectHelps();
  });
});

/** The order waits and says what to do; it is posted once the merchant has reconnected. */
async function expectReconnectHelps(): Promise<void> {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  expect((await merchant.connection()).state).toBe("RECONNECT");
  expect(await merchant.page(order)).toMatchObject({
    status: "pending",
    fix: "reconnect",
    reasons: ["Xero no longer lets Crossfoot in. Connect again; nothing is lost meanwhile."],
  });
  expect(await merchant.books.invoices()).toEqual([]);
  const missed = await merchant.placeOrder(MUG_PAID);
  await world.settle();

  await merchant.connect();
  await world.settle();

  expect((await merchant.connection()).state).toBe("LIVE");
  for (const each of [order, missed]) {
    expect(await merchant.books.invoice(numberOf(each))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect((await merchant.page(each)).status).toBe("synced");
  }
  expect(await merchant.books.payments()).toHaveLength(2);
  await until("the lane to be free", async () => (await world.app.worker.due()).length === 0);
}
