import { afterAll, beforeEach, describe, expect, test, vi } from "vitest";
import type { BooksKind } from "../../app/ports/write-ledger";
import { Drafts, mugs } from "./setting/drafts";
import { dyingWorker, Killed, type Point } from "./setting/dying-worker";
import { Merchant } from "./setting/merchant";
import { World } from "./setting/world";

vi.setConfig({ testTimeout: 90_000 });

const CREATE = /^PUT .*\/Quotes/;
const CHANGE = /^POST .*\/Quotes/;
/** How long a lane rests after an answer that did not come. */
const REST_MS = 5_000;
/** Both sides are asked again after at most twenty minutes. */
const SWEEP_MS = 20 * 60_000;

const world = await World.start(afterAll);
const merchant = await Merchant.live(world, { setup: { draftOrders: "quote" } });
const drafts = new Drafts(merchant);
const { books } = merchant;
beforeEach(() => world.advance(60_000));

async function recover(): Promise<void> {
  await world.advance(REST_MS);
  await world.settle();
}

async function loseWebhooks(): Promise<void> {
  await world.deliverWebhooks();
  await world.app.db.webhookReceipt.deleteMany({ where: { handledAt: null } });
}

describe("the connection breaks while the quote is made", () => {
  test.each(["before", "after"] as const)(
    "%s Xero did the work: it stands once, and was looked for before it was sent again",
    async (when) => {
      const draft = await drafts.make(mugs(2));
      await world.hear();
      world.lines.xero.cut(CREATE, when);
      await world.app.worker.turn(books.tenantId);
      expect((await merchant.page(draft)).reasons[0]).toMatch(/^Xero did not answer as expected; it is tried again by itself\./);

      await recover();

      expect(await drafts.quoteOf(draft)).toMatchObject({ Status: "DRAFT", Total: 29 });
      expect((await merchant.page(draft)).status).toBe("synced");
    },
  );

  test.each(["before", "after"] as const)("while it is changed, %s Xero did the work: it is changed once", async (when) => {
    const draft = await drafts.quoted();
    await drafts.change(draft, mugs(3));
    await world.hear();
    const sent = world.lines.xero.count(CHANGE);
    world.lines.xero.cut(CHANGE, when);
    await world.app.worker.turn(books.tenantId);

    await recover();

    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 43.5 });
    expect(world.lines.xero.count(CHANGE) - sent).toBe(when === "after" ? 1 : 2);
    expect((await merchant.page(draft)).status).toBe("synced");
  });
});

describe("the worker is killed", () => {
  const WRITES: { kind: BooksKind; write: RegExp }[] = [
    { kind: "QUOTE", write: CREATE },
    { kind: "QUOTE_UPDATE", write: CHANGE },
  ];
  const points: Point[] = ["stored", "answered"];
  test.each(WRITES.flatMap((each) => points.map((point) => ({ ...each, point }))))(
    "with a $kind $point: the next worker finishes it, and it was sent once",
    async ({ kind, write, point }) => {
      const draft = kind === "QUOTE" ? await drafts.make(mugs(1)) : await drafts.quoted();
      if (kind === "QUOTE_UPDATE") await drafts.change(draft, mugs(1));
      await world.hear();
      const sent = world.lines.xero.count(write);
      await expect(dyingWorker(world.app.ports, kind, point).turn(books.tenantId)).rejects.toThrow(Killed);

      await recover();

      expect(world.lines.xero.count(write) - sent).toBe(1);
      expect(await drafts.quoteOf(draft)).toMatchObject({ Status: "DRAFT", Total: 14.5 });
      expect((await merchant.page(draft)).status).toBe("synced");
    },
  );

  test("between the order that came of the draft and the mark on the quote: both stand in the end", async () => {
    const draft = await drafts.quoted();
    const order = await drafts.complete(draft);
    await world.hear();
    await expect(dyingWorker(world.app.ports, "QUOTE_UPDATE", "stored").turn(books.tenantId)).rejects.toThrow(Killed);

    await recover();

    expect(await drafts.quoteOf(draft)).toMatchObject({ Status: "INVOICED", Reference: `${draft.name}, order ${order.name}` });
    expect((await merchant.page(order)).status).toBe("synced");
  });
});

