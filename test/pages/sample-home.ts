import type { ConnectionView, HomeView } from "../../app/use-cases/views";

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

export const HOME_NEW: HomeView = {
  connection: null,
  counts: { synced: 0, pending: 0, attention: 0, excluded: 0 },
  lastWebhookAt: null,
  lastSweepAt: null,
  lastPostedAt: null,
  workerSeenAt: null,
  workerSilent: false,
};

export const HOME_LIVE: HomeView = {
  connection: connection("live"),
  counts: { synced: 1248, pending: 3, attention: 2, excluded: 14 },
  lastWebhookAt: minutesAgo(2),
  lastSweepAt: minutesAgo(31),
  lastPostedAt: minutesAgo(2),
  workerSeenAt: minutesAgo(0),
  workerSilent: false,
};

export const HOMES = {
  new: HOME_NEW,
  setup: { ...HOME_NEW, connection: connection("setup"), workerSeenAt: minutesAgo(0) },
  live: HOME_LIVE,
  reconnect: { ...HOME_LIVE, connection: connection("reconnect"), lastPostedAt: minutesAgo(3 * 24 * 60) },
  silent: { ...HOME_LIVE, workerSilent: true, workerSeenAt: minutesAgo(47) },
} satisfies Record<string, HomeView>;
