import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { Bench, first, salesInvoice } from "./bench";

const dataDir = mkdtempSync(join(tmpdir(), "xero-simulator-"));
afterAll(() => rmSync(dataDir, { recursive: true }));

test("a second start knows the books, the tokens, the idempotency keys and the journal", async () => {
  const before = await Bench.connected("AU", { dataDir });
  const { InvoiceID } = await before.invoice({ InvoiceNumber: "KEPT-1" });
  await before.pay(InvoiceID, 3.1);
  const keyed = await before.api("PUT /Invoices", salesInvoice(), { "Idempotency-Key": "kept" });
  const journal = (await before.json("/control/journal?after=0")) as unknown[];
  await before.close();

  const after = await Bench.start({ dataDir });
  Object.assign(after, { tenantId: before.tenantId, accessToken: before.accessToken });
  // 21.00 and 10 % GST are 23.10, less 3.10 paid.
  expect(await after.stored(InvoiceID)).toMatchObject({
    InvoiceNumber: "KEPT-1",
    Total: 23.1,
    AmountDue: 20,
    Payments: [{ Amount: 3.1 }],
  });
  expect((await after.api("PUT /Invoices", salesInvoice(), { "Idempotency-Key": "kept" })).text).toBe(keyed.text);
  expect((await after.api("PUT /Invoices", { ...salesInvoice(), InvoiceNumber: "KEPT-1" })).status).toBe(400);
  const next = first((await after.api("PUT /Invoices", salesInvoice())).body.Invoices);
  expect(next.InvoiceNumber).not.toBe(first(keyed.body.Invoices).InvoiceNumber);
  const continued = (await after.json("/control/journal?after=0")) as unknown[];
  expect(continued.slice(0, journal.length)).toEqual(journal);
  expect(continued.length).toBeGreaterThan(journal.length);
  await after.close();
});
