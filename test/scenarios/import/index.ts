import type { CalendarDate } from "../../../app/domain/instant";
import { numberOf } from "../../integration/setting/merchant";
import type { ShopOrder } from "../../integration/setting/shopify-side";
import type { Scenario } from "../scenario";
import type { Stage } from "../stage";
import { DOUBLES } from "./doubles";
import { NOT_OURS } from "./not-ours";

const WEEK_MS = 7 * 24 * 60 * 60_000;
const CUSTOMER = { firstName: "Ida", lastName: "Tidewater", email: "ida@example.com" };

/** Somebody invoices the next order by hand before it is placed, and a week goes by, so that the books are read for it. */
async function invoicedByHand(stage: Stage, invoice: { reference: string; total: string; contact?: string }): Promise<void> {
  const date = stage.world.clock.now().toISOString().slice(0, 10);
  await stage.books.addInvoice({ number: "HAND-1", contact: "Somebody Else", date, ...invoice });
  await stage.world.advance(WEEK_MS);
  await stage.settle();
}

/** Presses "It is" or "It is not" beside the invoice. */
async function say(stage: Stage, order: ShopOrder, is: boolean): Promise<void> {
  const { recordId, elsewhere } = await stage.merchant.page(order);
  await stage.world.app.crossfoot.decideElsewhere(stage.merchant.shop, recordId, { invoiceId: elsewhere[0]?.id ?? "", is });
  await stage.settle();
}

/** What others invoiced is not posted again. The first order of a shop is #1001, and comes to 29.00. */
export const IMPORT: readonly Scenario[] = [
  ...DOUBLES,
  ...NOT_OURS,
  {
    name: "import/invoiced-by-hand-under-its-number",
    proves: "An order that somebody invoiced by hand, naming it, for the same amount, is linked and not posted again.",
    play: async (stage) => {
      await invoicedByHand(stage, { reference: "Shopify order #1001", total: "29.00" });
      const order = await stage.order({ payment: "paid" });
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00" },
        xero: { invoices: [], payments: [] },
        app: {
          status: "excluded",
          elsewhere: ["HAND-1 over 29.00, this order's"],
          sentences: [/^Invoiced in Xero as HAND-1 of \d{4}-\d\d-\d\d, not by Crossfoot/],
        },
      });
    },
  },
  {
    name: "import/same-person-and-amount",
    proves: "An order whose customer was invoiced the same amount that day is linked, though the invoice does not name it.",
    play: async (stage) => {
      // A first order makes the day on which the invoice is dated an ordinary one.
      await stage.order({ lines: [{ sku: "HF-CAN-S" }] });
      const date = stage.world.clock.now().toISOString().slice(0, 10);
      await stage.books.addInvoice({ number: "HAND-2", contact: "Ida Tidewater", date, total: "29.00" });
      await stage.world.app.ports.elsewhere.saveRead((await stage.merchant.connection()).id, {
        fromDay: "2020-01-01" as CalendarDate,
        cursor: null,
        readAt: new Date(0),
        journals: "unread",
        journalsCursor: null,
      });
      const order = await stage.order({ payment: "paid", customer: CUSTOMER });
      await stage.shows(order, {
        xero: { invoices: [], payments: [] },
        app: { status: "excluded", elsewhere: ["HAND-2 over 29.00, this order's"] },
      });
    },
  },
  {
    name: "import/another-amount-is-asked",
    proves: "An invoice that names the order and comes to something else holds the order until the merchant has said what it is.",
    play: async (stage) => {
      await invoicedByHand(stage, { reference: "#1001", total: "20.00" });
      const order = await stage.order({ payment: "paid" });
      await stage.shows(order, {
        xero: { invoices: [], payments: [] },
        app: { status: "attention", problems: ["maybe-in-books"], elsewhere: ["HAND-1 over 20.00, perhaps"] },
      });
    },
  },
  {
    name: "import/the-merchant-says-it-is",
    proves: "An invoice that the merchant says is the order's is linked; the order is not posted, now or on Retry.",
    play: async (stage) => {
      await invoicedByHand(stage, { reference: "#1001", total: "20.00" });
      const order = await stage.order({ payment: "paid" });
      await say(stage, order, true);
      await stage.merchant.retry(order);
      await stage.settle();
      await stage.shows(order, {
        xero: { invoices: [], payments: [] },
        app: { status: "excluded", elsewhere: ["HAND-1 over 20.00, this order's"] },
      });
    },
  },
  {
    name: "import/the-merchant-says-it-is-not",
    proves: "An invoice that the merchant says is another sale's is left alone, and the order is posted whole.",
    play: async (stage) => {
      await invoicedByHand(stage, { reference: "#1001", total: "20.00" });
      const order = await stage.order({ payment: "paid" });
      await say(stage, order, false);
      const number = numberOf(order);
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00" },
        xero: { invoices: [{ number, status: "PAID", total: "29.00", tax: "4.83", due: "0.00", paid: "29.00" }] },
        app: { status: "synced", problems: [], elsewhere: [] },
      });
    },
  },
];
