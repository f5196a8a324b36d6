import type { ElsewherePageView, InvoiceElsewhereView } from "../../app/use-cases/views";

const invoice = (number: string, date: string, amount: string): InvoiceElsewhereView => ({
  id: `id-of-${number}`,
  number,
  date,
  total: { amount, currency: "GBP" },
  status: "AUTHORISED",
  url: `https://go.xero.com/app/invoicing/view/id-of-${number}`,
  claimed: false,
});

export const MAYBE_1008 = [invoice("INV-0041", "2026-11-19", "58.00"), invoice("INV-0044", "2026-11-21", "58.00")];

export const ELSEWHERE: ElsewherePageView = {
  readAt: "2026-11-20T08:00:00.000Z",
  fromDay: "2026-11-01",
  invoices: [invoice("INV-0039", "2026-11-12", "240.00"), invoice("INV-0038", "2026-11-03", "1150.50")],
  nextCursor: null,
  doubles: [
    {
      ...{ id: "id-of-INV-0040", standsAs: "2026-11-19 2415 GBP" },
      ...{ what: "invoice", number: "INV-0040", date: "2026-11-19", total: { amount: "24.15", currency: "GBP" } },
      ...{ url: "https://go.xero.com/app/invoicing/view/id-of-INV-0040", order: { recordId: "r1001", name: "#1001" } },
    },
    {
      ...{ id: "payout-55", standsAs: "2026-11-18 81240 GBP" },
      ...{ what: "deposit", number: "SHOPIFY PAYOUT", date: "2026-11-18", total: { amount: "812.40", currency: "GBP" }, url: null, order: null },
    },
    {
      ...{ id: "journal-7", standsAs: "2026-11-19 9660 GBP" },
      ...{ what: "journal", number: "Web sales of 18 November", date: "2026-11-19", total: { amount: "96.60", currency: "GBP" } },
      ...{ url: null, order: null, days: { from: "2026-11-18", to: "2026-11-18", orders: 4 } },
    },
  ],
  setAside: [
    {
      ...{ id: "journal-3", what: "journal", number: "Stall at the fair", date: "2026-11-09", total: { amount: "310.00", currency: "GBP" } },
      ...{ reason: "Sold for cash at the fair, not in the shop", at: "2026-11-10T09:00:00.000Z" },
    },
  ],
  journals: "no-consent",
};
