import type { OrderPageView } from "../../app/use-cases/views";
import { ORDER_SYNCED } from "./sample-orders";

const figures = ["Total", "Tax"];

/** Draft order #D7 with its quote, over the same lines as the synced order. */
const DRAFT_QUOTED: OrderPageView = {
  ...ORDER_SYNCED,
  recordId: "r1015",
  name: "#D7",
  foundBySweepAt: null,
  orderUrl: "https://admin.shopify.com/store/demo/draft_orders/7",
  comparison: ORDER_SYNCED.comparison.filter(({ what }) => figures.includes(what)),
  invoice: null,
  payments: [],
  billTo: null,
  secondPayer: null,
  quote: { number: "SH-D7", status: "SENT", url: "https://go.xero.com/Accounts/Receivable/Quotes/View/7", readAt: "2026-11-19T16:31:10.000Z" },
  attempts: [{ at: "2026-11-19T16:30:09.000Z", what: "Create quote SH-D7", outcome: "done", detail: null }],
};

const DRAFT_HELD: OrderPageView = {
  ...DRAFT_QUOTED,
  recordId: "r1016",
  name: "#D8",
  status: "attention",
  reasons: [
    "Both the draft order and, in Xero, its quote SH-D8 were changed. Crossfoot does not write over what a person wrote. Change the quote in Xero yourself, or delete it there; either way the order that comes of the draft is booked as usual.",
  ],
  canRetry: true,
  quote: { number: "SH-D8", status: "DRAFT", url: "https://go.xero.com/Accounts/Receivable/Quotes/View/8", readAt: "2026-11-19T16:31:10.000Z" },
};

const ORDER_OF_DRAFT: OrderPageView = {
  ...ORDER_SYNCED,
  recordId: "r1014",
  name: "#1014",
  cameOf: { recordId: "r1015", draft: "#D7", number: "SH-D7", status: "INVOICED" },
};

export const QUOTED = [ORDER_OF_DRAFT, DRAFT_QUOTED, DRAFT_HELD];
