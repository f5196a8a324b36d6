import { afterAll, beforeEach, describe, expect, test } from "vitest";
import type { ContactId } from "../../app/domain/ids";
import { makeWorker } from "./setting/app-under-test";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books, shop } = merchant;
const { crossfoot, ports, db } = world.app;
beforeEach(() => world.xero.nextMinute());

let count = 0;

/** A customer of whom nobody has heard, and as many contacts with the same e-mail address. */
async function customerWith(contacts: number) {
  count += 1;
  const customer = { firstName: "Buyer", lastName: `Example ${count}`, email: `buyer${count}@example.com` };
  const ids: string[] = [];
  for (let n = 1; n <= contacts; n++) ids.push(await books.addContact({ Name: `Account ${count}-${n}`, EmailAddress: customer.email }));

  return { customer, ids };
}

const place = (customer: { firstName: string; lastName: string; email: string }) =>
  merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer });

/** An order that waits, since two contacts have its customer's address; `key` names the customer. */
async function inDoubt() {
  const { customer, ids } = await customerWith(2);
  const order = await place(customer);
  await world.settle();
  const key = (await problemOf(order))?.field ?? "";

  return { customer, order, key, ids };
}

async function problemOf(order: ShopOrder) {
  const { recordId } = await merchant.page(order);

  return (await ports.reader.one((await merchant.connection()).id, recordId))?.problems[0];
}

async function billed(order: ShopOrder): Promise<string> {
  return (await books.invoice(numberOf(order))).Contact.ContactID;
}

const doubts = async () => (await crossfoot.contacts(shop, { tab: "decide", after: null })).doubts;
const decide = (customerKey: string, use: string) => crossfoot.decideContact(shop, { customerKey, use });

describe("what it costs", () => {
  test("ten new customers are looked for in one call, whether they are found or in doubt", async () => {
    const buyers = [];
    for (let n = 0; n < 10; n++) buyers.push(await customerWith(n % 2 === 0 ? 1 : 2));
    const orders = [];
    for (const { customer } of buyers) orders.push(await place(customer));
    const before = world.lines.xero.carried.length;
    await world.settle();

    const contacts = world.lines.xero.carried.slice(before).filter(({ call }) => / \/api.xro\/2.0\/Contacts\?.*where=/.test(call));
    expect(contacts).toHaveLength(1);
    const states = await Promise.all(orders.map(async (order) => (await merchant.page(order)).status));
    expect(states).toEqual(buyers.map((_, n) => (n % 2 === 0 ? "synced" : "attention")));
    for (const { customer } of await doubts()) await decide(customer.key, "create");
    await world.settle();
    expect(await doubts()).toEqual([]);
  });
});

describe("a decision", () => {
  test("that is made while a turn finds the customer in doubt stays, and so does a later one", async () => {
    const { id } = await merchant.connection();
    const doubt = { rule: "email" as const, candidates: ["one", "two"] as ContactId[] };
    const keys = ["Shopify 4711", "Shopify 4712", "Shopify 4713"] as const;
    const [used, created, open] = keys;
    await ports.choices.doubt(id, [{ ...doubt, customerKey: used }]);
    await ports.choices.decide(id, used, { use: "two" as ContactId });
    await ports.choices.decide(id, created, "create");
    // The turn looked before, and says so only now.
    await ports.choices.doubt(
      id,
      keys.map((customerKey) => ({ ...doubt, customerKey })),
    );

    expect(await ports.choices.decided(id, [used, created, open])).toEqual(
      new Map<string, unknown>([
        [used, { use: "two" }],
        [created, "create"],
      ]),
    );
  });

  test("whose answer is lost has the orders that wait for it looked at all the same", async () => {
    const { order, key, ids } = await inDoubt();
    const chosen = ids[1] as ContactId;
    // What the page does after this never happens.
    await ports.choices.decide((await merchant.connection()).id, key, { use: chosen });
    await world.settle();

    expect(await billed(order)).toBe(chosen);
  });

  test("for an archived contact, one that is not there, or without an answer, is refused in words, and nothing is kept", async () => {
    const { order, key, ids } = await inDoubt();
    const [first = ""] = ids;
    await books.act(`contacts/${first}/archive`);

    expect((await decide(key, first)).error).toMatch(/^Account \d+-1 was archived in Xero/);
    expect((await decide(key, "11111111-2222-3333-4444-555555555555")).error).toBe("Xero no longer has that contact. Choose another.");
    expect((await decide("somebody", first)).error).toBe("Crossfoot knows no such customer.");
    world.lines.xero.cut(/GET .*\/Contacts/, "before");
    expect((await decide(key, ids[1] ?? "")).error).toMatch(/^Xero did not answer as expected/);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "attention", fix: "contacts" });

    expect(await decide(key, ids[1] ?? "")).toEqual({ error: null });
    await world.settle();
    expect(await billed(order)).toBe(ids[1]);
  });

  test("is found again where the process died before the customer was linked", async () => {
    const { order, key, ids } = await inDoubt();
    const connection = await merchant.connection();
    await ports.choices.decide(connection.id, key, { use: ids[0] as ContactId });
    await merchant.retry(order);
    await world.settle();

    expect(await billed(order)).toBe(ids[0]);
  });

  test("follows a merge of the contact that was chosen", async () => {
    const { order, key, ids } = await inDoubt();
    const connection = await merchant.connection();
    await ports.choices.decide(connection.id, key, { use: ids[0] as ContactId });
    await books.act(`contacts/${ids[0]}/merge`, { into: ids[1] });
    await merchant.retry(order);
    await world.settle();

    expect(await billed(order)).toBe(ids[1]);
  });

  test("a contact chosen by hand and archived since: a new one is made on demand, and no other is guessed", async () => {
    const { customer, order, key, ids } = await inDoubt();
    await decide(key, ids[0] ?? "");
    await world.settle();
    await books.act(`contacts/${ids[0]}/archive`);
    await world.advance(20 * 60_000);
    await world.settle();
    const next = await place(customer);
    await world.settle();
    expect(await problemOf(next)).toMatchObject({ code: "contact-archived", field: key });

    await merchant.newContact(next);
    await world.settle();
    expect(ids).not.toContain(await billed(next));
    expect(await billed(order)).toBe(ids[0]);
  });
});

