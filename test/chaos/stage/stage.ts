import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { buildIfStale } from "../../../launch/build";
import { openCredentials } from "../../../launch/credentials";
import { migrateDatabase } from "../../../launch/migrate";
import { removePostgresHome } from "../../../launch/postgres/home";
import { generatePrismaClient } from "../../../launch/prisma-client";
import { Processes } from "../../../launch/processes";
import { Merchant } from "../../../launch/smoke/merchant";
import { ServedDatabase } from "./database";
import { Fleet } from "./fleet";
import { choosePorts, openLines, type Lines } from "./lines";
import { Platform } from "./platform";
import { appPrograms, simulatorPrograms, type Wiring } from "./programs";
import { Redis } from "../../bench/redis";

export type Backend = "pg" | "redis";

/** Everything as in production, with every line between two of its parts in our hands. */
export interface Stage {
  readonly backend: Backend;
  readonly fleet: Fleet;
  readonly lines: Lines;
  readonly database: ServedDatabase;
  /** Null on the PostgreSQL backend, where the queue lives in the app's database. */
  readonly redis: Redis | null;
  readonly shopify: Platform;
  readonly xero: Platform;
  /** Does over HTTP what a merchant does, in the demo shop or another one. */
  merchantOf(shop?: string): Merchant;
  /** For another client of the same app at Xero. */
  readonly xeroClient: { readonly id: string; readonly secret: string; readonly redirectUri: string };
  /** The organisation that the demo shop is connected to. */
  readonly tenantId: string;
  /** Another shop with an organisation of its own; opened, connected and switched on at the first call. */
  openSmallShop(): Promise<{ shop: string; tenantId: string }>;
  readonly logDir: string;
  close(): Promise<void>;
}

export interface StageOptions {
  readonly backend: Backend;
  /** The program; needed for the Redis backend only. */
  readonly redisServer: string | undefined;
  readonly sweepEverySeconds: number;
  /** Xero's call limits, there and in the app's own budget: off where the waits are scaled down. */
  readonly limits: boolean;
}

type Closing = (() => Promise<unknown>)[];

/** Two webs, two workers, both simulators, PostgreSQL and perhaps Redis; the demo shop connected and switched on. */
export async function setStage(options: StageOptions): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), "crossfoot-chaos-"));
  const closing: Closing = [];
  const close = async (): Promise<void> => {
    for (const each of closing.splice(0).toReversed()) await each();
    await removePostgresHome(join(dataDir, "postgres"));
    if (!process.env["KEEP"]) await rm(dataDir, { recursive: true, force: true });
  };
  try {
    return { ...(await raise(dataDir, options, closing)), close };
  } catch (cause) {
    await close();
    throw cause;
  }
}

async function raise(dataDir: string, options: StageOptions, closing: Closing): Promise<Omit<Stage, "close">> {
  const { backend } = options;
  const logDir = join(dataDir, "logs");
  await mkdir(logDir, { recursive: true });
  const ports = await choosePorts();
  const lines = await openLines(ports);
  closing.push(() => lines.close());
  const wiring: Wiring = { ports, lines, dataDir, credentials: await openCredentials(dataDir) };
  await generatePrismaClient();
  await buildIfStale();
  const database = await ServedDatabase.start({ dataDir: join(dataDir, "postgres"), port: ports.postgres });
  closing.push(() => database.close());
  const redis =
    backend === "redis" ? await Redis.start({ program: programOf(options), port: ports.redis, dataDir: join(dataDir, "redis") }) : null;
  if (redis) closing.push(() => redis.kill());
  const simulators = new Processes({ logDir, say: () => undefined });
  closing.push(() => simulators.stop());
  await Promise.all([migrateDatabase(database.url), startSimulators(simulators, wiring)]);

  const fleet = new Fleet(logDir);
  closing.push(() => fleet.stop());
  const redisUrl = redis ? `redis://127.0.0.1:${lines.redis.listensOn}` : null;
  const reaching = { databaseUrl: database.through(lines.database.listensOn), redisUrl, ...options };
  await Promise.all((await appPrograms(wiring, reaching)).map((program) => fleet.start(program)));
  const shop = await openShop(wiring);
  if (!options.limits) await shop.xero.ask("/limits", { enforced: false });
  return { backend, fleet, lines, database, redis, logDir, ...shop };
}

async function startSimulators(simulators: Processes, wiring: Wiring): Promise<void> {
  const programs = await simulatorPrograms(wiring);
  await simulators.together(programs.map((program) => simulators.start(program)));
}

/** Installs the app in the demo shop, connects the UK organisation and switches on. */
async function openShop({ ports, lines, dataDir, credentials }: Wiring) {
  const address = (port: number): string => `http://localhost:${port}`;
  const urls = { web: address(lines.front.listensOn), shopify: address(ports.shopify), xero: address(ports.xero), database: "" };
  const merchantOf = (shop?: string): Merchant => new Merchant({ urls, credentials }, shop);
  const merchant = merchantOf();
  await merchant.install();
  const { tenantId } = await merchant.connect("GB");
  await merchant.switchOn();
  const shopify = new Platform(urls.shopify, join(dataDir, "shopify", "journal.jsonl"));
  let small: ReturnType<typeof openSecondShop> | undefined;
  return {
    merchantOf,
    tenantId,
    shopify,
    openSmallShop: () => (small ??= openSecondShop(shopify, merchantOf)),
    xero: new Platform(urls.xero, join(dataDir, "xero", "journal.jsonl")),
    xeroClient: { id: credentials.xeroClientId, secret: credentials.xeroClientSecret, redirectUri: `${urls.web}/xero/callback` },
  };
}

async function openSecondShop(shopify: Platform, merchantOf: Stage["merchantOf"]): Promise<{ shop: string; tenantId: string }> {
  const place = {
    currency: "AUD",
    countryCode: "AU",
    country: "Australia",
    city: "Hobart",
    timezone: "Australia/Hobart",
    taxes: [{ title: "GST", rate: "0.1" }],
  };
  await shopify.ask("/shops", { handle: "small-shop", ...place });
  const shop = "small-shop.myshopify.com";
  // The setup page proposes a tax rate for each tax that it finds on the latest orders.
  await shopify.ask("/orders", { shop, lines: [{ title: "Oak stool", price: "25.00" }], paid: true });
  const merchant = merchantOf(shop);
  await merchant.install();
  const { tenantId } = await merchant.connect("AU");
  await merchant.switchOn();
  return { shop, tenantId };
}

function programOf({ redisServer }: StageOptions): string {
  if (redisServer) return redisServer;
  throw new Error("The Redis backend needs a redis-server: set REDIS_SERVER_PATH, or install one (Debian: apt-get install redis-server).");
}
