import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { BooksKind } from "../../app/ports/write-ledger";
import { dyingWorker, Killed, type Point } from "./setting/dying-worker";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const KINDS: { kind: BooksKind; write: RegExp }[] = [
  { kind: "CONTACT", write: /^PUT .*\/Contacts/ },
  { kind: "INVOICE", write: /^PUT .*\/Invoices/ },
  { kind: "PAYMENT", write: /^PUT .*\/Payments/ },
];

/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
let customers = 0;
beforeEach(() => world.xero.nextMinute());

/** Paid, by somebody Xero has never heard of: a contact, an invoice and a payment are due. 14.50, of it 2.42 VAT (14.50 ÷ 6). */
function paidOrderOfNewCustomer(): Promise<ShopOrder> {
  customers += 1;
  const customer = { firstName: "Customer", lastName: `No. ${customers}`, email: `customer.${customers}@example.com` };

  return merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
}

/** Everything that stands in Xero for the newest customer and the order. */
async function standing(order: ShopOrder) {
  const contacts = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress === `customer.${customers}@example.com`);
  const invoices = (await books.invoices()).filter(({ InvoiceNumber }) => InvoiceNumber === numberOf(order));

  return {
    contacts: contacts.length,
    invoices: invoices.map(({ Status, Total }) => `${Status} ${Total}`),
    payments: (await books.paymentsOf(numberOf(order))).length,
  };
}

async function recover(): Promise<void> {
  await world.advance(REST_MS);
  await world.settle();
}

describe.each(KINDS)("the connection breaks during the write of a $kind", ({ write }) => {
  test.each(["before", "after"] as const)("%s Xero did the work: it stands once, and the order comes to rest", async (when) => {
    const order = await paidOrderOfNewCustomer();
    await world.hear();
    world.lines.xero.cut(write, when);
    await world.app.worker.turn(books.tenantId);
    const waiting = await merchant.page(order);
    expect(waiting.status).toBe("pending");
    expect(waiting.reasons[0]).toMatch(/^Xero did not answer as expected; it is tried again by itself\./);

    await recover();

    expect(await standing(order)).toEqual({ contacts: 1, invoices: ["PAID 14.5"], payments: 1 });
    expect((await merchant.page(order)).status).toBe("synced");
  });
});

describe.each(KINDS)("the worker is killed around the write of a $kind", ({ kind, write }) => {
  test.each<{ point: Point; sends: number }>([
    // Not found in Xero: sent for the first time by the next worker.
    { point: "stored", sends: 1 },
    // Found in Xero: never sent again.
    { point: "answered", sends: 1 },
  ])("$point: the next worker finishes it, and it was sent once", async ({ point, sends }) => {
    const order = await paidOrderOfNewCustomer();
    const sentBefore = world.lines.xero.count(write);
    await world.hear();
    await expect(dyingWorker(world.app.ports, kind, point).turn(books.tenantId)).rejects.toThrow(Killed);

    await world.settle();

    expect(world.lines.xero.count(write) - sentBefore).toBe(sends);
    expect(await standing(order)).toEqual({ contacts: 1, invoices: ["PAID 14.5"], payments: 1 });
    expect((await merchant.page(order)).status).toBe("synced");
  });
});

test("a request that was sent again carries the same key and the same bytes", async () => {
  await paidOrderOfNewCustomer();
  const write = /^PUT .*\/Invoices/;
  const sentBefore = world.lines.xero.count(write);
  world.lines.xero.cut(write, "before");
  await world.settle();
  await recover();

  const sent = world.lines.xero.carried.filter(({ call }) => write.test(call)).slice(sentBefore);
  expect(sent).toHaveLength(2);
  expect(sent[1]?.body).toBe(sent[0]?.body);
  expect(sent[1]?.idempotencyKey).toBe(sent[0]?.idempotencyKey);
});

/** A number is only a number: the invoice of somebody else may have the very same amount. */
test("a lost answer is not taken for our own success when the number belongs to somebody else", async () => {
  const order = await paidOrderOfNewCustomer();
  await books.addStrangersInvoice(numberOf(order));
  world.lines.xero.cut(/^PUT .*\/Invoices/, "after");
  await world.settle();
  await recover();

  const page = await merchant.page(order);
  expect(page).toMatchObject({ status: "attention", invoice: null });
  expect(page.reasons[0]).toContain(`Invoice number ${numberOf(order)} is already used in Xero by another document.`);
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "AUTHORISED", Total: 12, AmountPaid: 0 });
});

test("a merge of contacts, between a lost answer and its document being found, is no person's edit of it", async () => {
  await paidOrderOfNewCustomer();
  await world.settle();
  const email = `customer.${customers}@example.com`;
  const [merged] = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress === email);
  const customer = { firstName: "Customer", lastName: `No. ${customers}`, email };
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer });
  await world.hear();
  world.lines.xero.cut(/^PUT .*\/Invoices/, "after");
  await world.app.worker.turn(books.tenantId);
  const into = await books.addContact({ Name: `Customers of ${email}`, EmailAddress: email });
  await books.act(`contacts/${merged?.ContactID}/merge`, { into });

  await recover();

  expect((await books.invoice(numberOf(order))).Contact.ContactID).toBe(into);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
});
