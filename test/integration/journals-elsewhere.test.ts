import { afterAll, beforeEach, expect, test } from "vitest";
import { Merchant, visit } from "./setting/merchant";
import { World } from "./setting/world";

const world = await World.start(afterAll);
beforeEach(() => world.xero.nextMinute());

const WEEK_MS = 7 * 24 * 60 * 60_000;
/** 14.50 each, tax included. */
const mugs = (quantity: number) => ({ lines: [{ sku: "HF-MUG-CRM", quantity }], payment: "paid" as const });
const today = () => world.clock.now().toISOString().slice(0, 10);

type Line = { LineAmount: number; AccountCode: string; TaxType?: string };

function addJournal({ books }: Merchant, Narration: string, { lines, ...fields }: { lines: readonly Line[]; [field: string]: unknown }) {
  return books.act<{ ManualJournalID: string }>("manual-journals", {
    ...{ Narration, Status: "POSTED", Date: today(), LineAmountTypes: "NoTax", JournalLines: lines },
    ...fields,
  });
}

/** Consent as it was asked for before journals were read. */
async function connectWithoutJournals(merchant: Merchant): Promise<void> {
  const { location, cookie } = await merchant.startConsent();
  const narrowed = new URL(location);
  const scope = narrowed.searchParams.get("scope") ?? "";
  narrowed.searchParams.set("scope", scope.replace(" accounting.manualjournals.read", ""));
  const back = await visit(await world.xero.allow(narrowed.href, merchant.books.tenantId), cookie);
  const ticket = new URL(back.location).searchParams.get("ticket") ?? "";
  expect(await world.app.crossfoot.connectOrganisation(merchant.shop, { ticket, tenantId: merchant.books.tenantId })).toMatchObject({
    ok: true,
  });
}

const elsewhere = ({ shop }: Merchant) => world.app.crossfoot.elsewhere(shop, { after: null });

test("a consent from before journals were asked for goes on as it was, and says so until somebody reconnects", async () => {
  const merchant = await Merchant.open(world, "older-consent");
  await connectWithoutJournals(merchant);
  await merchant.saveSetup({ numberPrefix: "OC-" });
  const order = await merchant.placeOrder(mugs(1));
  await world.settle();
  expect((await merchant.page(order)).status).toBe("synced");
  expect((await elsewhere(merchant)).journals).toBe("no-consent");
  expect(world.lines.xero.count(/^GET .*\/ManualJournals/)).toBe(0);

  await addJournal(merchant, "Web sale", {
    lines: [
      { LineAmount: -14.5, AccountCode: "200" },
      { LineAmount: 14.5, AccountCode: "630" },
    ],
  });
  await merchant.connect();
  await world.settle();
  const { journals, doubles } = await elsewhere(merchant);
  expect(journals).toBe("read");
  expect(doubles).toMatchObject([{ what: "journal", number: "Web sale", total: { amount: "14.50" }, order: { name: order.name } }]);
});

test("journals that book a day's sales or an order's are shown, and no others; a voided one no longer", async () => {
  const merchant = await Merchant.live(world, { handle: "journals", setup: { numberPrefix: "JN-" } });
  await merchant.placeOrder(mugs(1));
  const big = await merchant.placeOrder(mugs(2));
  await world.settle();
  // The day: 14.50 + 29.00 = 43.50, of which 36.25 net and 7.25 VAT at 20 %.
  await addJournal(merchant, "Day's takings", {
    lines: [
      { LineAmount: -36.25, AccountCode: "200" },
      { LineAmount: -7.25, AccountCode: "840" },
      { LineAmount: 43.5, AccountCode: "630" },
    ],
  });
  // 24.17 and 20 % on top: 29.00.
  const one = await addJournal(merchant, "Big order", {
    LineAmountTypes: "Exclusive",
    lines: [
      { LineAmount: -24.17, AccountCode: "200", TaxType: "OUTPUT2" },
      { LineAmount: 29.0, AccountCode: "630", TaxType: "NONE" },
    ],
  });
  await addJournal(merchant, "Shopify payout 55", {
    lines: [
      { LineAmount: -812.4, AccountCode: "260" },
      { LineAmount: 812.4, AccountCode: "855" },
    ],
  });
  await addJournal(merchant, "Deferred income", {
    lines: [
      { LineAmount: -500, AccountCode: "200" },
      { LineAmount: 500, AccountCode: "630" },
    ],
  });
  await addJournal(merchant, "A draft", {
    Status: "DRAFT",
    lines: [
      { LineAmount: -43.5, AccountCode: "200" },
      { LineAmount: 43.5, AccountCode: "630" },
    ],
  });
  await addJournal(merchant, "Wrong account", {
    lines: [
      { LineAmount: -43.5, AccountCode: "404" },
      { LineAmount: 43.5, AccountCode: "453" },
    ],
  });
  const day = today();
  await world.advance(WEEK_MS);
  await world.settle();

  const shown = async () => (await elsewhere(merchant)).doubles.filter(({ what }) => what === "journal");
  const byName = (await shown()).filter(({ number }) => number !== "Web sale").sort((a, b) => a.number.localeCompare(b.number));
  expect(byName).toMatchObject([
    { number: "Big order", total: { amount: "29.00", currency: "GBP" }, order: { name: big.name } },
    { number: "Day's takings", total: { amount: "36.25", currency: "GBP" }, order: null, days: { from: day, to: day, orders: 2 } },
    { number: "Shopify payout 55", total: { amount: "812.40", currency: "GBP" }, order: null },
  ]);

  await merchant.books.act("api", {
    request: `POST /ManualJournals/${one.ManualJournalID}`,
    body: { Status: "VOIDED" },
  });
  await world.advance(WEEK_MS);
  await world.settle();
  expect((await shown()).map(({ number }) => number)).not.toContain("Big order");
});

