import type { ConnectionView, HomeView, ScheduleView } from "../../app/use-cases/views";

export const SHOP = "demo.myshopify.com";

const NOW = Date.now();
/** Relative to the clock, because the page says "2 minutes ago". */
const minutesAgo = (minutes: number) => new Date(NOW - minutes * 60_000).toISOString();

export function connection(state: ConnectionView["state"]): ConnectionView {
  return {
    state,
    organisation: {
      name: "Demo Trading Ltd",
      countryCode: "GB",
      baseCurrency: "GBP",
      url: "https://go.xero.com/app/!demo/homepage",
    },
    connectedAt: "2026-11-02T09:15:00.000Z",
  };
}

const REAL_TIME: ScheduleView = { mode: "real-time", at: "22:00", timeZone: "Europe/London", nextAt: null, underWay: false };

export const HOME_NEW: HomeView = {
  connection: null,
  schedule: null,
  counts: { synced: 0, pending: 0, attention: 0, excluded: 0 },
  lastWebhookAt: null,
  lastSweepAt: null,
  lastPostedAt: null,
  workerSeenAt: null,
  workerSilent: false,
  faultSince: null,
  calls: null,
};

export const HOME_LIVE: HomeView = {
  connection: connection("live"),
  schedule: REAL_TIME,
  counts: { synced: 1248, pending: 3, attention: 2, excluded: 14 },
  lastWebhookAt: minutesAgo(2),
  lastSweepAt: minutesAgo(11),
  nextSweepBy: minutesAgo(-7),
  lastPostedAt: minutesAgo(2),
  workerSeenAt: minutesAgo(0),
  workerSilent: false,
  faultSince: null,
  calls: { restsUntil: null, gathersUntil: null, left: { calls: 4_120, of: 5_000 } },
};

export const HOMES = {
  new: HOME_NEW,
  setup: { ...HOME_NEW, connection: connection("setup"), schedule: REAL_TIME, workerSeenAt: minutesAgo(0) },
  live: HOME_LIVE,
  daily: { ...HOME_LIVE, schedule: { ...REAL_TIME, mode: "daily", at: "18:30", nextAt: "2026-11-22T18:30:00.000Z" } },
  byHand: { ...HOME_LIVE, schedule: { ...REAL_TIME, mode: "manual" } },
  reconnect: { ...HOME_LIVE, connection: connection("reconnect"), lastPostedAt: minutesAgo(3 * 24 * 60) },
  resting: { ...HOME_LIVE, calls: { restsUntil: minutesAgo(-400), gathersUntil: null, left: { calls: 0, of: 5_000 } } },
  gathering: { ...HOME_LIVE, calls: { restsUntil: null, gathersUntil: minutesAgo(-2), left: { calls: 612, of: 1_000 } } },
  faulty: { ...HOME_LIVE, faultSince: minutesAgo(25), lastPostedAt: minutesAgo(26) },
  silent: { ...HOME_LIVE, workerSilent: true, workerSeenAt: minutesAgo(47) },
} satisfies Record<string, HomeView>;
