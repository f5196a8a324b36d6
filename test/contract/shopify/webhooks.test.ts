import { createHmac } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Worker } from "node:worker_threads";
import { expect, onTestFinished, test } from "vitest";
import { startShopifySimulator } from "../../../sandbox/shopify/simulator";
import { ANSWER_LIMIT_MS } from "../../../sandbox/shopify/webhooks/retry-schedule";
import { CLIENT_SECRET, closeServer, DEMO, listen, startBench, testApp, until, webhooksOf, type Bench } from "./bench";

interface DeliveryAnswer {
  readonly topic: string;
  readonly webhookId: string;
  readonly state: string;
  readonly attempts: { at: string; status: number | null; error: string | null }[];
}

async function deliveries(bench: Bench, topic: string): Promise<DeliveryAnswer[]> {
  const { body } = await bench.call("GET", "/control/webhooks");
  return (body as unknown as DeliveryAnswer[]).filter((delivery) => delivery.topic === topic);
}

async function settled(bench: Bench, topic: string): Promise<DeliveryAnswer> {
  return until(`the end of ${topic}`, async () => (await deliveries(bench, topic)).find(({ state }) => state !== "pending"));
}

async function attempted(bench: Bench, topic: string, times: number): Promise<DeliveryAnswer> {
  return until(`attempt ${times} of ${topic}`, async () => (await deliveries(bench, topic)).find(({ attempts }) => attempts.length >= times));
}

test("D14 Signature and headers", async () => {
  const bench = await startBench();
  await bench.token();
  const order = await bench.control("/orders", { shape: "discount-and-shipping" });
  const { headers, body } = await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  expect(headers).toMatchObject({
    "content-type": "application/json",
    "x-shopify-topic": "orders/create",
    "x-shopify-shop-domain": DEMO,
    "x-shopify-api-version": "2026-10",
    "x-shopify-webhook-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    "x-shopify-event-id": expect.stringMatching(/^[0-9a-f-]{36}$/),
    "x-shopify-triggered-at": "2026-11-21T12:00:00.000Z",
    "x-shopify-hmac-sha256": createHmac("sha256", CLIENT_SECRET).update(body).digest("base64"),
  });
  // Board 39.99 + two aprons 76.00 + two mugs 29.00 = 144.99; less 10 % (14.499, half up 14.50) 130.49; shipping 4.95.
  expect(JSON.parse(body)).toMatchObject({
    id: order["id"],
    admin_graphql_api_id: order["gid"],
    name: "#1013",
    created_at: "2026-11-21T12:00:00+00:00",
    currency: "GBP",
    financial_status: "paid",
    taxes_included: true,
    total_discounts: "14.50",
    subtotal_price: "130.49",
    total_price: "135.44",
    line_items: [{ title: "Oak Serving Board", price: "39.99" }, { quantity: 2 }, { quantity: 2 }],
    shipping_lines: [{ price: "4.95" }],
  });
});

test("D15 Time limits: no answer in time, a redirect and a refusal are failures; every 2xx is success", async () => {
  // The mechanism, with a limit short enough to wait for; Shopify's own is the next line.
  expect(ANSWER_LIMIT_MS).toBe(5_000);
  const bench = await startBench({ webhookAnswerLimitMs: 800 });
  await bench.token();
  bench.answer = (response, { topic }) => {
    if (topic === "orders/create") return;
    if (topic === "orders/paid") response.writeHead(302, { location: "/elsewhere" });
    else response.writeHead(204);
    response.end();
  };
  await bench.control("/orders", { shape: "paid" });
  const slow = await attempted(bench, "orders/create", 1);
  expect(slow.attempts[0]).toMatchObject({ status: null, error: "no answer within 800 ms" });
  expect(await attempted(bench, "orders/paid", 1)).toMatchObject({ state: "pending", attempts: [{ status: 302 }] });
  expect(await settled(bench, "order_transactions/create")).toMatchObject({ state: "delivered", attempts: [{ status: 204 }] });
});