test("where Xero shows them to nobody who connected, the rest of the books is read and orders are posted", async () => {
  const merchant = await Merchant.open(world, "no-reports");
  await merchant.connect();
  const mend = world.lines.xero.refuseEvery(/\/ManualJournals/, 403);
  await merchant.saveSetup({ numberPrefix: "NR-" });
  const order = await merchant.placeOrder(mugs(1));
  await world.settle();
  expect(await merchant.page(order)).toMatchObject({ status: "synced" });
  expect((await elsewhere(merchant)).journals).toBe("refused");
  expect((await merchant.connection()).state).toBe("LIVE");

  mend();
  await world.advance(WEEK_MS);
  await world.settle();
  expect((await elsewhere(merchant)).journals).toBe("read");
});

test("other money, as the merchant says: kept with the reason through each reading, on record, and only while it comes to the same", async () => {
  const merchant = await Merchant.live(world, { handle: "other-money", setup: { numberPrefix: "OM-" } });
  await merchant.placeOrder(mugs(2));
  await world.settle();
  const lines = (amount: number) => [
    { LineAmount: -amount, AccountCode: "200" },
    { LineAmount: amount, AccountCode: "630" },
  ];
  const { ManualJournalID } = await addJournal(merchant, "The fair, not shopify", { lines: lines(29) });
  await world.advance(WEEK_MS);
  await world.settle();
  const doubleOf = async () => (await elsewhere(merchant)).doubles.find(({ number }) => number === "The fair, not shopify");
  const shown = await doubleOf();
  const { crossfoot } = world.app;
  const aside = (standsAs: string) => crossfoot.setAside(merchant.shop, { id: shown?.id ?? "", standsAs, reason: "  the fair " });

  // Of what nobody was shown nothing is said.
  expect((await aside("2026-11-01 2900 GBP")).error).toBe("It stands otherwise in Xero by now. Look at it again, then decide.");
  expect((await crossfoot.setAside(merchant.shop, { id: "no-such", standsAs: "", reason: "x" })).error).toMatch(/^It stands otherwise/);
  expect(await doubleOf()).toBeDefined();
  expect(await aside(shown?.standsAs ?? "")).toEqual({ error: null });
  expect(await doubleOf()).toBeUndefined();

  // Read anew with other words and the same figures, it stays so.
  await merchant.books.act("api", {
    request: `POST /ManualJournals/${ManualJournalID}`,
    body: { Narration: "The fair in May, not shopify" },
  });
  await world.advance(WEEK_MS);
  await world.settle();
  const { doubles, setAside } = await elsewhere(merchant);
  expect(doubles.filter(({ what, number }) => what === "journal" && number.startsWith("The fair"))).toEqual([]);
  expect(setAside).toMatchObject([{ number: "The fair in May, not shopify", reason: "the fair", total: { amount: "29.00" } }]);

  await merchant.books.act("api", { request: `POST /ManualJournals/${ManualJournalID}`, body: { JournalLines: lines(30) } });
  await world.advance(WEEK_MS);
  await world.settle();
  const later = await elsewhere(merchant);
  const fair = later.doubles.filter(({ number }) => number.startsWith("The fair"));
  expect(fair).toMatchObject([{ number: "The fair in May, not shopify", total: { amount: "30.00" } }]);
  expect(later.setAside).toEqual([]);

  let file = "";
  for await (const piece of (await crossfoot.exportHistory(merchant.shop)) ?? []) file += piece;
  const told = file.split("\r\n").filter((row) => /other money|twice again/.test(row));
  expect(told).toEqual([
    expect.stringMatching(/,DECISION,,A person said that a manual journal in Xero is other money,the fair,.*,yes$/),
    expect.stringMatching(/,DECISION,,A manual journal in Xero may be the same money twice again,/),
  ]);
});
