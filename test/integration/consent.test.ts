import { afterAll, describe, expect, test } from "vitest";
import { Merchant, visit } from "./setting/merchant";
import { World } from "./setting/world";

const TEN_MINUTES_MS = 10 * 60_000;
const EXPIRED = "This link is no longer valid. Open Crossfoot in your Shopify admin and press Connect Xero again.";

const world = await World.start(afterAll);
const merchant = await Merchant.open(world, "honest-shop");
const neighbour = await Merchant.open(world, "neighbour-shop");
const { tenantId } = merchant.books;
const { crossfoot, db } = world.app;

async function callback(url: string, cookie: string): Promise<{ status: number; text: string; location: string }> {
  const response = await fetch(url, { redirect: "manual", headers: cookie ? { cookie } : {} });

  return { status: response.status, text: await response.text(), location: response.headers.get("location") ?? "" };
}

/** A consent as far as Xero's answer: the address that Xero sends the browser to, and the cookie of that browser. */
async function answered(who = merchant): Promise<{ back: string; cookie: string; consentId: string }> {
  const { startUrl, location, cookie } = await who.startConsent();

  return { back: await world.xero.allow(location, tenantId), cookie, consentId: new URL(startUrl).searchParams.get("t") ?? "" };
}

function withState(url: string, state: string): string {
  const changed = new URL(url);
  changed.searchParams.set("state", state);

  return changed.href;
}

test("the whole way: out of the iframe, to Xero with state and S256 challenge, and back into the shop's own admin", async () => {
  const { location, cookie } = await merchant.startConsent();
  const asked = new URL(location).searchParams;
  expect(Object.fromEntries(asked)).toMatchObject({
    response_type: "code",
    code_challenge_method: "S256",
    redirect_uri: `${world.webUrl}/xero/callback`,
  });
  expect(asked.get("code_challenge")).toMatch(/^[\w-]{43}$/);
  expect(asked.get("state")).toMatch(/^[\w-]{43}$/);

  const back = await visit(await world.xero.allow(location, tenantId), cookie);

  expect(back.location).toMatch(/\/store\/honest-shop\/apps\/crossfoot\/app\/xero\/organisation\?ticket=[\w-]{43}$/);
  const ticket = new URL(back.location).searchParams.get("ticket") ?? "";
  expect(await crossfoot.organisationChoice(merchant.shop, ticket)).toEqual({
    ticket,
    organisations: [{ tenantId, name: "Harbour & Pine Ltd" }],
  });
});

describe("an answer is turned away with 400 and nothing is fetched from Xero", () => {
  const refused = { status: 400, text: EXPIRED, location: "" };
  const exchanges = () => world.lines.xero.count(/^POST \/connect\/token/);

  test("when its state was used already", async () => {
    const { back, cookie } = await answered();
    expect((await callback(back, cookie)).status).toBe(302);
    const before = exchanges();

    expect(await callback(back, cookie)).toEqual(refused);
    expect(exchanges()).toBe(before);
  });

  test("of two callbacks with one state at once, one gets in", async () => {
    const { back, cookie } = await answered();

    const statuses = (await Promise.all([callback(back, cookie), callback(back, cookie)])).map(({ status }) => status);

    expect(statuses.sort()).toEqual([302, 400]);
  });

  test("without the cookie, or with the cookie of another browser", async () => {
    const before = exchanges();
    for (const wrong of ["", "xero-consent=", (await answered()).cookie]) {
      const { back } = await answered();
      expect(await callback(back, wrong)).toEqual(refused);
    }
    expect(exchanges()).toBe(before);
  });

  test("with the state of another shop's consent: an attacker's books do not end up in the victim's shop", async () => {
    const attacker = await answered(neighbour);
    const victim = await answered();
    const attackersState = new URL(attacker.back).searchParams.get("state") ?? "";
    const before = exchanges();

    expect(await callback(withState(victim.back, attackersState), victim.cookie)).toEqual(refused);
    expect(exchanges()).toBe(before);
  });

  test("without a state, or with an invented one", async () => {
    const { back, cookie } = await answered();
    for (const state of ["", "x".repeat(43)]) expect(await callback(withState(back, state), cookie)).toEqual(refused);
  });

  test("when it comes later than ten minutes after Connect was pressed", async () => {
    const { back, cookie } = await answered();
    world.clock.advance(TEN_MINUTES_MS);

    expect(await callback(back, cookie)).toEqual(refused);
  });

  test("the start link, too, is dead after ten minutes, and an invented one never works", async () => {
    const { startUrl } = await crossfoot.beginXeroConsent(merchant.shop);
    world.clock.advance(TEN_MINUTES_MS);

    for (const url of [startUrl, `${world.webUrl}/xero/start?t=invented`, `${world.webUrl}/xero/start`])
      expect(await callback(url, "")).toEqual(refused);
  });
});

