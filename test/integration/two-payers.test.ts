import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { BooksKind } from "../../app/ports/write-ledger";
import { dyingWorker, Killed, type Point } from "./setting/dying-worker";
import { numberOf, type Merchant } from "./setting/merchant";
import { FORTY, MUG, sharedOrders } from "./setting/shared-orders";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;

const world = await World.start(afterAll);
const { merchant, posted, end } = await sharedOrders(world);
const { books, shop } = merchant;
const { crossfoot } = world.app;
beforeEach(() => world.xero.nextMinute());

async function share(order: ShopOrder): Promise<void> {
  expect(await merchant.billTo(order, FORTY)).toEqual({ error: null });
}

async function recover(): Promise<void> {
  await world.advance(REST_MS);
  await world.settle();
}

const turn = () => world.app.worker.turn(books.tenantId);

async function expectShared(order: ShopOrder): Promise<void> {
  const number = numberOf(order);
  expect(await books.documentsOf(number)).toEqual([
    `${number} AUTHORISED 17.4 tax 2.9 open 17.4`,
    `${number}-B AUTHORISED 11.6 tax 1.93 open 11.6`,
  ]);
  expect((await books.invoice(`${number}-B`)).Contact.Name).toBe("Example Insurance");
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [], edits: [] });
}

async function expectWhole(order: ShopOrder): Promise<void> {
  const number = numberOf(order);
  expect(await books.documentsOf(number)).toEqual([`${number} AUTHORISED 29 tax 4.83 open 29`, `${number}-B VOIDED 11.6 tax 1.93 open 0`]);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [], edits: [], secondPayer: null });
}

const CHANGE = /^POST .*\/Invoices/;
const CREATE = /^PUT .*\/Invoices/;

describe.each<[string, BooksKind, RegExp]>([
  ["the first invoice is lowered", "INVOICE_UPDATE", CHANGE],
  ["the second is made", "INVOICE", CREATE],
])("a second payer, while %s", (_what, kind, write) => {
  test.each<Point>(["stored", "answered"])("the worker is killed with the write %s: the next one finishes it, once", async (point) => {
    const order = await posted();
    await share(order);
    const before = world.lines.xero.count(write);
    await expect(dyingWorker(world.app.ports, kind, point).turn(books.tenantId)).rejects.toThrow(Killed);
    await world.settle();

    expect(world.lines.xero.count(write) - before).toBe(1);
    await expectShared(order);
  });

  test.each(["before", "after"] as const)("the answer is lost %s Xero did the work: both stand once", async (when) => {
    const order = await posted();
    await share(order);
    world.lines.xero.cut(write, when);
    await turn();
    await recover();

    await expectShared(order);
  });
});

describe.each<[string, BooksKind]>([
  ["the second invoice is voided", "INVOICE_VOID"],
  ["the first is raised again", "INVOICE_UPDATE"],
])("there is no second payer any more, while %s", (_what, kind) => {
  test.each<Point>(["stored", "answered"])("the worker is killed with the write %s: the next one finishes it", async (point) => {
    const order = await posted();
    await share(order);
    await world.settle();
    await end();
    await expect(dyingWorker(world.app.ports, kind, point).turn(books.tenantId)).rejects.toThrow(Killed);
    await world.settle();

    await expectWhole(order);
  });
});

test("taken off and chosen anew before the first invoice was raised again, the second payer has another invoice", async () => {
  const order = await posted();
  await share(order);
  await world.settle();
  await end();
  await expect(dyingWorker(world.app.ports, "INVOICE_VOID", "answered").turn(books.tenantId)).rejects.toThrow(Killed);
  await share(order);
  await world.settle();
  const number = numberOf(order);
  const stands = [
    `${number} AUTHORISED 17.4 tax 2.9 open 17.4`,
    `${number}-B VOIDED 11.6 tax 1.93 open 0`,
    `${number}-B2 AUTHORISED 11.6 tax 1.93 open 11.6`,
  ];
  expect(await books.documentsOf(number)).toEqual(stands);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [], edits: [] });

  // It is looked at again and again, and no third is made.
  await world.shopify.redeliver(order, 2);
  await world.advance(10 * 60_000);
  await world.settle();
  expect(await books.documentsOf(number)).toEqual(stands);
  expect((await merchant.page(order)).status).toBe("synced");
});

test("voided by a person, the second payer's invoice is not made again; chosen anew, it is", async () => {
  const order = await posted();
  await share(order);
  await world.settle();
  const number = numberOf(order);
  await books.void(`${number}-B`);
  await world.settle();
  expect((await merchant.page(order)).reasons).toEqual([expect.stringMatching(/-B was voided in Xero/)]);
  expect((await books.documentsOf(number)).some((each) => each.includes("-B2"))).toBe(false);

  await share(order);
  await world.settle();
  expect(await books.documentsOf(number)).toContain(`${number}-B2 AUTHORISED 11.6 tax 1.93 open 11.6`);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
});

