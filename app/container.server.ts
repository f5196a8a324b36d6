import { makeBell } from "./adapters/bullmq/bell";
import { makeAesSeal } from "./adapters/crypto/aes-seal";
import { secrets } from "./adapters/crypto/secrets";
import { listenForMetrics } from "./adapters/metrics/listen";
import { makeMeters } from "./adapters/metrics/meters";
import { makeAuditLog } from "./adapters/prisma/audit-log";
import { makeBillToStore } from "./adapters/prisma/bill-to-store";
import { makeCallBudgets } from "./adapters/prisma/call-budgets";
import { makeBackfillStore } from "./adapters/prisma/backfill-store";
import { makeConnectionStore } from "./adapters/prisma/connection-store";
import { makeConsentStore } from "./adapters/prisma/consent-store";
import { makeContactChoices } from "./adapters/prisma/contact-choices";
import { makeContactFollows } from "./adapters/prisma/contact-follows";
import { makeContactList } from "./adapters/prisma/contact-list";
import { makeElsewhereStore } from "./adapters/prisma/elsewhere-store";
import { openDatabase, type Database } from "./adapters/prisma/database";
import { makeFleet } from "./adapters/prisma/fleet";
import { makeHeldOrders } from "./adapters/prisma/held-orders";
import { makeHeartbeat } from "./adapters/prisma/heartbeat";
import { makeLanes } from "./adapters/prisma/lanes";
import { makeLinkStore } from "./adapters/prisma/link-store";
import { makeOpenDocuments } from "./adapters/prisma/open-documents";
import { makeOrderChoiceStore } from "./adapters/prisma/order-choice-store";
import { makeOrderReader } from "./adapters/prisma/order-reader";
import { makeOrderStore } from "./adapters/prisma/order-store";
import { openReceiptInsert, type ReceiptInsert } from "./adapters/prisma/receipt-insert";
import { makeQuoteStore } from "./adapters/prisma/quote-store";
import { makeReceiptStore } from "./adapters/prisma/receipt-store";
import { makeShopSessions } from "./adapters/prisma/shop-sessions";
import { makeSweepFinds } from "./adapters/prisma/sweep-finds";
import { makeTokenStore } from "./adapters/prisma/token-store";
import { makeUndoStore } from "./adapters/prisma/undo-store";
import { makeWishStore } from "./adapters/prisma/wish-store";
import { makeWriteLedger } from "./adapters/prisma/write-ledger";
import { makeBuyerRecords } from "./adapters/shopify/buyer-records";
import { makeCustomerSearch } from "./adapters/shopify/customer-search";
import { makeDraftOrders } from "./adapters/shopify/draft-orders";
import { makeShopAccess } from "./adapters/shopify/shop-access";
import { makeShopHistory } from "./adapters/shopify/shop-history";
import { makeShopOrders } from "./adapters/shopify/shop-orders";
import { systemClock } from "./adapters/system/clock";
import { makeLog } from "./adapters/system/log";
import { makeShopifyIntake } from "./adapters/webhooks/shopify-intake";
import { sparingly } from "./adapters/webhooks/sparingly";
import { makeXeroIntake } from "./adapters/webhooks/xero-intake";
import { receiptReader } from "./adapters/webhooks/receipt-reader";
import { callsLeftHeard } from "./adapters/xero/calls-left";
import { xeroBooks } from "./adapters/xero/xero-books";
import { XERO_ITSELF, type XeroAddresses } from "./adapters/xero/xero-addresses";
import { configureXeroNode } from "./adapters/xero/xero-client";
import { makeXeroIdentity } from "./adapters/xero/xero-identity";
import type { Settings } from "./config/env.server";
import type { Log } from "./ports/log";
import type { Seal } from "./ports/seal";
import { askShopWith, makeShopify } from "./shopify.server";
import { gatherNothing, makeGatherOrders } from "./use-cases/gather-orders";
import { makePacedCall, unpacedCall } from "./use-cases/paced-calls";
import { makeXeroAccess } from "./use-cases/xero-access";
import { webAddresses } from "./web/web-addresses";

export type Container = ReturnType<typeof makeContainer>;

/** Every port made real, once per process. The web server and the worker take from here what they need. */
export function makeContainer(settings: Settings, processName: string, log: Log = makeLog(processName)) {
  const db = openDatabase(settings.DATABASE_URL);
  const receiptInsert = openReceiptInsert(settings.DATABASE_URL);
  const addresses = xeroAddresses(settings);
  const { meters, registry } = makeMeters(processName);
  configureXeroNode(addresses, { meters, log });
  const seal = makeAesSeal(keysOf(settings));
  const stores = storesOf({ db, receiptInsert, seal });
  const shopify = makeShopify(settings, { db, seal, sessions: stores.sessions, clock: systemClock, log });
  const askShop = askShopWith(shopify, { clock: systemClock, sessions: stores.sessions });
  const queue = { databaseUrl: settings.DATABASE_URL, redisUrl: settings.REDIS_URL ?? null };
  const shared = {
    ...stores,
    clock: systemClock,
    log,
    meters,
    secrets,
    books: xeroBooks,
    callsLeft: callsLeftHeard,
    receiptReader,
    identity: makeXeroIdentity(
      {
        clientId: settings.XERO_CLIENT_ID,
        clientSecret: settings.XERO_CLIENT_SECRET,
        redirectUri: `${settings.APP_URL}/xero/callback`,
        addresses,
      },
      log,
    ),
    shopAccess: makeShopAccess(askShop),
    shopOrders: makeShopOrders(askShop),
    drafts: makeDraftOrders(askShop),
    buyers: makeBuyerRecords(askShop),
    customerSearch: makeCustomerSearch(askShop),
    shopHistory: makeShopHistory(askShop, settings.sandbox?.SHOPIFY_ORIGIN ?? null),
    bell: makeBell(queue, log, meters),
    sweepEveryMs: settings.SWEEP_EVERY_SECONDS * 1000,
    ...webAddresses({ admin: adminOrigin(settings), app: settings.APP_URL, xero: addresses.go, handle: settings.SHOPIFY_APP_HANDLE }),
  };
  const ports = withLimits(shared, settings.sandbox?.XERO_LIMITS !== "off");

  const close = async () => {
    await ports.bell.close();
    await receiptInsert.close();
    await db.$disconnect();
  };

  return { settings, db, shopify, queue, log, ports, close, registry };
}

