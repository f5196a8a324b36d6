import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import { askJson } from "./setting/json";
import { ADA, Drafts, mugs } from "./setting/drafts";
import { BRITISH_SETUP, Merchant, numberOf } from "./setting/merchant";
import { World } from "./setting/world";

vi.setConfig({ testTimeout: 90_000 });

const world = await World.start(afterAll);
const merchant = await Merchant.live(world, { setup: { draftOrders: "quote" } });
const drafts = new Drafts(merchant);
const { books } = merchant;
beforeEach(() => world.advance(60_000));

describe("a draft order becomes a quote", () => {
  test("with the lines, the figures and the customer of the order that it would make; no account moves", async () => {
    const sales = await books.balanceOf("200");
    const draft = await drafts.quoted();

    expect(await drafts.quoteOf(draft)).toMatchObject({
      ...{ Status: "DRAFT", Reference: draft.name, Total: 29, TotalTax: 4.83, Contact: { Name: "Ada Example" } },
      LineItems: [{ Quantity: 2, UnitAmount: 14.5, LineAmount: 29, TaxAmount: 4.83, AccountCode: "200" }],
    });
    expect(await books.balanceOf("200")).toBe(sales);
    expect(await merchant.page(draft)).toMatchObject({ status: "synced", reasons: [] });
    const [row] = (await world.app.crossfoot.orders(merchant.shop, { status: "synced", after: null })).rows;
    expect(row).toMatchObject({
      name: draft.name,
      total: { amount: "29.00", currency: "GBP" },
      invoiceNumber: draft.name.replace("#", "SH-"),
    });
  });

  test("the contact of a customer who has bought before", async () => {
    await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "unpaid", customer: ADA });
    await world.settle();
    await drafts.quoted();

    expect((await books.contacts()).filter(({ EmailAddress }) => EmailAddress === ADA.email)).toHaveLength(1);
  });
});

describe("every kind of draft order is read whole", () => {
  test("sixty lines, more than Shopify shows at once", async () => {
    const draft = await drafts.quoted({ lines: Array.from({ length: 60 }, () => ({ sku: "HF-MUG-CRM" })), customer: ADA });
    const quote = await drafts.quoteOf(draft);

    // 60 × 14.50, and each line's own VAT: 60 × 2.42.
    expect([quote.LineItems.length, quote.Total, quote.TotalTax]).toEqual([60, 870, 145.2]);
  });

  test("ten per cent off the whole offer", async () => {
    const discounts = [{ kind: "manual", title: "Trade", value: { percent: "10" } }];
    const draft = await drafts.quoted({ ...mugs(2), discounts });

    // 29.00 − 2.90 = 26.10, of it a sixth is VAT.
    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 26.1, TotalTax: 4.35 });
  });

  test("for nobody yet: it goes to the contact for guests", async () => {
    const draft = await drafts.quoted({ lines: [{ sku: "HF-MUG-CRM" }] });

    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 14.5, Contact: { Name: "Shopify guest customer" } });
  });
});

