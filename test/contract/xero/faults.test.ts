import { request as httpRequest } from "node:http";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { Bench, first, salesInvoice, type Answered } from "./bench";
import { xeroNode } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("GB");
  await bench.json("/control/limits", { enforced: false });
});
afterEach(() => fetch(`${bench.url}/control/faults`, { method: "DELETE" }));
afterAll(() => bench.close());

const order = (rules: unknown[], seed = 7) => bench.json("/control/faults", { seed, rules });
const put = (number: string, headers: Record<string, string> = {}) =>
  bench.api("PUT /Invoices", { ...salesInvoice(), InvoiceNumber: number }, headers);
const get = (number: string) => bench.api(`GET /Invoices/${number}`);
const lastRequest = async () => {
  const entries = (await bench.json("/control/journal?kind=request&limit=10000")) as Record<string, unknown>[];
  return entries.at(-1);
};
/** A fetch that throws is a connection that was broken. */
const brokenOr = (answer: Promise<Answered>) => answer.then(({ status }) => status, () => "broken");

describe("what strikes before the work: nothing was written", () => {
  test("a 429 has Xero's headers and an empty body", async () => {
    await order([{ fault: "too-many-requests", match: { method: "PUT", path: "/Invoices" }, times: 1 }]);
    const answer = await put("F-429");
    expect([answer.status, answer.text, answer.headers.get("content-type")]).toEqual([429, "", null]);
    expect(answer.headers.get("x-rate-limit-problem")).toBe("minute");
    expect(answer.headers.get("retry-after")).toBe("26");
    expect(answer.headers.get("x-minlimit-remaining")).toBe("0");
    expect((await get("F-429")).status).toBe(404);
    expect((await put("F-429")).status).toBe(200);
  });

  test("a 429 for too many calls at once promises no time", async () => {
    await order([{ fault: "too-many-requests", problem: "concurrent", times: 1 }]);
    const answer = await put("F-CONCURRENT");
    expect(answer.headers.get("x-rate-limit-problem")).toBe("concurrent");
    expect(answer.headers.get("retry-after")).toBeNull();
  });

  test.each([
    ["server-error", 500],
    ["unavailable", 503],
    ["drop-before", "broken"],
  ])("%s", async (fault, expected) => {
    await order([{ fault, match: { method: "PUT" }, times: 1 }]);
    expect(await brokenOr(put(`F-${fault}`))).toBe(expected);
    expect((await get(`F-${fault}`)).status).toBe(404);
    expect(await brokenOr(put(`F-${fault}`))).toBe(200);
  });
});

describe("what strikes after the work: it is done, and its sender does not learn of it", () => {
  test.each([
    ["server-error-after", 500],
    ["drop-after", "broken"],
    ["truncated-body", "broken"],
  ])("%s", async (fault, expected) => {
    await order([{ fault, match: { method: "PUT" }, times: 1 }]);
    expect(await brokenOr(put(`F-${fault}`))).toBe(expected);
    // 2 × 10.50 = 21.00 and 20 % VAT 4.20.
    expect(first((await get(`F-${fault}`)).body.Invoices)).toMatchObject({ InvoiceNumber: `F-${fault}`, Total: 25.2 });
  });

  test("of a truncated body half arrives, though the whole was promised", async () => {
    await put("F-3");
    await order([{ fault: "truncated-body", match: { method: "GET" }, times: 1 }]);
    const { promised, arrived } = await rawGet("/api.xro/2.0/Invoices/F-3");
    expect(promised).toBeGreaterThan(500);
    expect(arrived).toBe(Math.floor(promised / 2));
  });
});

/** Counts the bytes that arrive of an answer that breaks off. */
function rawGet(path: string): Promise<{ promised: number; arrived: number }> {
  const headers = { authorization: `Bearer ${bench.accessToken}`, "xero-tenant-id": bench.tenantId, accept: "application/json" };
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(bench.url.replace("localhost", "127.0.0.1") + path, { headers }, (response) => {
      let arrived = 0;
      response.on("data", (chunk: Buffer) => (arrived += chunk.length));
      response.on("error", () => undefined);
      response.on("close", () => resolve({ promised: Number(response.headers["content-length"]), arrived }));
    });
    outgoing.on("error", reject).end();
  });
}

