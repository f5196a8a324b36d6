import { FAULT, type Scene } from "./fake-crossfoot";
import { BACKFILLS } from "./sample-backfill";
import { HOMES } from "./sample-home";
import { COUNTS } from "./sample-orders";
import { SETUP, SETUP_WITH_TIPS } from "./sample-setup";
import { UNDOS } from "./sample-undo";

type NamedScene = { name: string; path: string; heading: string; scene?: Partial<Scene> };

const NO_ORDERS = { rows: [], nextCursor: null, counts: { synced: 0, pending: 0, attention: 0, excluded: 0 } };
const LIVE_SETUP = { ...SETUP, live: true, warnings: ["The shop sells in USD, but Demo Trading Ltd keeps its books in GBP only."] };

/** Every page in every state it can be in, with the heading it must show. */
export const SCENES: NamedScene[] = [
  { name: "root", path: "/", heading: "Crossfoot" },
  { name: "unknown-address", path: "/nowhere", heading: "There is no such page" },
  { name: "home-new", path: "/app", heading: "Home", scene: { home: HOMES.new } },
  { name: "home-setup", path: "/app", heading: "Home", scene: { home: HOMES.setup } },
  { name: "home-live", path: "/app", heading: "Home" },
  { name: "home-consent-declined", path: "/app?consent=declined", heading: "Home" },
  { name: "home-saved", path: "/app?saved", heading: "Home" },
  { name: "home-reconnect", path: "/app", heading: "Home", scene: { home: HOMES.reconnect } },
  { name: "home-resting", path: "/app", heading: "Home", scene: { home: HOMES.resting } },
  { name: "home-gathering", path: "/app", heading: "Home", scene: { home: HOMES.gathering } },
  { name: "home-silent", path: "/app", heading: "Home", scene: { home: HOMES.silent } },
  { name: "setup", path: "/app/setup", heading: "Setup" },
  { name: "setup-live-warning", path: "/app/setup", heading: "How orders are booked", scene: { setup: LIVE_SETUP } },
  { name: "setup-tips-open", path: "/app/setup", heading: "Setup", scene: { setup: SETUP_WITH_TIPS } },
  { name: "setup-for-tips", path: "/app/setup?field=accounts.tips", heading: "Setup" },
  { name: "setup-no-taxes", path: "/app/setup", heading: "Setup", scene: { setup: { ...SETUP, taxesInUse: [], salesAccounts: [] } } },
  { name: "setup-not-connected", path: "/app/setup", heading: "Setup", scene: { setup: null } },
  { name: "orders", path: "/app/orders", heading: "Orders" },
  { name: "orders-attention", path: "/app/orders?status=attention", heading: "Orders" },
  { name: "orders-last-page", path: "/app/orders?status=synced&after=x", heading: "Orders" },
  { name: "orders-none", path: "/app/orders", heading: "Orders", scene: { orders: NO_ORDERS } },
  {
    name: "orders-none-attention",
    path: "/app/orders?status=attention",
    heading: "Orders",
    scene: { orders: { ...NO_ORDERS, counts: COUNTS } },
  },
  { name: "orders-bad-status", path: "/app/orders?status=lost", heading: "Not here" },
  { name: "order-synced", path: "/app/orders/r1001", heading: "#1001" },
  { name: "order-unmapped", path: "/app/orders/r1004", heading: "#1004" },
  { name: "order-differs", path: "/app/orders/r1005", heading: "#1005" },
  { name: "order-waiting", path: "/app/orders/r1006", heading: "#1006" },
  { name: "order-edited", path: "/app/orders/r1009", heading: "#1009" },
  { name: "order-gone", path: "/app/orders/r1010", heading: "#1010" },
  { name: "order-without-contact", path: "/app/orders/r1011", heading: "#1011" },
  { name: "order-history", path: "/app/orders/r1001/history", heading: "History of #1001" },
  { name: "order-history-broken", path: "/app/orders/r1005/history", heading: "History of #1005" },
  { name: "order-unknown", path: "/app/orders/nope", heading: "Not here" },
  { name: "order-fault", path: `/app/orders/${FAULT}`, heading: "Something went wrong" },
  { name: "backfill", path: "/app/backfill", heading: "Past orders" },
  { name: "backfill-not-ready", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.notReady } },
  { name: "backfill-gathering", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.gathering } },
  { name: "backfill-previewing", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.previewing } },
  { name: "backfill-preview", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.preview } },
  { name: "backfill-nothing", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.nothingToPost } },
  { name: "backfill-running", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.running } },
  { name: "backfill-paused", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.paused } },
  { name: "backfill-past", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.past } },
  { name: "undo-previewing", path: "/app/backfill", heading: "Past orders", scene: { undos: UNDOS.previewing } },
  { name: "undo-ready", path: "/app/backfill", heading: "Past orders", scene: { undos: UNDOS.ready } },
  { name: "undo-running", path: "/app/backfill", heading: "Past orders", scene: { undos: UNDOS.running } },
  { name: "undo-past", path: "/app/backfill", heading: "Past orders", scene: { backfill: BACKFILLS.past, undos: UNDOS.past } },
  { name: "order-undone", path: "/app/orders/r1012", heading: "#1012" },
  { name: "order-not-posted", path: "/app/orders/r1013", heading: "#1013" },
  { name: "elsewhere", path: "/app/elsewhere", heading: "In Xero only" },
  { name: "order-elsewhere", path: "/app/orders/r1008", heading: "#1008" },
  { name: "settings", path: "/app/settings", heading: "Settings" },
  { name: "settings-none", path: "/app/settings", heading: "Settings", scene: { home: HOMES.new } },
  { name: "settings-reconnect", path: "/app/settings", heading: "Settings", scene: { home: HOMES.reconnect } },
  { name: "organisation", path: "/app/xero/organisation?ticket=ticket-1", heading: "Choose your organisation" },
  {
    name: "organisation-none",
    path: "/app/xero/organisation?ticket=ticket-1",
    heading: "Choose your organisation",
    scene: { choice: { ticket: "ticket-1", organisations: [] } },
  },
  { name: "organisation-expired", path: "/app/xero/organisation?ticket=old", heading: "Choose your organisation" },
];