describe("the quote follows its draft order", () => {
  test("another quantity, in the same quote; an echo of it writes nothing", async () => {
    const draft = await drafts.quoted();
    const { QuoteID } = await drafts.quoteOf(draft);
    await drafts.change(draft, mugs(3));
    await world.settle();

    // 43.50 ÷ 6 = 7.25.
    expect(await drafts.quoteOf(draft)).toMatchObject({ QuoteID, Status: "DRAFT", Total: 43.5, TotalTax: 7.25 });
    const writes = await world.xero.writes();
    await drafts.change(draft, mugs(3));
    await world.settle();
    expect(await world.xero.writes()).toBe(writes);
  });

  test("sent to the customer: SENT; changed afterwards it stays SENT", async () => {
    const draft = await drafts.quoted();
    await drafts.send(draft);
    await world.settle();
    expect((await drafts.quoteOf(draft)).Status).toBe("SENT");

    await drafts.change(draft, mugs(1));
    await world.settle();
    expect(await drafts.quoteOf(draft)).toMatchObject({ Status: "SENT", Total: 14.5 });
  });

  test("completed: INVOICED, its reference names the order, and the order's invoice is the one sale", async () => {
    const draft = await drafts.quoted();
    const order = await drafts.complete(draft);
    await world.settle();

    expect(await drafts.quoteOf(draft)).toMatchObject({ Status: "INVOICED", Reference: `${draft.name}, order ${order.name}`, Total: 29 });
    expect(await books.invoice(numberOf(order))).toMatchObject({ Status: "AUTHORISED", Total: 29 });
    expect(await merchant.page(draft)).toMatchObject({ status: "synced", reasons: [], quote: { status: "INVOICED" } });
    expect(await merchant.page(order)).toMatchObject({ status: "synced" });
  });

  test.each([
    { sent: false, status: "DELETED" },
    { sent: true, status: "DECLINED" },
  ])("deleted, sent to the customer: $sent: $status", async ({ sent, status }) => {
    const draft = await drafts.quoted();
    if (sent) await drafts.send(draft);
    await world.settle();
    await drafts.delete(draft);
    await world.settle();

    expect((await drafts.quoteOf(draft)).Status).toBe(status);
    expect(await merchant.page(draft)).toMatchObject({ status: "excluded" });
  });
});

describe("what a person did in Xero stands", () => {
  test("edited there: a later change of the draft order is left to a person; completed, the edit is kept", async () => {
    const draft = await drafts.quoted();
    const { LineItems } = await drafts.quoteOf(draft);
    await drafts.edit(draft, {
      Title: "Opening week",
      LineItems: LineItems.map((line) => ({ ...line, UnitAmount: 13, LineAmount: undefined, TaxAmount: undefined })),
    });
    await drafts.change(draft, mugs(3));
    await world.settle();
    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 26 });
    expect(await merchant.page(draft)).toMatchObject({
      status: "attention",
      reasons: [
        expect.stringMatching(
          /^Both the draft order and, in Xero, its quote SH-D\d+ were changed\. Crossfoot does not write over what a person wrote\./,
        ),
      ],
    });

    await drafts.complete(draft);
    await world.settle();
    expect(await drafts.quoteOf(draft)).toMatchObject({ Status: "INVOICED", Total: 26, Title: "Opening week" });
  });

  test("a title that a person added is no obstacle, and outlives our change", async () => {
    const draft = await drafts.quoted();
    await drafts.edit(draft, { Title: "Opening week" });
    await drafts.change(draft, mugs(1));
    await world.settle();

    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 14.5, Title: "Opening week" });
  });

  test("deleted there: it is not made again", async () => {
    const draft = await drafts.quoted();
    await drafts.edit(draft, { Status: "DELETED" });
    await drafts.change(draft, mugs(3));
    await world.settle();

    expect((await drafts.quoteOf(draft)).Status).toBe("DELETED");
    const { status, reasons } = await merchant.page(draft);
    expect({ status, reasons }).toEqual({
      status: "excluded",
      reasons: [`Quote SH-${draft.name.slice(1)} was deleted in Xero. Crossfoot leaves it so and will not make it again.`],
    });
  });

  test("accepted there: the draft order is deleted, and a person is told", async () => {
    const draft = await drafts.quoted();
    await drafts.edit(draft, { Status: "SENT" });
    await drafts.edit(draft, { Status: "ACCEPTED" });
    await drafts.delete(draft);
    await world.settle();

    expect((await drafts.quoteOf(draft)).Status).toBe("ACCEPTED");
    expect((await merchant.page(draft)).reasons).toEqual([
      `The draft order was deleted in Shopify, but its quote SH-${draft.name.slice(1)} was accepted in Xero, so Crossfoot left it. Decide there what becomes of it.`,
    ]);
  });
});

