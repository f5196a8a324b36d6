import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { BooksKind } from "../../app/ports/write-ledger";
import { dyingWorker, Killed } from "./setting/dying-worker";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Two mugs are 29.00, VAT 20 % included: 29.00 ÷ 6 = 4.83; three 43.50, 7.25. Every figure below was worked out by hand.
const MUG = { sku: "HF-MUG-CRM" };

/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

type Change = {
  what: string;
  kind: BooksKind;
  write: RegExp;
  payment: "paid" | "unpaid";
  happens: (order: ShopOrder) => Promise<void>;
  /** What stands afterwards, without the order's number. */
  stands: string[];
  status: string;
};

const CHANGES: Change[] = [
  {
    what: "a change in place",
    kind: "INVOICE_UPDATE",
    write: /^POST .*\/Invoices/,
    payment: "unpaid",
    happens: (order) => world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] }),
    stands: [" AUTHORISED 43.5 tax 7.25 open 43.5"],
    status: "synced",
  },
  {
    what: "a void",
    kind: "INVOICE_VOID",
    write: /^POST .*\/Invoices/,
    payment: "unpaid",
    happens: (order) => world.shopify.cancel(order),
    stands: [" VOIDED 29 tax 4.83 open 0"],
    status: "excluded",
  },
  {
    what: "a supplement",
    kind: "INVOICE",
    write: /^PUT .*\/Invoices[^]*-A1"/,
    payment: "paid",
    happens: (order) => world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] }),
    stands: [" PAID 29 tax 4.83 open 0", "-A1 AUTHORISED 14.5 tax 2.42 open 14.5"],
    status: "synced",
  },
  {
    what: "a correction",
    kind: "CREDIT_NOTE",
    write: /^PUT .*\/CreditNotes/,
    payment: "paid",
    happens: (order) => world.shopify.edit(order, { remove: [{ ...MUG, quantity: 1 }] }),
    stands: [" PAID 29 tax 4.83 open 0", "-C1 AUTHORISED 14.5 tax 2.41 open 14.5"],
    status: "synced",
  },
];

async function changed({ payment, happens }: Change) {
  const order = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment });
  await world.settle();
  await happens(order);
  await world.hear();

  return order;
}

async function expectDone(order: ShopOrder, { stands, status }: Change) {
  const number = numberOf(order);
  const page = await merchant.page(order);
  expect(page.status === "excluded" ? [] : page.reasons).toEqual([]);
  expect(await books.documentsOf(number)).toEqual(stands.map((each) => number + each));
  expect(page.status).toBe(status);
}

describe.each(CHANGES)("$what", (change) => {
  test.each(["before", "after"] as const)("the connection breaks %s Xero did the work: it is done once", async (when) => {
    const order = await changed(change);
    const sent = world.lines.xero.count(change.write);
    world.lines.xero.cut(change.write, when);
    await world.settle();
    await world.advance(REST_MS);
    await world.settle();

    expect(world.lines.xero.count(change.write) - sent).toBe(when === "before" ? 2 : 1);
    await expectDone(order, change);
  });

  test.each(["stored", "answered"] as const)("the worker is killed when it was %s: the next one finishes it", async (point) => {
    const order = await changed(change);
    const sent = world.lines.xero.count(change.write);
    await expect(dyingWorker(world.app.ports, change.kind, point).turn(books.tenantId)).rejects.toThrow(Killed);
    await world.settle();

    expect(world.lines.xero.count(change.write) - sent).toBe(1);
    await expectDone(order, change);
  });
});

test("a person who edits the invoice while an answer of ours is lost is not overwritten by the second try", async () => {
  const order = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "unpaid" });
  await world.settle();
  const number = numberOf(order);
  await world.shopify.edit(order, { setQuantity: [{ ...MUG, quantity: 3 }] });
  await world.hear();
  world.lines.xero.cut(/^POST .*\/Invoices/, "before");
  await world.app.worker.turn(books.tenantId);
  await books.editLines(number, [{ Description: "Two mugs, by arrangement", UnitAmount: 25, AccountCode: "200" }]);
  await world.advance(REST_MS);
  await world.settle();

  // 25.00 ÷ 6 = 4.17
  expect(await books.documentsOf(number)).toEqual([`${number} AUTHORISED 25 tax 4.17 open 25`]);
  expect((await merchant.page(order)).reasons).toEqual([expect.stringContaining("stands at 25.00 (tax 4.17) in Xero")]);
});

test("a credit note that a person edits before it is sent again, and the worker is killed once it was answered: the edit is seen at once", async () => {
  const order = await merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "paid" });
  await world.settle();
  const number = `${numberOf(order)}-C1`;
  await world.shopify.edit(order, { remove: [{ ...MUG, quantity: 1 }] });
  await world.hear();
  world.lines.xero.cut(/^PUT .*\/CreditNotes/, "after");
  await world.app.worker.turn(books.tenantId);
  await books.editCreditNote(number, 15.5);
  await world.hear();
  await world.advance(REST_MS);
  // Xero answers what it answered then: 14.50.
  await expect(dyingWorker(world.app.ports, "CREDIT_NOTE", "settled").turn(books.tenantId)).rejects.toThrow(Killed);

  await world.settle();

  expect(await merchant.page(order)).toMatchObject({ status: "attention", edits: [{ number, state: "asks" }] });
});
