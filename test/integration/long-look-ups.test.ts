import { randomUUID } from "node:crypto";
import { afterAll, beforeEach, expect, test, vi } from "vitest";
import type { TenantId } from "../../app/domain/ids";
import type { Books, BooksAccess } from "../../app/ports/books";
import { Merchant } from "./setting/merchant";
import type { NewOrder, ShopOrder } from "./setting/shopify-side";
import { World } from "./setting/world";

// Fifty new customers and forty credit notes, one order at a time.
vi.setConfig({ testTimeout: 180_000 });

const LONGEST_QUERY = 2_048;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world);
const { books } = merchant;
const { db } = world.app;
beforeEach(() => world.xero.nextMinute());

async function paidOrders(count: number, customer: (index: number) => NewOrder["customer"] | null): Promise<ShopOrder[]> {
  const orders: ShopOrder[] = [];
  for (let index = 0; index < count; index++) {
    const buyer = customer(index);
    orders.push(await merchant.placeOrder({ lines: [{ sku: "HF-MUG-CRM" }], payment: "paid", ...(buyer && { customer: buyer }) }));
  }

  return orders;
}

function longestQuery(): number {
  return Math.max(...world.lines.xero.carried.map(({ call }) => call.length - `${call}?`.indexOf("?") - 1));
}

/** Of whatever kind: what is looked for is made up here, and only asked for by its key. */
type AnyLookUp = {
  lookUps(asked: readonly never[]): unknown[][];
  find(access: BooksAccess, part: readonly never[]): Promise<unknown>;
};
type Sought = { what: string; lookUp: (books: Books) => AnyLookUp; each: (index: number) => Record<string, unknown> };

const references = (index: number) => ({ reference: `Shopify ${7_000_000_000_000 + index}` });
/** "Takahashi" and a given name in kanji: nine characters of an address for each of its own. */
const japanese = (index: number) => ({
  ...{ number: `Shopify ${7_000_000_000_000 + index}`, name: `高橋健太郎 ${index}`, taxNumber: "GB 123 4567 89" },
  email: `kentaro.takahashi.${index}@example.co.jp`,
});

/** What is looked for by keys, fifty and more at a time. */
const SOUGHT: Sought[] = [
  { what: "contacts by number", lookUp: ({ contacts }) => contacts, each: japanese },
  { what: "contacts like those of customers", lookUp: ({ contactsLike }) => contactsLike, each: japanese },
  { what: "contacts by id", lookUp: ({ contactUpdates }) => contactUpdates, each: () => ({ contactId: randomUUID() }) },
  { what: "invoices by number", lookUp: ({ invoices }) => invoices, each: (index) => ({ number: `${"Mützen ".repeat(5)}SH-${index}` }) },
  { what: "invoices by id", lookUp: ({ invoiceUpdates }) => invoiceUpdates, each: () => ({ invoiceId: randomUUID() }) },
  { what: "voided invoices", lookUp: ({ invoiceVoids }) => invoiceVoids, each: () => ({ invoiceId: randomUUID() }) },
  { what: "payments", lookUp: ({ payments }) => payments, each: (index) => ({ ...references(index), invoiceId: randomUUID() }) },
  { what: "credit notes by number", lookUp: ({ creditNotes }) => creditNotes, each: (index) => ({ number: `SH-${1_000 + index}-R1` }) },
  { what: "credit notes by id", lookUp: ({ creditNoteUpdates }) => creditNoteUpdates, each: () => ({ creditNoteId: randomUUID() }) },
  { what: "voided credit notes", lookUp: ({ creditNoteVoids }) => creditNoteVoids, each: () => ({ creditNoteId: randomUUID() }) },
  {
    what: "refunds on credit notes and overpayments",
    lookUp: ({ refunds }) => refunds,
    each: (index) => ({ ...references(index), [index % 2 ? "creditNoteId" : "overpaymentId"]: randomUUID() }),
  },
  { what: "overpayments", lookUp: ({ overpayments }) => overpayments, each: references },
  {
    what: "removed overpayments",
    lookUp: ({ overpaymentDeletes }) => overpaymentDeletes,
    each: () => ({ bankTransactionId: randomUUID() }),
  },
];

/** Turn by turn, with the minute that a turn's calls need. */
async function settleSlowly(): Promise<void> {
  for (let minutes = 0; minutes < 12; minutes++) {
    await world.settle();
    await world.advance(60_000);
  }
}

test("the lost answer of a batch of fifty new contacts is looked for, in as many calls as its numbers need, and nothing stands twice", async () => {
  await paidOrders(50, (index) => ({ firstName: "Lost", lastName: `Customer ${index}`, email: `lost.${index}@example.com` }));
  await world.hear();
  world.lines.xero.cut(/^PUT .*\/Contacts/, "after");
  await settleSlowly();

  const made = (await books.contacts()).filter(({ EmailAddress }) => EmailAddress?.startsWith("lost."));
  expect(made).toHaveLength(50);
  expect(new Set(made.map(({ EmailAddress }) => EmailAddress)).size).toBe(50);
  expect(await db.orderRecord.count({ where: { status: "SYNCED" } })).toBe(50);
  expect(longestQuery()).toBeLessThanOrEqual(LONGEST_QUERY);
});

test("thirty-five credit notes that changed in Xero at once are read again, and the shop's other work goes on", async () => {
  const orders = await paidOrders(35, () => null);
  await settleSlowly();
  for (const order of orders) await world.shopify.refund(order, {});
  await settleSlowly();
  // As when Xero's webhooks tell of them.
  await db.documentLink.updateMany({ where: { kind: "CREDIT_NOTE" }, data: { staleSeq: { increment: 1 } } });
  const before = await merchant.connection();
  await world.advance(2 * 60 * 60_000);
  await settleSlowly();

  const [{ stale }] = await db.$queryRaw<
    [{ stale: number }]
  >`SELECT count(*)::int AS stale FROM "DocumentLink" WHERE "seenSeq" < "staleSeq"`;
  expect(stale).toBe(0);
  const after = await merchant.connection();
  expect(after.booksSweptAt?.getTime()).toBeGreaterThan(before.booksSweptAt?.getTime() ?? 0);
  expect(longestQuery()).toBeLessThanOrEqual(LONGEST_QUERY);
});

test.each(SOUGHT)("a hundred $what are asked for in as many calls as that takes, each one request", async ({ lookUp, each }) => {
  const { lookUps, find } = lookUp(world.app.ports.books);
  const asked = Array.from({ length: 100 }, (_, index) => each(index) as never);
  const parts = lookUps(asked);
  expect(parts.flat()).toHaveLength(100);
  expect(new Set(parts.flat())).toEqual(new Set(asked));

  const before = world.lines.xero.carried.length;
  // Who asks is looked at after how long the question is.
  for (const part of parts)
    expect(await find({ tenantId: "any" as TenantId, accessToken: "none" }, part as never[])).toEqual({ kind: "unauthorised" });
  const carried = world.lines.xero.carried.slice(before);
  expect(carried).toHaveLength(parts.length);
  expect(longestQuery()).toBeLessThanOrEqual(LONGEST_QUERY);
  expect(parts.length).toBeLessThan(20);
});