describe("around it", () => {
  test("an order that is undone leaves its quote, and its page says so", async () => {
    const draft = await drafts.quoted();
    const order = await drafts.complete(draft);
    await world.settle();
    const { recordId } = await merchant.page(order);
    await world.app.crossfoot.undoOrder(merchant.shop, recordId, "a mistake");
    await world.settle();

    expect((await books.invoice(numberOf(order))).Status).toBe("VOIDED");
    expect((await drafts.quoteOf(draft)).Status).toBe("INVOICED");
    expect((await merchant.page(order)).cameOf).toEqual({
      recordId: (await merchant.page(draft)).recordId,
      draft: draft.name,
      number: `SH-${draft.name.slice(1)}`,
      status: "INVOICED",
    });
  });

  test("a tax without a rate in the settings holds it; it goes on once it has none", async () => {
    const taxed = { lines: [{ title: "Book", price: "10.00", taxes: [{ title: "Book levy", rate: "0.05" }] }], customer: ADA };
    const draft = await drafts.make(taxed);
    await world.settle();
    expect(await merchant.page(draft)).toMatchObject({ status: "attention", fix: "settings" });
    expect(await drafts.quotes()).not.toContainEqual(expect.objectContaining({ Reference: draft.name }));

    await drafts.change(draft, mugs(1));
    await world.settle();
    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 14.5 });
  });

  test("nothing is decided about a draft order as about an order", async () => {
    const draft = await drafts.quoted();
    const { recordId } = await merchant.page(draft);
    const unknown = { error: "This shop has no such order, or is not connected to Xero." };

    expect(await world.app.crossfoot.undoOrder(merchant.shop, recordId, "")).toEqual(unknown);
    expect(await world.app.crossfoot.holdBackOrder(merchant.shop, recordId, "")).toEqual(unknown);
    expect((await drafts.quoteOf(draft)).Status).toBe("DRAFT");
  });

  test("its history tells of the quote, and its page links to both sides", async () => {
    const draft = await drafts.quoted();
    const page = await merchant.page(draft);
    const history = await world.app.crossfoot.history(merchant.shop, page.recordId);

    expect(decodeURIComponent(page.quote?.url ?? "")).toContain("/Accounts/Receivable/Quotes/View/");
    expect(page.orderUrl).toContain(`/draft_orders/${draft.id}`);
    expect(page.comparison.map(({ what, difference }) => [what, difference?.amount])).toEqual([
      ["Total", "0.00"],
      ["Tax", "0.00"],
    ]);
    expect(history?.entries.map(({ what }) => what)).toContain(`Done: Create quote SH-${draft.name.slice(1)}`);
  });

  test("switched off, nothing is written any more; switched on again, what changes from then on is", async () => {
    const before = await drafts.quoted();
    await merchant.saveSetup({ draftOrders: "nothing" });
    const [completed, unseen] = [await drafts.complete(before), await drafts.make(mugs(1))];
    await world.settle();
    expect((await drafts.quoteOf(before)).Status).toBe("DRAFT");
    expect((await merchant.page(completed)).status).toBe("synced");
    await expect(merchant.page(unseen)).rejects.toThrow("knows no order");

    await merchant.saveSetup({ draftOrders: "quote" });
    const after = await drafts.quoted();
    expect(await drafts.quoteOf(after)).toMatchObject({ Status: "DRAFT" });
    await expect(merchant.page(unseen)).rejects.toThrow("knows no order");
  });
});

test("a shop that has not let us see its draft orders is told so when quotes are chosen, and nothing is saved", async () => {
  const other = await Merchant.live(world, { handle: "without-drafts" });
  const scopes = ["read_customers", "read_orders", "read_products", "write_orders"];
  await askJson(`${world.shopify.url}/control/scopes`, { shop: other.shop, scopes });
  const { errors } = await world.app.crossfoot.saveSetup(other.shop, { ...BRITISH_SETUP, draftOrders: "quote" });

  expect(errors.draftOrders).toMatch(
    /^Shopify does not show Crossfoot your draft orders\. Open Crossfoot anew from Shopify’s admin and allow it, then save again\./,
  );
  expect((await other.connection()).profile?.draftOrders).toBe("nothing");
});
