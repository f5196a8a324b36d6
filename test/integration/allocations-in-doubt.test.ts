import { afterAll, expect, test } from "vitest";
import type { CreditNoteId, InvoiceId, OrderRecordId } from "../../app/domain/ids";
import type { CalendarDate } from "../../app/domain/instant";
import { currency } from "../../app/domain/money/currency";
import { money } from "../../app/domain/money/money";
import type { AllocationToCreate } from "../../app/ports/books";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

const DAY = "2026-11-20" as CalendarDate;
const LINE = { Description: "Mugs", Quantity: 1, AccountCode: "200", TaxType: "ZERORATEDOUTPUT" };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db, ports } = world.app;

/** An invoice over 60.00, its supplement over 40.00, both unpaid, and a correction of 100.00 that is for both; what is to be set. */
async function correctedOrder(number: string): Promise<{ onInvoice: AllocationToCreate; onSupplement: AllocationToCreate }> {
  const contact = `Buyer of ${number}`;
  const supplement = `${number}-A1`;
  const creditNote = `${number}-C1`;
  await books.addInvoice({ number, reference: "", contact, date: DAY, total: "60.00" });
  await books.addInvoice({ number: supplement, reference: "", contact, date: DAY, total: "40.00" });
  const { CreditNotes } = await books.post<{ CreditNotes: { CreditNoteID: CreditNoteId }[] }>("CreditNotes", {
    ...{ Type: "ACCRECCREDIT", Status: "AUTHORISED", CreditNoteNumber: creditNote, Contact: { Name: contact }, Date: DAY },
    LineItems: [{ ...LINE, UnitAmount: 100 }],
  });
  const creditNoteId = CreditNotes[0]?.CreditNoteID as CreditNoteId;
  const on = async (invoice: string, minor: bigint): Promise<AllocationToCreate> => ({
    ...{ creditNote, creditNoteId, date: DAY, because: [], supplement: invoice === number ? null : invoice },
    invoiceId: (await books.invoice(invoice)).InvoiceID as InvoiceId,
    amount: money(minor, currency("GBP")),
  });

  return { onInvoice: await on(number, 6_000n), onSupplement: await on(supplement, 4_000n) };
}

async function make(document: AllocationToCreate) {
  const made = await ports.xero(await merchant.connection(), (access) =>
    ports.books.allocations.create(access, { documents: [document], idempotencyKey: `${document.invoiceId} ${document.amount.minor}` }),
  );
  expect(made).toMatchObject({ kind: "done", value: [{ ok: true }] });
}

async function find(document: AllocationToCreate): Promise<string[]> {
  const found = await ports.xero(await merchant.connection(), (access) => ports.books.allocations.find(access, [document]));
  if (found.kind !== "done") throw new Error(`Xero did not answer: ${found.kind}.`);

  return found.value.map(({ remoteId }) => remoteId);
}

test("an allocation is found on the invoice that it is for, not on another that the same credit note was set against", async () => {
  const { onInvoice, onSupplement } = await correctedOrder("SH-9001");
  await make(onInvoice);
  expect(await find(onInvoice)).toEqual([`${onInvoice.creditNoteId}/${onInvoice.invoiceId}`]);
  expect(await find(onSupplement)).toEqual([]);

  await make(onSupplement);
  expect(await find(onSupplement)).toEqual([`${onSupplement.creditNoteId}/${onSupplement.invoiceId}`]);
});

test("what a person set against the same invoice is ours only where it comes to as much", async () => {
  const { onInvoice } = await correctedOrder("SH-9002");
  const byHand = { ...onInvoice, amount: money(1_000n, currency("GBP")) };
  await make(byHand);
  expect(await find(onInvoice)).toEqual([]);
  await make({ ...onInvoice, amount: money(5_000n, currency("GBP")) });
  expect(await find(onInvoice)).toHaveLength(1);
});

test("the second allocation of a credit note, stored but never sent, is sent", async () => {
  const { onInvoice, onSupplement } = await correctedOrder("SH-9003");
  await make(onInvoice);
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
  await world.settle();
  const { id } = await db.orderRecord.findFirstOrThrow({ where: { name: order.name } });
  const localId = "SH-9003-C1 on SH-9003-A1";
  await ports.ledger.open((await merchant.connection()).id, {
    kind: "ALLOCATION",
    members: [{ recordId: id as OrderRecordId, localId, naturalKey: onSupplement.creditNote, document: onSupplement }],
  });
  await world.app.worker.turn(books.tenantId);

  expect(await books.invoice("SH-9003-A1")).toMatchObject({ Status: "PAID", AmountDue: 0 });
  expect(await db.syncOperation.findFirst({ where: { localId } })).toMatchObject({ state: "DONE" });
});
