import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { CLIENT_ID, CLIENT_SECRET, DEMO, exchangeToken, startBench, until, webhooksOf, type Bench } from "./bench";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A session token made by hand, so that the simulator's own signing is not what checks it. */
function sessionToken(claims: Record<string, unknown>, secret = CLIENT_SECRET): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const content = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${content}.${createHmac("sha256", secret).update(content).digest("base64url")}`;
}

function claims(bench: Bench, changes: Record<string, unknown> = {}) {
  const now = Math.floor(bench.clock.ms / 1000);
  return { iss: `https://${DEMO}/admin`, dest: `https://${DEMO}`, aud: CLIENT_ID, sub: "1", iat: now, nbf: now, exp: now + 60, jti: "j", sid: "s", ...changes };
}

function refresh(bench: Bench, token: unknown) {
  const body = { client_id: CLIENT_ID, client_secret: CLIENT_SECRET, grant_type: "refresh_token", refresh_token: token };
  return bench.call("POST", "/admin/oauth/access_token", { body, headers: { "x-forwarded-host": DEMO } });
}

async function works(bench: Bench, token: unknown): Promise<number> {
  return (await bench.graphql(String(token), "{ shop { name } }")).status;
}

test("D10 Token exchange", async () => {
  const bench = await startBench();
  await bench.control("/install");
  const answer = await exchangeToken(bench);
  expect(answer).toMatchObject({
    status: 200,
    body: { scope: "read_customers,read_orders,read_products,write_orders", expires_in: 3_600, refresh_token_expires_in: 7_776_000 },
  });
  expect(await works(bench, answer.body["access_token"])).toBe(200);
  const byHand = await exchangeToken(bench, DEMO, { subject_token: sessionToken(claims(bench)) });
  expect(byHand.status).toBe(200);
});

test("D10 Token exchange: tokens without expiry only for apps older than April 2026", async () => {
  const young = await startBench();
  await young.control("/install");
  expect(await exchangeToken(young, DEMO, { expiring: "0" })).toMatchObject({ status: 400, body: { error: "invalid_request" } });
  const old = await startBench({ allowLastingTokens: true });
  await old.control("/install");
  const { body } = await exchangeToken(old, DEMO, { expiring: "0" });
  expect(Object.keys(body).sort()).toEqual(["access_token", "scope"]);
});

test("D11 Bad session token", async () => {
  const bench = await startBench();
  await bench.control("/install");
  const now = Math.floor(bench.clock.ms / 1000);
  const bad = [
    sessionToken(claims(bench, { iat: now - 130, nbf: now - 130, exp: now - 70 })),
    sessionToken(claims(bench, { aud: "another-app" })),
    sessionToken(claims(bench, { dest: "https://other.myshopify.com" })),
    sessionToken(claims(bench), "another-secret"),
    "not.a.token",
  ];
  for (const subject_token of bad) {
    expect(await exchangeToken(bench, DEMO, { subject_token })).toMatchObject({ status: 400, body: { error: "invalid_subject_token" } });
  }
  expect(await exchangeToken(bench, DEMO, { client_secret: "wrong" })).toMatchObject({ status: 400, body: { error: "invalid_client" } });
});

test("D12 Expired access token", async () => {
  const bench = await startBench();
  await bench.control("/install");
  const first = (await exchangeToken(bench)).body;
  bench.clock.ms += 61 * MINUTE_MS;
  expect(await works(bench, first["access_token"])).toBe(401);
  const second = await refresh(bench, first["refresh_token"]);
  expect(second).toMatchObject({ status: 200, body: { expires_in: 3_600, refresh_token_expires_in: 7_776_000 } });
  expect(second.body["refresh_token"]).not.toBe(first["refresh_token"]);
  expect(await works(bench, second.body["access_token"])).toBe(200);
});

test("D12 Refresh tokens: the previous one works until its replacement is used", async () => {
  const bench = await startBench();
  await bench.control("/install");
  const first = (await exchangeToken(bench)).body;
  const lost = (await refresh(bench, first["refresh_token"])).body;
  // The answer with the replacement was lost: the old token fetches another pair.
  expect((await refresh(bench, first["refresh_token"])).status).toBe(200);
  expect((await refresh(bench, lost["refresh_token"])).status).toBe(200);
  expect(await refresh(bench, first["refresh_token"])).toMatchObject({ status: 400, body: { error: "invalid_grant" } });
});

test("D12 Refresh tokens end 90 days after they were given, reused ones after 30", async () => {
  const bench = await startBench();
  await bench.control("/install");
  const reused = (await exchangeToken(bench)).body;
  const idle = (await exchangeToken(bench)).body;
  await refresh(bench, reused["refresh_token"]);
  bench.clock.ms += 30 * DAY_MS;
  expect((await refresh(bench, reused["refresh_token"])).status).toBe(400);
  bench.clock.ms += 60 * DAY_MS;
  expect((await refresh(bench, idle["refresh_token"])).status).toBe(400);
});

test("D13 Uninstall", async () => {
  const bench = await startBench();
  await bench.control("/install");
  const tokens = (await exchangeToken(bench)).body;
  await bench.control("/uninstall");
  expect(await works(bench, tokens["access_token"])).toBe(401);
  expect((await refresh(bench, tokens["refresh_token"])).status).toBe(400);
  expect((await exchangeToken(bench)).body["error"]).toBe("invalid_subject_token");
  await until("app/uninstalled", () => webhooksOf(bench, "app/uninstalled")[0]);
  await bench.control("/orders", { shape: "paid" });
  expect(webhooksOf(bench, "shop/redact")).toHaveLength(0);
  await bench.control("/clock", { advanceMs: 48 * HOUR_MS });
  const redact = await until("shop/redact", () => webhooksOf(bench, "shop/redact")[0]);
  expect(JSON.parse(redact.body)).toEqual({ shop_id: expect.any(Number), shop_domain: DEMO });
  // The order came after the uninstall: nothing else was ever sent.
  expect(bench.received.map(({ topic }) => topic)).toEqual(["app/uninstalled", "shop/redact"]);
});

test("D13 Uninstall: installing again gives new tokens and stops shop/redact", async () => {
  const bench = await startBench();
  await bench.token();
  await bench.control("/uninstall");
  await until("app/uninstalled", () => webhooksOf(bench, "app/uninstalled")[0]);
  expect(await works(bench, await bench.token())).toBe(200);
  await bench.control("/clock", { advanceMs: 49 * HOUR_MS });
  await bench.control("/orders", { shape: "unpaid" });
  await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(webhooksOf(bench, "shop/redact")).toHaveLength(0);
});

test("Tokens of one shop say nothing to another", async () => {
  const bench = await startBench();
  await bench.control("/shops", { handle: "second" });
  const token = await bench.token();
  expect((await bench.graphql(token, "{ shop { name } }", { shop: "second.myshopify.com" })).status).toBe(401);
});
