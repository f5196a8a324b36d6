import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import type { AppConfig } from "./app-config";
import { makeClock } from "./clock";
import { adminSchema } from "./graphql/schema";
import { httpApp } from "./http-app";
import { createDemoShop } from "./shops";
import { Journal } from "./store/journal";
import { SnapshotFile } from "./store/snapshot-file";
import { Store } from "./store/store";
import { WebhookDispatcher } from "./webhooks/dispatcher";
import type { World } from "./world";

export interface SimulatorOptions {
  readonly app: AppConfig;
  /** 0: any free port. */
  readonly port: number;
  /** Folder for state and journal; nothing is kept when absent. */
  readonly dataDir?: string;
  /** Milliseconds since the epoch; the machine's clock when absent. */
  readonly clock?: () => number;
  /** Shorter than Shopify's five seconds, for tests. */
  readonly webhookAnswerLimitMs?: number;
  readonly allowLastingTokens?: boolean;
}

export interface Simulator {
  readonly url: string;
  close(): Promise<void>;
}

/** Starts the simulated Shopify in this process; it listens on loopback only. */
export async function startShopifySimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = makeWorld(options);
  adminSchema("2026-10");
  if (world.store.shops.size === 0) createDemoShop(world);
  const server = createServer(httpApp(world));
  world.origin = await listen(server, options.port);
  world.webhooks.wake();
  return { url: world.origin, close: () => shutDown(world, server) };
}

function makeWorld({ app, dataDir, clock: base = Date.now, webhookAnswerLimitMs, allowLastingTokens = false }: SimulatorOptions): World {
  const store = new Store(dataDir ? new SnapshotFile(join(dataDir, "state.json")) : null);
  const clock = makeClock(base, store.savedClockOffsetMs);
  store.clockOffsetMs = () => clock.offsetMs;
  const journal = new Journal(dataDir ? join(dataDir, "journal.jsonl") : null, () => clock.now());
  const parts = { app, clock, store, journal };
  const webhooks = new WebhookDispatcher(webhookAnswerLimitMs === undefined ? parts : { ...parts, answerLimitMs: webhookAnswerLimitMs });
  return { ...parts, webhooks, allowLastingTokens, origin: "" };
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause: NodeJS.ErrnoException) => {
      reject(cause.code === "EADDRINUSE" ? new Error(`Port ${port} is taken by another program: the simulated Shopify needs a free one in PORT.`, { cause }) : cause);
    });
    server.listen(port, "127.0.0.1", () => resolve(`http://localhost:${(server.address() as AddressInfo).port}`));
  });
}

async function shutDown(world: World, server: Server): Promise<void> {
  world.webhooks.close();
  const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
  await world.store.flush();
}