/** Serves this process's metrics where the settings say so; a port that is taken is said, and is no reason to stop working. */
export async function serveMetrics({ settings, ports, registry, log }: Container, portsFurther: 0 | 1): Promise<void> {
  if (settings.METRICS_PORT === undefined) return;
  const at = { host: settings.METRICS_HOST, port: settings.METRICS_PORT + portsFurther };
  try {
    await listenForMetrics(at, { ...ports, registry });
  } catch (cause) {
    log.error(`Metrics cannot be served on ${at.host}:${at.port}; choose another METRICS_PORT for this process.`, { cause });
  }
}

/** Access to Xero within its limits: built on the other ports, so made anew where one of them is replaced. */
export function withLimits<Shared extends LimitPorts>(shared: Shared, on: boolean) {
  const paced = on ? makePacedCall(shared) : unpacedCall;

  return { ...shared, paced, gather: on ? makeGatherOrders(shared) : gatherNothing, xero: makeXeroAccess({ ...shared, paced }) };
}

type LimitPorts = Parameters<typeof makePacedCall>[0] &
  Parameters<typeof makeGatherOrders>[0] &
  Omit<Parameters<typeof makeXeroAccess>[0], "paced">;

const RING_PAUSE_MS = 100;

/** The two webhook intakes. Storing comes before answering; the ring after it is only a courtesy. */
export function makeIntakes(
  settings: Settings,
  { receipts, log, bell, meters }: Pick<Container["ports"], "receipts" | "log" | "bell" | "meters">,
) {
  const tools = { receipts, log, meters, afterStored: sparingly(() => bell.ringReceipts(), RING_PAUSE_MS) };
  const given = (...keys: (string | undefined)[]) => keys.filter((each) => each !== undefined);

  return {
    shopify: makeShopifyIntake(given(settings.SHOPIFY_API_SECRET, settings.SHOPIFY_API_SECRET_PREVIOUS), tools),
    xero: makeXeroIntake(given(settings.XERO_WEBHOOK_KEY, settings.XERO_WEBHOOK_KEY_PREVIOUS), tools),
  };
}

function storesOf({ db, receiptInsert, seal }: { db: Database; receiptInsert: ReceiptInsert; seal: Seal }) {
  return {
    connections: makeConnectionStore(db, seal),
    tokens: makeTokenStore(db, seal),
    consents: makeConsentStore(db, seal),
    orders: makeOrderStore(db),
    held: makeHeldOrders(db),
    openDocuments: makeOpenDocuments(db),
    backfills: makeBackfillStore(db),
    links: makeLinkStore(db),
    choices: makeContactChoices(db),
    contactList: makeContactList(db),
    follows: makeContactFollows(db),
    elsewhere: makeElsewhereStore(db),
    billTos: makeBillToStore(db),
    quotes: makeQuoteStore(db),
    ledger: makeWriteLedger(db),
    wishes: makeWishStore(db),
    orderChoices: makeOrderChoiceStore(db),
    undos: makeUndoStore(db),
    receipts: makeReceiptStore(db, receiptInsert),
    sessions: makeShopSessions(db),
    lanes: makeLanes(db),
    budgets: makeCallBudgets(db),
    finds: makeSweepFinds(db),
    reader: makeOrderReader(db),
    audit: makeAuditLog(db),
    heartbeat: makeHeartbeat(db),
    fleet: makeFleet(db),
  };
}

/** Where the embedded pages live: Shopify's admin. */
export function adminOrigin({ sandbox }: Settings): string {
  return sandbox?.SHOPIFY_ADMIN_ORIGIN ?? "https://admin.shopify.com";
}

function xeroAddresses({ sandbox }: Settings): XeroAddresses {
  const origin = sandbox?.XERO_ORIGIN;

  return origin ? { login: origin, identity: origin, api: origin, go: origin } : XERO_ITSELF;
}

function keysOf({ ENCRYPTION_KEY: [newest, ...older] }: Settings): [Buffer, ...Buffer[]] {
  return [fromBase64(newest), ...older.map(fromBase64)];
}

function fromBase64(text: string): Buffer {
  return Buffer.from(text, "base64");
}
