import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { sweepAfterSilence } from "../../app/use-cases/sweep-after-silence";
import { PROPOSED_RULES } from "../../app/domain/edits/people-rules";
import { freshBudget } from "../../app/domain/sync/call-budget";
import type { TenantId } from "../../app/domain/ids";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

// Much happens in each, and a busy machine takes its time.
vi.setConfig({ testTimeout: 90_000 });

const SWEEP_EVERY_MS = 600_000;
/** Xero's calls are counted: its side is asked less often. */
const BOOKS_EVERY_MS = 900_000;
const MUG = { lines: [{ sku: "HF-MUG-CRM" }] };

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db } = world.app;
beforeEach(() => world.advance(60_000));

/** Everything that reached the app since it last looked is lost, as if it had never come. */
async function loseWebhooks(): Promise<void> {
  await world.deliverWebhooks();
  await db.webhookReceipt.deleteMany({ where: { handledAt: null } });
}

/** Both sides: after a quarter of an hour each is due, however little happens. */
async function sweep(): Promise<void> {
  await world.advance(BOOKS_EVERY_MS + 1);
  await world.settle();
}

describe("webhooks that were lost are made good by the next sweep", () => {
  test("a new order", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();
    await world.settle();
    expect((await books.invoices()).map(({ InvoiceNumber }) => InvoiceNumber)).not.toContain(numberOf(order));

    await sweep();

    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", Total: 14.5 });
    expect(await books.paymentsOf(numberOf(order))).toHaveLength(1);
  });

  test("a payment in Shopify of an order that was posted long ago", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await sweep();
    await world.shopify.pay(order);
    await loseWebhooks();

    await sweep();

    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountDue: 0 });
  });

  test("a payment that a person recorded in Xero", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order));
    await loseWebhooks();
    await world.settle();
    expect((await world.shopify.order(order)).status).toBe("PENDING");

    await sweep();

    expect(await world.shopify.order(order)).toMatchObject({ status: "PAID", outstanding: "0.00" });
    expect((await merchant.page(order)).status).toBe("synced");
  });
});

describe("the order's page says that a sweep found it", () => {
  test("a new order, after ten minutes; not one whose webhook came, however often it is swept", async () => {
    const heard = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await world.settle();
    const lost = await merchant.placeOrder({ ...MUG, payment: "paid" });
    await loseWebhooks();
    await world.advance(SWEEP_EVERY_MS + 1);
    await world.settle();
    await sweep();

    expect((await merchant.page(lost)).foundBySweepAt).not.toBeNull();
    expect((await merchant.page(heard)).foundBySweepAt).toBeNull();
    expect(world.app.logged.filter((line) => line.startsWith("A sweep found orders that no webhook had told of."))).not.toEqual([]);
  });

  test("a change of an order that was at rest", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    // Shopify counts in whole seconds: as if the order had been read a minute before it changes, and not within the second.
    const aMinuteAgo = new Date(Date.now() - 60_000);
    await db.orderRecord.updateMany({ where: { name: order.name }, data: { shopUpdatedAt: aMinuteAgo } });
    await world.shopify.pay(order);
    await loseWebhooks();
    await world.advance(SWEEP_EVERY_MS + 1);
    await world.settle();

    expect(await merchant.page(order)).toMatchObject({ status: "synced", foundBySweepAt: expect.any(String) as string });
  });

  test("a payment that a person recorded in Xero, after fifteen", async () => {
    const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
    await world.settle();
    await books.pay(numberOf(order));
    await loseWebhooks();
    await sweep();

    expect(await merchant.page(order)).toMatchObject({ status: "synced", foundBySweepAt: expect.any(String) as string });
  });
});

test("a contact that was merged into another in Xero is not used again: its customer's next order is for the other", async () => {
  const customer = { firstName: "Maud", lastName: "Sorrel", email: "maud.sorrel@example.com" };
  await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  await world.settle();
  const [merged] = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress === customer.email);
  const into = await books.addContact({ Name: "Sorrel & Daughters", EmailAddress: customer.email });
  await askJson(`${world.xero.url}/control/organisations/${books.tenantId}/contacts/${merged?.ContactID}/merge`, { into });
  await sweep();
  const next = await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  await world.settle();

  expect((await books.invoice(numberOf(next))).Contact.ContactID).toBe(into);
});

test("a merge is followed for an order that had to wait for Shopify first", async () => {
  const customer = { firstName: "Hugh", lastName: "Tansy", email: "hugh.tansy@example.com" };
  await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  await world.settle();
  const [merged] = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress === customer.email);
  const next = await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  await world.lines.shopify.down();
  await world.settle();
  await world.lines.shopify.up();
  expect(await db.orderRecord.findMany({ where: { status: "PENDING" } })).toMatchObject([{ attempts: 1 }]);
  const into = await books.addContact({ Name: "Tansy & Sons", EmailAddress: customer.email });
  await askJson(`${world.xero.url}/control/organisations/${books.tenantId}/contacts/${merged?.ContactID}/merge`, { into });
  await world.advance(120_000);
  await world.settle();

  expect((await books.invoice(numberOf(next))).Contact.ContactID).toBe(into);
});

test("every kind is asked for, one call each, and everything is read only once", async () => {
  await sweep();
  const before = world.lines.xero.carried.length;
  await sweep();

  const carried = world.lines.xero.carried.slice(before).map(({ call }) => call.replace(/\?.*/, ""));
  const asked = carried.filter((call) => call.includes("/api.xro/"));
  expect(asked).toEqual(["Invoices", "CreditNotes", "Payments", "Contacts"].map((kind) => `GET /api.xro/2.0/${kind}`));
});

