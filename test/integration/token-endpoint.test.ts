import http from "node:http";
import { afterAll, afterEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { makeXeroIdentity } from "../../app/adapters/xero/xero-identity";
import { withAccess } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const MINUTE_MS = 60_000;
/** Longer than the claim of a refresh lasts. */
const CLAIM_OVER_MS = 21_000;
const REFRESH = /grant_type=refresh_token/;
const EXCHANGE = /grant_type=authorization_code/;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { ports } = world.app;
let people = 0;
afterEach(async () => {
  await world.advance(CLAIM_OVER_MS);
  expect((await ask()).kind).toBe("done");
});

async function storedTokens() {
  const stored = await ports.tokens.read((await merchant.connection()).id);
  if (!stored) throw new Error("The connection has no tokens.");

  return stored;
}

/** The access token runs out in so many minutes by the app's reckoning. */
async function expiresIn(minutes: number): Promise<void> {
  const { tokens, version } = await storedTokens();
  const expiresAt = new Date(world.clock.now().getTime() + minutes * MINUTE_MS);
  await ports.tokens.save((await merchant.connection()).id, { version, tokens: { ...tokens, expiresAt } });
}

async function ask({ xero } = ports) {
  return xero(await merchant.connection(), (access) => ports.books.organisation(access));
}

const refreshes = () => world.lines.xero.count(REFRESH);

/** Until the returned function is called, and not beyond the test. */
function refused(status: number): () => void {
  const works = world.lines.xero.refuseEvery(REFRESH, status);
  onTestFinished(works);

  return works;
}

/** Whose contact is to be made before the invoice. */
function paidBySomebodyNew() {
  people += 1;
  const customer = { firstName: "Person", lastName: `No. ${people}`, email: `person.${people}@example.com` };

  return { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer } as const;
}

async function expectPostedLater(order: ShopOrder, works: () => void): Promise<void> {
  expect((await merchant.connection()).state).toBe("LIVE");
  expect((await merchant.page(order)).status).toBe("pending");

  works();
  await world.advance(MINUTE_MS + 1);
  await world.settle();
  expect(await merchant.books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect(await merchant.books.paymentsOf(numberOf(order))).toHaveLength(1);
}

describe("an access token that ran out, and a token endpoint that fails", () => {
  test.each([400, 401, 403, 429, 500, 503])("with %i before an order's turn: it waits, and nobody has to reconnect", async (status) => {
    await expiresIn(0);
    const works = refused(status);
    const order = await merchant.placeOrder(paidBySomebodyNew());
    await world.hear();
    await world.app.worker.turn(merchant.books.tenantId);

    await expectPostedLater(order, works);
  });

  test.each([400, 401, 403, 429, 500, 503])("with %i before its invoice is sent: it is no refusal of the invoice", async (status) => {
    const order = await merchant.placeOrder(paidBySomebodyNew());
    await world.hear();
    const held = world.lines.xero.hold(/^PUT .*Contacts/, "after");
    const turn = world.app.worker.turn(merchant.books.tenantId);
    await held.arrived;
    await expiresIn(0);
    const works = refused(status);
    held.release();
    await turn;

    await expectPostedLater(order, works);
  });

  test("with an answer that holds no tokens: it is asked again, and the refresh token that it may have spent still works", async () => {
    await expiresIn(0);
    const works = world.lines.xero.alterEvery(REFRESH, (answer) => void Object.assign(answer as object, { refresh_token: undefined }));
    onTestFinished(works);

    expect((await ask()).kind).toBe("unreachable");
    expect((await merchant.connection()).state).toBe("LIVE");
    works();
  });
});

describe("an access token that still lasts some minutes", () => {
  test("is used as long as the token endpoint fails, which is asked again and again", async () => {
    await expiresIn(4);
    const { version } = await storedTokens();
    const before = refreshes();
    const works = refused(503);

    expect((await ask()).kind).toBe("done");
    expect((await ask()).kind).toBe("done");
    expect(refreshes()).toBe(before + 1);
    expect(world.app.logged.join("\n")).toContain("The tokens of Xero could not be renewed");

    await world.advance(CLAIM_OVER_MS);
    expect((await ask()).kind).toBe("done");
    expect(refreshes()).toBe(before + 2);

    works();
    await world.advance(CLAIM_OVER_MS);
    expect((await ask()).kind).toBe("done");
    expect((await storedTokens()).version).toBe(version + 1);
  });

  test("is used where the answer was lost: the refresh token that Xero has turned is tried again within its half hour", async () => {
    await expiresIn(4);
    const { version } = await storedTokens();
    world.lines.xero.cut(REFRESH, "after");

    expect((await ask()).kind).toBe("done");
    await world.advance(29 * MINUTE_MS);
    expect((await ask()).kind).toBe("done");
    expect((await storedTokens()).version).toBe(version + 1);
    expect((await merchant.connection()).state).toBe("LIVE");
  });

  test("is not used where Xero has just turned it away", async () => {
    await expiresIn(60);
    await world.xero.advance(31 * MINUTE_MS);
    const works = refused(503);

    expect((await ask()).kind).toBe("unreachable");
    expect((await merchant.connection()).state).toBe("LIVE");
    works();
  });
});

test("a wrong client secret is the operator's: the log says what to set, and nobody has to reconnect", async () => {
  await expiresIn(0);
  const { XERO_CLIENT_ID: clientId } = world.settings;
  const addresses = { login: world.lines.xero.url, identity: world.lines.xero.url, api: world.lines.xero.url, go: world.lines.xero.url };
  const app = { clientId, clientSecret: "mistyped", redirectUri: `${world.webUrl}/xero/callback`, addresses };
  const mistyped = withAccess({ ...ports, identity: makeXeroIdentity(app, ports.log) });

  expect((await ask(mistyped)).kind).toBe("unreachable");
  expect((await merchant.connection()).state).toBe("LIVE");
  expect(world.app.logged.join("\n")).toContain("Set XERO_CLIENT_ID and XERO_CLIENT_SECRET");
});

/** This machine's clock is behind Xero's when the answer arrives; `answered` awaits what becomes of it. */
async function behindBy<T>(ms: number, match: RegExp, ask: () => Promise<T>): Promise<T> {
  const held = world.lines.xero.hold(match, "after");
  const answered = ask();
  await held.arrived;
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() - ms });
  try {
    held.release();

    return await answered;
  } finally {
    vi.useRealTimers();
  }
}

describe("a machine whose clock is behind Xero's", () => {
  test("by ten minutes: tokens are refreshed all the same", async () => {
    await expiresIn(0);
    const { version } = await storedTokens();

    expect((await behindBy(10 * MINUTE_MS, REFRESH, () => ask())).kind).toBe("done");
    expect((await storedTokens()).version).toBe(version + 1);
  });

  test("by four minutes: a consent is taken all the same", async () => {
    expect((await behindBy(4 * MINUTE_MS, EXCHANGE, () => merchant.consent())).ticket).not.toBe("");
  });
});

test("the token endpoint is given fifteen seconds to answer: the library's own three and a half spend refresh tokens for nothing", async () => {
  await expiresIn(0);
  const asked = vi.spyOn(http, "request");
  await ask();
  const toIdentity = asked.mock.calls.filter(([url]) => typeof url === "string" && url.endsWith("/connect/token"));
  asked.mockRestore();

  expect(toIdentity.map(([, options]) => (options as http.RequestOptions).timeout)).toEqual([15_000]);
});
