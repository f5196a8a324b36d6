import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, salesInvoice } from "./bench";
import { until } from "./webhook-receiver";

let bench: Bench;
let home: string;
beforeAll(async () => {
  bench = await Bench.connected("GB");
  home = `/control/organisations/${bench.tenantId}`;
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

interface Balances {
  accounts: { code: string; debit: string; credit: string }[];
  totalDebit: string;
  totalCredit: string;
}

const balance = async (code: string) => {
  const { accounts } = (await bench.json(`${home}/balances`)) as Balances;
  const { debit, credit } = accounts.find((account) => account.code === code) ?? { debit: "?", credit: "?" };
  return [debit, credit];
};

test("a person pays, edits and voids through the same rules as the API", async () => {
  const { InvoiceID, LineItems } = await bench.invoice({ Status: "DRAFT" });
  const act = (what: string, body: object = {}) => bench.json(`${home}/invoices/${InvoiceID}/${what}`, body);
  expect(await act("pay")).toEqual({ error: "Payments can only be made against Authorised documents" });
  expect(await act("approve")).toMatchObject({ Status: "AUTHORISED" });

  const lines = [{ lineItemId: first(LineItems).LineItemID, description: "Green mug", accountCode: "260" }];
  expect(await act("edit", { reference: "by hand", dueDate: "2027-01-01", lines })).toMatchObject({
    Reference: "by hand",
    DueDateString: "2027-01-01T00:00:00",
    LineItems: [{ Description: "Green mug", AccountCode: "260", LineAmount: 21 }],
  });
  // 21.00 and 20 % VAT: 25.20.
  const part = (await act("pay", { amount: "5.20", accountCode: "855", date: "2026-11-19" })) as { PaymentID: string };
  expect((await bench.stored(InvoiceID)).AmountDue).toBe(20);
  expect(await act("void")).toEqual({ error: expect.stringContaining("has payments or credit notes allocated") });
  expect(await bench.json(`${home}/payments/${part.PaymentID}/delete`, {})).toMatchObject({ Status: "DELETED" });
  expect(await act("void")).toMatchObject({ Status: "VOIDED" });
  expect(await bench.json(`${home}/invoices/unknown/void`, {})).toEqual({ error: "There is no invoice unknown." });
});

test("the balances are those of double entry, and both sides are equal", async () => {
  const before = { bank: await balance("090"), sales: await balance("200") };
  expect(before.bank).toEqual(["0.00", "0.00"]);
  // 21.00 + 4.20 VAT, of which 10.00 is paid; a bill of 50.00 + 10.00 VAT to Advertising.
  const { InvoiceID } = await bench.invoice();
  await bench.pay(InvoiceID, 10);
  await bench.invoice({
    Type: "ACCPAY",
    LineItems: [{ Description: "Ads", Quantity: 1, UnitAmount: 50, AccountCode: "400" }],
  });
  expect(await balance("090")).toEqual(["10.00", "0.00"]);
  expect(await balance("610")).toEqual(["15.20", "0.00"]);
  expect(await balance("200")).toEqual(["0.00", "21.00"]);
  expect(await balance("400")).toEqual(["50.00", "0.00"]);
  expect(await balance("800")).toEqual(["0.00", "60.00"]);
  expect(await balance("820")).toEqual(["5.80", "0.00"]);
  const { totalDebit, totalCredit } = (await bench.json(`${home}/balances`)) as Balances;
  // 10.00 + 15.20 + 50.00 + 5.80 = 81.00 = 21.00 + 60.00.
  expect([totalDebit, totalCredit]).toEqual(["81.00", "81.00"]);
});

test("a held request waits before the work, or after it, and can be dropped", async () => {
  const exists = async (number: string) =>
    (await bench.api(`GET /Invoices?InvoiceNumbers=${number}`)).body.Invoices.length === 1;
  const held = () =>
    until(async () => ((await bench.json("/control/hold")) as { held: boolean }).held, "a request is held");
  const cases = [
    { InvoiceNumber: "HOLD-1", mode: "before", drop: false, existsWhileHeld: false, exists: true },
    { InvoiceNumber: "HOLD-2", mode: "after", drop: true, existsWhileHeld: true, exists: true },
    { InvoiceNumber: "HOLD-3", mode: "before", drop: true, existsWhileHeld: false, exists: false },
  ];
  for (const { InvoiceNumber, mode, drop, ...expected } of cases) {
    await bench.json("/control/hold", { match: "PUT /Invoices", mode });
    const answer = bench.api("PUT /Invoices", { ...salesInvoice(), InvoiceNumber }).then(
      ({ status }) => String(status),
      () => "dropped"
    );
    await held();
    expect(await exists(InvoiceNumber)).toBe(expected.existsWhileHeld);
    expect(await bench.json("/control/release", { drop })).toEqual({ released: true });
    expect(await answer).toBe(drop ? "dropped" : "200");
    expect(await exists(InvoiceNumber)).toBe(expected.exists);
  }
});

test("the journal tells of requests with their keys and ids, and of changes", async () => {
  const after = ((await bench.json("/control/journal?after=0")) as { sequence: number }[]).length;
  const answer = await bench.api(
    "PUT /Invoices",
    { ...salesInvoice(), Contact: { Name: "Journal Person" } },
    { "Idempotency-Key": "j1" }
  );
  const { InvoiceID, Contact } = first(answer.body.Invoices);
  const entries = await bench.json(`/control/journal?after=${after}`);
  expect(entries).toMatchObject([
    { sequence: after + 1, kind: "change", category: "CONTACT", changeType: "CREATE", resourceId: Contact.ContactID },
    { kind: "change", category: "INVOICE", changeType: "CREATE", resourceId: InvoiceID, tenantId: bench.tenantId },
    {
      kind: "request",
      method: "PUT",
      path: "/api.xro/2.0/Invoices",
      tenantId: bench.tenantId,
      idempotencyKey: "j1",
      status: 200,
      ids: [InvoiceID],
    },
  ]);
});

test("the clock can be pushed forward, and wishes that make no sense are refused in words", async () => {
  const { now } = (await bench.json("/control/clock", { advanceMs: 1000 })) as { now: string };
  expect(Date.parse(now)).toBe(bench.clock.now());
  expect(await bench.json("/control/clock", {})).toEqual({ error: "advanceMs must be a whole number, 0 or more." });
  expect(await bench.json("/control/hold", { match: "Invoices" })).toEqual({
    error: expect.stringContaining("match must be a method"),
  });
  expect(await bench.json(`${home}/nothing`)).toEqual({ error: expect.stringContaining("There is no report nothing") });
  expect(await bench.json("/control/organisations/nowhere/invoices")).toEqual({
    error: expect.stringContaining("There is no organisation nowhere"),
  });
});
