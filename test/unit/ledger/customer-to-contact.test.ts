import fc from "fast-check";
import { expect, test } from "vitest";
import type { Address } from "../../../app/domain/commerce/customer";
import { channelToContact, contactOfAll, customerToContact, GUEST_CONTACT_NUMBER } from "../../../app/domain/ledger/customer-to-contact";
import { frozen } from "../../builders/frozen";
import { aCustomer } from "../../builders/order";

const ADDRESS: Address = { company: "Example Ltd", line1: "1 Example Street", line2: null, city: "Leeds", region: null, postalCode: "LS1 1AA", country: "United Kingdom" };

test("a customer becomes a contact under a number of their own", () => {
  const customer = frozen(aCustomer({ phone: "+441130000000", billingAddress: ADDRESS }));
  expect(customerToContact(customer)).toEqual({
    number: "Shopify 7001",
    name: "Ada Example",
    firstName: "Ada",
    lastName: "Example",
    email: "ada@example.com",
    phone: "+441130000000",
    address: ADDRESS,
    taxNumber: null,
  });
});

test.each<[string, Address | null, Address | null, Address | undefined]>([
  ["another address: goods go there", ADDRESS, { ...ADDRESS, line1: "2 Example Lane" }, { ...ADDRESS, line1: "2 Example Lane" }],
  ["no other billing address", null, ADDRESS, ADDRESS],
  ["the same, written otherwise", ADDRESS, { ...ADDRESS, city: " LEEDS" }, undefined],
  ["nothing is sent", ADDRESS, null, undefined],
  ["an address without a word", ADDRESS, { company: null, line1: null, line2: "", city: null, region: null, postalCode: null, country: null }, undefined],
])("%s", (...[, billingAddress, shippingAddress, expected]) => {
  const { address, deliveryAddress } = customerToContact(aCustomer({ billingAddress, shippingAddress }));
  expect([address, deliveryAddress]).toEqual([billingAddress, expected]);
});

test("orders without a customer share one contact that names nobody", () => {
  expect(customerToContact(null)).toEqual({
    number: GUEST_CONTACT_NUMBER,
    name: "Shopify guest customer",
    firstName: null,
    lastName: null,
    email: null,
    phone: null,
    address: null,
    taxNumber: null,
  });
});

test.each([
  ["Ada  Example", "Ada Example"],
  ["  Ada\tExample ", "Ada Example"],
  ["<b>Ada</b>", "bAda/b"],
  ["< Ada >", "Ada"],
])("the name %j is written as Xero takes it: %j", (name, expected) => {
  expect(customerToContact(aCustomer({ name })).name).toBe(expected);
});

test.each([
  ["an empty name", { name: "" }, "ada@example.com"],
  ["a name of nothing but brackets and spaces", { name: " <> " }, "ada@example.com"],
  ["neither name nor e-mail", { name: "", email: null }, "Shopify customer 7001"],
])("%s: the next best thing stands in", (_, overrides, expected) => {
  expect(customerToContact(aCustomer(overrides)).name).toBe(expected);
});

test("a long name is cut at Xero's 255 characters, and no space is left at the cut", () => {
  // 254 letters and a space are 255 characters: cutting there alone would leave the space.
  const name = `${"a".repeat(254)} Example`;
  expect(customerToContact(aCustomer({ name })).name).toBe("a".repeat(254));
  expect(customerToContact(aCustomer({ name: "b".repeat(300) })).name).toBe("b".repeat(255));
});

test("whatever the name, Xero takes it", () => {
  const awkward = fc.string({ unit: fc.constantFrom("a", "é", " ", "<", ">", "\t", "\n", "\u00a0"), maxLength: 300, size: "max" });
  fc.assert(
    fc.property(fc.oneof(awkward, fc.string({ maxLength: 300, size: "max" })), (name) => {
      const written = customerToContact(frozen(aCustomer({ name }))).name;
      expect(written).not.toBe("");
      expect(written.length).toBeLessThanOrEqual(255);
      expect(written).not.toMatch(/[<>]|\s\s|^\s|\s$/);
    }),
    { numRuns: 1000 },
  );
});

test("one contact for a channel, called as people know it, and one for everything; neither has a person's details", () => {
  expect(channelToContact("web")).toMatchObject({ number: "Shopify channel web", name: "Shopify sales: Online Store", email: null });
  expect(channelToContact("pos")).toMatchObject({ number: "Shopify channel pos", name: "Shopify sales: Point of Sale" });
  expect(channelToContact("Farm Market")).toMatchObject({ number: "Shopify channel Farm Market", name: "Shopify sales: Farm Market" });
  expect(contactOfAll()).toMatchObject({ number: "Shopify all", name: "Shopify sales", email: null, address: null, taxNumber: null });
});