describe("30 a 500 under an idempotency key is remembered like any answer", () => {
  // After six minutes the key is a new one; the number is free only when nothing was written.
  test.each([
    ["server-error", 404, 200],
    ["server-error-after", 200, 400],
  ])("%s", async (fault, found, sixMinutesLater) => {
    const number = `KEYED-${fault}`;
    const keyed = { "Idempotency-Key": `k-${fault}` };
    await order([{ fault, match: { method: "PUT" }, times: 1 }]);
    const failed = await put(number, keyed);
    expect(failed.status).toBe(500);
    const again = await put(number, keyed);
    expect([again.status, again.text]).toEqual([500, failed.text]);
    expect((await get(number)).status).toBe(found);
    bench.clock.advance(6 * 60_000 + 1);
    expect((await put(number, keyed)).status).toBe(sixMinutesLater);
  });

  test("a 429 is not: it comes before the keys", async () => {
    await order([{ fault: "too-many-requests", match: { method: "PUT" }, times: 1 }]);
    expect((await put("F-5", { "Idempotency-Key": "k-429" })).status).toBe(429);
    expect((await put("F-5", { "Idempotency-Key": "k-429" })).status).toBe(200);
  });
});

describe("stale reads", () => {
  let shared: Bench;
  beforeEach(async () => {
    shared = bench;
    bench = await Bench.connected("GB");
    await put("OLD");
    await order([{ fault: "stale-read", ms: 10_000 }]);
  });
  afterEach(async () => {
    await bench.close();
    bench = shared;
  });
  const numbers = async () =>
    ((await bench.api("GET /Invoices?page=1&order=InvoiceNumber")).body.Invoices ?? []).map(({ InvoiceNumber }) => InvoiceNumber);
  const due = async (number: string) => first((await get(number)).body.Invoices).AmountDue;

  test("a new invoice, a payment and a contact are not to be seen until the time has passed", async () => {
    await put("NEW");
    const { InvoiceID } = first((await put("PAID")).body.Invoices);
    await bench.contact("Brand New Person");
    const found = async () => (await bench.api("GET /Contacts?page=1")).body.Contacts?.some(({ Name }) => Name === "Brand New Person");
    expect([await numbers(), (await get("NEW")).status, await found()]).toEqual([["OLD"], 404, false]);

    bench.clock.advance(9_000);
    const { InvoiceID: oldId } = first((await bench.api("POST /Invoices", { InvoiceNumber: "OLD", Reference: "changed" })).body.Invoices);
    await bench.pay(oldId, 5.2);
    expect(await numbers()).toEqual(["OLD"]);
    bench.clock.advance(1_000);
    expect([await numbers(), await found()]).toEqual([["NEW", "OLD", "PAID"], true]);
    // The payment of 5.20 is one second old: 25.20 is still due.
    expect([await due("OLD"), first((await get("OLD")).body.Invoices).Reference]).toEqual([25.2, ""]);
    expect(((await bench.api("GET /Payments?page=1")).body.Payments ?? []).length).toBe(0);
    bench.clock.advance(9_000);
    expect([await due("OLD"), first((await get("OLD")).body.Invoices).Reference]).toEqual([20, "changed"]);
    expect(InvoiceID).toBeDefined();
  });

  test("writes see things as they are, and so do reads once the faults are gone", async () => {
    const { InvoiceID } = first((await put("NOW")).body.Invoices);
    expect((await bench.pay(InvoiceID, 25.2)).status).toBe(200);
    expect((await put("NOW")).status).toBe(400);
    expect((await get("NOW")).status).toBe(404);
    await fetch(`${bench.url}/control/faults`, { method: "DELETE" });
    expect(await due("NOW")).toBe(0);
  });
});

