import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const MUG_PAID = { lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" } as const;

/** After this long Xero no longer knows what was sent under a key. */
const KEY_FORGOTTEN_MS = 7 * 60_000;
const AN_HOUR_MS = 60 * 60_000;
const PUT_CREDIT_NOTES = /^PUT .*\/CreditNotes\?/;
const PUT_INVOICES = /^PUT .*\/Invoices/;
const LOOK_FOR_INVOICES = /^GET .*\/Invoices\?.*InvoiceNumbers=/i;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db } = world.app;
beforeEach(() => world.xero.nextMinute());

test("a number that somebody else's invoice has is left to it; the merchant is told, and a free number is used on Retry", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  const before = await books.addStrangersInvoice(numberOf(order));
  await world.settle();

  const page = await merchant.page(order);
  expect(page).toMatchObject({ status: "attention", invoice: null });
  expect(page.reasons).toEqual([
    `Invoice number ${numberOf(order)} is already used in Xero by another document. ` +
      "Change that number in Xero, or choose another prefix in Settings, then press Retry.",
  ]);
  expect(await books.invoice(numberOf(order))).toEqual(before);
  expect(await books.paymentsOf(numberOf(order))).toEqual([]);

  await merchant.saveSetup({ numberPrefix: "WEB-" });
  await world.settle();
  const free = order.name.replace("#", "WEB-");
  expect(await books.invoice(free)).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect((await merchant.page(order)).status).toBe("synced");
  await merchant.saveSetup();
});

test("links that were lost are found again: contact, invoice and payment are adopted and nothing is made twice", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  const changes = await world.xero.changes();

  // As after a database was restored from a backup that is older than the posting.
  await db.documentLink.deleteMany();
  await merchant.retry(order);
  await world.settle();

  expect(await world.xero.changes()).toBe(changes);
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", invoice: { number: numberOf(order) } });
});

test("an invoice that was adopted unpaid gets the payment it lacks", async () => {
  const order = await merchant.placeOrder({ ...MUG_PAID, payment: "unpaid" });
  await world.settle();
  await db.documentLink.deleteMany();

  await world.shopify.pay(order);
  await world.settle();

  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountDue: 0 });
  expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
});

test("two shops on one organisation: the same prefix collides visibly, another prefix does not", async () => {
  const neighbour = await Merchant.live(world, { handle: "neighbour" });
  const ours = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  // Both shops count from #1001, so the neighbour's first order wants SH-1001, which is ours.
  const theirs = await neighbour.placeOrder(MUG_PAID);
  await world.settle();
  expect(theirs.name).toBe("#1001");
  expect((await neighbour.page(theirs)).status).toBe("attention");

  await neighbour.saveSetup({ numberPrefix: "NB-" });
  await world.settle();

  expect((await neighbour.page(theirs)).status).toBe("synced");
  expect(await books.invoice("NB-1001")).toMatchObject({ Status: "PAID", Total: 14.5 });
  expect((await merchant.page(ours)).status).toBe("synced");
});

test("a supplier's bill may have the number of our invoice: what is ours is adopted all the same", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  await books.addSuppliersPapers({ bill: numberOf(order) });
  const changes = await world.xero.changes();

  await db.documentLink.deleteMany();
  await merchant.retry(order);
  await world.settle();

  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [], invoice: { number: numberOf(order) } });
  expect(await world.xero.changes()).toBe(changes);
});

test("an answer is lost, and a supplier's bill comes with the same number before it is looked for: our invoice is found", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.hear();
  world.lines.xero.cut(PUT_INVOICES, "after");
  await world.app.worker.turn(books.tenantId);
  await books.addSuppliersPapers({ bill: numberOf(order) });
  const sentBefore = world.lines.xero.count(PUT_INVOICES);

  await world.advance(KEY_FORGOTTEN_MS);
  await world.settle();

  expect(world.lines.xero.count(PUT_INVOICES)).toBe(sentBefore);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", invoice: { number: numberOf(order) } });
});

test("the same with a credit note of ours and a supplier's", async () => {
  const order = await merchant.placeOrder(MUG_PAID);
  await world.settle();
  await world.shopify.refund(order, {});
  await world.hear();
  world.lines.xero.cut(PUT_CREDIT_NOTES, "after");
  await world.app.worker.turn(books.tenantId);
  await books.addSuppliersPapers({ bill: numberOf(order), creditNote: `${numberOf(order)}-R1` });
  const sentBefore = world.lines.xero.count(PUT_CREDIT_NOTES);

  await world.advance(KEY_FORGOTTEN_MS);
  await world.settle();

  expect(world.lines.xero.count(PUT_CREDIT_NOTES)).toBe(sentBefore);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
});

test.each([503, 429, 400])(
  "what stands under a number cannot be looked at just then (%i): it is tried again, and ours is adopted",
  async (status) => {
    const order = await merchant.placeOrder(MUG_PAID);
    await world.settle();
    const changes = await world.xero.changes();
    await db.documentLink.deleteMany();
    const cure = world.lines.xero.refuseEvery(LOOK_FOR_INVOICES, status);
    await merchant.retry(order);
    await world.hear();
    await world.app.worker.turn(books.tenantId);

    const waiting = await merchant.page(order);
    expect(waiting.status).toBe("pending");
    expect(waiting.reasons[0]).not.toContain("already used");

    cure();
    await world.advance(AN_HOUR_MS);
    await world.settle();
    expect(await world.xero.changes()).toBe(changes);
    expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [], invoice: { number: numberOf(order) } });
  },
);
