import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, messages } from "./bench";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

test("34 a full payment pays the invoice; deleting it opens the invoice again and keeps the payment readable", async () => {
  const before = await bench.invoice();
  bench.clock.advance(5000);
  const payment = first((await bench.pay(before.InvoiceID, 24.15)).body.Payments);
  expect(payment).toMatchObject({
    Status: "AUTHORISED",
    PaymentType: "ACCRECPAYMENT",
    Amount: 24.15,
    Account: { Code: "090" },
  });
  const paid = await bench.stored(before.InvoiceID);
  expect(paid).toMatchObject({ Status: "PAID", AmountDue: 0, AmountPaid: 24.15 });
  expect(paid.Payments).toEqual([expect.objectContaining({ PaymentID: payment.PaymentID, Amount: 24.15 })]);
  expect(paid.FullyPaidOnDate).toBe("/Date(1795132800000+0000)/");
  expect(paid.UpdatedDateUTC).not.toBe(before.UpdatedDateUTC);

  const deleted = await bench.api(`POST /Payments/${payment.PaymentID}`, { Status: "DELETED" });
  expect(first(deleted.body.Payments).Status).toBe("DELETED");
  expect(await bench.stored(before.InvoiceID)).toMatchObject({
    Status: "AUTHORISED",
    AmountDue: 24.15,
    AmountPaid: 0,
    Payments: [],
  });
  expect(first((await bench.api(`GET /Payments/${payment.PaymentID}`)).body.Payments).Status).toBe("DELETED");
});

test("35 a payment may not exceed what is due, nor go to a draft", async () => {
  const { InvoiceID } = await bench.invoice();
  expect(messages(await bench.pay(InvoiceID, 24.16))).toEqual([
    "Payment amount exceeds the amount outstanding on this document",
  ]);
  await bench.pay(InvoiceID, 24.15);
  expect(messages(await bench.pay(InvoiceID, 0.01))).toEqual([
    "Payment amount exceeds the amount outstanding on this document",
  ]);
  const draft = await bench.invoice({ Status: "DRAFT" });
  expect(messages(await bench.pay(draft.InvoiceID, 1))).toContain(
    "Payments can only be made against Authorised documents"
  );
});

test("36 payments go to bank accounts and to accounts that take payments, to no other", async () => {
  const { InvoiceID } = await bench.invoice();
  expect((await bench.pay(InvoiceID, 1, "200")).status).toBe(400);
  expect(messages(await bench.pay(InvoiceID, 1, "999"))).toEqual(["Account could not be found."]);
  for (const code of ["090", "855", "880"]) expect((await bench.pay(InvoiceID, 1, code)).status).toBe(200);
  expect((await bench.stored(InvoiceID)).AmountDue).toBe(21.15);
});

test("a batch of payments says how each went", async () => {
  const { InvoiceID } = await bench.invoice();
  const payment = (Amount: number) => ({
    Invoice: { InvoiceID },
    Account: { Code: "090" },
    Date: "2026-11-20",
    Amount,
  });
  const { body } = await bench.api("PUT /Payments?summarizeErrors=false", {
    Payments: [payment(20), payment(20), payment(4.15)],
  });
  expect(body.Payments.map(({ StatusAttributeString }) => StatusAttributeString)).toEqual(["OK", "ERROR", "OK"]);
  expect(body.Payments[1]).toMatchObject({
    HasValidationErrors: true,
    PaymentID: "00000000-0000-0000-0000-000000000000",
  });
  expect((await bench.stored(InvoiceID)).Status).toBe("PAID");
});

test("POST /Payments takes one payment; a payment can be deleted, not changed", async () => {
  const { InvoiceID, InvoiceNumber } = await bench.invoice();
  const body = {
    Invoice: { InvoiceNumber },
    Account: { Code: "855" },
    Date: "2026-11-20",
    Amount: 1,
    Reference: "order 1001",
  };
  const payment = first((await bench.api("POST /Payments", { Payments: [body, body] })).body.Payments);
  expect(payment.Invoice.InvoiceID).toBe(InvoiceID);
  expect((await bench.stored(InvoiceID)).AmountPaid).toBe(1);
  expect((await bench.api(`POST /Payments/${payment.PaymentID}`, { Amount: 2 })).status).toBe(400);
});

test("a payment may name its invoice by number and its account by code, beside the amount", async () => {
  const { InvoiceNumber } = await bench.invoice();
  const body = { InvoiceNumber, Code: "855", Date: "2026-11-20", Amount: 24.15 };
  const payment = first((await bench.api("PUT /Payments", body)).body.Payments);
  expect(payment).toMatchObject({ Account: { Code: "855" }, Invoice: { InvoiceNumber } });
  expect((await bench.api("PUT /Payments", { ...body, CreditNoteNumber: "CN-0001" })).status).toBe(400);
});

test("a reconciled payment cannot be deleted", async () => {
  const { InvoiceID } = await bench.invoice();
  const body = { Invoice: { InvoiceID }, Account: { Code: "090" }, Date: "2026-11-20", Amount: 1, IsReconciled: true };
  const payment = first((await bench.api("PUT /Payments", body)).body.Payments);
  const refused = await bench.api(`POST /Payments/${payment.PaymentID}`, { Status: "DELETED" });
  expect(messages(refused)).toEqual(["The payment cannot be deleted as it has been reconciled with a bank statement."]);
  expect((await bench.stored(InvoiceID)).AmountPaid).toBe(1);
});

test("a payment has a history, which its deletion does not end", async () => {
  const { InvoiceID } = await bench.invoice();
  const { PaymentID } = first((await bench.pay(InvoiceID, 1)).body.Payments);
  await bench.api(`PUT /Payments/${PaymentID}/History`, { HistoryRecords: [{ Details: "by cheque" }] });
  await bench.api(`POST /Payments/${PaymentID}`, { Status: "DELETED" });
  const { HistoryRecords } = (await bench.api(`GET /Payments/${PaymentID}/History`)).body;
  expect(HistoryRecords.map(({ Changes }) => Changes)).toEqual(["Deleted", "Note", "Created"]);
  const unknown = await bench.api("PUT /Payments/00000000-0000-0000-0000-000000000001/History", {
    HistoryRecords: [{ Details: "x" }],
  });
  expect(messages(unknown)).toEqual(["The document with the supplied id was not found for this endpoint."]);
});