test("Xero's own client takes them for what they would be", async () => {
  await order([{ fault: "too-many-requests", times: 1 }, { fault: "server-error", times: 1 }, { fault: "drop-before", times: 1 }]);
  const refusal = () =>
    xeroNode(bench).getOrganisations(bench.tenantId).then(
      () => undefined,
      (error: unknown) => (typeof error === "string" ? (JSON.parse(error) as unknown) : error)
    );
  expect(await refusal()).toMatchObject({ response: { statusCode: 429, headers: { "retry-after": "26", "x-rate-limit-problem": "minute" } } });
  expect(await refusal()).toMatchObject({ response: { statusCode: 500 } });
  expect(await refusal()).toBeDefined();
  expect(await refusal()).toBeUndefined();
});

test("latency: the answer comes late, and the work is done", async () => {
  await order([{ fault: "latency", ms: 80, match: { method: "PUT" } }]);
  const startedAtMs = performance.now();
  expect((await put("F-6")).status).toBe(200);
  expect(performance.now() - startedAtMs).toBeGreaterThanOrEqual(75);
});

describe("order", () => {
  const rules = [{ fault: "server-error", chance: 0.4, match: { method: "GET", path: "/Organisation" } }];
  const sequence = async () => {
    const statuses: number[] = [];
    for (let round = 0; round < 30; round += 1) statuses.push((await bench.api("GET /Organisation")).status);
    return statuses;
  };

  test("the same seed and the same requests bring the same faults, another seed others", async () => {
    await order(rules, 1);
    const once = await sequence();
    await order(rules, 1);
    expect(await sequence()).toEqual(once);
    await order(rules, 2);
    expect(await sequence()).not.toEqual(once);
    // Thirty draws with a chance of 0.4: twelve are to be expected, 3 and 21 would be more than three deviations away.
    const struck = once.filter((status) => status === 500).length;
    expect(struck).toBeGreaterThan(3);
    expect(struck).toBeLessThan(21);
  });

  test("other requests do not shift a rule's faults", async () => {
    await order(rules, 1);
    const alone = await sequence();
    await order([{ fault: "unavailable", chance: 0.5, match: { method: "GET", path: "/Accounts" } }, ...rules].reverse(), 1);
    const statuses: number[] = [];
    for (let round = 0; round < 30; round += 1) {
      await bench.api("GET /Accounts");
      statuses.push((await bench.api("GET /Organisation")).status);
    }
    expect(statuses).toEqual(alone);
  });

  test("GET tells how often each rule matched and struck; DELETE ends them", async () => {
    await order([{ fault: "server-error", times: 2, match: { method: "GET" } }], 3);
    for (let round = 0; round < 4; round += 1) await bench.api("GET /Organisation");
    expect(await bench.json("/control/faults")).toEqual({
      seed: 3,
      rules: [{ fault: "server-error", match: { method: "GET" }, chance: 1, times: 2, matched: 2, injected: 2 }],
    });
    expect(await (await fetch(`${bench.url}/control/faults`, { method: "DELETE" })).json()).toMatchObject({ rules: [] });
  });

  test("each injected fault is in the journal", async () => {
    await order([{ fault: "drop-before", times: 1 }, { fault: "server-error-after", times: 1 }]);
    await brokenOr(put("F-7"));
    expect(await lastRequest()).toMatchObject({ method: "PUT", status: null, fault: "drop-before" });
    await put("F-7");
    expect(await lastRequest()).toMatchObject({ method: "PUT", status: 500, fault: "server-error-after" });
    await get("F-7");
    expect(await lastRequest()).not.toHaveProperty("fault");
  });

  test.each([
    [{}, "rules"],
    [{ rules: [{ fault: "earthquake" }] }, "rules.0.fault"],
    [{ rules: [{ fault: "latency" }] }, 'need "ms"'],
    [{ rules: [{ fault: "server-error", chance: 2 }] }, "rules.0.chance"],
    [{ rules: [{ fault: "server-error", mach: {} }] }, "mach"],
  ])("%j is refused in words", async (body, word) => {
    const response = await fetch(`${bench.url}/control/faults`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    expect([response.status, await response.json()]).toEqual([400, { error: expect.stringContaining(word) }]);
  });
});
