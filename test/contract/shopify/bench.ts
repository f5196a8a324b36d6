import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach } from "vitest";
import { appConfig, type TomlSubscription } from "../../../sandbox/shopify/app-config";
import { startShopifySimulator, type Simulator, type SimulatorOptions } from "../../../sandbox/shopify/simulator";

export const CLIENT_ID = "cid";
export const CLIENT_SECRET = "sek";
export const DEMO = "crossfoot-demo.myshopify.com";
const TOPICS = ["app/uninstalled", "orders/create", "orders/updated", "orders/paid", "orders/cancelled", "refunds/create", "order_transactions/create"];
const SCOPES = "read_customers,read_orders,read_products,write_orders";
const WAIT_LIMIT_MS = 20_000;

type Json = Record<string, unknown>;

/** A clock a test sets; the simulator never sees the machine's. */
export interface TestClock {
  ms: number;
}

export interface ReceivedWebhook {
  readonly topic: string;
  readonly headers: IncomingMessage["headers"];
  readonly body: string;
}

export interface Bench {
  readonly clock: TestClock;
  readonly simulator: Simulator;
  readonly received: ReceivedWebhook[];
  /** Where the app listens, without a slash at the end. */
  readonly appUrl: string;
  /** Decides how the app answers webhooks; 200 unless a test says otherwise. */
  answer: (response: ServerResponse, webhook: ReceivedWebhook) => void;
  /** Any JSON call; the status is checked by the caller. */
  call(method: string, path: string, content?: { body?: unknown; headers?: Record<string, string> }): Promise<{ status: number; body: Json }>;
  /** POST /control/..., which must succeed. */
  control(path: string, body?: unknown): Promise<Json>;
  token(shop?: string, scopes?: string[]): Promise<string>;
  graphql(token: string, query: string, options?: { variables?: Json; shop?: string; version?: string }): Promise<GraphQLAnswer>;
}

export interface GraphQLAnswer {
  readonly status: number;
  readonly data: Json | null | undefined;
  readonly errors: { message: string; path?: (number | string)[]; extensions?: Json }[] | undefined;
  readonly extensions: Json | undefined;
}

type BenchOptions = Partial<SimulatorOptions> & { startAt?: string; topics?: readonly string[]; subscriptions?: readonly TomlSubscription[] };

const open: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A simulator with its demo shop, and a little app that receives its webhooks. Closed after the test. */
export async function startBench({ topics = [], subscriptions = [], ...options }: BenchOptions = {}): Promise<Bench> {
  const clock: TestClock = { ms: Date.parse(options.startAt ?? "2026-11-21T12:00:00Z") };
  const received: ReceivedWebhook[] = [];
  const app = await listen((request, response) => receive(bench, request, response));
  const appUrl = `http://127.0.0.1:${(app.address() as AddressInfo).port}`;
  const config = testApp(appUrl, topics, subscriptions);
  const simulator = await startShopifySimulator({ port: 0, clock: () => clock.ms, app: config, ...options });
  open.push(() => closeServer(app), () => simulator.close());
  const bench: Bench = { clock, simulator, received, appUrl, answer: (response) => void response.end(), ...calls(simulator.url) };
  return bench;
}

/** The app of the tests; `topics` are those it subscribes to beside the usual ones, `more` entries of its file beside the usual two. */
export function testApp(appUrl: string, topics: readonly string[] = [], more: readonly TomlSubscription[] = []) {
  const usual = [{ topics: [...TOPICS, ...topics], uri: "/webhooks/shopify" }, { compliance_topics: ["shop/redact"], uri: "/webhooks/shopify" }];
  const subscriptions = [...usual, ...more];
  const toml = { name: "Crossfoot", handle: "crossfoot", access_scopes: { scopes: SCOPES }, webhooks: { api_version: "2026-10", subscriptions } };
  return appConfig(toml, { appUrl, clientId: CLIENT_ID, clientSecret: CLIENT_SECRET });
}

/** Browsers keep connections open; a plain close would wait for them. */
export function closeServer(server: Server): Promise<unknown> {
  const closed = new Promise((resolve) => void server.close(resolve));
  server.closeAllConnections();
  return closed;
}

export function listen(handler: (request: IncomingMessage, response: ServerResponse) => void): Promise<Server> {
  const server = createServer(handler);
  return new Promise((resolve) => void server.listen(0, "127.0.0.1", () => resolve(server)));
}

function receive(bench: Bench, request: IncomingMessage, response: ServerResponse): void {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const webhook = { topic: String(request.headers["x-shopify-topic"]), headers: request.headers, body: Buffer.concat(chunks).toString("utf8") };
    bench.received.push(webhook);
    bench.answer(response, webhook);
  });
}

function calls(url: string): Pick<Bench, "call" | "control" | "graphql" | "token"> {
  const call: Bench["call"] = async (method, path, { body, headers = {} } = {}) => {
    const response = await fetch(url + path, {
      method,
      headers: { "content-type": "application/json", accept: "application/json", ...headers },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const control: Bench["control"] = async (path, body = {}) => {
    const answer = await call("POST", `/control${path}`, { body });
    if (answer.status >= 300) throw new Error(`POST /control${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const token: Bench["token"] = async (shop = DEMO, scopes) => {
    await control("/install", scopes ? { shop, scopes } : { shop });
    const answer = await exchangeToken({ call, control }, shop);
    return String(answer.body["access_token"]);
  };
  const graphql: Bench["graphql"] = async (accessToken, query, { variables = {}, shop = DEMO, version = "2026-10" } = {}) => {
    const headers = { "x-forwarded-host": shop, "x-shopify-access-token": accessToken };
    const { status, body } = await call("POST", `/admin/api/${version}/graphql.json`, { body: { query, variables }, headers });
    return { status, ...(body as Omit<GraphQLAnswer, "status">) };
  };
  return { call, control, token, graphql };
}

/** Token exchange with a fresh session token; `changes` spoil the request. */
export async function exchangeToken(bench: Pick<Bench, "call" | "control">, shop = DEMO, changes: Json = {}) {
  const { token } = await bench.control("/id-token", { shop });
  const body = {
    client_id: CLIENT_ID,
    client_secret: CLIENT_SECRET,
    grant_type: "urn:ietf:params:oauth:grant-type:token-exchange",
    subject_token: token,
    subject_token_type: "urn:ietf:params:oauth:token-type:id_token",
    requested_token_type: "urn:shopify:params:oauth:token-type:offline-access-token",
    expiring: "1",
    ...changes,
  };
  return bench.call("POST", "/admin/oauth/access_token", { body, headers: { "x-forwarded-host": shop } });
}

/** Polls a real condition until it holds; says what it waited for when it never does. */
export async function until<Value>(what: string, look: () => Promise<Value | false | undefined> | Value | false | undefined): Promise<Value> {
  const limit = performance.now() + WAIT_LIMIT_MS;
  while (performance.now() < limit) {
    const value = await look();
    if (value !== false && value !== undefined) return value;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`Waited ${WAIT_LIMIT_MS} ms in vain for ${what}.`);
}

export function webhooksOf(bench: Bench, topic: string): ReceivedWebhook[] {
  return bench.received.filter((webhook) => webhook.topic === topic);
}
