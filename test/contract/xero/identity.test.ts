import { createHash, createPublicKey, createVerify, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bench, CLIENT, REDIRECT_URI, salesInvoice, SCOPES, type TokenSet } from "./bench";

const MINUTE = 60_000;
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(async () => {
  bench.clock.advance(MINUTE);
  bench.accessToken = (await bench.tokens(await bench.consent(bench.tenantId))).access_token;
});
afterAll(() => bench.close());

const refresh = (token: string) => bench.tokenRequest({ grant_type: "refresh_token", refresh_token: token });

test("1 a refresh rotates the token; the old one works for 30 minutes more", async () => {
  const before = await bench.tokens(await bench.consent(bench.tenantId));
  const answer = await refresh(before.refresh_token);
  const after = answer.body as TokenSet;
  expect(answer.status).toBe(200);
  expect(after).toMatchObject({ expires_in: 1800, token_type: "Bearer" });
  expect(after.refresh_token).not.toBe(before.refresh_token);

  bench.clock.advance(30 * MINUTE);
  expect((await refresh(before.refresh_token)).status).toBe(200);
  bench.clock.advance(1);
  expect(await refresh(before.refresh_token)).toEqual({ status: 400, body: { error: "invalid_grant" } });
  expect((await refresh(after.refresh_token)).status).toBe(200);
});

test("1 a refresh token that is not used dies after 60 days", async () => {
  const { refresh_token } = await bench.tokens(await bench.consent(bench.tenantId));
  bench.clock.advance(60 * 24 * 60 * MINUTE + 1);
  expect(await refresh(refresh_token)).toEqual({ status: 400, body: { error: "invalid_grant" } });
});

test("2 an access token older than 1,800 s is refused with the time at which it expired", async () => {
  bench.clock.advance(30 * MINUTE);
  const answer = await bench.api("GET /Organisation");
  expect(answer.status).toBe(401);
  expect(answer.headers.get("www-authenticate")).toContain("invalid_token");
  expect(answer.body.Detail).toMatch(/^TokenExpired: token expired at \d\d\/\d\d\/\d{4} \d\d:\d\d:\d\d$/);
  expect(answer.body).toMatchObject({ Type: null, Title: "Unauthorized", Status: 401, Extensions: {} });
  expect(answer.body.Instance).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
  expect(answer.body.ErrorNumber).toBeUndefined();
});

test("3 a token without accounting.payments reads invoices but may not pay", async () => {
  const other = await Bench.start();
  other.tenantId = await other.tenantOf("NZ");
  const code = await other.consent(other.tenantId, "openid offline_access accounting.invoices accounting.settings");
  other.accessToken = (await other.tokens(code)).access_token;

  const refused = await other.api("PUT /Payments", {});
  expect(refused.status).toBe(401);
  expect(refused.body.Detail).toBe("AuthorizationUnsuccessful");
  expect(refused.headers.get("www-authenticate")).toContain("insufficient_scope");
  expect((await other.api("GET /Invoices")).status).toBe(200);
  await other.close();
});

test("3 a read scope does not write", async () => {
  const other = await Bench.start();
  other.tenantId = await other.tenantOf("NZ");
  other.accessToken = (
    await other.tokens(await other.consent(other.tenantId, "accounting.invoices.read"))
  ).access_token;
  expect((await other.api("GET /Invoices")).status).toBe(200);
  expect((await other.api("PUT /Invoices", salesInvoice())).status).toBe(401);
  await other.close();
});

test("4 after a disconnection the token is still good but the tenant answers 403", async () => {
  const { refresh_token } = await bench.tokens(await bench.consent(bench.tenantId));
  const [connection] = await connections();
  const gone = await fetch(`${bench.url}/connections/${connection?.id}`, { method: "DELETE", headers: bearer() });
  expect(gone.status).toBe(204);

  const answer = await bench.api("GET /Invoices");
  expect(answer.status).toBe(403);
  expect(answer.body).toMatchObject({ Title: "Forbidden", Status: 403, Detail: "AuthenticationUnsuccessful" });
  expect((await refresh(refresh_token)).status).toBe(200);
});

test("custom connections are not simulated, and say so by name", async () => {
  expect(await bench.tokenRequest({ grant_type: "client_credentials", scopes: "accounting.invoices" })).toEqual({
    status: 501,
    body: {
      error: "unsupported_grant_type",
      error_description: "Custom connections (grant_type client_credentials) are not simulated.",
    },
  });
  expect(await bench.tokenRequest({ grant_type: "password" })).toEqual({ status: 400, body: { error: "unsupported_grant_type" } });
});

test("a redirect address is https or http://localhost, even when it is registered", async () => {
  const addresses = ["http://127.0.0.1:3999/back", "https://app.example.com/back", "http://localhost:3999/back", "http://app.example.com/back"];
  const other = await Bench.start({ app: { appName: "Redirected", ...CLIENT, redirectUris: addresses } });
  const statuses = await Promise.all(
    addresses.map(async (redirect_uri) => {
      const query = new URLSearchParams({ response_type: "code", client_id: CLIENT.clientId, redirect_uri, scope: SCOPES });
      return (await fetch(`${other.url}/identity/connect/authorize?${query}`)).status;
    })
  );
  expect(statuses).toEqual([400, 200, 200, 400]);
  await other.close();
});

interface WireConnection {
  id: string;
  authEventId: string;
  tenantId: string;
  createdDateUtc: string;
  updatedDateUtc: string;
}

const bearer = () => ({ authorization: `Bearer ${bench.accessToken}` });

async function connections(query = ""): Promise<WireConnection[]> {
  return (await fetch(`${bench.url}/connections${query}`, { headers: bearer() })).json() as Promise<WireConnection[]>;
}

