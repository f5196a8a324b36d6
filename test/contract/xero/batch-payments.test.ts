import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { first, line, type Bench } from "./bench";
import { ledgerBench, refusals, rowOf, rowsOf, xeroNode, type Row } from "./ledger-bench";

let bench: Bench;
beforeAll(async () => {
  bench = await ledgerBench("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

/** Two sales of 24.15 each. */
const sales = async () => [await bench.invoice(), await bench.invoice()] as const;
const batch = (payments: [invoiceId: string, amount: number][], fields: object = {}) => ({
  Account: { Code: "855" },
  Date: "2026-11-20",
  Reference: "payout 12",
  Payments: payments.map(([InvoiceID, Amount]) => ({ Invoice: { InvoiceID }, Amount })),
  ...fields,
});
const put = (body: object) => bench.api("PUT /BatchPayments", body);

test("a batch pays its invoices with one line on the bank statement", async () => {
  const [one, two] = await sales();
  const made = rowOf(await put(batch([[one.InvoiceID, 24.15], [two.InvoiceID, 10]])), "BatchPayments");
  // 24.15 + 10.00 = 34.15.
  expect(made).toMatchObject({
    Type: "RECBATCH",
    Status: "AUTHORISED",
    TotalAmount: 34.15,
    Reference: "payout 12",
    IsReconciled: false,
    DateString: "2026-11-20T00:00:00",
    Account: { CurrencyCode: "NZD" },
    Payments: [
      { Invoice: { InvoiceID: one.InvoiceID }, Amount: 24.15, BankAmount: 24.15 },
      { Invoice: { InvoiceID: two.InvoiceID }, Amount: 10, BankAmount: 10 },
    ],
  });
  expect((await bench.stored(one.InvoiceID)).Status).toBe("PAID");
  expect((await bench.stored(two.InvoiceID)).AmountDue).toBe(14.15);
  const [member] = made["Payments"] as Row[];
  const payment = first((await bench.api(`GET /Payments/${String(member?.["PaymentID"])}`)).body.Payments);
  expect(payment).toMatchObject({
    PaymentType: "ACCRECPAYMENT",
    BatchPaymentID: made["BatchPaymentID"],
    BatchPayment: { TotalAmount: "34.15", Type: "RECBATCH" },
  });
});

test("a payment of a batch cannot be deleted by itself; the batch takes all of them away", async () => {
  const [one, two] = await sales();
  const made = rowOf(await put(batch([[one.InvoiceID, 24.15], [two.InvoiceID, 24.15]])), "BatchPayments");
  const [member] = made["Payments"] as Row[];
  const alone = await bench.api(`POST /Payments/${String(member?.["PaymentID"])}`, { Status: "DELETED" });
  expect(refusals(alone)).toEqual(["Payments within a batch cannot be deleted."]);
  expect((await bench.stored(one.InvoiceID)).Status).toBe("PAID");

  const id = String(made["BatchPaymentID"]);
  const deleted = rowOf(await bench.api("POST /BatchPayments", { BatchPaymentID: id, Status: "DELETED" }), "BatchPayments");
  expect(deleted).toMatchObject({ Status: "DELETED", Payments: [], TotalAmount: 48.3 });
  for (const { InvoiceID } of [one, two]) {
    expect(await bench.stored(InvoiceID)).toMatchObject({ Status: "AUTHORISED", AmountDue: 24.15, Payments: [] });
  }
  expect(rowOf(await bench.api(`GET /BatchPayments/${id}`), "BatchPayments")["Status"]).toBe("DELETED");
  expect(refusals(await bench.api(`POST /BatchPayments/${id}`, { Status: "DELETED" }))).toEqual([
    "The batch payment has already been deleted.",
  ]);
});

test("35 one payment that is too much refuses the whole batch, even if only the sum is", async () => {
  const [one, two] = await sales();
  const over = await put(batch([[one.InvoiceID, 1], [two.InvoiceID, 24.16]]));
  expect(refusals(over)).toEqual(["Payment amount exceeds the amount outstanding on this document"]);
  const twice = await put(batch([[one.InvoiceID, 20], [one.InvoiceID, 20]]));
  expect(refusals(twice)).toEqual(["Payment amount exceeds the amount outstanding on this document"]);
  expect((await bench.stored(one.InvoiceID)).AmountPaid).toBe(0);
});

test("what else a batch may not be", async () => {
  const [one] = await sales();
  const bill = await bench.invoice({ Type: "ACCPAY", LineItems: [line({ UnitAmount: 5, AccountCode: "400" })] });
  const paid = [one.InvoiceID, 1] as [string, number];
  expect(refusals(await put(batch([paid, [bill.InvoiceID, 1]])))).toEqual([
    "A batch payment cannot mix sales invoices and bills.",
  ]);
  expect(refusals(await put(batch([])))).toEqual(["A batch payment must contain at least one payment."]);
  expect(refusals(await put(batch([paid], { Account: { Code: "999" } })))).toEqual(["Account could not be found."]);
  expect(refusals(await put(batch([paid], { Date: undefined })))).toEqual(["The Date field must be specified."]);
  expect(refusals(await put(batch([[one.InvoiceID, -1]])))).toEqual(["Payment amount must be greater than zero"]);
  expect(refusals(await put(batch([paid], { Particulars: "P".repeat(13) })))).toEqual([
    "Particulars is too long: Xero stores at most 12 characters.",
  ]);
  const bills = rowOf(await put(batch([[bill.InvoiceID, 5.75]])), "BatchPayments");
  expect(bills["Type"]).toBe("PAYBATCH");
});

test("32 batches in one request say how each went", async () => {
  const [one, two] = await sales();
  const body = { BatchPayments: [batch([[one.InvoiceID, 99]]), batch([[two.InvoiceID, 24.15]])] };
  const answer = await bench.api("PUT /BatchPayments?summarizeErrors=false", body);
  expect(rowsOf(answer, "BatchPayments").map(({ StatusAttributeString }) => StatusAttributeString)).toEqual(["ERROR", "OK"]);
  expect([(await bench.stored(one.InvoiceID)).Status, (await bench.stored(two.InvoiceID)).Status]).toEqual(["AUTHORISED", "PAID"]);
});

test("xero-node makes a batch, lists it and deletes it", async () => {
  const api = xeroNode(bench);
  const [one] = await sales();
  const wish = {
    account: { code: "090" },
    date: "2026-11-20",
    payments: [{ invoice: { invoiceID: one.InvoiceID }, amount: 24.15 }],
  };
  const made = first((await api.createBatchPayment(bench.tenantId, { batchPayments: [wish] })).body.batchPayments);
  const id = made.batchPaymentID ?? "";
  const list = await api.getBatchPayments(bench.tenantId, undefined, `BatchPaymentID==Guid("${id}")`);
  expect(list.body.batchPayments).toHaveLength(1);
  const deleted = await api.deleteBatchPaymentByUrlParam(bench.tenantId, id, { status: "DELETED" });
  expect(String(first(deleted.body.batchPayments).status)).toBe("DELETED");
  expect((await bench.stored(one.InvoiceID)).AmountDue).toBe(24.15);
});