test("a worker that dies between the doubt and the order: the next one asks once, and the order says so", async () => {
  const { customer } = await customerWith(2);
  const order = await place(customer);
  await world.hear();
  const settleAll = () => Promise.reject(new Error("The machine went dark."));
  await expect(makeWorker({ ...ports, orders: { ...ports.orders, settleAll } }, "dies").turn(books.tenantId)).rejects.toThrow("dark");
  await world.settle();

  expect(await problemOf(order)).toMatchObject({ code: "contact-ambiguous" });
  expect((await doubts()).filter(({ orders }) => orders.some(({ name }) => name === order.name))).toHaveLength(1);
});

test("a merchant who decides while a turn is about to hold the order for it is heard", async () => {
  const { customer, ids } = await customerWith(2);
  const order = await place(customer);
  await world.hear();
  const settleAll: typeof ports.orders.settleAll = async (settled, lease) => {
    const [{ disposition } = { disposition: null }] = settled;
    const key = disposition?.rest.do === "rest" && "problems" in disposition.rest ? disposition.rest.problems[0]?.field : undefined;
    if (key) expect(await decide(key, ids[0] ?? "")).toEqual({ error: null });
    await ports.orders.settleAll(settled, lease);
  };
  await makeWorker({ ...ports, orders: { ...ports.orders, settleAll } }, "slow").turn(books.tenantId);
  expect(await problemOf(order)).toMatchObject({ code: "contact-ambiguous" });

  await world.settle();
  expect(await billed(order)).toBe(ids[0]);
});

test("names are asked of both sides and not kept: without Shopify the candidates are shown all the same", async () => {
  const { order, customer, key } = await inDoubt();
  const connection = await merchant.connection();
  const ofOrder = async () => (await doubts()).find(({ orders }) => orders.some(({ name }) => name === order.name));
  expect(await ofOrder()).toMatchObject({ name: `${customer.firstName} ${customer.lastName}`, email: customer.email });
  await world.lines.shopify.down();
  expect(await ofOrder()).toMatchObject({ name: null, email: null, candidates: [{ email: customer.email }, { email: customer.email }] });
  await world.lines.shopify.up();

  await crossfoot.askForContacts(shop);
  await world.settle();
  const kept = await db.$queryRaw<{ row: string }[]>`
    SELECT to_jsonb(c)::text AS "row" FROM "ContactChoice" c UNION ALL SELECT to_jsonb(l)::text FROM "ListedContact" l
    UNION ALL SELECT "facts"::text || coalesce("words", '') FROM "AuditEntry" WHERE "contactId" IS NOT NULL`;
  expect(kept.length).toBeGreaterThan(2);
  expect(kept.filter(({ row }) => /@|Buyer|Account \d/.test(row))).toEqual([]);
  const entries = await db.auditEntry.findMany({ where: { connectionId: connection.id, contactId: key, kind: "DECISION" } });
  expect(entries.map(({ facts }) => facts)).toEqual([expect.objectContaining({ what: "contact", rule: "email" })]);
});

