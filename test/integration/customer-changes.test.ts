import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant } from "./setting/merchant";
import { addressOf, People, phoneOf } from "./setting/people";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const people = new People(merchant);
const { crossfoot } = world.app;
beforeEach(() => world.xero.nextMinute());

/** Changes of contacts that got in. */
async function contactChanges(): Promise<number> {
  return (await world.xero.calls()).filter(({ call }) => /^POST \S*Contacts\b/.test(call)).length;
}

/** The sweeps of both sides, and whatever they find. */
async function sweep(): Promise<void> {
  await world.advance(10 * 60_000);
  await crossfoot.syncNow(merchant.shop);
  await world.settle();
}

/** Ten minutes in which the sweeps run, and nothing more is written to any contact. */
async function staysQuiet(): Promise<void> {
  const before = await world.xero.writes();
  await sweep();
  await sweep();
  expect((await world.xero.writes()) - before).toBe(0);
}

async function historyOf(key: string) {
  await world.app.ports.audit.seal();
  const history = await crossfoot.contactHistory(merchant.shop, key);
  if (!history) throw new Error(`${key} has no history.`);

  return history;
}

const NEW_ADDRESS = { address1: "12 St James Square", city: "London", zip: "SW1Y 4JH" };

describe("a customer's changes flow on", () => {
  test("name, phone and address reach the contact in one request, and no later look writes again", async () => {
    const { order, email, key } = await people.buyer();
    const before = await contactChanges();
    await people.change(email, { lastName: "Byron", phone: "+44 20 7946 0018", address: NEW_ADDRESS });
    await world.settle();

    const now = await people.contactOf(order);
    expect(now).toMatchObject({ Name: "Ada Byron", FirstName: "Ada", EmailAddress: email });
    expect(phoneOf(now)).toBe("+44 20 7946 0018");
    expect(addressOf(now)).toMatchObject({ AddressLine1: "12 St James Square", City: "London", PostalCode: "SW1Y 4JH" });
    expect((await contactChanges()) - before).toBe(1);
    await staysQuiet();

    const told = (await historyOf(key)).entries.map(({ what }) => what).reverse();
    const from = told.findIndex((what) => what.startsWith("The customer changed"));
    expect(told.slice(from, from + 4)).toEqual([
      expect.stringMatching(/^The customer changed: a message from Shopify \(webhook-\d+\)$/),
      "To be sent: name, last name, phone number, address of the contact",
      expect.stringMatching(/^Done: Change contact/),
      "Held against the customer",
    ]);
  });

  test("a new e-mail address reaches the contact of which the number stays", async () => {
    const { order, email, key } = await people.buyer();
    await people.change(email, { email: `new.${email}` });
    await world.settle();

    expect(await people.contactOf(order)).toMatchObject({ EmailAddress: `new.${email}`, ContactNumber: key });
  });

  test("customers that change together go in one request", async () => {
    const buyers = [await people.buyer(), await people.buyer(), await people.buyer()];
    await sweep();
    const before = await contactChanges();
    for (const { email } of buyers) await people.change(email, { phone: "+44 161 496 0000" });
    await world.settle();

    expect((await contactChanges()) - before).toBe(1);
    for (const { order } of buyers) expect(phoneOf(await people.contactOf(order))).toBe("+44 161 496 0000");
  });

  test("a message that is lost is made good by the sweep", async () => {
    const { order, email } = await people.buyer();
    await people.control("faults", { seed: 1, rules: [{ fault: "webhook-lost", times: 1, match: { topic: "customers/update" } }] });
    await people.change(email, { phone: "+44 113 496 0000" });
    await world.settle();
    expect(phoneOf(await people.contactOf(order))).toBe("");

    await sweep();
    expect(phoneOf(await people.contactOf(order))).toBe("+44 113 496 0000");
    await staysQuiet();
  });

  test("a company's name, address and tax number reach its contact", async () => {
    const location = { taxRegistrationId: "GB123456789", address: { ...NEW_ADDRESS, country: "United Kingdom", countryCode: "GB" } };
    const { id, order } = await people.company("Analytical Engines", location);
    expect(await people.contactOf(order)).toMatchObject({ Name: "Analytical Engines", TaxNumber: "GB123456789" });

    await people.control(`companies/${id}`, { shop: merchant.shop, name: "Analytical Engines Ltd" });
    await people.control(`companies/${id}/location`, { shop: merchant.shop, taxRegistrationId: "GB987654321" });
    await world.settle();

    expect(await people.contactOf(order)).toMatchObject({ Name: "Analytical Engines Ltd", TaxNumber: "GB987654321" });
    await staysQuiet();
  });

  test("a customer who has not bought yet causes nothing: no contact, no call to Xero", async () => {
    await sweep();
    const before = (await world.xero.calls()).length;
    const email = "looks.only@example.com";
    await people.control("customers", { shop: merchant.shop, firstName: "Looks", lastName: "Only", email });
    await people.change(email, { phone: "+44 114 496 0000" });
    await world.settle();

    expect((await world.xero.calls()).length - before).toBe(0);
  });

  test("a name that somebody else has in Xero gets the e-mail address behind it", async () => {
    await merchant.books.addContact({ Name: "Grace Hopper" });
    const { order, email } = await people.buyer("Grace", "Murray");
    await people.change(email, { lastName: "Hopper" });
    await world.settle();

    expect(await people.contactOf(order)).toMatchObject({ Name: `Grace Hopper (${email})` });
    await staysQuiet();
  });
});

