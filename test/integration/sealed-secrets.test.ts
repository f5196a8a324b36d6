import { afterAll, expect, test } from "vitest";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { db, ports } = world.app;

/** Every row of every table, as one text. */
async function dump(): Promise<string> {
  const tables = await db.$queryRaw<
    { name: string }[]
  >`SELECT table_name::text AS name FROM information_schema.tables WHERE table_schema = 'public'`;
  expect(tables.length).toBeGreaterThan(8);
  const rows = await Promise.all(
    tables.map(({ name }) => db.$queryRawUnsafe<{ row: string }[]>(`SELECT row_to_json(t)::text AS row FROM "${name}" t`)),
  );

  return rows
    .flat()
    .map(({ row }) => row)
    .join("\n");
}

test("tokens of Xero and Shopify, PKCE verifiers, states and cookies stand nowhere in the database as they are", async () => {
  const { tokens } = (await ports.tokens.read((await merchant.connection()).id)) ?? {};
  const { startUrl, location, cookie } = await merchant.startConsent();
  const underWay = await ports.consents.byId(new URL(startUrl).searchParams.get("t") ?? "", world.clock.now());
  const finished = await ports.consents.byTicket(ports.secrets.hash((await merchant.consent()).ticket), world.clock.now());

  const [session] = await world.app.shopify.sessionStorage.findSessionsByShop(merchant.shop);

  const secrets = {
    accessTokenOfShop: session?.accessToken,
    refreshTokenOfShop: session?.refreshToken,
    accessToken: tokens?.accessToken,
    refreshToken: tokens?.refreshToken,
    verifier: underWay?.verifier,
    state: new URL(location).searchParams.get("state"),
    cookie: cookie.split("=")[1],
    accessTokenOfConsent: finished?.tokens?.accessToken,
    refreshTokenOfConsent: finished?.tokens?.refreshToken,
    key: world.settings.ENCRYPTION_KEY[0],
  };

  const everything = await dump();
  for (const [name, secret] of Object.entries(secrets)) {
    expect(secret, name).toMatch(/.{30,}/);
    expect(everything.includes(secret ?? ""), name).toBe(false);
  }
  // The search itself works: what is meant to stand there is found.
  expect(everything).toContain(merchant.shop);
});

test("a consent that was used keeps no tokens", async () => {
  expect(await db.xeroConsent.count({ where: { usedAt: { not: null }, tokens: { not: null } } })).toBe(0);
  expect(await db.xeroConsent.count({ where: { usedAt: { not: null } } })).toBeGreaterThan(0);
});

test("sealed tokens that were copied into another shop's row do not open there", async () => {
  const neighbour = await Merchant.live(world, { handle: "neighbour", setup: { numberPrefix: "NB-" } });
  const ours = await merchant.connection();
  const theirs = await neighbour.connection();
  const { tokens } = await db.connection.findUniqueOrThrow({ where: { id: ours.id } });
  await db.connection.update({ where: { id: theirs.id }, data: { tokens } });

  await expect(ports.tokens.read(theirs.id)).rejects.toThrow(/authenticate/);
  expect((await ports.tokens.read(ours.id))?.tokens.refreshToken).toMatch(/.{30,}/);
});

test("sealed tokens that were altered by one letter do not open", async () => {
  const { id } = await merchant.connection();
  const { tokens } = await db.connection.findUniqueOrThrow({ where: { id } });
  const [format, key, nonce, text = "", tag] = (tokens ?? "").split(".");
  const altered = [format, key, nonce, (text.startsWith("A") ? "B" : "A") + text.slice(1), tag].join(".");
  await db.connection.update({ where: { id }, data: { tokens: altered } });

  await expect(ports.tokens.read(id)).rejects.toThrow(/authenticate/);
  await db.connection.update({ where: { id }, data: { tokens } });
});

test("nothing that was logged names a person, a token or an amount", async () => {
  await merchant.placeOrder({
    lines: [{ sku: "HF-MUG-CRM" }],
    payment: "paid",
    customer: { firstName: "Zelda", lastName: "Quince", email: "zelda.quince@example.com" },
  });
  world.lines.xero.cut(/^PUT .*\/Contacts/, "after");
  await world.settle();
  await world.advance(60_000);
  await world.settle();
  expect((await world.app.crossfoot.orders(merchant.shop, { status: "synced", after: null })).rows).toHaveLength(1);

  const logged = world.app.logged.join("\n");
  const { tokens } = (await ports.tokens.read((await merchant.connection()).id)) ?? {};
  for (const word of ["Zelda", "Quince", "example.com", "14.50", tokens?.accessToken ?? "", tokens?.refreshToken ?? ""])
    expect(logged).not.toContain(word);
});

test("uninstalled: no token of either platform is left", async () => {
  await world.shopify.uninstall(merchant.shop);
  await world.settle();

  expect(await db.session.count({ where: { shop: merchant.shop } })).toBe(0);
  expect(await db.connection.count({ where: { shop: merchant.shop, tokens: { not: null } } })).toBe(0);
});
