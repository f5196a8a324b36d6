import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, salesInvoice } from "./bench";
import { until } from "./webhook-receiver";

const MINUTE = 60_000;
let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(MINUTE));
afterAll(() => bench.close());

const put = (key: string, fields: Record<string, unknown> = {}, path = "PUT /Invoices") =>
  bench.api(path, { ...salesInvoice(), ...fields }, { "Idempotency-Key": key });

test("41 the same request under the same key is answered once, to the byte, for six minutes", async () => {
  const original = await put("one");
  bench.clock.advance(6 * MINUTE);
  const replay = await put("one");
  expect(replay.text).toBe(original.text);
  bench.clock.advance(1);
  const second = await put("one");
  expect(first(second.body.Invoices).InvoiceID).not.toBe(first(original.body.Invoices).InvoiceID);
});

test("41 the same key with another body, address or method is refused", async () => {
  await put("two");
  const changed = [
    await put("two", { Reference: "changed" }),
    await put("two", {}, "PUT /Invoices?unitdp=4"),
    await put("two", {}, "POST /Invoices"),
  ];
  for (const answer of changed) {
    expect([answer.status, answer.body.Detail]).toEqual([
      400,
      "Idempotency Key: two is used with a different request.",
    ]);
  }
});

test("41 a refusal is replayed even after its cause is gone; a new key goes through", async () => {
  const Contact = { ContactID: (await bench.contact("Blocker")).ContactID };
  await bench.json(`/control/organisations/${bench.tenantId}/lock-dates`, { periodLockDate: "2026-11-30" });
  const refused = await put("three", { Contact });
  await bench.json(`/control/organisations/${bench.tenantId}/lock-dates`, { periodLockDate: null });
  expect(refused.status).toBe(400);
  expect((await put("three", { Contact })).text).toBe(refused.text);
  expect((await put("four", { Contact })).status).toBe(200);
});

test("41 two calls at once under one key make one document and get one answer", async () => {
  for (const mode of ["before", "after"]) {
    await bench.json("/control/hold", { match: "PUT /Invoices", mode });
    const held = put(`twin ${mode}`);
    await until(async () => ((await bench.json("/control/hold")) as { held: boolean }).held, "the first is held");
    const second = await put(`twin ${mode}`);
    await bench.json("/control/release", {});
    expect((await held).text).toBe(second.text);
  }
});

test("41 a key has at most 128 characters", async () => {
  const answer = await put("k".repeat(129));
  expect(answer.status).toBe(400);
  expect(answer.body.Detail).toContain("129");
  expect((await put("k".repeat(128))).status).toBe(200);
});