test("ours over a person's edit of the second payer's credit note: that one, and the first payer's is left alone", async () => {
  const order = await posted();
  await share(order);
  await world.settle();
  await world.shopify.pay(order);
  await world.settle();
  await world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
  await world.settle();
  const number = numberOf(order);
  const notes = async () =>
    (await books.documentsOf(number)).filter((each) => each.includes("-R1")).map((each) => each.replace(/ tax \S+/, ""));
  // 14.50 came back: 40 % of it are 5.80. All of it was paid in the shop, so all of it was given back on the two notes.
  expect(await notes()).toEqual([`${number}-B-R1 PAID 5.8 open 0`, `${number}-R1 PAID 8.7 open 0`]);

  await books.editCreditNote(`${number}-B-R1`, 4);
  await world.advance(10 * 60_000);
  await crossfoot.syncNow(shop);
  await world.settle();
  expect(await merchant.page(order)).toMatchObject({
    status: "attention",
    edits: [{ number: `${number}-B-R1`, state: "asks", pushObstacle: null }],
  });
  expect(await merchant.answer(order, "push", `${number}-B-R1`)).toEqual({ error: null });
  await world.settle();
  await world.advance(5 * 60_000);
  await world.settle();

  expect(await notes()).toEqual([`${number}-B-R1 AUTHORISED 5.8 open 5.8`, `${number}-R1 PAID 8.7 open 0`]);
  const { edits, reasons } = await merchant.page(order);
  expect(edits).toEqual([]);
  expect(reasons.join()).not.toMatch(/Credit note/);
});

test("a refund of an unpaid order settles each payer's own invoice by that payer's own credit note", async () => {
  const order = await posted();
  await share(order);
  await world.settle();
  await world.shopify.refund(order, { lines: [{ ...MUG, quantity: 1 }] });
  await world.settle();
  const number = numberOf(order);

  // One mug, 14.50 with 2.41 or 2.42 of VAT: 40 % are 5.80.
  const found = (await books.documentsOf(number)).map((each) => each.replace(/ tax \S+/, ""));
  expect(found).toEqual([
    `${number} AUTHORISED 17.4 open 8.7`,
    `${number}-B AUTHORISED 11.6 open 5.8`,
    `${number}-B-R1 PAID 5.8 open 0`,
    `${number}-R1 PAID 8.7 open 0`,
  ]);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
  expect((await merchant.billTo(order, { ...FORTY, part: "50" })).error).toMatch(
    /^Its payers cannot be changed any more: .* further documents/,
  );
});

test("paid meanwhile, the first invoice is left alone, no second one is made, and the order says why", async () => {
  const order = await posted();
  await share(order);
  await books.pay(numberOf(order));
  await world.settle();

  const number = numberOf(order);
  expect(await books.documentsOf(number)).toEqual([`${number} PAID 29 tax 4.83 open 0`]);
  const { status, reasons } = await merchant.page(order);
  expect([status, reasons[0]]).toEqual([
    "attention",
    expect.stringMatching(/^Its payers cannot be changed any more: invoice \S+ has payments/),
  ]);
});

test("a tag that comes with the end of the sharing codes the whole invoice, once nothing stands beside it", async () => {
  await merchant.tagRules({ tag: "outlet", account: "260" });
  const order = await posted();
  await share(order);
  await world.settle();
  await expectShared(order);

  await world.shopify.tag(order, ["outlet"]);
  await end();
  await world.settle();

  await expectWhole(order);
  const { LineItems } = await books.invoice(numberOf(order));
  expect(LineItems?.map(({ AccountCode }) => AccountCode)).toEqual(["260"]);
  await merchant.tagRules();
});

test("in a locked period nothing is shared, and an order of two payers is not undone by one credit note", async () => {
  const [order, late] = [await posted(), await posted()];
  await share(order);
  await world.settle();
  const { recordId } = await merchant.page(order);
  await books.lock("2026-12-31");
  await world.advance(25 * 3_600_000);
  await world.settle();

  expect((await merchant.billTo(late, FORTY)).error).toMatch(/is locked up to 2026-12-31/);
  await crossfoot.undoOrder(shop, recordId, "a trial");
  await world.settle();
  expect((await merchant.page(order)).reasons).toContainEqual(expect.stringMatching(/^Two payers were billed for this order/));
  await books.lock(null);
});

test("what a person types is said to be wrong before anything is kept", async () => {
  const order = await posted();
  const error = async (wanted: Partial<Parameters<Merchant["billTo"]>[1]>) => (await merchant.billTo(order, { ...FORTY, ...wanted })).error;
  const kept = (await crossfoot.billTo(shop, null)).choices.length;

  for (const part of ["", "0", "0.00", "100", "33.333", "-5", "ten"])
    expect(await error({ part })).toMatch(/^Enter a percentage above 0 and below 100/);
  for (const part of ["", "0", "29.00", "30", "1.234"])
    expect(await error({ portion: "amount", part })).toMatch(/^Enter an amount of GBP above 0 and below the order's total of 29.00/);
  expect(await error({ portion: "amount", part: "10", scope: "tag", tag: "insured" })).toMatch(/for a single order only/);
  expect(await error({ payer: "buyer" })).toMatch(/^The buyer is billed for the rest anyway/);
  expect(await error({ payer: "described", name: "" })).toBe("Enter the name of the new contact.");
  expect((await crossfoot.billTo(shop, null)).choices).toHaveLength(kept);
});
