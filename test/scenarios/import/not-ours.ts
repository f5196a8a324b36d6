import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";

const WEEK_MS = 7 * 24 * 60 * 60_000;

/** Invoices of others: by their own number, and those that are no order's. */
export const NOT_OURS: readonly Scenario[] = [
  {
    name: "import/numbered-like-the-order",
    proves: "An invoice of another app that has the order's number as its own is the order's, and it is not posted again.",
    play: async (stage) => {
      const date = stage.world.clock.now().toISOString().slice(0, 10);
      await stage.books.addInvoice({ number: "#1001", contact: "Web sales", date, total: "29.00" });
      await stage.world.advance(WEEK_MS);
      await stage.settle();
      const order = await stage.order({ payment: "paid" });
      await stage.shows(order, {
        shopify: { received: "29.00" },
        xero: { invoices: [], payments: [] },
        app: { status: "excluded", elsewhere: ["#1001 over 29.00, this order's"], onlyInXero: [] },
      });
    },
  },
  {
    name: "import/in-xero-only",
    proves: "Invoices that are no order's are listed as “in Xero only”, and no order waits for them.",
    play: async (stage) => {
      const date = stage.world.clock.now().toISOString().slice(0, 10);
      await stage.books.addInvoice({ number: "INV-0038", contact: "Example Cafe", date, total: "1150.50" });
      await stage.world.advance(WEEK_MS);
      await stage.settle();
      const order = await stage.order({ payment: "paid" });
      await stage.shows(order, {
        xero: { invoices: [{ number: numberOf(order), status: "PAID", total: "29.00", due: "0.00" }] },
        app: { status: "synced", elsewhere: [], onlyInXero: ["INV-0038 over 1150.50"], perhapsTwice: [] },
      });
    },
  },
];
