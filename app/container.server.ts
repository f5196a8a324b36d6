import { makeBell } from "./adapters/bullmq/bell";
import { makeAesSeal } from "./adapters/crypto/aes-seal";
import { secrets } from "./adapters/crypto/secrets";
import { makeConnectionStore } from "./adapters/prisma/connection-store";
import { makeConsentStore } from "./adapters/prisma/consent-store";
import { openDatabase, type Database } from "./adapters/prisma/database";
import { makeHeartbeat } from "./adapters/prisma/heartbeat";
import { makeLanes } from "./adapters/prisma/lanes";
import { makeLinkStore } from "./adapters/prisma/link-store";
import { makeOrderReader } from "./adapters/prisma/order-reader";
import { makeOrderStore } from "./adapters/prisma/order-store";
import { makeReceiptStore } from "./adapters/prisma/receipt-store";
import { makeShopSessions } from "./adapters/prisma/shop-sessions";
import { makeTokenStore } from "./adapters/prisma/token-store";
import { makeWriteLedger } from "./adapters/prisma/write-ledger";
import { makeShopOrders } from "./adapters/shopify/shop-orders";
import { systemClock } from "./adapters/system/clock";
import { makeLog } from "./adapters/system/log";
import { makeShopifyIntake } from "./adapters/webhooks/shopify-intake";
import { makeXeroIntake } from "./adapters/webhooks/xero-intake";
import { receiptReader } from "./adapters/webhooks/receipt-reader";
import { xeroBooks } from "./adapters/xero/xero-books";
import { XERO_ITSELF, type XeroAddresses } from "./adapters/xero/xero-addresses";
import { configureXeroNode } from "./adapters/xero/xero-client";
import { makeXeroIdentity } from "./adapters/xero/xero-identity";
import type { Settings } from "./config/env.server";
import { askShopWith, makeShopify } from "./shopify.server";
import { makeXeroAccess } from "./use-cases/xero-access";
import { webAddresses } from "./web/web-addresses";

export type Container = ReturnType<typeof makeContainer>;

/** Every port made real, once per process. The web server and the worker take from here what they need. */
export function makeContainer(settings: Settings, processName: string) {
  const log = makeLog(processName);
  const db = openDatabase(settings.DATABASE_URL);
  const addresses = xeroAddresses(settings);
  configureXeroNode(addresses);
  const shopify = makeShopify(settings, db, log);
  const queue = { databaseUrl: settings.DATABASE_URL, redisUrl: settings.REDIS_URL ?? null };
  const shared = {
    ...storesOf(db, settings),
    clock: systemClock,
    log,
    secrets,
    books: xeroBooks,
    receiptReader,
    identity: makeXeroIdentity({
      clientId: settings.XERO_CLIENT_ID,
      clientSecret: settings.XERO_CLIENT_SECRET,
      redirectUri: `${settings.APP_URL}/xero/callback`,
      addresses,
    }),
    shopOrders: makeShopOrders(askShopWith(shopify)),
    bell: makeBell(queue, log),
    sweepEveryMs: settings.SWEEP_EVERY_SECONDS * 1000,
    ...webAddresses({ admin: adminOrigin(settings), app: settings.APP_URL, xero: addresses.go, handle: settings.SHOPIFY_APP_HANDLE }),
  };
  const ports = { ...shared, xero: makeXeroAccess(shared) };

  return { settings, db, shopify, queue, log, ports };
}

/** The two webhook intakes. Storing comes before answering; the ring after it is only a courtesy. */
export function makeIntakes(settings: Settings, { receipts, log, bell }: Pick<Container["ports"], "receipts" | "log" | "bell">) {
  const tools = { receipts, log, afterStored: () => void bell.ringReceipts() };
  const secrets = [settings.SHOPIFY_API_SECRET, settings.SHOPIFY_API_SECRET_PREVIOUS].filter((each) => each !== undefined);

  return { shopify: makeShopifyIntake(secrets, tools), xero: makeXeroIntake(settings.XERO_WEBHOOK_KEY, tools) };
}

function storesOf(db: Database, { ENCRYPTION_KEY: [newest, ...older] }: Settings) {
  const seal = makeAesSeal([fromBase64(newest), ...older.map(fromBase64)]);

  return {
    connections: makeConnectionStore(db, seal),
    tokens: makeTokenStore(db, seal),
    consents: makeConsentStore(db, seal),
    orders: makeOrderStore(db),
    links: makeLinkStore(db),
    ledger: makeWriteLedger(db),
    receipts: makeReceiptStore(db),
    sessions: makeShopSessions(db),
    lanes: makeLanes(db),
    reader: makeOrderReader(db),
    heartbeat: makeHeartbeat(db),
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

function fromBase64(text: string): Buffer {
  return Buffer.from(text, "base64");
}