describe("what a bookkeeper changed in Xero", () => {
  test("stays, and is told; the customer's other changes flow on", async () => {
    const { order, email, key } = await people.buyer();
    await people.change(email, { phone: "+44 20 7946 0001" });
    await world.settle();
    await people.editInXero(await people.contactOf(order), { Phones: [{ PhoneType: "DEFAULT", PhoneNumber: "0800 555 555" }] });
    await sweep();
    await people.change(email, { phone: "+44 20 7946 0002", lastName: "Lovelace" });
    await world.settle();

    const now = await people.contactOf(order);
    expect(phoneOf(now)).toBe("0800 555 555");
    expect(now.Name).toBe("Ada Lovelace");
    expect((await historyOf(key)).contact?.kept).toEqual(["phone number"]);
    expect((await crossfoot.people(merchant.shop))?.told).toMatchObject([{ customerKey: key, kept: ["phone number"] }]);
    await staysQuiet();
  });

  test("is overwritten once the merchant wants Shopify's, and only then", async () => {
    const { order, email, key } = await people.buyer();
    await people.editInXero(await people.contactOf(order), { EmailAddress: "accounts@example.com" });
    await sweep();
    expect((await historyOf(key)).contact?.kept).toEqual(["e-mail address"]);

    expect(await crossfoot.useShopifys(merchant.shop, key)).toEqual({ error: null });
    await world.settle();
    expect(await people.contactOf(order)).toMatchObject({ EmailAddress: email });
    expect((await historyOf(key)).contact?.kept).toEqual([]);

    await people.editInXero(await people.contactOf(order), { EmailAddress: "accounts@example.com" });
    await sweep();
    expect(await people.contactOf(order)).toMatchObject({ EmailAddress: "accounts@example.com" });
  });

  test("is no longer told once he took it back", async () => {
    const { order, email, key } = await people.buyer();
    const contact = await people.contactOf(order);
    await people.editInXero(contact, { EmailAddress: "accounts@example.com" });
    await sweep();
    await people.editInXero(contact, { EmailAddress: email });
    await sweep();

    expect((await historyOf(key)).contact?.kept).toEqual([]);
  });

  test("of an archived contact nothing is changed, and it is said", async () => {
    const { order, email, key } = await people.buyer();
    const contact = await people.contactOf(order);
    await merchant.books.act(`contacts/${contact.ContactID}/archive`);
    const before = await contactChanges();
    await people.change(email, { phone: "+44 20 7946 0003" });
    await world.settle();

    expect((await contactChanges()) - before).toBe(0);
    expect((await historyOf(key)).contact?.problem).toContain("archived");
  });
});