test("a code that was swapped for another one fails at Xero, because the verifier does not fit", async () => {
  const attacker = await answered(neighbour);
  const victim = await answered();
  const swapped = new URL(victim.back);
  swapped.searchParams.set("code", new URL(attacker.back).searchParams.get("code") ?? "");

  const { location } = await callback(swapped.href, victim.cookie);

  expect(location).toMatch(/\/store\/honest-shop\/apps\/crossfoot\/app\?consent=failed$/);
  expect(await crossfoot.organisationChoice(merchant.shop, victim.consentId)).toBeNull();
});

test("who made a start link and had somebody else follow it cannot pick that person's organisation: the ticket went elsewhere", async () => {
  const { back, cookie, consentId: attackersId } = await answered(neighbour);
  expect((await callback(back, cookie)).status).toBe(302);

  expect(await crossfoot.organisationChoice(neighbour.shop, attackersId)).toBeNull();
  expect(await crossfoot.connectOrganisation(neighbour.shop, { ticket: attackersId, tenantId })).toMatchObject({ ok: false });
});

test("Cancel at Xero leads back into the app, which says so; nothing is stored", async () => {
  const { location, cookie } = await merchant.startConsent();
  const state = new URL(location).searchParams.get("state") ?? "";

  const back = await callback(`${world.webUrl}/xero/callback?error=access_denied&state=${state}`, cookie);

  expect(back.location).toMatch(/\/store\/honest-shop\/apps\/crossfoot\/app\?consent=declined$/);
  expect(await db.connection.count()).toBe(0);
});

test("an address in the request never decides where the browser goes", async () => {
  const { back, cookie } = await answered();
  const evil = `${back}&shop=evil.myshopify.com&host=evil.example.com&return_to=https://evil.example.com`;

  expect((await callback(evil, cookie)).location).toMatch(
    /^http:\/\/localhost:\d+\/store\/honest-shop\/apps\/crossfoot\/app\/xero\/organisation/,
  );
});

describe("the choice of the organisation", () => {
  const GONE = { ok: false, message: "This choice is no longer valid: connect Xero once more." };

  test("is the shop's own: another shop neither sees it nor can make it", async () => {
    const { ticket } = await merchant.consent();

    expect(await crossfoot.organisationChoice(neighbour.shop, ticket)).toBeNull();
    expect(await crossfoot.connectOrganisation(neighbour.shop, { ticket, tenantId })).toEqual(GONE);
    expect(await db.connection.count()).toBe(0);
  });

  test("is limited to what the consent gave, and to ten minutes", async () => {
    const { ticket } = await merchant.consent();
    const other = await world.xero.tenantOf("AU");
    expect(await crossfoot.connectOrganisation(merchant.shop, { ticket, tenantId: other })).toEqual(GONE);

    world.clock.advance(TEN_MINUTES_MS);
    expect(await crossfoot.connectOrganisation(merchant.shop, { ticket, tenantId })).toEqual(GONE);
  });

  test("works once", async () => {
    const { ticket } = await merchant.consent();

    expect(await crossfoot.connectOrganisation(merchant.shop, { ticket, tenantId })).toEqual({
      ok: true,
      message: "Connected to Harbour & Pine Ltd.",
    });
    expect(await crossfoot.connectOrganisation(merchant.shop, { ticket, tenantId })).toEqual(GONE);
    expect(await db.connection.count()).toBe(1);
  });
});
