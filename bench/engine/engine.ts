import { randomBytes, randomUUID } from "node:crypto";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { readSettings } from "../../app/config/env.server";
import { makeContainer, makeIntakes, withLimits } from "../../app/container.server";
import type { ConnectionId, ShopDomain, TenantId } from "../../app/domain/ids";
import type { PostingProfile } from "../../app/domain/posting/posting-profile";
import { builtInProfile } from "../../app/explain/built-in-profile";
import type { BuyerRecords } from "../../app/ports/buyer-records";
import type { Clock } from "../../app/ports/clock";
import type { Log } from "../../app/ports/log";
import { makeForgetShop } from "../../app/use-cases/disconnect";
import { makeHandleReceipts } from "../../app/use-cases/handle-receipts";
import { makeRunLane } from "../../app/use-cases/run-lane";
import { webhooksFirst } from "../../app/web/webhook-door";
import { benchEnvironment } from "./settings";
import { ordersOf, type BenchShop } from "./shop";

const SHOP = "bench.myshopify.com" as ShopDomain;

const silent: Log = { info: () => undefined, warn: () => undefined, error: (message, fields) => console.error(message, fields) };

/** Turns follow each other here without being rung for. */
const heard = () => Promise.resolve();
const nobody = { ringReceipts: heard, ringLane: heard, ringDue: heard, close: heard };

/** Customers stay as they were when they bought. */
const nobodyChanged: BuyerRecords = {
  read: () => Promise.resolve({ kind: "done", value: new Map() }),
  changedSince: () => Promise.resolve({ kind: "done", value: { changes: [], newest: null, more: false } }),
};

type Given = { databaseUrl: string; xeroOrigin: string; shop: BenchShop; clock: Clock };
export type Engine = ReturnType<typeof makeEngine>;

/** The app as its container makes it, its clock and its shop replaced, and the intake of Xero's webhooks. */
export function makeEngine({ databaseUrl, xeroOrigin, shop, clock }: Given) {
  const settings = settingsOf(databaseUrl, xeroOrigin);
  const { ports: made, close } = makeContainer(settings, "bench");
  const ports = withLimits({ ...made, clock, log: silent, bell: nobody, shopOrders: ordersOf(shop), buyers: nobodyChanged }, false);
  const runLane = makeRunLane(ports);

  return {
    ports,
    close,
    handleReceipts: makeHandleReceipts({ ...ports, forgetShop: makeForgetShop(ports) }),
    turn: (tenantId: TenantId) => runLane(tenantId, "bench"),
    intake: webhooksFirst(makeIntakes(settings, { ...ports, bell: nobody }), (_request, response) => void response.writeHead(404).end()),
  };
}

/** A shop that is connected and switched on, swept a moment ago. */
export async function connect(
  { ports }: Engine,
  shop: BenchShop,
  { name = SHOP, ...books }: { name?: ShopDomain; tenantId: TenantId; accessToken: string; refreshToken: string },
) {
  const access = { tenantId: books.tenantId, accessToken: books.accessToken };
  const organisation = await ports.books.organisation(access);
  if (organisation.kind !== "done") throw new Error(`The organisation could not be read: ${JSON.stringify(organisation)}`);
  const now = ports.clock.now();
  const tokens = { accessToken: books.accessToken, refreshToken: books.refreshToken, expiresAt: new Date(now.getTime() + 30 * 60_000) };
  const connection = await ports.connections.attach({
    shop: name,
    tenantId: books.tenantId,
    xeroConnectionId: randomUUID(),
    organisation: organisation.value,
    tokens,
  });
  await ports.connections.saveProfile(connection.id, { profile: profileFor(shop), ordersFrom: new Date("2020-01-01"), cured: "any" });
  await ports.connections.setState(connection.id, { from: ["SETUP"], to: "LIVE" });
  await ports.connections.saveProgress(connection.id, {
    shopCursor: now,
    booksCursor: now,
    shopSweptAt: now,
    booksSweptAt: now,
    paymentsSweptAt: now,
  });

  return connection.id;
}

/** All at once: until it is read, an order's place is the one that it was asked for in, and asks that follow each other closely would mix. */
export async function askForBackfill({ ports }: Engine, id: ConnectionId, { ids }: BenchShop): Promise<void> {
  await ports.orders.markDirty(id, ids, "backfill");
}

/** The British organisation's accounts and tax rates. */
export function profileFor(shop: Pick<BenchShop, "ids" | "read">): PostingProfile {
  const [first] = shop.ids;
  if (!first) throw new Error("A shop without orders cannot be measured.");
  const profile = builtInProfile(shop.read(first));
  const british: Record<string, string> = { "20%": "OUTPUT2", "5%": "RROUTPUT", NONE: "ZERORATEDOUTPUT" };
  const named = (rate: string) => british[rate] ?? rate;
  const byKey = Object.entries(profile.taxRates).map(([key, rate]) => [key, named(rate)]);
  const percentages = Object.entries(profile.ratePercentages).map(([rate, percent]) => [named(rate), percent]);

  return {
    ...profile,
    salesAccount: "200",
    shippingAccount: "210",
    paymentsAccount: "855",
    numberPrefix: "SH-",
    taxRates: Object.fromEntries(byKey) as PostingProfile["taxRates"],
    ratePercentages: Object.fromEntries(percentages) as PostingProfile["ratePercentages"],
  };
}

export async function listen(listener: RequestListener): Promise<{ url: string; close(): Promise<void> }> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));

  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () => {
      server.closeAllConnections();

      return new Promise((resolve) => void server.close(() => resolve()));
    },
  };
}

function settingsOf(databaseUrl: string, xeroOrigin: string) {
  const encryptionKey = randomBytes(32).toString("base64");

  return readSettings(benchEnvironment({ databaseUrl, xeroOrigin, shopifyOrigin: "http://localhost:9", encryptionKey }));
}
