import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, CLIENT, REDIRECT_URI, SCOPES } from "./bench";

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

test("5 connections are a bare array, can be narrowed to one consent, and are deleted by their own id", async () => {
  const all = await connections();
  expect(all).toHaveLength(1);
  expect(all[0]).toMatchObject({
    tenantId: bench.tenantId,
    tenantType: "ORGANISATION",
    tenantName: "Kauri Trading Limited",
  });
  expect(all[0]?.createdDateUtc).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{7}$/);
  const other = await bench.tenantOf("US");
  const { access_token } = await bench.tokens(await bench.consent(other));
  const { authentication_event_id } = claimsOf(access_token);
  const both = await connections();
  expect(both.map(({ tenantId }) => tenantId)).toEqual([bench.tenantId, other]);
  expect((await connections(`?authEventId=${authentication_event_id}`)).map(({ tenantId }) => tenantId)).toEqual([
    other,
  ]);
  expect((await connections(`?authEventId=${all[0]?.authEventId}`)).map(({ tenantId }) => tenantId)).toEqual([
    bench.tenantId,
  ]);
  await fetch(`${bench.url}/connections/${both[1]?.id}`, { method: "DELETE", headers: bearer() });
  expect(await connections("?authEventId=00000000-0000-0000-0000-000000000001")).toHaveLength(0);

  const byTenant = await fetch(`${bench.url}/connections/${bench.tenantId}`, { method: "DELETE", headers: bearer() });
  expect(byTenant.status).toBe(404);
});

test("5 connecting an organisation again keeps its connection, under the new consent and with a later update", async () => {
  const [before] = await connections();
  bench.clock.advance(MINUTE);
  await bench.consent(bench.tenantId);
  const [after] = await connections();
  expect(after).toMatchObject({ id: before?.id, createdDateUtc: before?.createdDateUtc });
  expect(after?.authEventId).not.toBe(before?.authEventId);
  expect(String(after?.updatedDateUtc) > String(after?.createdDateUtc)).toBe(true);
});

test("an app connects as many organisations as its tier allows, and the same one as often as it likes", async () => {
  const set = (connections: number) => bench.json("/control/limits", { connections });
  await set(1);
  const other = await bench.tenantOf("AU");
  const refused = "This app has reached its limit of 1 connected organisations.";
  const wish = { clientId: CLIENT.clientId, scopes: SCOPES, tenantId: other, redirectUri: REDIRECT_URI };
  expect(await bench.json("/control/consent", wish)).toEqual({ error: `access_denied: ${refused}` });
  const form = new URLSearchParams({
    response_type: "code",
    client_id: CLIENT.clientId,
    redirect_uri: REDIRECT_URI,
    scope: SCOPES,
    tenantId: other,
    decision: "allow",
  });
  const page = await fetch(`${bench.url}/identity/connect/authorize`, {
    method: "POST",
    body: form,
    redirect: "manual",
  });
  expect(page.status).toBe(400);
  expect(await page.text()).toContain(refused);
  expect(await bench.consent(bench.tenantId)).toMatch(/^[0-9a-f]{64}$/);
  await set(50);
});

function claimsOf(token: string): Record<string, string> {
  return JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString()) as Record<string, string>;
}

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
