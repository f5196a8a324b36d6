import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, line, messages, salesInvoice } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

const INVALID = "Invoice not of valid status for modification";
const post = (id: string, body: Record<string, unknown>) => bench.api(`POST /Invoices/${id}`, body);

test("27 deleting an approved invoice is refused, with the sent status echoed and the stored one kept", async () => {
  const { InvoiceID } = await bench.invoice();
  const answer = await bench.api("POST /Invoices?summarizeErrors=false", {
    Invoices: [{ InvoiceID, Status: "DELETED" }],
  });
  expect(answer.status).toBe(200);
  const element = first(answer.body.Invoices);
  expect(element).toMatchObject({ InvoiceID, HasErrors: true, StatusAttributeString: "ERROR", Status: "DELETED" });
  expect(element.ValidationErrors).toEqual([{ Message: INVALID }]);
  expect((await bench.stored(InvoiceID)).Status).toBe("AUTHORISED");
});

test("28 the transitions that Xero allows, and no other", async () => {
  const walk = async (start: string, ...steps: string[]) => {
    const { InvoiceID } = await bench.invoice({ Status: start });
    const results: (string | undefined)[] = [];
    for (const Status of steps) {
      const answer = await post(InvoiceID, { Status });
      results.push(answer.status === 200 ? first(answer.body.Invoices).Status : messages(answer)[0]);
    }
    return results;
  };
  expect(await walk("DRAFT", "DELETED")).toEqual(["DELETED"]);
  expect(await walk("SUBMITTED", "DRAFT")).toEqual(["DRAFT"]);
  expect(await walk("DRAFT", "SUBMITTED", "AUTHORISED")).toEqual(["SUBMITTED", "AUTHORISED"]);
  expect(await walk("AUTHORISED", "DRAFT", "SUBMITTED", "PAID")).toEqual([INVALID, INVALID, INVALID]);
  expect(await walk("AUTHORISED", "VOIDED", "AUTHORISED", "DRAFT")).toEqual(["VOIDED", INVALID, INVALID]);
  expect(await walk("DRAFT", "DELETED", "DRAFT", "AUTHORISED")).toEqual(["DELETED", INVALID, INVALID]);
});

test("29 an invoice with a payment cannot be voided until the payment is removed", async () => {
  const { InvoiceID } = await bench.invoice();
  const payment = first((await bench.pay(InvoiceID, 4.15)).body.Payments);
  expect(messages(await post(InvoiceID, { Status: "VOIDED" }))).toEqual([
    "The status VOIDED cannot be applied to the invoice because it has payments or credit notes allocated to it.",
  ]);
  await bench.api(`POST /Payments/${payment.PaymentID}`, { Status: "DELETED" });
  expect(first((await post(InvoiceID, { Status: "VOIDED" })).body.Invoices).Status).toBe("VOIDED");
});

test("30 lines are matched by LineItemID; lines that are not sent disappear; no LineItems leaves them", async () => {
  const before = await bench.invoice({
    LineItems: [line({ Description: "A", UnitAmount: 1 }), line({ Description: "B", UnitAmount: 2 })],
  });
  const A = first(before.LineItems).LineItemID;
  await post(before.InvoiceID, {
    LineItems: [{ LineItemID: A, Description: "A changed" }, line({ Description: "C", UnitAmount: 3 })],
  });
  const after = await bench.stored(before.InvoiceID);
  expect(after.LineItems.map(({ Description, UnitAmount }) => [Description, UnitAmount])).toEqual([
    ["A changed", 1],
    ["C", 3],
  ]);
  expect(after.LineItems.map(({ LineItemID }) => LineItemID === A)).toEqual([true, false]);

  await post(before.InvoiceID, { Reference: "only this" });
  const untouched = await bench.stored(before.InvoiceID);
  expect(untouched.LineItems).toEqual(after.LineItems);
  expect(untouched.Reference).toBe("only this");
});

test("31 a part-paid invoice keeps its figures; words and coding may change", async () => {
  const invoice = await bench.invoice();
  await bench.pay(invoice.InvoiceID, 1);
  const LineItemID = first(invoice.LineItems).LineItemID;
  const harmless = {
    Reference: "new",
    DueDate: "2026-12-31",
    LineItems: [{ LineItemID, Description: "Blue mug", AccountCode: "260" }],
  };
  expect((await post(invoice.InvoiceID, harmless)).status).toBe(200);
  expect(await bench.stored(invoice.InvoiceID)).toMatchObject({
    Reference: "new",
    DueDateString: "2026-12-31T00:00:00",
    Total: 24.15,
  });

  const refusal = ["This document cannot be edited as it has a payment or credit note allocated to it."];
  for (const change of [
    { LineItems: [{ LineItemID, UnitAmount: 9 }] },
    { LineItems: [{ LineItemID, TaxType: "NONE" }] },
    { Date: "2026-11-21" },
    { LineAmountTypes: "Inclusive" },
  ]) {
    expect(messages(await post(invoice.InvoiceID, change))).toEqual(refusal);
  }
});

test("a POST without an id changes the invoice that has the number; a deleted one's number stays burnt", async () => {
  const { InvoiceID } = await bench.invoice({ InvoiceNumber: "SHOP-2001", Status: "DRAFT" });
  const changed = await bench.api("POST /Invoices", {
    ...salesInvoice(),
    InvoiceNumber: "shop-2001",
    Reference: "upsert",
  });
  expect(first(changed.body.Invoices)).toMatchObject({ InvoiceID, Reference: "upsert", Status: "AUTHORISED" });
  const { InvoiceID: deleted } = await bench.invoice({ InvoiceNumber: "SHOP-2002", Status: "DRAFT" });
  await post(deleted, { Status: "DELETED" });
  expect(messages(await bench.api("POST /Invoices", { ...salesInvoice(), InvoiceNumber: "SHOP-2002" }))).toEqual([
    INVALID,
  ]);
});

test("history tells who did what, and takes notes", async () => {
  const { InvoiceID } = await bench.invoice();
  const added = await bench.api(`PUT /Invoices/${InvoiceID}/History`, {
    HistoryRecords: [{ Details: "Order #1001 in the shop" }],
  });
  expect(added.status).toBe(200);
  const { HistoryRecords } = (await bench.api(`GET /Invoices/${InvoiceID}/History`)).body;
  expect(HistoryRecords.map(({ Changes, Details }) => [Changes, Details])).toEqual([
    ["Note", "Order #1001 in the shop"],
    ["Created", ""],
  ]);
  const unknown = await bench.api("PUT /Invoices/7b1f3f0e-0000-4000-8000-000000000001/History", {
    HistoryRecords: [{ Details: "x" }],
  });
  expect(messages(unknown)).toEqual(["The document with the supplied id was not found for this endpoint."]);
});
