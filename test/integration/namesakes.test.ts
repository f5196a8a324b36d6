import { afterAll, expect, test } from "vitest";
import { Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;

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