test("on Xero's smallest tier what it sends webhooks of is asked for within twenty minutes, the rest once an hour", async () => {
  const tenantId = books.tenantId as TenantId;
  const small = { ...freshBudget(world.clock.now().getTime()), dayLeft: 900 };
  await world.app.ports.budgets.change(tenantId, () => ({ budget: small, result: undefined }));
  await db.connection.updateMany({ data: { paymentsSweptAt: null } });
  await sweep();
  const shopify = world.lines.shopify.count(/CrossfootChangedOrders/);
  const asked = async (minutes: number) => {
    const before = world.lines.xero.carried.length;
    await world.advance(minutes * 60_000 + 1);
    await world.settle();

    // Renewing the token is no call that Xero counts.
    return world.lines.xero.carried.slice(before).flatMap(({ call }) => /api\.xro\/2\.0\/(\w+)/.exec(call)?.[1] ?? []);
  };

  expect(await asked(17)).toEqual([]);
  expect(await asked(1)).toEqual(["Invoices", "CreditNotes"]);
  expect(await asked(18)).toEqual(["Invoices", "CreditNotes"]);
  expect(await asked(18)).toEqual(["Invoices", "CreditNotes"]);
  expect(await asked(18)).toEqual(["Invoices", "CreditNotes", "Payments", "Contacts"]);
  expect(world.lines.shopify.count(/CrossfootChangedOrders/)).toBe(shopify + 4);
  await db.callBudget.deleteMany();
});

test("a worker that starts when none was heard of for two minutes has both sides asked at once", async () => {
  await sweep();
  const { ports, worker } = world.app;
  await ports.heartbeat.beat(worker.owner, world.clock.now());
  await sweepAfterSilence(ports);
  expect(await worker.due()).toEqual([]);

  await world.advance(120_001);
  await sweepAfterSilence(ports);

  expect(await worker.due()).toEqual([books.tenantId]);
  await world.settle();
});

test("a sweep that Shopify or Xero did not answer is made up for half a minute later, not after the whole interval", async () => {
  const order = await merchant.placeOrder({ ...MUG, payment: "unpaid" });
  await world.settle();
  await books.pay(numberOf(order));
  await loseWebhooks();
  world.lines.shopify.cut(/CrossfootChangedOrders/, "before");
  world.lines.xero.cut(/^GET .*\/Invoices\?order=/, "before");
  await world.advance(BOOKS_EVERY_MS + 1);
  await world.app.worker.turn(books.tenantId);
  expect((await world.shopify.order(order)).status).toBe("PENDING");

  await world.advance(30_001);
  await world.settle();

  expect((await world.shopify.order(order)).status).toBe("PAID");
});

test("a merge that was followed is read no more, however often the sweep lists the archived contact", async () => {
  const customer = { firstName: "Olive", lastName: "Rue", email: "olive.rue@example.com" };
  await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  await world.settle();
  const [merged] = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress === customer.email);
  // Else what is written of the customer to the other contact would be newer than the merge.
  const rules = { documents: PROPOSED_RULES.documents, follow: false, changedInXero: "theirs" };
  await world.app.crossfoot.savePeopleRules(merchant.shop, rules);
  const into = await books.addContact({ Name: "Rue & Daughters", EmailAddress: customer.email });
  await books.act(`contacts/${merged?.ContactID}/merge`, { into });
  await sweep();
  const reads = () => world.lines.xero.count(/GET .*\/Contacts/);
  const before = reads();
  await sweep();

  expect(reads() - before).toBe(1);
});

test("more changes in one minute than fit on a page of a sweep: none is passed over", async () => {
  const PER_PAGE = 250;
  const busy = await Merchant.open(world, "busy-shop");
  await busy.connect();
  for (let batch = 0; batch < 26; batch++)
    await Promise.all(Array.from({ length: 10 }, () => busy.placeOrder({ ...MUG, payment: "unpaid" })));
  await loseWebhooks();
  await busy.saveSetup({ numberPrefix: "BUSY-" });

  await world.app.worker.turn(books.tenantId);

  expect(26 * 10).toBeGreaterThan(PER_PAGE);
  expect(await db.orderRecord.count({ where: { connectionId: (await busy.connection()).id } })).toBe(260);
});

test("a contact that is merged a second time, while the first merge is followed, is followed again", async () => {
  const customer = { firstName: "Iris", lastName: "Yarrow", email: "iris.yarrow@example.com" };
  await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  await world.settle();
  const [first] = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress === customer.email);
  const second = await books.addContact({ Name: "Yarrow & Sisters", EmailAddress: customer.email });
  const third = await books.addContact({ Name: "Yarrow Estate", EmailAddress: customer.email });
  await books.act(`contacts/${first?.ContactID}/merge`, { into: second });
  const next = await merchant.placeOrder({ ...MUG, payment: "unpaid", customer });
  const toTheFirst = world.lines.xero.hold(/^PUT .*\/Invoices/, "before");
  const toTheSecond = world.lines.xero.hold(/^PUT .*\/Invoices/, "before");
  const settled = world.settle();
  await toTheFirst.arrived;
  toTheFirst.release();
  await toTheSecond.arrived;
  await books.act(`contacts/${second}/merge`, { into: third });
  toTheSecond.release();
  await settled;

  expect((await books.invoice(numberOf(next))).Contact.ContactID).toBe(third);
});
