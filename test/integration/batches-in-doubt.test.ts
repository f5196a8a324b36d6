import { afterAll, beforeEach, expect, test } from "vitest";
import type { InvoiceToCreate } from "../../app/ports/books";
import { frozenTimers } from "./setting/test-clock";
import { makeWorker, withAccess } from "./setting/app-under-test";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

/** After this long a request can no longer be on its way. */
const IN_FLIGHT_AT_MOST_MS = 150_000;
const REST_MS = 5_000;
const LEASE_MS = 12_000;
const PUT_INVOICES = /^PUT .*\/Invoices/;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

async function twoPaidOrders() {
  const orders = await Promise.all([1, 2].map(() => merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" })));
  await world.hear();

  return orders;
}

/** The documents of the batch whose answer was lost, as they were stored before they were sent. */
async function openInvoices(): Promise<InvoiceToCreate[]> {
  const batches = await world.app.ports.ledger.unsettled((await merchant.connection()).id);

  return batches.flatMap(({ members }) => members.map(({ document }) => document as InvoiceToCreate));
}

test("a batch that is partly there is waited for while it may be on its way; then the rest is decided anew", async () => {
  const orders = await twoPaidOrders();
  world.lines.xero.cut(PUT_INVOICES, "before");
  await world.app.worker.turn(books.tenantId);
  // Xero works on the batch slowly: the first invoice is there, the second is not yet.
  const [first] = await openInvoices();
  const { ports } = world.app;
  const key = "the late half";
  const made = await ports.xero(await merchant.connection(), (access) =>
    ports.books.invoices.create(access, { documents: first ? [first] : [], idempotencyKey: key }),
  );
  expect(made.kind).toBe("done");

  const sent = world.lines.xero.count(PUT_INVOICES);
  await world.advance(REST_MS);
  await world.settle();
  expect(world.lines.xero.count(PUT_INVOICES) - sent).toBe(0);
  expect((await openInvoices()).map(({ number }) => number)).toEqual(orders.map(numberOf).sort());

  await world.advance(IN_FLIGHT_AT_MOST_MS);
  await world.settle();
  for (const order of orders) {
    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
    expect((await merchant.page(order)).status).toBe("synced");
  }
});

test.each(["before", "after"] as const)(
  "a worker that froze %s Xero did the work wakes after another one has finished: nothing is doubled",
  async (when) => {
    const orders = await twoPaidOrders();
    const frozen = makeWorker(withAccess({ ...world.app.ports, clock: frozenTimers(world.clock) }));
    const held = world.lines.xero.hold(PUT_INVOICES, when);
    const turn = frozen.turn(books.tenantId);
    await held.arrived;

    await world.advance(LEASE_MS + 1);
    await world.settle();
    const settled = await Promise.all(orders.map((order) => merchant.page(order)));
    expect(settled.map(({ status }) => status)).toEqual(["synced", "synced"]);
    const writes = await world.xero.changes();

    held.release();
    await turn;
    await world.settle();

    expect(await world.xero.changes()).toBe(writes);
    for (const order of orders) expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
    expect((await merchant.page(orders[0] ?? { name: "" })).status).toBe("synced");
  },
);

test("half of a batch refused: the other half is posted, and the refused one says why", async () => {
  const [first, second] = await twoPaidOrders();
  await books.addStrangersInvoice(numberOf(first ?? { name: "" }));

  await world.settle();

  expect((await merchant.page(first ?? { name: "" })).status).toBe("attention");
  expect(await books.invoice(numberOf(second ?? { name: "" }))).toMatchObject({ Status: "PAID", Total: 14.5 });
});
