import { afterAll, beforeEach, describe, expect, test } from "vitest";
import { askJson } from "./setting/json";
import { Merchant, numberOf } from "./setting/merchant";
import type { ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
await books.act("tracking-categories", { Name: "Region" });
for (const Name of ["North", "South"]) await books.act("tracking-categories/Region/options", { Name });
beforeEach(() => world.xero.nextMinute());

/** Two mugs on account: 29.00, of it 4.83 VAT. */
async function posted(): Promise<ShopOrder> {
  const placed = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM", quantity: 2 }], payment: "unpaid" });
  await world.settle();

  return placed;
}

async function codingOf(order: ShopOrder): Promise<string[]> {
  const { LineItems = [] } = await books.invoice(numberOf(order));

  return LineItems.map(({ AccountCode, Tracking = [] }) => [AccountCode, ...Tracking.map(({ Option }) => Option)].join(" "));
}

describe("the connection breaks while an invoice is coded anew", () => {
  // Tracking alone: nothing else of the invoice tells whether it was done.
  test.each(["before", "after"] as const)("%s Xero did the work: it is coded once, and the order comes to rest", async (when) => {
    const order = await posted();
    await merchant.choose(order, { tracking: { Region: "North" } });
    const sends = world.lines.xero.count(/^POST .*\/Invoices/);
    world.lines.xero.cut(/^POST .*\/Invoices/, when);
    await world.app.worker.turn(books.tenantId);
    expect((await merchant.page(order)).status).toBe("pending");

    await world.advance(REST_MS);
    await world.settle();

    expect(await codingOf(order)).toEqual(["200 North"]);
    expect((await merchant.page(order)).status).toBe("synced");
    expect(world.lines.xero.count(/^POST .*\/Invoices/) - sends).toBe(when === "before" ? 2 : 1);
  });
});

test("what is chosen while the order is being written to is not lost", async () => {
  const order = await posted();
  await merchant.choose(order, { account: "260" });
  const held = world.lines.xero.hold(/^POST .*\/Invoices/, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await held.arrived;
  await merchant.choose(order, { account: "210" });
  held.release();
  await turn;
  await world.settle();

  expect(await codingOf(order)).toEqual(["210"]);
  expect((await merchant.page(order)).status).toBe("synced");
});

test("each choice stands in the order's history with its reason, and the seals hold", async () => {
  const order = await posted();
  await merchant.choose(order, { account: "260", reason: "sold at the fair" });
  await world.settle();
  await merchant.takeChoiceBack(order);
  await world.settle();

  const { recordId } = await merchant.page(order);
  const { entries } = (await world.app.crossfoot.history(merchant.shop, recordId)) ?? { entries: [] };
  const told = entries.filter(({ what }) => /booked/.test(what)).map(({ what, detail }) => [what, detail]);
  expect(told).toEqual([
    ["A person took back how it is booked", null],
    ["A person chose how it is booked", "sold at the fair"],
  ]);
  expect(entries.every(({ holds }) => holds)).toBe(true);
});

describe("rules for tags", () => {
  test("what cannot be a rule is refused, each by its place and field, and the rules before stay", async () => {
    await merchant.tagRules({ tag: "Trade", account: "260" });
    const { errors } = await merchant.tagRules({ tag: "a,b", account: "260" }, { tag: "gift" }, { tag: "GIFT ", account: "999" });
    expect(errors).toEqual({
      "0.tag": "Write a tag of 1 to 40 characters, without a comma.",
      "1.then": "Choose what this tag decides.",
      "2.tag": "This tag has a rule already.",
      "2.account": "Xero has no account 999 in use that takes sales lines.",
    });
    const saved = await world.app.crossfoot.tagRules(merchant.shop);
    expect(saved?.rules).toEqual([{ tag: "Trade", then: "send", account: "260", taxType: "", tracking: {} }]);
    expect(saved?.options.tracking).toContainEqual({ category: "Region", options: ["North", "South"] });
  });

  test("a tag that the customer has counts like the order's; what the customer is tagged later is for orders to come", async () => {
    const control = <Answer>(path: string, body: object) =>
      askJson<Answer>(`${world.shopify.url}/control/${path}`, { shop: merchant.shop, ...body });
    const email = "tagged@example.com";
    const named = { firstName: "Tagged", lastName: "Customer", email };
    const { id } = await control<{ id: number }>("customers", { ...named, tags: ["Trade"] });
    await merchant.tagRules({ tag: "trade", account: "260" }, { tag: "never", then: "hold-back" });
    const order = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer: named });
    await world.settle();
    const accounts = async () => (await merchant.books.invoice(numberOf(order))).LineItems?.map(({ AccountCode }) => AccountCode);
    expect(await accounts()).toEqual(["260"]);

    await control(`customers/${id}`, { tags: ["never"] });
    await merchant.retry(order);
    await world.settle();
    expect([await accounts(), (await merchant.page(order)).status]).toEqual([["260"], "synced"]);
    const later = await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer: named });
    await world.settle();
    expect(await merchant.page(later)).toMatchObject({ status: "excluded", reasons: ["Not sent: your rule for the tag “never” says so."] });
    await merchant.tagRules();
  });

  test("saving the setup keeps them", async () => {
    await merchant.tagRules({ tag: "Trade", then: "draft" });
    await merchant.saveSetup({ dueAfterDays: 7 });
    expect((await merchant.connection()).profile?.tagRules).toEqual([{ tag: "Trade", draft: true }]);
    await merchant.tagRules();
  });
});
