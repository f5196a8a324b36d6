import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { makeContactFollows } from "../../app/adapters/prisma/contact-follows";
import type { ContactId } from "../../app/domain/ids";
import type { Followed, FollowedContact } from "../../app/ports/contact-follows";
import { Merchant, numberOf } from "./setting/merchant";
import { People, phoneOf } from "./setting/people";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const people = new People(merchant);
const { crossfoot, ports, db } = world.app;
const { id } = await merchant.connection();
beforeEach(() => world.xero.nextMinute());

const MAKE = /^PUT .*\/Contacts/;
const CHANGE = /^POST .*\/Contacts/;

/** An hour of the sweeps of both sides, and whatever they ask for. */
async function sweeps(): Promise<void> {
  for (let n = 0; n < 6; n++) {
    await world.advance(10 * 60_000);
    await ports.connections.sweepAll(world.clock.now());
    await world.settle();
  }
}

describe("a contact that Xero refuses", () => {
  const customer = { firstName: "Olive", lastName: "Refused", email: "olive@example.com" };
  const place = () => merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer });

  test("is sent once for an order, whoever asks but a person; and again once the customer is another, or somebody presses Retry", async () => {
    const mend = world.lines.xero.refuseEvery(MAKE, 400);
    const before = world.lines.xero.count(MAKE);
    const sent = () => world.lines.xero.count(MAKE) - before;
    const order = await place();
    await world.settle();
    expect(sent()).toBe(1);
    expect((await merchant.page(order)).reasons).toEqual(["Xero refused it: Refused with 400."]);

    await world.shopify.tag(order, ["looked at again"]);
    await world.settle();
    await sweeps();
    expect(sent()).toBe(1);
    expect(await merchant.page(order)).toMatchObject({ status: "attention", reasons: ["Xero refused it: Refused with 400."] });
    // Nothing that names anybody is kept of it.
    const kept = await db.syncOperation.findMany({ where: { kind: "CONTACT", state: "REJECTED" } });
    expect(kept.map(({ document }) => document)).toEqual([{}]);
    expect(JSON.stringify(kept)).not.toContain("live");

    await merchant.retry(order);
    await world.settle();
    expect(sent()).toBe(2);

    mend();
    await merchant.retry(order);
    await world.settle();
    expect(await merchant.page(order)).toMatchObject({ status: "synced" });
    expect((await merchant.books.invoice(numberOf(order))).Contact.Name).toBe("Olive Refused");
  });

  test("is forgotten with everything else that is a person's", async () => {
    const mend = world.lines.xero.refuseEvery(MAKE, 400);
    await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer: { ...customer, email: "o2@example.com" } });
    await world.settle();
    mend();
    const known = () => db.syncOperation.count({ where: { kind: "CONTACT", print: { not: null } } });
    expect(await known()).toBeGreaterThan(0);

    await ports.audit.erase(merchant.shop as never, "everybody");
    expect(await known()).toBe(0);
  });
});

describe("a change of a contact that Xero refuses", () => {
  test("is sent once, whatever the shop tells of the customer; a person's wish sends it again", async () => {
    const { order, email, key } = await people.buyer();
    await sweeps();
    const mend = world.lines.xero.refuseEvery(CHANGE, 400);
    const before = world.lines.xero.count(CHANGE);
    const sent = () => world.lines.xero.count(CHANGE) - before;
    await people.change(email, { phone: "+44 20 7946 0100" });
    await world.settle();
    await sweeps();
    // What else changes about the customer, and is no contact's business, asks for a look as well.
    await people.change(email, { note: "Likes mugs" });
    await world.settle();
    await sweeps();
    expect(sent()).toBe(1);
    expect((await crossfoot.contactHistory(merchant.shop, key))?.contact?.problem).toBe("Xero refused it: Refused with 400.");

    expect(await crossfoot.useShopifys(merchant.shop, key)).toEqual({ error: null });
    await world.settle();
    expect(sent()).toBe(2);

    mend();
    await people.change(email, { phone: "+44 20 7946 0101" });
    await world.settle();
    expect(phoneOf(await people.contactOf(order))).toBe("+44 20 7946 0101");
    expect((await crossfoot.contactHistory(merchant.shop, key))?.contact?.problem).toBeNull();
  });
});

describe("a customer who changes twice within one second of Shopify's", () => {
  const follows = makeContactFollows(db);
  const second = new Date("2026-11-24T10:00:00Z");
  const later = (ms: number) => new Date(second.getTime() + ms);
  const nothing = { agreed: new Map(), kept: [], problem: null } as const;
  let count = 0;

  /** A customer who was read as of that second, by a process whose clock was so far from Shopify's. */
  async function readAsOf(skewMs: number): Promise<{ key: string; look: (at: Date) => Promise<void>; tells: () => Promise<boolean> }> {
    count += 1;
    const key = `Shopify 880${count}`;
    await ports.links.linkContact(id, { customerKey: key, contactId: `contact-${count}` as ContactId });
    const followed = async () => {
      const [found] = (await follows.waiting(id, { now: later(3_600_000), limit: 100 })).filter(({ customerKey }) => customerKey === key);

      return found;
    };
    const look = async (at: Date) => {
      const found: FollowedContact | undefined = await followed();
      if (!found) throw new Error(`${key} does not wait.`);
      const end: Followed = { followed: found, ...nothing, asOf: second };
      await follows.settle(id, { at, ends: [end] });
    };
    const tells = () => follows.customersChanged(id, [{ customerKey: key, at: second, cause: null }]);
    await look(later(skewMs));

    return { key, look, tells };
  }

  test.each([-30_000, 0, 4_000, 30_000])("is looked at once more where our clock is %i ms ahead, and then no more", async (skewMs) => {
    const { look, tells } = await readAsOf(skewMs);
    expect(await tells()).toBe(true);
    await look(later(skewMs + 300_000));
    expect(await tells()).toBe(false);
  });

  test("a look that follows at once is not trusted to have seen the whole second", async () => {
    const { look, tells } = await readAsOf(0);
    expect(await tells()).toBe(true);
    await look(later(100));
    expect(await tells()).toBe(true);
  });
});
