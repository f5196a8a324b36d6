import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { Bench, first, line, salesInvoice, type Answered } from "./bench";
import type { WireCreditNote } from "./wire";

let bench: Bench;
beforeAll(async () => {
  bench = await Bench.connected("NZ");
});
beforeEach(() => bench.clock.advance(60_000));
afterAll(() => bench.close());

/** 100.00 without tax. */
async function creditNote(): Promise<WireCreditNote> {
  const { DueDate: _, ...body } = salesInvoice();
  const answer = await bench.api("PUT /CreditNotes", {
    ...body,
    Type: "ACCRECCREDIT",
    LineAmountTypes: "NoTax",
    LineItems: [line({ UnitAmount: 100 })],
  });
  return first(answer.body.CreditNotes);
}

const read = async (id: string) => first((await bench.api(`GET /CreditNotes/${id}`)).body.CreditNotes);
const allocate = (id: string, Amount: number, InvoiceID: string) =>
  bench.api(`PUT /CreditNotes/${id}/Allocations`, { Amount, Invoice: { InvoiceID } });
const said = (answer: Answered) =>
  answer.body.Elements.flatMap(({ ValidationErrors }) => ValidationErrors.map(({ Message }) => Message));

test("37 allocations move credit to an invoice and back", async () => {
  const invoice = await bench.invoice({ LineAmountTypes: "NoTax", LineItems: [line({ UnitAmount: 200 })] });
  const credit = await creditNote();
  expect(credit).toMatchObject({
    Status: "AUTHORISED",
    RemainingCredit: 100,
    CreditNoteNumber: expect.stringMatching(/^CN-\d{4}$/),
  });

  const allocation = first((await allocate(credit.CreditNoteID, 60.5, invoice.InvoiceID)).body.Allocations);
  expect(await bench.stored(invoice.InvoiceID)).toMatchObject({ AmountCredited: 60.5, AmountDue: 139.5 });
  expect(await read(credit.CreditNoteID)).toMatchObject({ RemainingCredit: 39.5 });
  expect(said(await allocate(credit.CreditNoteID, 50, invoice.InvoiceID))).toEqual([
    "Credit Note cannot be allocated as amount is greater than amount outstanding",
  ]);

  const removed = await bench.api(
    `DELETE /CreditNotes/${credit.CreditNoteID}/Allocations/${allocation.AllocationID}`,
    {}
  );
  expect(first(removed.body.Allocations)).toMatchObject({ AllocationID: allocation.AllocationID, IsDeleted: true });
  expect(await bench.stored(invoice.InvoiceID)).toMatchObject({ AmountCredited: 0, AmountDue: 200 });
  expect((await read(credit.CreditNoteID)).RemainingCredit).toBe(100);
});

test("37 a paid invoice takes no credit", async () => {
  const invoice = await bench.invoice();
  await bench.pay(invoice.InvoiceID, 24.15);
  const credit = await creditNote();
  expect(said(await allocate(credit.CreditNoteID, 1, invoice.InvoiceID))).toEqual([
    "The invoice you are trying to allocate to has already been paid off",
  ]);
});

test("38 a cash refund is a payment on the credit note, which is PAID when nothing remains", async () => {
  const credit = await creditNote();
  const refund = (Amount: number) =>
    bench.api("PUT /Payments", {
      CreditNote: { CreditNoteID: credit.CreditNoteID },
      Account: { Code: "855" },
      Date: "2026-11-20",
      Amount,
    });
  expect(first((await refund(40)).body.Payments).PaymentType).toBe("ARCREDITPAYMENT");
  expect(await read(credit.CreditNoteID)).toMatchObject({ RemainingCredit: 60, Status: "AUTHORISED" });
  await refund(60);
  expect(await read(credit.CreditNoteID)).toMatchObject({ RemainingCredit: 0, Status: "PAID" });
});

test("a credit note has no discounts and cannot be edited while allocated", async () => {
  const { DueDate: _, ...body } = salesInvoice();
  const discounted = { ...body, Type: "ACCRECCREDIT", LineItems: [line({ UnitAmount: 100, DiscountRate: 10 })] };
  expect((await bench.api("PUT /CreditNotes", discounted)).status).toBe(400);
  const invoice = await bench.invoice();
  const credit = await creditNote();
  await allocate(credit.CreditNoteID, 5, invoice.InvoiceID);
  expect(said(await bench.api(`POST /CreditNotes/${credit.CreditNoteID}`, { Status: "VOIDED" }))).toEqual([
    "The status VOIDED cannot be applied to the credit note because it has payments or credit notes allocated to it.",
  ]);
});

test("37 one PUT allocates a credit note to several invoices, each against what is then left", async () => {
  const invoices = [await bench.invoice(), await bench.invoice(), await bench.invoice()];
  const credit = await creditNote();
  const amounts = [24.15, 70, 24.15];
  const answer = await bench.api(`PUT /CreditNotes/${credit.CreditNoteID}/Allocations?summarizeErrors=false`, {
    Allocations: invoices.map(({ InvoiceID }, index) => ({ Amount: amounts[index], Invoice: { InvoiceID } })),
  });
  expect(answer.body.Allocations.map(({ StatusAttributeString }) => StatusAttributeString)).toEqual(["OK", "ERROR", "OK"]);
  // 100.00 - 24.15 - 24.15 = 51.70.
  expect(await read(credit.CreditNoteID)).toMatchObject({ RemainingCredit: 51.7, Allocations: [{ Amount: 24.15 }, { Amount: 24.15 }] });
  expect((await bench.stored(invoices[0]?.InvoiceID ?? "")).Status).toBe("PAID");
});

test("38 part of a credit note is allocated and the rest refunded: then it is PAID", async () => {
  const invoice = await bench.invoice();
  const credit = await creditNote();
  await allocate(credit.CreditNoteID, 24.15, invoice.InvoiceID);
  const refund = (Amount: number) =>
    bench.api("PUT /Payments", {
      CreditNote: { CreditNoteNumber: credit.CreditNoteNumber },
      Account: { Code: "855" },
      Date: "2026-11-20",
      Amount,
    });
  // 100.00 - 24.15 = 75.85 are left to refund.
  expect(said(await refund(75.86))).toEqual(["Payment amount exceeds the amount outstanding on this document"]);
  expect(first((await refund(75.85)).body.Payments).PaymentType).toBe("ARCREDITPAYMENT");
  expect(await read(credit.CreditNoteID)).toMatchObject({ RemainingCredit: 0, Status: "PAID" });
});
