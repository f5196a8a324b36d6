import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { PROPOSED_RULES } from "../../app/domain/edits/people-rules";
import type { PeopleValues } from "../../app/use-cases/people-views";
import { Merchant } from "./setting/merchant";
import { People, phoneOf } from "./setting/people";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const people = new People(merchant);
const { crossfoot, db } = world.app;
const LATER_MS = 7 * 60_000;
beforeEach(() => world.xero.nextMinute());

async function rules(customers: Partial<Pick<PeopleValues, "follow" | "changedInXero">>): Promise<void> {
  const { documents } = PROPOSED_RULES;
  expect(await crossfoot.savePeopleRules(merchant.shop, { documents, follow: true, changedInXero: "theirs", ...customers })).toEqual({
    error: null,
  });
}

async function counted() {
  const counted = await crossfoot.countContactPush(merchant.shop);
  if ("error" in counted) throw new Error(counted.error);

  return counted.count;
}

describe("while customers are not followed", () => {
  test("their changes stay in Shopify; brought up to date later, all of them arrive", async () => {
    const [one, other] = [await people.buyer(), await people.buyer()];
    await rules({ follow: false });
    await people.change(one.email, { phone: "+44 20 7946 0101" });
    await people.change(other.email, { phone: "+44 20 7946 0102" });
    await world.settle();
    expect(phoneOf(await people.contactOf(one.order))).toBe("");
    expect(await crossfoot.pushContacts(merchant.shop)).toEqual({ error: expect.stringContaining("flow on first") as string });

    await rules({ follow: true });
    const writes = await world.xero.writes();
    // Two customers bought so far: one reading of both sides, one look right before the change, the change.
    expect(await counted()).toEqual({ linked: 2, looked: 2, differ: 2, kept: 0, calls: 3 });
    expect((await world.xero.writes()) - writes).toBe(0);

    expect(await crossfoot.pushContacts(merchant.shop)).toEqual({ error: null });
    await world.settle();
    expect(phoneOf(await people.contactOf(one.order))).toBe("+44 20 7946 0101");
    expect(phoneOf(await people.contactOf(other.order))).toBe("+44 20 7946 0102");
    expect((await world.xero.writes()) - writes).toBe(1);
    expect(await counted()).toMatchObject({ differ: 0, kept: 0 });
  });
});

test("a bookkeeper's change gives way where the merchant chose so", async () => {
  const { order, email } = await people.buyer();
  await rules({ changedInXero: "ours" });
  await people.editInXero(await people.contactOf(order), { EmailAddress: "accounts@example.com" });
  await world.advance(LATER_MS);
  await crossfoot.syncNow(merchant.shop);
  await world.settle();

  expect(await people.contactOf(order)).toMatchObject({ EmailAddress: email });
  await rules({});
});

test("a contact that was there before is looked at once when it is linked, and follows from then on", async () => {
  const email = "regular@example.com";
  const id = await merchant.books.addContact({ Name: "The Regular", EmailAddress: email, FirstName: "Reg" });
  const customer = { firstName: "Rita", lastName: "Regular", email };
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", customer });
  await world.settle();
  expect(await people.contactOf(order)).toMatchObject({ ContactID: id, Name: "The Regular", FirstName: "Reg" });

  await people.change(email, { phone: "+44 20 7946 0104" });
  await world.settle();
  const now = await people.contact(id);
  expect(phoneOf(now)).toBe("+44 20 7946 0104");
  // What a bookkeeper had called the customer before us stays.
  expect(now).toMatchObject({ Name: "The Regular", FirstName: "Reg" });
});

test("the contact of a customer in whom the shop changed nothing that a contact has is not read", async () => {
  const readings = () => world.lines.xero.count(/^GET .*\/Contacts\?IDs=/);
  const { email, key } = await people.buyer();
  const looks = async () => (await db.followedContact.findMany({ where: { customerKey: key } })).map(({ handledSeq }) => handledSeq);
  const [before, [lookedAt = 0]] = [readings(), await looks()];
  await people.change(email, { tags: ["regular"] });
  await world.settle();
  expect(await looks()).toEqual([lookedAt + 1]);
  expect(readings()).toBe(before);
});

test("of a contact that several customers have nothing is changed, and it is said", async () => {
  const [one, other] = [await people.buyer(), await people.buyer()];
  const { ContactID } = await people.contactOf(one.order);
  await world.app.ports.links.relinkContact((await merchant.connection()).id, { customerKey: other.key, contactId: ContactID as never });
  const writes = await world.xero.writes();
  await people.change(one.email, { phone: "+44 20 7946 0105" });
  await people.change(other.email, { phone: "+44 20 7946 0106" });
  await world.settle();

  expect((await world.xero.writes()) - writes).toBe(0);
  expect((await crossfoot.contactHistory(merchant.shop, one.key))?.contact?.problem).toContain("Several customers have this contact");
});

describe("an answer of Xero's that is lost", () => {
  for (const fault of ["drop-after", "drop-before", "server-error-after"]) {
    test(`(${fault}): the contact is read, and changed once`, async () => {
      const { order, email, key } = await people.buyer();
      await world.xero.order([{ fault, times: 1, match: { method: "POST", path: "/Contacts" } }]);
      await people.change(email, { phone: "+44 20 7946 0107" });
      for (let minute = 0; minute < 12; minute++) {
        await world.settle();
        await world.advance(60_000);
      }
      await world.settle();

      expect(phoneOf(await people.contactOf(order))).toBe("+44 20 7946 0107");
      expect(await db.syncOperation.count({ where: { kind: "CONTACT_UPDATE", state: "SENDING" } })).toBe(0);
      expect((await crossfoot.contactHistory(merchant.shop, key))?.contact).toMatchObject({ kept: [], problem: null, waits: false });
    });
  }
});

describe("what customers/redact erases of a contact", () => {
  test("fingerprints and sentences go; the history stays, and its seals hold", async () => {
    const { email, key } = await people.buyer();
    await people.change(email, { lastName: "Quillfeather" });
    await world.settle();
    await world.app.ports.audit.seal();
    const all = JSON.stringify(await db.syncOperation.findMany()) + JSON.stringify(await db.followedContact.findMany());
    expect(all).not.toMatch(/quillfeather/i);

    await people.control("compliance", { shop: merchant.shop, topic: "customers/redact", customer: email });
    await world.settle();
    expect(await db.followedContact.findMany({ where: { customerKey: key } })).toEqual([]);
    const history = await crossfoot.contactHistory(merchant.shop, key);
    expect(history?.entries.length).toBeGreaterThan(4);
    expect(history?.entries.every(({ holds }) => holds)).toBe(true);
  });
});