describe("authorisation", () => {
  const parameters = (changes: Record<string, string> = {}) =>
    new URLSearchParams({
      response_type: "code",
      client_id: CLIENT.clientId,
      redirect_uri: REDIRECT_URI,
      scope: SCOPES,
      state: "a b",
      ...changes,
    });
  const page = async (changes: Record<string, string>) => {
    const response = await fetch(`${bench.url}/identity/connect/authorize?${parameters(changes)}`, {
      redirect: "manual",
    });
    return { status: response.status, html: await response.text() };
  };

  test.each([
    [{ client_id: "somebody" }, "unauthorized_client"],
    [{ redirect_uri: `${REDIRECT_URI}/` }, "Invalid redirect_uri"],
    [{ response_type: "token" }, "unsupported_response_type"],
    [{ scope: "openid accounting.invoices accounting.everything" }, "invalid_scope"],
    [{ scope: "openid accounting.transactions" }, "Invalid scope for client"],
    [{ code_challenge: "abc", code_challenge_method: "plain" }, "invalid_request"],
  ])("refuses %o on its own page and never redirects", async (changes, words) => {
    const { status, html } = await page(changes);
    expect(status).toBe(400);
    expect(html).toContain(words);
  });

  test("the consent page names the app, the organisations and the permissions", async () => {
    const { status, html } = await page({});
    expect(status).toBe(200);
    for (const words of [
      "Contract Test",
      "Harbour &amp; Pine Ltd",
      "Redwood Supply Co",
      "View and manage your payments",
    ]) {
      expect(html).toContain(words);
    }
  });

  test("Cancel goes back with access_denied and the state", async () => {
    const form = parameters();
    form.set("decision", "cancel");
    const response = await fetch(`${bench.url}/identity/connect/authorize`, {
      method: "POST",
      body: form,
      redirect: "manual",
    });
    expect(response.headers.get("location")).toBe(`${REDIRECT_URI}?error=access_denied&state=a+b`);
  });

  test("a code works once, for five minutes, for its own redirect address", async () => {
    const exchange = (code: string, redirect_uri = REDIRECT_URI) =>
      bench.tokenRequest({ grant_type: "authorization_code", code, redirect_uri });
    const used = await bench.consent(bench.tenantId);
    expect((await exchange(used)).status).toBe(200);
    expect(await exchange(used)).toEqual({ status: 400, body: { error: "invalid_grant" } });
    expect((await exchange(await bench.consent(bench.tenantId), "http://localhost:1/")).status).toBe(400);
    const late = await bench.consent(bench.tenantId);
    bench.clock.advance(5 * MINUTE + 1);
    expect((await exchange(late)).status).toBe(400);
  });

  test("a code with a challenge needs its verifier", async () => {
    const verifier = randomBytes(32).toString("base64url");
    const codeChallenge = createHash("sha256").update(verifier).digest("base64url");
    const wish = {
      clientId: CLIENT.clientId,
      scopes: SCOPES,
      tenantId: bench.tenantId,
      redirectUri: REDIRECT_URI,
      codeChallenge,
    };
    const exchange = async (extra: Record<string, string>) => {
      const { code } = (await bench.json("/control/consent", wish)) as { code: string };
      return (
        await bench.tokenRequest({ grant_type: "authorization_code", code, redirect_uri: REDIRECT_URI, ...extra })
      ).status;
    };
    expect(await exchange({})).toBe(400);
    expect(await exchange({ code_verifier: `${verifier}x` })).toBe(400);
    expect(await exchange({ code_verifier: verifier })).toBe(200);
  });

  test("a wrong secret is invalid_client, by header and by form", async () => {
    const form = new URLSearchParams({
      grant_type: "refresh_token",
      client_id: CLIENT.clientId,
      client_secret: "wrong",
    });
    const answer = await fetch(`${bench.url}/connect/token`, { method: "POST", body: form });
    expect([answer.status, await answer.json()]).toEqual([400, { error: "invalid_client" }]);
    form.set("client_secret", CLIENT.clientSecret);
    const right = await fetch(`${bench.url}/connect/token`, { method: "POST", body: form });
    expect(await right.json()).toEqual({ error: "invalid_grant" });
  });

  test("revocation ends refresh tokens and connections", async () => {
    const { refresh_token } = await bench.tokens(await bench.consent(bench.tenantId));
    expect((await bench.tokenRequest({ token: refresh_token }, "/connect/revocation")).status).toBe(200);
    expect((await refresh(refresh_token)).status).toBe(400);
    expect(await connections()).toEqual([]);
  });

  test("tokens are JWTs that the published key verifies", async () => {
    const { access_token, id_token } = await bench.tokens(await bench.consent(bench.tenantId));
    const { jwks_uri, issuer } = (await bench.json("/.well-known/openid-configuration")) as {
      jwks_uri: string;
      issuer: string;
    };
    expect(issuer).toBe("https://identity.xero.com");
    const { keys } = (await (await fetch(jwks_uri)).json()) as { keys: import("node:crypto").JsonWebKey[] };
    const key = createPublicKey({ key: keys[0] ?? {}, format: "jwk" });
    for (const token of [access_token, id_token]) {
      const [header, payload, signature = ""] = token.split(".");
      expect(createVerify("RSA-SHA256").update(`${header}.${payload}`).verify(key, signature, "base64url")).toBe(true);
    }
    const claims = JSON.parse(Buffer.from(access_token.split(".")[1] ?? "", "base64url").toString()) as Record<
      string,
      unknown
    >;
    for (const name of [
      "nbf",
      "exp",
      "iss",
      "aud",
      "client_id",
      "sub",
      "auth_time",
      "xero_userid",
      "global_session_id",
      "jti",
      "authentication_event_id",
      "scope",
    ]) {
      expect(claims).toHaveProperty(name);
    }
  });
});
