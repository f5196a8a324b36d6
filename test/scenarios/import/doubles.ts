import assert from "node:assert/strict";
import type { SetAsideView } from "../../../app/use-cases/views";
import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";

const WEEK_MS = 7 * 24 * 60 * 60_000;
const today = ({ world }: Stage) => world.clock.now().toISOString().slice(0, 10);

/** Somebody books what a day or an order came to straight to the sales account, as accountants do with payouts. */
async function addJournal(stage: Stage, Narration: string, amount: number): Promise<string> {
  const line = (LineAmount: number, AccountCode: string) => ({ LineAmount, AccountCode });
  const JournalLines = [line(-amount, "200"), line(amount, "630")];
  const fields = { Narration, Status: "POSTED", Date: today(stage), LineAmountTypes: "NoTax", JournalLines };

  return (await stage.books.act<{ ManualJournalID: string }>("manual-journals", fields)).ManualJournalID;
}

/** The books are read every week. */
async function aWeekLater(stage: Stage): Promise<void> {
  await stage.world.advance(WEEK_MS);
  await stage.settle();
}

/** "Not the same money", with a reason; answers as the page does. */
async function setAside(stage: Stage, number: string, reason: string): Promise<string | null> {
  const { crossfoot } = stage.world.app;
  const { doubles } = await crossfoot.elsewhere(stage.merchant.shop, { after: null });
  const shown = doubles.find((each) => each.number === number);
  assert(shown, `${number} is not among what may be in the books twice.`);

  return (await crossfoot.setAside(stage.merchant.shop, { id: shown.id, standsAs: shown.standsAs, reason })).error;
}

async function asides({ world, merchant }: Stage): Promise<SetAsideView[]> {
  return (await world.app.crossfoot.elsewhere(merchant.shop, { after: null })).setAside;
}

/** What the invoice of two mugs, paid, shows, whatever else stands in the books. */
const PAID = { status: "PAID", total: "29.00", tax: "4.83", due: "0.00", paid: "29.00" };

/** The same money a second time, booked from elsewhere: nothing waits for it, and somebody is told. */
export const DOUBLES: readonly Scenario[] = [
  {
    name: "import/doubles-before-going-live",
    proves: "Before the first order is posted the books are looked through: deposits booked as sales and journals of a payout are shown.",
    notLive: true,
    play: async (stage) => {
      const { world, merchant } = stage;
      await addJournal(stage, "Shopify payout 55", 812.4);
      await stage.books.receiveMoney({ reference: "SHOPIFY PAYOUT", date: today(stage), total: "96.00", account: "200" });
      await stage.books.receiveMoney({ reference: "Interest", date: today(stage), total: "3.10", account: "270" });
      await merchant.connect();
      await merchant.saveSetup();
      await stage.settle();
      const perhapsTwice = ["deposit SHOPIFY PAYOUT over 96.00", "journal Shopify payout 55 over 812.40"];
      const before = await world.app.crossfoot.elsewhere(merchant.shop, { after: null });
      assert.deepEqual(before.doubles.map(({ number }) => number).sort(), ["SHOPIFY PAYOUT", "Shopify payout 55"]);

      const order = await stage.order({ payment: "paid" });
      await stage.shows(order, {
        shopify: { received: "29.00", outstanding: "0.00" },
        xero: { invoices: [{ number: numberOf(order), ...PAID }] },
        app: { status: "synced", problems: [], perhapsTwice },
      });
    },
  },
  {
    name: "import/double-invoice",
    proves: "An invoice that names a posted order, and comes to the same, is found within the week; ours stays.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const by = { number: "APP-55", reference: `Shopify ${order.name}`, contact: "Web sales", date: today(stage) };
      await stage.books.addInvoice({ ...by, total: "29.00" });
      await stage.books.addInvoice({ ...by, number: "APP-56", total: "28.99" });
      await aWeekLater(stage);
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number: numberOf(order), ...PAID }] },
        app: {
          status: "synced",
          perhapsTwice: [`invoice APP-55 over 29.00, as ${order.name}`],
          onlyInXero: ["APP-55 over 29.00", "APP-56 over 28.99"],
        },
      });
    },
  },
  {
    name: "import/double-deposit",
    proves: "Money received that somebody books to the sales account is found within the week; on another account it is nobody's business.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      await stage.books.receiveMoney({ reference: "SHOPIFY PAYOUT", date: today(stage), total: "29.00", account: "200" });
      await stage.books.receiveMoney({ reference: "Interest", date: today(stage), total: "29.00", account: "270" });
      await aWeekLater(stage);
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), ...PAID }] },
        app: { status: "synced", perhapsTwice: ["deposit SHOPIFY PAYOUT over 29.00"] },
      });
    },
  },
  {
    name: "import/double-journal",
    proves:
      "A manual journal over exactly what an order, or a day's orders, came to is found within the week; one over a penny more is not.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const other = await stage.order({ lines: [{ sku: "HF-MUG-CRM", quantity: 1 }], payment: "paid" });
      // 29.00 and 14.50 are 43.50 that day.
      await addJournal(stage, "Web sale", 29);
      await addJournal(stage, "Day's takings", 43.5);
      await addJournal(stage, "Deferred income", 43.51);
      await aWeekLater(stage);
      const perhapsTwice = ["journal Day's takings over 43.50, as 2 orders", `journal Web sale over 29.00, as ${order.name}`];
      await stage.shows(other, { xero: { invoices: [{ total: "14.50", due: "0.00" }] }, app: { status: "synced", perhapsTwice } });
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number: numberOf(order), ...PAID }] },
        app: { status: "synced", problems: [], perhapsTwice },
      });
    },
  },
  {
    name: "import/not-the-same-money",
    proves:
      "A journal or a deposit of which the merchant says that it is other money is kept with the reason and not shown again, unless it comes to something else later.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      const journal = await addJournal(stage, "Stall at the fair", 29);
      await stage.books.receiveMoney({ reference: "FAIR CASH", date: today(stage), total: "310.00", account: "200" });
      await aWeekLater(stage);
      assert.match((await setAside(stage, "Stall at the fair", " ")) ?? "", /^Say why it is other money/);
      assert.equal(await setAside(stage, "Stall at the fair", "sold for cash at the fair"), null);
      assert.equal(await setAside(stage, "FAIR CASH", "the same fair"), null);
      await aWeekLater(stage);
      const otherMoney = [
        "deposit FAIR CASH over 310.00: the same fair",
        "journal Stall at the fair over 29.00: sold for cash at the fair",
      ];
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), ...PAID }] },
        app: { status: "synced", perhapsTwice: [], otherMoney },
      });

      // A bookkeeper makes the journal three fifths of that: 17.40.
      const lines = [
        { LineAmount: -17.4, AccountCode: "200", Description: "shopify" },
        { LineAmount: 17.4, AccountCode: "630" },
      ];
      const body = { Narration: "Stall at the fair, shopify", JournalLines: lines };
      await stage.books.act("api", { request: `POST /ManualJournals/${journal}`, body });
      await aWeekLater(stage);
      const fair = (await asides(stage)).find(({ number }) => number === "FAIR CASH");
      await stage.world.app.crossfoot.showAgain(stage.merchant.shop, fair?.id ?? "");
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [{ number: numberOf(order), ...PAID }] },
        app: {
          status: "synced",
          perhapsTwice: ["deposit FAIR CASH over 310.00", "journal Stall at the fair, shopify over 17.40"],
          otherMoney: [],
        },
      });
    },
  },
];
