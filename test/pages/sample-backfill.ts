import type { BackfillPageView, BackfillView, PreviewView } from "../../app/use-cases/backfill-views";

const gbp = (amount: string) => ({ amount, currency: "GBP" });
const JUNE = { fromDay: "2026-06-01", toDay: "2026-06-30" };

const PREVIEW: PreviewView = {
  outcomes: { post: 1204, already: 3, undone: 0, unwanted: 0, held: 12, waiting: 2, excluded: 1 },
  documents: [
    { kind: "invoice", count: 1204, total: gbp("48160.00"), tax: gbp("8026.67") },
    { kind: "payment", count: 1190, total: gbp("47600.00"), tax: gbp("0.00") },
    { kind: "creditNote", count: 61, total: gbp("1830.00"), tax: gbp("305.00") },
    { kind: "refund", count: 61, total: gbp("1830.00"), tax: gbp("0.00") },
  ],
  lines: [
    { account: "200", taxType: "OUTPUT2", net: gbp("33650.13"), tax: gbp("6730.02") },
    { account: "210", taxType: "OUTPUT2", net: gbp("4958.20"), tax: gbp("991.65") },
  ],
  money: [{ account: "855", received: gbp("47600.00"), givenBack: gbp("1830.00") }],
  reasons: [
    {
      outcome: "held",
      sentence: "No Xero tax rate is chosen for VAT 5%.",
      example: "#1017",
      orders: 12,
      fixField: "taxRates.VAT 5%",
    },
    {
      outcome: "waiting",
      sentence: "Your settings have orders posted once they are paid in full; this one is not yet.",
      example: "#1020",
      orders: 2,
      fixField: null,
    },
    {
      outcome: "excluded",
      sentence: "This is a test order: no money moved, so it does not belong in the books.",
      example: "#1001",
      orders: 1,
      fixField: null,
    },
  ],
  estimate: { calls: 71, megabytesUp: "1.9", megabytesDown: "5.8", minutes: 2 },
};

const DECIDED: PreviewView["reasons"] = [
  {
    outcome: "undone",
    sentence: "You had these undone: each stays out of Xero until you press “Post again” on its page.",
    example: "#1003",
    orders: 4,
    fixField: null,
  },
];

const WAITS = { reason: "Shopify takes no more calls for now.", until: "2026-11-21T12:00:00.000Z" };

const PREVIEWING: BackfillView = {
  ...JUNE,
  state: "previewing",
  waitsFor: null,
  found: 1222,
  read: 750,
  preview: null,
  outOfDate: false,
  madeAgain: false,
  progress: null,
};

const RUNNING: BackfillView = {
  ...PREVIEWING,
  state: "running",
  read: 1222,
  preview: PREVIEW,
  progress: {
    done: 611,
    posted: 590,
    passedOver: 3,
    held: 12,
    excluded: 6,
    pending: 400,
    reasons: [
      {
        outcome: "held",
        sentence: "No Xero tax rate is chosen for VAT 5%.",
        example: null,
        orders: 10,
        fixField: "taxRates.VAT 5%",
      },
      { outcome: "held", sentence: "Xero refused it: Account code '200' is archived.", example: null, orders: 2, fixField: null },
    ],
    perMinute: 410,
    minutesLeft: 2,
  },
};

const NONE: BackfillPageView = { ready: true, proposed: { fromDay: "2026-10-22", toDay: "2026-11-20" }, current: null, past: [] };

const PAST: BackfillPageView["past"] = [
  {
    ...JUNE,
    id: "b3",
    outcome: "done",
    reason: null,
    posted: 1204,
    held: 12,
    endedAt: "2026-11-20T10:00:00.000Z",
  },
  {
    ...JUNE,
    id: "b2",
    outcome: "failed",
    reason: "Shopify ended the export as FAILED (TIMEOUT).",
    posted: 0,
    held: 0,
    endedAt: "2026-11-19T10:00:00.000Z",
  },
  {
    ...JUNE,
    id: "b1",
    outcome: "cancelled",
    reason: null,
    posted: 150,
    held: 0,
    endedAt: "2026-11-18T10:00:00.000Z",
  },
];

/** The page of past orders in each of its states. */
export const BACKFILLS = {
  notReady: { ...NONE, ready: false },
  none: NONE,
  gathering: { ...NONE, current: { ...PREVIEWING, found: null, read: 0, waitsFor: WAITS } },
  previewing: { ...NONE, current: PREVIEWING },
  previewingAgain: { ...NONE, current: { ...PREVIEWING, madeAgain: true } },
  preview: { ...NONE, current: { ...RUNNING, state: "ready", progress: null }, past: PAST },
  outOfDate: { ...NONE, current: { ...RUNNING, state: "ready", progress: null, outOfDate: true } },
  decided: {
    ...NONE,
    current: {
      ...RUNNING,
      state: "ready",
      progress: null,
      preview: { ...PREVIEW, outcomes: { ...PREVIEW.outcomes, undone: 4, unwanted: 1 }, reasons: DECIDED },
    },
  },
  nothingToPost: {
    ...NONE,
    current: {
      ...RUNNING,
      state: "ready",
      progress: null,
      preview: { ...PREVIEW, outcomes: { ...PREVIEW.outcomes, post: 0 }, documents: [], lines: [], money: [] },
    },
  },
  running: { ...NONE, current: { ...RUNNING, waitsFor: WAITS } },
  paused: { ...NONE, current: { ...RUNNING, state: "paused" } },
  past: { ...NONE, past: PAST },
} satisfies Record<string, BackfillPageView>;
