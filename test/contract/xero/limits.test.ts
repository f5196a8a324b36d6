import { request } from "node:http";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, salesInvoice } from "./bench";

const DAY = 24 * 3_600_000;
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ", { dailyCallLimit: 200 });
});
beforeEach(async () => {
  bench.clock.advance(DAY);
  bench.accessToken = (await bench.tokens(await bench.consent(bench.tenantId))).access_token;
});
afterAll(() => bench.close());

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
  for (let call = 1; call <= 200; call += 1) {
    if (call % 60 === 1) bench.clock.advance(60_000);
    expect((await bench.api("GET /Currencies")).status).toBe(200);
  }
  bench.clock.advance(60_000);
  const refused = await bench.api("GET /Currencies");
  expect(refused.status).toBe(429);
  expect(refused.headers.get("x-rate-limit-problem")).toBe("day");
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(3600);
});

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
