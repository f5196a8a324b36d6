import { mkdtempSync, rmSync } from "node:fs";
import { request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, salesInvoice } from "./bench";

const DAY = 24 * 3_600_000;
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ", { dailyCallLimit: 200 });
});
beforeEach(() => letPass(DAY));
afterAll(() => bench.close());

/** No token outlives it. */
async function letPass(ms: number): Promise<void> {
  bench.clock.advance(ms);
  bench.accessToken = (await bench.tokens(await bench.consent(bench.tenantId))).access_token;
}

test("6 the 61st call of a minute gets an empty 429; another tenant is not touched", async () => {
  const other = await bench.tenantOf("AU");
  await bench.consent(other);
  for (let call = 1; call <= 60; call += 1) expect((await bench.api("GET /Currencies")).status).toBe(200);

  const refused = await bench.api("GET /Currencies");
  expect([refused.status, refused.text]).toEqual([429, ""]);
  expect(refused.headers.get("x-rate-limit-problem")).toBe("minute");
  expect(refused.headers.get("x-minlimit-remaining")).toBe("0");
  expect(refused.headers.get("x-daylimit-remaining")).toBe("140");
  const retryAfter = Number(refused.headers.get("retry-after"));
  expect(retryAfter).toBeGreaterThan(0);
  expect(retryAfter).toBeLessThanOrEqual(60);

  expect((await bench.api("GET /Currencies", undefined, { "xero-tenant-id": other })).status).toBe(200);
  bench.clock.advance(retryAfter * 1000);
  expect((await bench.api("GET /Currencies")).status).toBe(200);
});

test("7 the sixth request at once gets a concurrent 429", async () => {
  const slow = Array.from({ length: 5 }, () => unfinishedPut());
  await Promise.all(slow.map(({ sent }) => sent));
  const refused = await bench.api("GET /Currencies");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("x-rate-limit-problem")).toBe("concurrent");
  await Promise.all(slow.map(({ finish }) => finish()));
  expect((await bench.api("GET /Currencies")).status).toBe(200);
});

/** A PUT whose body has not arrived yet: it is in flight until `finish`. */
function unfinishedPut(): { sent: Promise<void>; finish: () => Promise<void> } {
  const put = request(`${bench.url}/api.xro/2.0/Invoices`, {
    method: "PUT",
    headers: {
      authorization: `Bearer ${bench.accessToken}`,
      "xero-tenant-id": bench.tenantId,
      accept: "application/json",
      // The server answers 100 as soon as it has read the head, which is when the call counts.
      expect: "100-continue",
      "content-length": 2,
    },
  });
  put.flushHeaders();
  const sent = new Promise<void>((resolve, reject) => put.once("continue", resolve).once("error", reject));
  const finish = () =>
    new Promise<void>((resolve) => {
      put.once("response", (response) => response.resume().once("close", resolve));
      put.end("{}");
    });
  return { sent, finish };
}

test("8 the daily limit refuses with problem day and a long Retry-After", async () => {
  // How far the organisation's day has gone depends on this machine's clock: to the beginning of one first.
  const { retryAfter } = await useUpTheDay();
  await letPass(retryAfter * 1000);

  const wholeDay = await useUpTheDay();
  expect(wholeDay.letIn).toBe(200);
  expect(wholeDay.retryAfter).toBeGreaterThan(3600);
});

/** Sixty calls a minute until the day refuses one. */
async function useUpTheDay(): Promise<{ letIn: number; retryAfter: number }> {
  for (let letIn = 0; letIn <= 400; letIn += 1) {
    if (letIn % 60 === 0) bench.clock.advance(60_000);
    const { status, headers } = await bench.api("GET /Currencies");
    if (status === 200) continue;
    expect([status, headers.get("x-rate-limit-problem")]).toEqual([429, "day"]);
    return { letIn, retryAfter: Number(headers.get("retry-after")) };
  }
  throw new Error("The day never refused a call.");
}

test("9 every answer counts down by one, an idempotent replay too", async () => {
  const remaining = async () => {
    const { headers } = await bench.api("PUT /Invoices", salesInvoice(), { "idempotency-key": "nine" });
    return ["x-daylimit-remaining", "x-minlimit-remaining", "x-appminlimit-remaining"].map((name) =>
      Number(headers.get(name))
    );
  };
  const [first, replay] = [await remaining(), await remaining()];
  expect(replay).toEqual(first.map((left) => left - 1));
});

const set = (change: object) => bench.json("/control/limits", change);
const left = async (other: Record<string, string> = {}) => {
  const { status, headers } = await bench.api("GET /Currencies", undefined, other);
  const figures = ["x-daylimit-remaining", "x-minlimit-remaining", "x-appminlimit-remaining"];
  return { status, remaining: figures.map((name) => Number(headers.get(name))), problem: headers.get("x-rate-limit-problem") };
};

