import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { PROPOSED_RULES, type EditedPart, type EditRule } from "../../app/domain/edits/people-rules";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { crossfoot } = world.app;
beforeEach(() => world.xero.nextMinute());

async function rules(documents: Partial<Record<EditedPart, EditRule>>): Promise<void> {
  const all = { ...PROPOSED_RULES.documents, ...documents };
  expect(await crossfoot.savePeopleRules(merchant.shop, { documents: all, follow: true, changedInXero: "theirs" })).toEqual({
    error: null,
  });
  await world.settle();
}

async function unpaid(): Promise<ShopOrder> {
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "unpaid" });
  await world.settle();

  return order;
}

describe("two mugs at 14.50, unpaid, with another price in Xero", () => {
  test("are put back at 29.00 where the merchant chose so, once; the very same edit again is asked about", async () => {
    await rules({ content: "ours" });
    const order = await unpaid();
    await books.edit(numberOf(order), {}, () => ({ UnitAmount: 20 }));
    await world.settle();
    expect(await books.invoice(numberOf(order))).toMatchObject({ Total: 29, AmountDue: 29 });
    expect((await merchant.page(order)).status).not.toBe("attention");

    await books.edit(numberOf(order), {}, () => ({ UnitAmount: 20 }));
    await world.settle();
    expect(await books.invoice(numberOf(order))).toMatchObject({ Total: 40 });
    expect((await merchant.page(order)).status).toBe("attention");
  });

  test("stay as they are and are asked about by default; the rule, once chosen, holds for what is asked", async () => {
    await rules({});
    const order = await unpaid();
    await books.edit(numberOf(order), {}, () => ({ UnitAmount: 21 }));
    await world.settle();
    expect(await books.invoice(numberOf(order))).toMatchObject({ Total: 42 });
    expect((await merchant.page(order)).status).toBe("attention");

    await rules({ content: "ours" });
    expect(await books.invoice(numberOf(order))).toMatchObject({ Total: 29 });
    await rules({});
  });
});

test("another due date stays without a word where the merchant chose so, also when the order changes", async () => {
  await rules({ dates: "theirs" });
  const order = await unpaid();
  await books.edit(numberOf(order), { DueDate: "2027-03-31" });
  await world.settle();

  expect((await merchant.page(order)).status).not.toBe("attention");
  expect((await books.invoice(numberOf(order))) as unknown).toMatchObject({
    DueDateString: expect.stringContaining("2027-03-31") as string,
  });
  await rules({});
});

test("another account is put back where the merchant chose so, and stays by default", async () => {
  const order = await unpaid();
  await books.edit(numberOf(order), {}, () => ({ AccountCode: "260" }));
  await world.settle();
  expect((await books.invoice(numberOf(order))).LineItems).toMatchObject([{ AccountCode: "260" }]);

  await rules({ coding: "ours" });
  const other = await unpaid();
  await books.edit(numberOf(other), {}, () => ({ AccountCode: "260" }));
  await world.settle();
  expect((await books.invoice(numberOf(other))).LineItems).toMatchObject([{ AccountCode: "200" }]);
  await rules({});
});

test("of a paid invoice the due day is put back, since Xero lets anybody change it; the very same edit again is asked about", async () => {
  await rules({ dates: "ours" });
  const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid" });
  await world.settle();
  const writes = await world.xero.writes();
  await books.edit(numberOf(order), { DueDate: "2027-03-31" });
  await world.settle();

  // The person's, and ours.
  expect((await world.xero.writes()) - writes).toBe(2);
  expect(await merchant.page(order)).toMatchObject({ status: "synced", edits: [] });
  expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "PAID", AmountPaid: 14.5 });

  await books.edit(numberOf(order), { DueDate: "2027-03-31" });
  await world.settle();
  expect((await world.xero.writes()) - writes).toBe(3);
  expect((await merchant.page(order)).status).toBe("attention");
  await rules({});
});

test("a rule that is not offered is refused, and nothing is saved", async () => {
  const documents = { ...PROPOSED_RULES.documents, content: "theirs" };

  expect((await crossfoot.savePeopleRules(merchant.shop, { documents, follow: true, changedInXero: "theirs" })).error).toContain(
    "Choose one of these",
  );
  expect((await crossfoot.people(merchant.shop))?.documents.find(({ part }) => part === "content")?.rule).toBe("ask");
});
