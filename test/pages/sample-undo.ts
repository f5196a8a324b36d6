import type { OrderPageView } from "../../app/use-cases/views";
import type { UndoPageView, UndoView } from "../../app/use-cases/undo-views";
import { ORDER_SYNCED } from "./sample-orders";

const gbp = (amount: string) => ({ amount, currency: "GBP" });

/** 60 orders of 14.50 are 870.00; two of them were given back (29.00), one is in a locked period, one a person paid by hand. */
const READY: UndoView = {
  ...{ kind: "backfill", fromDay: "2026-06-01", toDay: "2026-06-30" },
  state: "ready",
  orders: 60,
  reversed: 1,
  held: 1,
  kinds: [
    { what: "Payments removed", count: 60, total: gbp("870.00") },
    { what: "Credit notes voided", count: 2, total: gbp("29.00") },
    { what: "Invoices voided", count: 58, total: gbp("841.00") },
    { what: "Reversed by a credit note, because the period is locked", count: 1, total: gbp("14.50") },
  ],
  people: [
    {
      recordId: "r1005",
      order: "#1005",
      sentence:
        "SH-1005 has 9.00 of payments in Xero that somebody recorded there, beside 0.00 of Crossfoot's. Remove them in Xero, then press Retry; or leave the order in Xero.",
    },
  ],
  estimate: { calls: 74, minutes: 2 },
  waitsFor: null,
  progress: null,
};

export const UNDOS = {
  none: { current: null, past: [] },
  previewing: { current: { ...READY, state: "previewing", orders: 500, kinds: [], people: [] }, past: [] },
  ready: { current: READY, past: [] },
  running: { current: { ...READY, state: "running", progress: { all: 60, finished: 24, held: 1, gone: 22, minutesLeft: 1 } }, past: [] },
  /** 3,000 paid orders on a thousand calls a day, of which past orders may take 590. */
  resting: {
    current: {
      ...READY,
      state: "running",
      orders: 3_000,
      progress: { all: 3_000, finished: 520, held: 0, gone: 520, minutesLeft: 4 * 1440 + 8 },
      waitsFor: {
        reason: "Xero takes no more requests for past orders for now, so that new ones need not wait. It goes on by itself.",
        until: "2026-11-22T10:15:00.000Z",
      },
    },
    past: [],
  },
  past: {
    current: null,
    past: [
      {
        id: "u2",
        kind: "day",
        fromDay: "2026-06-02",
        toDay: "2026-06-02",
        outcome: "done",
        all: 5,
        gone: 5,
        held: 0,
        endedAt: "2026-11-21T10:00:00.000Z",
      },
      {
        id: "u1",
        ...{ kind: "backfill", fromDay: "2026-05-01", toDay: "2026-05-31" },
        outcome: "cancelled",
        all: 40,
        gone: 12,
        held: 1,
        endedAt: "2026-11-20T10:00:00.000Z",
      },
    ],
  },
} satisfies Record<string, UndoPageView>;

export const ORDER_UNDONE: OrderPageView = {
  ...ORDER_SYNCED,
  recordId: "r1012",
  name: "#1012",
  status: "excluded",
  reasons: ["Undone, as asked for on 2026-11-21 (entered twice): nothing of it is left in Xero."],
  canRetry: true,
  comparison: ORDER_SYNCED.comparison.map((row) => ({ ...row, books: null, difference: null })),
  invoice: ORDER_SYNCED.invoice && { ...ORDER_SYNCED.invoice, number: "SH-1010", status: "VOIDED" },
  payments: [],
  undo: {
    wish: { kind: "undo", reason: "entered twice", at: "2026-11-21T09:00:00.000Z" },
    dryRun: null,
    canUndo: false,
    canHoldBack: false,
    canPostAgain: true,
  },
};

export const ORDER_NOT_POSTED: OrderPageView = {
  ...ORDER_SYNCED,
  recordId: "r1013",
  name: "#1013",
  status: "attention",
  reasons: ["No Xero tax rate is chosen for “VAT 5%”. Choose one in Settings; the order is then posted by itself."],
  invoice: null,
  payments: [],
  undo: { wish: null, dryRun: null, canUndo: false, canHoldBack: true, canPostAgain: false },
};
