import type { BillToPageView } from "../../app/use-cases/bill-to-views";

export const BILL_TO: BillToPageView = {
  order: { recordId: "r1001", name: "#1001", obstacle: null, sharingObstacle: null, isShared: false, currency: "GBP" },
  choices: [
    {
      ...{ id: "choice-1", scope: "tag", label: "insured", payer: "Example Insurance", isNew: false, share: "33.33 %", reason: "Agreed in spring" },
      at: "2026-11-20T09:00:00.000Z",
    },
    {
      ...{ id: "choice-2", scope: "company", label: "Example Ltd", payer: "Example Holdings", isNew: true, share: null, reason: "" },
      at: "2026-11-19T09:00:00.000Z",
    },
    { ...{ id: "choice-3", scope: "order", label: "#1007", payer: null, isNew: false, share: null, reason: "Pays this one herself" }, at: "2026-11-18T09:00:00.000Z" },
  ],
  more: false,
};

/** Its own billing cannot be changed any more. */
export const BILL_TO_PAID: BillToPageView = {
  ...BILL_TO,
  order: {
    ...{ recordId: "r1001", name: "#1001", isShared: false, currency: "GBP" },
    sharingObstacle: "Its payers cannot be changed any more: invoice SH-1001 has payments or credit on it. Undo the order, choose who is billed, then post it again.",
    obstacle:
      "Invoice SH-1001 has payments or credit on it, and what is paid or credited is its contact's. Undo the order, choose who is billed, then post it again.",
  },
};