describe("webhooks that were lost are made good within twenty minutes", () => {
  test("a new draft order, and the page says that a sweep found it", async () => {
    const draft = await drafts.make(mugs(2));
    await loseWebhooks();
    await world.settle();
    await world.advance(SWEEP_MS);
    await world.settle();

    expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 29 });
    expect((await merchant.page(draft)).foundBySweepAt).not.toBeNull();
  });

  test("one that was completed", async () => {
    const draft = await drafts.quoted();
    await drafts.complete(draft);
    await loseWebhooks();
    await world.advance(SWEEP_MS);
    await world.settle();

    expect((await drafts.quoteOf(draft)).Status).toBe("INVOICED");
  });

  test("what the customer said in Xero, which sends no webhook for it", async () => {
    const draft = await drafts.quoted();
    await drafts.edit(draft, { Status: "SENT" });
    await drafts.edit(draft, { Status: "ACCEPTED" });
    // Shopify's side finds its last minute's draft orders each time: here it has nothing to tell.
    await world.app.db.connection.updateMany({ data: { draftsCursor: new Date(Date.now() + SWEEP_MS) } });
    await world.advance(SWEEP_MS);
    await world.settle();

    expect((await merchant.page(draft)).quote).toMatchObject({ status: "ACCEPTED" });
  });
});

test("a draft order that is looked at again although nothing changed costs no reading of its quote", async () => {
  await drafts.quoted();
  await world.app.db.connection.updateMany({ data: { draftsCursor: new Date(Date.now() - 30_000) } });
  const reads = world.lines.xero.count(/^GET .*\/Quotes\//);
  const shopReads = world.lines.shopify.count(/CrossfootDraftOrder\b/);
  await world.advance(SWEEP_MS);
  await world.settle();

  expect(world.lines.shopify.count(/CrossfootDraftOrder\b/)).toBeGreaterThan(shopReads);
  expect(world.lines.xero.count(/^GET .*\/Quotes\//)).toBe(reads);
});

test("edited in Xero between our reading and our writing: the person's words stand, and a Retry tells of both", async () => {
  const draft = await drafts.quoted();
  await drafts.change(draft, mugs(3));
  await world.hear();
  const reading = world.lines.xero.hold(/^GET .*\/Quotes\//, "after");
  const turn = world.app.worker.turn(books.tenantId);
  await reading.arrived;
  const line = { Description: "Theirs", Quantity: 1, UnitAmount: 12, AccountCode: "200", TaxType: "OUTPUT2" };
  await drafts.edit(draft, { LineItems: [line] });
  reading.release();
  await turn;
  const number = `SH-${draft.name.slice(1)}`;
  const message = `Xero refused it: Quote ${number} was changed in Xero a moment ago, so Crossfoot left it as it is. Press Retry.`;
  expect((await merchant.page(draft)).reasons).toEqual([message]);

  await world.app.crossfoot.retryOrder(merchant.shop, (await merchant.page(draft)).recordId);
  await world.settle();

  expect(await drafts.quoteOf(draft)).toMatchObject({ Total: 12, LineItems: [{ Description: "Theirs" }] });
  expect((await merchant.page(draft)).reasons[0]).toMatch(/^Both the draft order and, in Xero, its quote/);
});

test("a number that somebody else uses holds the draft order, and nothing of theirs is touched", async () => {
  const next = await drafts.make(mugs(1));
  await world.settle();
  const number = `SH-D${Number(next.name.slice(2)) + 1}`;
  const theirs = {
    QuoteNumber: number,
    Contact: { Name: "Tidewater Cafe" },
    Date: "2026-11-02",
    LineItems: [{ Description: "Theirs", Quantity: 1, UnitAmount: 5, AccountCode: "200" }],
  };
  await books.post("Quotes", theirs);
  const draft = await drafts.make(mugs(1));
  await world.settle();

  expect(await drafts.quoteOf(draft)).toMatchObject({ Contact: { Name: "Tidewater Cafe" }, LineItems: [{ Description: "Theirs" }] });
  expect(await merchant.page(draft)).toMatchObject({
    status: "attention",
    reasons: [
      `Quote number ${number} is already used in Xero by another document. Change that number in Xero, or choose another prefix in Settings, then press Retry.`,
    ],
  });
});
