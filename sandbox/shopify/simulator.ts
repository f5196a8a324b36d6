import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { recordExchange } from "../kit/exchange";
import { Faults } from "../kit/faults/faults";
import { refuseFormerState } from "../kit/former-state";
import { Journal } from "../kit/journal";
import { Past } from "../kit/past";
import { RecordLog } from "../kit/record-log";
import type { AppConfig } from "./app-config";
import { makeClock } from "./clock";
import { directGraphQL } from "./graphql/direct-calls";
import { graphqlEndpoint } from "./graphql/endpoint";
import { adminSchema } from "./graphql/schema";
import { httpApp } from "./http-app";
import { watchDueDates } from "./payment-terms/announce-due";
import { watchAuthorisations } from "./orders/expire-authorisations";
import { createDemoShop } from "./shops";
import { journalChanges } from "./store/journal-changes";
import { idsInAnswer, kindOfRequest } from "./store/kind-of-request";
import { Store } from "./store/store";
import { makeSwitches } from "./switches";
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
  /** Of the faults whose order names no seed. */
  readonly seed?: number;
}

export interface Simulator {
  readonly url: string;
  /** Webhooks that should have been sent by now, and have not been answered. */
  readonly webhooksUnderWay: number;
  /** Once; a second call waits for the first. */
  close(): Promise<void>;
}

/** Starts the simulated Shopify in this process; it listens on loopback only. */
export async function startShopifySimulator(options: SimulatorOptions): Promise<Simulator> {
  const world = makeWorld(options);
  adminSchema("2026-10");
  if (world.store.shops.size === 0) createDemoShop(world);
  const graphql = graphqlEndpoint(world);
  const app = httpApp(world, graphql);
  const direct = directGraphQL(world, graphql);
  const recorded = { journal: world.journal, flush: () => world.store.flush(), kindOf: kindOfRequest, idsIn: idsInAnswer };
  const server = createServer((request, response) => {
    recordExchange({ request, response }, recorded);
    if (!direct(request, response)) app(request, response);
  });
  world.origin = await listen(server, options.port);
  world.webhooks.wake();
  const watches = [watchDueDates(world), watchAuthorisations(world)];
  let closed: Promise<void> | null = null;
  const close = () => {
    for (const stop of watches) stop();
    return shutDown(world, server);
  };
  return {
    url: world.origin,
    get webhooksUnderWay() {
      return world.webhooks.underWay;
    },
    close: () => (closed ??= close()),
  };
}

function makeWorld({ app, dataDir, clock: base = Date.now, webhookAnswerLimitMs, allowLastingTokens = false, seed }: SimulatorOptions): World {
  if (dataDir) refuseFormerState(dataDir, "state.json");
  const log = new RecordLog(dataDir ? join(dataDir, "records.jsonl") : null);
  const store = new Store(log);
  const clock = makeClock(base, store.clockOffsetMs);
  clock.onAdvance(() => (store.clockOffsetMs = clock.offsetMs));
  const journal = new Journal(dataDir ? join(dataDir, "journal.jsonl") : null, () => clock.now());
  journalChanges(store, journal);
  const faults = new Faults(new Past(log, () => clock.now()), seed);
  const parts = { app, clock, store, journal, faults };
  const webhooks = new WebhookDispatcher(webhookAnswerLimitMs === undefined ? parts : { ...parts, answerLimitMs: webhookAnswerLimitMs });
  return { ...parts, webhooks, allowLastingTokens, switches: makeSwitches(), origin: "" };
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
  world.store.close();
  await world.journal.close();
}