test("D15 Time limits: a receiver that takes six seconds has failed at five", async () => {
  const bench = await startBench();
  await bench.token();
  // It never answers within the test, which sees when the simulator gives up.
  bench.answer = () => undefined;
  await bench.control("/orders", { shape: "unpaid" });
  await until("the request", () => webhooksOf(bench, "orders/create")[0]);
  const askedAt = performance.now();
  const { attempts, state } = await attempted(bench, "orders/create", 1);
  const waitedMs = performance.now() - askedAt;
  expect({ attempts, state }).toMatchObject({ state: "pending", attempts: [{ status: null, error: "no answer within 5000 ms" }] });
  expect(waitedMs).toBeGreaterThan(4_500);
  // It gave up by itself. A busy machine may be seconds late in noticing.
  expect(waitedMs).toBeLessThan(10_000);
});

/** A listener that is never asked for its connections: once its short queue is full, the next one waits for good. */
const FULL_RECEIVER = `
  const { createServer, connect } = require("node:net");
  const { parentPort } = require("node:worker_threads");
  const server = createServer().listen({ port: 0, host: "127.0.0.1", backlog: 1 }, () => {
    const { port } = server.address();
    parentPort.postMessage(port);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  });`;

test("D15 Time limits: a receiver that does not accept the connection within a second has failed", async () => {
  const receiver = new Worker(FULL_RECEIVER, { eval: true });
  onTestFinished(() => void receiver.terminate());
  const port = await new Promise<number>((resolve) => void receiver.once("message", resolve));
  // The kernel takes one more than the backlog of one; these fill it.
  const waiting = Array.from({ length: 4 }, () => connect(port, "127.0.0.1").on("error", () => undefined));
  onTestFinished(() => waiting.forEach((socket) => socket.destroy()));
  await until("a full queue", () => waiting.filter(({ connecting }) => !connecting).length >= 2);
  const bench = await startBench({ app: testApp(`http://127.0.0.1:${port}`) });
  await bench.token();
  await bench.control("/orders", { shape: "unpaid" });
  expect((await attempted(bench, "orders/create", 1)).attempts[0]).toMatchObject({ status: null, error: "no connection within 1 s" });
});

test("D15 Time limits: a dead receiver is an attempt like any other", async () => {
  const bench = await startBench({ app: testApp("http://127.0.0.1:9") });
  await bench.token();
  await bench.control("/orders", { shape: "unpaid" });
  expect((await attempted(bench, "orders/create", 1)).attempts[0]).toMatchObject({ status: null, error: expect.stringContaining("ECONNREFUSED") });
});

test("D16 Retries", async () => {
  const bench = await startBench();
  await bench.token();
  bench.answer = (response) => void response.writeHead(500).end();
  const order = await bench.control("/orders", { shape: "unpaid" });
  await attempted(bench, "orders/create", 1);
  await bench.control(`/orders/${String(order["id"])}/pay`);
  for (let attempts = 2; attempts <= 9; attempts += 1) {
    await bench.control("/clock", { advanceMs: 113 * 60_000 });
    await attempted(bench, "orders/create", attempts);
  }
  expect(await settled(bench, "orders/create")).toMatchObject({ state: "failed", attempts: Array.from({ length: 9 }, () => ({ status: 500 })) });
  const copies = webhooksOf(bench, "orders/create");
  expect(copies).toHaveLength(9);
  expect(new Set(copies.map(({ body }) => body)).size).toBe(1);
  expect(new Set(copies.map(({ headers }) => headers["x-shopify-event-id"])).size).toBe(1);
  expect(JSON.parse(copies[8]?.body ?? "")).toMatchObject({ financial_status: "pending" });
});

