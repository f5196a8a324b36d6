import { numberOf } from "../../integration/setting/merchant";
import type { Scenario } from "../scenario";
import { KEPT } from "./kept";

/** What happened is on record, and cannot be rewritten. */
export const AUDIT: readonly Scenario[] = [
  ...KEPT,
  {
    name: "audit/a-paid-order",
    proves: "Every event, decision, request and answer on an order is in its history, in the order in which it happened, sealed.",
    play: async (stage) => {
      const order = await stage.order({ payment: "paid" });
      await stage.world.app.ports.audit.seal();
      const number = numberOf(order);
      await stage.shows(order, {
        xero: { invoices: [{ number, status: "PAID", total: "29.00", due: "0.00" }] },
        app: {
          status: "synced",
          written: ["Create contact", `Create invoice ${number}`, /^Record payment Shopify \d+$/],
          seals: "all hold",
        },
      });
    },
  },
  {
    name: "audit/a-person-in-xero",
    proves: "A payment that a person records in Xero, and the marking of the order that follows, are in its history.",
    play: async (stage) => {
      const order = await stage.order();
      await stage.books.pay(numberOf(order));
      await stage.settle();
      await stage.world.app.ports.audit.seal();
      await stage.shows(order, {
        shopify: { status: "PAID", received: "29.00" },
        app: {
          status: "synced",
          written: ["Create contact", `Create invoice ${numberOf(order)}`, "Mark order paid in Shopify"],
          lastRead: `Read in Xero: ${numberOf(order)} is paid`,
          seals: "all hold",
        },
      });
    },
  },
];