test("8 a Starter app has 1,000 calls a day and 5 connections, from Core on it is 5,000 and more", async () => {
  expect(await set({ tier: "starter" })).toMatchObject({ tier: "STARTER", day: 1000, connections: 5 });
  expect((await left()).remaining[0]).toBe(999);
  expect(await set({ tier: "CORE" })).toMatchObject({ day: 5000, connections: 50 });
  expect((await left()).remaining[0]).toBe(4998);
  expect(await set({ tier: "PLUS" })).toMatchObject({ day: 5000, connections: 1000 });
  expect(await set({ tier: "GOLD" })).toEqual({ error: expect.stringContaining("tier must be one of STARTER, CORE") });
  expect(await set({ tier: "CORE", day: 200 })).toMatchObject({ day: 200 });
});

test("8 the 1,001st call of a Starter app's day is refused", async () => {
  await set({ tier: "STARTER", minute: 2000 });
  for (let call = 1; call <= 1000; call += 1) {
    const { status } = await bench.api("GET /Currencies");
    if (status !== 200) throw new Error(`Call ${call} was refused.`);
  }
  expect(await left()).toMatchObject({ status: 429, problem: "day" });
  await set({ tier: "CORE", minute: 60, day: 200 });
}, 30_000);

test("6 an app has 10,000 calls a minute over all its tenants; the limit can be set lower", async () => {
  expect((await left()).remaining[2]).toBe(9999);
  await set({ appMinute: 3 });
  const other = { "xero-tenant-id": await bench.tenantOf("AU") };
  await bench.consent(other["xero-tenant-id"]);
  expect((await left(other)).status).toBe(200);
  expect((await left()).status).toBe(200);
  const refused = await left(other);
  expect(refused).toMatchObject({ status: 429, problem: "appminute" });
  await set({ appMinute: 10_000 });
});

test("limits that are not enforced count nothing and refuse nothing", async () => {
  await left();
  await set({ enforced: false, minute: 2 });
  for (let call = 1; call <= 4; call += 1) expect(await left()).toMatchObject({ status: 200, remaining: [199, 1, 9999] });
  await set({ enforced: true });
  expect(await left()).toMatchObject({ status: 200, remaining: [198, 0, 9998] });
  expect((await left()).status).toBe(429);
  await set({ minute: 60 });
  expect(await set({ minute: -1 })).toEqual({ error: "minute must be a whole number, 0 or more." });
});

test("Rapid Sync, from Plus on, frees the first 30 minutes of a connection from minute and day limits", async () => {
  expect(await set({ rapidSync: true })).toEqual({ error: "Rapid Sync needs the tier PLUS or above." });
  await set({ tier: "PLUS", rapidSync: true, minute: 1 });
  const fresh = { "xero-tenant-id": await bench.tenantOf("US") };
  await bench.consent(fresh["xero-tenant-id"]);
  for (let call = 1; call <= 3; call += 1) {
    expect(await left(fresh)).toMatchObject({ status: 200, remaining: [5000, 1, 10_000 - call] });
  }
  bench.clock.advance(30 * 60_000 - 1);
  await renewToken();
  expect((await left(fresh)).remaining.slice(0, 2)).toEqual([5000, 1]);
  bench.clock.advance(1);
  expect((await left(fresh)).remaining.slice(0, 2)).toEqual([4999, 0]);
  expect((await left(fresh)).status).toBe(429);
  await set({ tier: "CORE", rapidSync: false, minute: 60, day: 200 });
});

const renewToken = async () => {
  bench.accessToken = (await bench.tokens(await bench.consent(bench.tenantId))).access_token;
};

test("calls that were counted stay counted over a restart", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const before = await Bench.connected("GB", { dataDir });
  await before.api("GET /Currencies");
  await before.json("/control/limits", { minute: 2 });
  await before.close();
  const after = await Bench.start({ dataDir });
  after.clock.advance(before.clock.now() - after.clock.now());
  Object.assign(after, { tenantId: before.tenantId, accessToken: before.accessToken });
  const { headers } = await after.api("GET /Currencies");
  expect(headers.get("x-daylimit-remaining")).toBe("4998");
  expect(((await after.json("/control/limits")) as { minute: number }).minute).toBe(2);
  await after.close();
  rmSync(dataDir, { recursive: true });
});

test("a query of up to 2,048 characters is answered, a longer one is a 404 of the server itself, whoever asks", async () => {
  const query = (length: number) => `?where=${"Name%3D%3D%22a%22".padEnd(length - "where=".length, "+")}`;
  expect((await bench.api(`GET /Contacts${query(2_048)}`)).status).toBe(200);
  const refused = await bench.api(`GET /Contacts${query(2_049)}`, undefined, { authorization: "Bearer nobody" });
  expect(refused.status).toBe(404);
  expect(refused.headers.get("content-type")).toMatch(/^text\/html/);
  expect(refused.text).toContain("404.15");
});
