import { randomBytes, randomUUID } from "node:crypto";
import { Session } from "@shopify/shopify-api";
import { readSettings } from "../../app/config/env.server";
import { makeContainer } from "../../app/container.server";
import type { ConnectionId, OrderId, ShopDomain, TenantId } from "../../app/domain/ids";
import { compileApp } from "../../launch/compile-program";
import { environmentWith } from "../../launch/environment";
import { profileFor } from "../engine/engine";
import { benchEnvironment } from "../engine/settings";
import type { BenchShop } from "../engine/shop";
import { startPinned, type Pinned } from "../pinned";
import { processorMs } from "./processor-time";
import type { StandInXero } from "./stand-in-xero";
import type { Told } from "./worker";

const WORKER_CORE = 0;
const PLATFORMS_CORE = 1;
/** With which the app's compiled worker is started (launch/child.ts). */
const COMPILED_OPTIONS = ["--max-semi-space-size=64"];
const DAY_MS = 24 * 60 * 60_000;
/** As Xero's are, a JWT: of a consent without the right to manual journals. */
const XERO_TOKEN = `e30.${Buffer.from(JSON.stringify({ scope: [] })).toString("base64url")}.none`;
const NOON = new Date("2020-01-01");

export type Line = Awaited<ReturnType<typeof startLine>>;
export type ProcessorMs = Record<"worker" | "postgres" | "platforms" | "web", number | null>;
type Standing = ReturnType<StandInXero["standing"]> & { calls: number; bytesDown: number };

/** The whole line but for the web process: both platforms' stand-ins, the worker process, and what the web process stores. */
export async function startLine(databaseUrl: string, postgresPid: number) {
  const platforms = await startPinned({
    entry: "bench/pipeline/platforms.ts",
    env: { NODE_OPTIONS: "--max-old-space-size=4096" },
    core: PLATFORMS_CORE,
  });
  const origin = `http://localhost:${platforms.port}`;
  const env = benchEnvironment({
    databaseUrl,
    shopifyOrigin: origin,
    xeroOrigin: origin,
    encryptionKey: randomBytes(32).toString("base64"),
  });
  const web = makeContainer(readSettings(env), "bench");
  const worker = await startWorker(env).catch(async (cause: unknown) => {
    await platforms.stop();
    await web.close();
    throw cause;
  });
  const ask = async <Answer>(url: string) => (await (await fetch(url)).json()) as Answer;

  return {
    web,
    /** Of the organisations whose id begins so. */
    standing: (of: string) => ask<Standing>(`${origin}/bench/standing?of=${of}`),
    settledAt: (tenant: string) => ask<Record<string, number>>(`${origin}/bench/settled?of=${tenant}`),
    worker: () => ask<Told>(`http://localhost:${worker.port}`),
    /** Of everybody who takes part, so far. `web` stores the webhooks, and is this process. */
    processorMs: (): ProcessorMs => ({
      worker: processorMs(worker.pid),
      postgres: processorMs(postgresPid),
      platforms: processorMs(platforms.pid),
      web: (process.cpuUsage().user + process.cpuUsage().system) / 1_000,
    }),
    close: async () => {
      await worker.stop();
      await platforms.stop();
      await web.close();
    },
  };
}

/** Compiled, as the app's own worker is. */
async function startWorker(env: Record<string, string>): Promise<Pinned> {
  const { entry } = await compileApp({ name: "bench-worker", entry: "bench/pipeline/worker.ts", env: environmentWith({}) });

  return startPinned({
    entry,
    env: { ...env, SWEEP_EVERY_SECONDS: "86400" },
    core: WORKER_CORE,
    options: COMPILED_OPTIONS,
  });
}

/** A shop of that name, installed, connected to the organisation of the same name and switched on, swept a moment ago. */
export async function openShop({ web: { ports, shopify } }: Line, shop: BenchShop, name: ShopDomain): Promise<ConnectionId> {
  const expires = new Date(Date.now() + DAY_MS);
  const session = { id: `offline_${name}`, shop: name, state: "", isOnline: false, scope: "read_orders", accessToken: "bench", expires };
  await shopify.sessionStorage.storeSession(new Session(session));
  const tenantId = name as string as TenantId;
  const organisation = await ports.books.organisation({ tenantId, accessToken: XERO_TOKEN });
  if (organisation.kind !== "done") throw new Error(`The organisation could not be read: ${JSON.stringify(organisation)}`);
  const now = new Date();
  const tokens = { accessToken: XERO_TOKEN, refreshToken: "bench", expiresAt: expires };
  const { id } = await ports.connections.attach({
    shop: name,
    tenantId,
    xeroConnectionId: randomUUID(),
    organisation: organisation.value,
    tokens,
  });
  await ports.connections.saveProfile(id, { profile: profileFor(shop), ordersFrom: NOON, cured: "any" });
  await ports.connections.setState(id, { from: ["SETUP"], to: "LIVE" });
  await ports.connections.saveProgress(id, { shopCursor: now, booksCursor: now, shopSweptAt: now, booksSweptAt: now });

  return id;
}

/** A webhook of an order, durable when it resolves, and not yet looked at. */
export async function receive({ web: { ports } }: Line, { name, id }: { name: ShopDomain; id: OrderId }): Promise<void> {
  const body = Buffer.from(JSON.stringify({ id: Number(id.split("/").at(-1)), admin_graphql_api_id: id }));
  await ports.receipts.store({ source: "SHOPIFY", deliveryKey: `${name} ${id}`, topic: "orders/paid", shop: name, body });
}
