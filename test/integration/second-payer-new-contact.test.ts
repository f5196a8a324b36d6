import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { dyingWorker, Killed, type Point } from "./setting/dying-worker";
import { numberOf } from "./setting/merchant";
import { FORTY, MUG, sharedOrders } from "./setting/shared-orders";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const { merchant, posted, end } = await sharedOrders(world);
const { books } = merchant;
beforeEach(() => world.xero.nextMinute());

describe("a second payer who has no contact in Xero yet", () => {
  const newPayer = (name: string) => ({ payer: "described", name, portion: "percent", part: "40" }) as const;
  const called = async (name: string) => (await books.contacts()).filter((each) => each.Name === name);
  const payerOf = async (number: string) => (await books.invoice(number)).Contact.Name;

  test("is made with the first document for them, and never a second time", async () => {
    const anchor = await posted();
    expect(await merchant.billTo(anchor, { ...newPayer("Example Mutual"), scope: "tag", tag: "mutual" })).toEqual({ error: null });
    await world.settle();
    expect(await called("Example Mutual")).toEqual([]);

    const place = () => merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "unpaid", tags: ["mutual"] });
    const orders = [await place(), await place()];
    await world.settle();
    orders.push(await place());
    await world.settle();
    for (const order of orders) {
      const number = numberOf(order);
      expect(await books.documentsOf(number)).toEqual([
        `${number} AUTHORISED 17.4 tax 2.9 open 17.4`,
        `${number}-B AUTHORISED 11.6 tax 1.93 open 11.6`,
      ]);
      expect(await payerOf(`${number}-B`)).toBe("Example Mutual");
      expect(await merchant.page(order)).toMatchObject({ status: "synced", reasons: [] });
    }
    expect(await called("Example Mutual")).toHaveLength(1);
    await end();
  });

  test.each<Point>(["stored", "answered"])(
    "chosen for a posted order, and the worker is killed with the contact %s: made once",
    async (point) => {
      const order = await posted();
      const name = `Example Parents ${point}`;
      expect(await merchant.billTo(order, { ...newPayer(name), scope: "order" })).toEqual({ error: null });
      await expect(dyingWorker(world.app.ports, "CONTACT", point).turn(books.tenantId)).rejects.toThrow(Killed);
      await world.settle();

      expect(await called(name)).toHaveLength(1);
      const number = numberOf(order);
      expect(await books.documentsOf(number)).toEqual([
        `${number} AUTHORISED 17.4 tax 2.9 open 17.4`,
        `${number}-B AUTHORISED 11.6 tax 1.93 open 11.6`,
      ]);
      expect(await payerOf(`${number}-B`)).toBe(name);
      expect(await merchant.page(order)).toMatchObject({ status: "synced", secondPayer: { payer: name, share: "40 %" } });
    },
  );

  test("archived since, is not made anew: the order says so, and goes on with somebody else", async () => {
    const order = await posted();
    expect(await merchant.billTo(order, { ...newPayer("Example Estate"), scope: "tag", tag: "estate" })).toEqual({ error: null });
    const tagged = () => merchant.placeOrder({ lines: [{ ...MUG, quantity: 2 }], payment: "unpaid", tags: ["estate"] });
    await tagged();
    await world.settle();
    const [contact] = await called("Example Estate");
    await books.setContact(contact?.ContactID ?? "", "archive");
    const late = await tagged();
    await world.settle();

    expect((await merchant.page(late)).reasons).toEqual([expect.stringMatching(/Example Estate.* was archived/)]);
    expect(await called("Example Estate")).toHaveLength(1);
    expect(await merchant.billTo(late, { ...FORTY })).toEqual({ error: null });
    await world.settle();
    expect(await payerOf(`${numberOf(late)}-B`)).toBe("Example Insurance");
    expect(await called("Example Estate")).toHaveLength(1);
    await end();
  });
});
