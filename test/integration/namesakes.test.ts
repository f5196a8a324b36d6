import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { People } from "./setting/people";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

/** Xero lets two contacts share an e-mail address, but never a name. */
test("three new customers of one name at once get three contacts, and each invoice goes to its own", async () => {
  const emails = ["first@example.com", "second@example.com", "third@example.com"];
  const orders = [];
  for (const email of emails) {
    const customer = { firstName: "Jo", lastName: "Marsh", email };
    orders.push(await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer }));
  }
  await world.settle();

  const namesakes = (await books.contacts()).filter(({ Name }) => Name.startsWith("Jo Marsh"));
  expect(namesakes.map(({ EmailAddress }) => EmailAddress).sort()).toEqual(emails);
  expect(new Set(namesakes.map(({ Name }) => Name)).size).toBe(3);
  const billed = await Promise.all(orders.map(async (order) => (await books.invoice(numberOf(order)))?.Contact.ContactID));
  expect(new Set(billed)).toEqual(new Set(namesakes.map(({ ContactID }) => ContactID)));
});

/** Whoever is called so in Xero has another e-mail address by now: like the customer in nothing that is looked for. */
describe("the name with the customer's own e-mail address behind it is somebody else's, too", () => {
  const people = new People(merchant);
  const customerNamed = async (lastName: string) => {
    const customer = { firstName: "Mary", lastName, email: `${lastName.toLowerCase()}@example.com` };
    const { id } = await people.control<{ id: number }>("customers", { shop: merchant.shop, ...customer });

    return { customer, number: `Shopify ${id}` };
  };
  const place = (customer: { firstName: string; lastName: string; email: string }) =>
    merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
  const nameAsks = async () => (await world.xero.calls()).filter(({ call }) => /^(PUT|POST) \S*Contacts\b/.test(call)).length;
  const stands = (Name: string) => books.addContact({ Name, EmailAddress: "somebody.else@example.com" });

  /** All that waits for some seconds comes up. */
  async function minutesLater(): Promise<void> {
    for (let round = 0; round < 8; round++) {
      await world.advance(40_000);
      await world.settle();
    }
  }

  test("a new customer's contact gets the customer's number behind the name", async () => {
    const { customer, number } = await customerNamed("Field");
    for (const name of ["Mary Field", "Mary Field (field@example.com)"]) await stands(name);
    const order = await place(customer);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "pending" });
    await minutesLater();

    expect(await merchant.page(order)).toMatchObject({ status: "synced" });
    expect(await people.contactOf(order)).toMatchObject({ Name: `Mary Field (${number})`, EmailAddress: customer.email });
  });

  test("where even that one is taken, a person is told what to do, and the order goes on with Retry", async () => {
    const { customer, number } = await customerNamed("Stone");
    for (const name of ["Mary Stone", "Mary Stone (stone@example.com)"]) await stands(name);
    const last = await stands(`Mary Stone (${number})`);
    const order = await place(customer);
    await world.settle();
    await minutesLater();
    const { status, reasons } = await merchant.page(order);
    expect(status).toBe("attention");
    expect(reasons).toEqual([
      `The contact name Mary Stone (${number}) is already assigned to another contact. The contact name must be unique across all ` +
        "active contacts. Give that contact another name in Xero, then press Retry.",
    ]);

    const asked = await nameAsks();
    await minutesLater();
    expect((await nameAsks()) - asked).toBeLessThanOrEqual(2);
    expect(await merchant.page(order)).toMatchObject({ status: "attention" });

    await books.act(`contacts/${last}/edit`, { Name: "Mary Stone the elder" });
    await merchant.retry(order);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "synced" });
  });

  test("a customer who changes the name comes to have the number behind it as well", async () => {
    const { order, email, key } = await people.buyer("Grace", "Murray");
    for (const name of ["Grace Hopper", `Grace Hopper (${email})`]) await stands(name);
    await people.change(email, { lastName: "Hopper" });
    await world.settle();

    expect(await people.contactOf(order)).toMatchObject({ Name: `Grace Hopper (${key})`, EmailAddress: email });
  });
});