test("D16 Retries: eight gaps that grow and fill four hours; a 200 ends them", async () => {
  const bench = await startBench();
  await bench.token();
  let refusals = 3;
  bench.answer = (response, { topic }) => {
    const refuse = topic === "orders/create" && refusals > 0;
    if (refuse) refusals -= 1;
    response.writeHead(refuse ? 500 : 200).end();
  };
  await bench.control("/orders", { shape: "unpaid" });
  // Attempt two comes a minute after the first, the third two minutes later, the fourth four.
  for (const [index, minutes] of [1, 2, 4].entries()) {
    await attempted(bench, "orders/create", index + 1);
    await bench.control("/clock", { advanceMs: minutes * 60_000 - 1 });
    expect((await deliveries(bench, "orders/create"))[0]?.attempts).toHaveLength(index + 1);
    await bench.control("/clock", { advanceMs: 1 });
  }
  expect((await settled(bench, "orders/create")).attempts.map(({ status }) => status)).toEqual([500, 500, 500, 200]);
  const { RETRY_GAPS_MS } = await import("../../../sandbox/shopify/webhooks/retry-schedule");
  expect([...RETRY_GAPS_MS].sort((a, b) => a - b)).toEqual(RETRY_GAPS_MS);
  expect(RETRY_GAPS_MS.reduce((total, gap) => total + gap, 0)).toBe(4 * 3_600_000);
  expect(RETRY_GAPS_MS).toHaveLength(8);
});

test("D18 Listing: subscriptions of the configuration file are not listed", async () => {
  const bench = await startBench();
  const answer = await bench.graphql(await bench.token(), "{ webhookSubscriptions(first: 20) { nodes { id } } }");
  expect(answer.data).toEqual({ webhookSubscriptions: { nodes: [] } });
});

test("D20 Shared event id", async () => {
  const bench = await startBench();
  await bench.token();
  const order = await bench.control("/orders", { shape: "unpaid" });
  await until("orders/create", () => webhooksOf(bench, "orders/create")[0]);
  bench.received.length = 0;
  await bench.control(`/orders/${String(order["id"])}/pay`);
  await until("three webhooks", () => bench.received.length >= 3);
  expect(bench.received.map(({ topic }) => topic).sort()).toEqual(["order_transactions/create", "orders/paid", "orders/updated"]);
  const ids = (name: string) => new Set(bench.received.map(({ headers }) => headers[name]));
  expect(ids("x-shopify-event-id").size).toBe(1);
  expect(ids("x-shopify-webhook-id").size).toBe(3);
  await bench.control(`/orders/${String(order["id"])}/redeliver`, { topic: "orders/paid", times: 2 });
  await until("two more", () => bench.received.length >= 5);
  const copies = webhooksOf(bench, "orders/paid");
  expect(copies).toHaveLength(3);
  expect(new Set(copies.map(({ headers, body }) => `${String(headers["x-shopify-webhook-id"])} ${String(headers["x-shopify-event-id"])} ${body}`)).size).toBe(1);
});

test("Nothing is sent before the app is installed, nor about what it may not read", async () => {
  const bench = await startBench();
  await bench.control("/orders", { shape: "paid" });
  await bench.control("/install", { scopes: ["read_products"] });
  await bench.control("/orders", { shape: "paid" });
  expect((await bench.call("GET", "/control/webhooks")).body).toEqual([]);
});

test("A delivery survives a restart of Shopify", async () => {
  const dataDir = mkdtempSync(join(tmpdir(), "shopify-"));
  onTestFinished(() => rmSync(dataDir, { recursive: true }));
  const bench = await startBench({ dataDir });
  await bench.token();
  bench.answer = (response) => void response.writeHead(503).end();
  const order = await bench.control("/orders", { shape: "unpaid" });
  const first = await attempted(bench, "orders/create", 1);
  await bench.simulator.close();
  const received: string[] = [];
  const app = await listen((request, response) => {
    received.push(String(request.headers["x-shopify-webhook-id"]));
    response.end();
  });
  onTestFinished(() => void closeServer(app));
  // The app has moved meanwhile: a retry still goes to the address of the first attempt.
  bench.clock.ms += 60_000;
  const again = await startShopifySimulator({ port: 0, dataDir, clock: () => bench.clock.ms, app: testApp(`http://127.0.0.1:${(app.address() as AddressInfo).port}`) });
  onTestFinished(() => again.close());
  const retried = await until("the retry", () => bench.received.filter(({ headers }) => headers["x-shopify-webhook-id"] === first.webhookId).length >= 2);
  expect(retried).toBe(true);
  expect(received).toEqual([]);
  const kept = await (await fetch(`${again.url}/control/orders/${String(order["id"])}`)).json();
  expect(kept).toMatchObject({ name: "#1013", total: order["total"], outstanding: order["outstanding"] });
});