test("a contact that is made gets the billing address, and as its street where the goods went", async () => {
  const customer = { firstName: "Two", lastName: "Places", email: "two.places@example.com" };
  const { id } = await askJson<{ id: number }>(`${world.shopify.url}/control/customers`, {
    ...{ shop, ...customer },
    address: { address1: "1 Bill Street", city: "Leeds", zip: "LS1 1AA" },
  });
  const shippingAddress = { address1: "2 Goods Lane", city: "York", zip: "YO1 1AA" };
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer, shippingAddress });
  await world.settle();

  expect((await merchant.page(order)).status).toBe("synced");
  const contact = (await books.contacts()).find(({ ContactNumber }) => ContactNumber === `Shopify ${id}`);
  const { Addresses } = contact as unknown as { Addresses: { AddressType: string; AddressLine1: string; City: string }[] };
  expect(Addresses.map(({ AddressType, AddressLine1, City }) => [AddressType, AddressLine1, City]).sort()).toEqual([
    ["POBOX", "1 Bill Street", "Leeds"],
    ["STREET", "2 Goods Lane", "York"],
  ]);
});

describe("the contacts of the organisation", () => {
  test("a reading that breaks off is tried again by itself, and counts only when it is whole", async () => {
    const connection = await merchant.connection();
    await db.contactReading.deleteMany();
    await db.listedContact.deleteMany();
    await crossfoot.askForContacts(shop);
    world.lines.xero.cut(/GET .*\/Contacts\?.*summaryOnly=true/, "before");
    await world.app.worker.turn(books.tenantId);
    expect(await ports.contactList.reading(connection.id)).toMatchObject({ readAt: null, asked: true });

    await world.advance(60_000);
    await world.settle();
    expect(await ports.contactList.reading(connection.id)).toMatchObject({ readAt: expect.any(Date) as Date, asked: false });
    const all = (await books.contacts()).length;
    expect(await db.listedContact.count({ where: { connectionId: connection.id } })).toBe(all);
  });

  test("they are searched by name, number and e-mail address", async () => {
    const id = await books.addContact({ Name: "Quince & Sons", ContactNumber: "Q-77", EmailAddress: "office@quince.example.com" });
    const search = (text: string) => crossfoot.searchContacts(shop, { customerKey: "Shopify 1", text });
    for (const text of ["quince &", "Q-77", "office@quince"]) expect((await search(text)).found.map((each) => each.id)).toEqual([id]);
    expect(await search("q")).toMatchObject({ found: [], error: "Type at least 2 letters." });
    expect(await search("  ")).toMatchObject({ found: [], error: null });
    await books.act(`contacts/${id}/archive`);
    expect((await search("Quince")).found).toEqual([]);
  });
});

describe("how customers become contacts", () => {
  const save = (changes: object) =>
    crossfoot.saveContactSettings(shop, { per: "company", rules: ["number", "email", "tax-number", ""], doubt: "review", ...changes });

  test("what makes no sense is refused in words", async () => {
    expect((await save({ rules: ["email", "name", "email", ""] })).error).toBe(
      "The e-mail address is asked for twice. Choose each of them once.",
    );
    expect((await save({ rules: ["shoe size"] })).error).toBe("This page knows no such choice.");
    expect((await save({ per: "nobody" })).error).toBe("This page knows no such choice.");
    expect((await crossfoot.contactSettings(shop))?.values.rules).toEqual(["number", "email", "tax-number"]);
  });

  test("what was chosen stays when the setup is saved anew, and held orders are looked at again", async () => {
    const { order } = await inDoubt();
    expect(await save({ rules: ["number", "tax-number"], doubt: "create" })).toEqual({ error: null });
    await merchant.saveSetup();
    await world.settle();

    expect((await crossfoot.contactSettings(shop))?.values).toEqual({ per: "company", rules: ["number", "tax-number"], doubt: "create" });
    expect(await merchant.page(order)).toMatchObject({ status: "synced" });
    await save({});
  });
});

test("without a connection there is nothing to show, and nothing is saved", async () => {
  const stranger = await Merchant.open(world, "new-shop");
  expect(await crossfoot.contacts(stranger.shop, { tab: "decide", after: null })).toMatchObject({ connected: false, doubts: [] });
  expect(await crossfoot.contactSettings(stranger.shop)).toBeNull();
  const refused = { error: "Connect Xero and finish the setup first." };
  expect(await crossfoot.askForContacts(stranger.shop)).toEqual(refused);
  expect(await crossfoot.saveContactSettings(stranger.shop, { per: "one", rules: [], doubt: "create" })).toEqual(refused);
});
