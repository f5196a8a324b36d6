import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { Clock } from "../../sandbox/xero/clock";
import { startShopifySimulator } from "../../sandbox/shopify/simulator";
import { startXeroSimulator } from "../../sandbox/xero/simulator";
import { testApp, until } from "./shopify/bench";
import { CLIENT, REDIRECT_URI, testSettings } from "./xero/bench";

interface Example {
  readonly method: string;
  readonly path: string;
  /** JSON; undefined for a call without a body. */
  readonly body: string | undefined;
}

type Values = Map<string, string>;

const README = readFileSync(new URL("../../sandbox/README.md", import.meta.url), "utf8");
const EXAMPLE = /^\| [^|]+ \| `(GET|POST|DELETE) (\/\S*)(?: (\{.*\}))?` \|$/;

/** The examples of one section, in their order. Every row of a table of examples must be one. */
function examplesOf(section: string): Example[] {
  const [, after = ""] = README.split(`### ${section}\n`);
  const rows = (after.split(/^#{2,3} /m)[0] ?? "").split("\n").filter((line) => line.startsWith("| ") && !line.startsWith("| `") && line !== "| does | example |");
  return rows.map((row) => {
    const [, method, path, body] = EXAMPLE.exec(row) ?? [];
    if (!method || !path) throw new Error(`No example in this row of sandbox/README.md: ${row}`);
    return { method, path, body };
  });
}

const EXAMPLES = {
  shopify: [...examplesOf("Both"), ...examplesOf("The simulated Shopify")],
  xero: [...examplesOf("Both"), ...examplesOf("The simulated Xero")],
};

const running = { shopify: "", xero: "" };
const close: (() => Promise<unknown> | undefined)[] = [];
beforeAll(async () => {
  const receiver = await listen();
  const shopify = await startShopifySimulator({ port: 0, app: testApp(`http://127.0.0.1:${(receiver.address() as AddressInfo).port}`) });
  const xero = await startXeroSimulator(testSettings, Clock.ticking());
  Object.assign(running, { shopify: shopify.url, xero: xero.url });
  close.push(shopify.close, xero.close, () => new Promise((resolve) => receiver.close(resolve)));
});
afterAll(async () => {
  for (const each of close) await each();
});

/** An app that takes every webhook. */
function listen(): Promise<Server> {
  const server = createServer((request, response) => void request.resume().on("end", () => response.end()));
  return new Promise((resolve) => void server.listen(0, "127.0.0.1", () => resolve(server)));
}

/** Puts the values of earlier answers in the place of their names in braces. */
function filled(text: string, values: Values): string {
  return text.replace(/\{(\w+)\}/g, (_whole, name: string) => values.get(name) ?? `{${name}}`);
}

/** Remembers every text and number of an answer by its name, the ones further up last. */
function remember(answer: unknown, values: Values): void {
  if (typeof answer !== "object" || answer === null) return;
  for (const part of Object.values(answer)) remember(part, values);
  for (const [name, value] of Object.entries(answer)) if (typeof value === "string" || typeof value === "number") values.set(name, String(value));
  if ("name" in answer && typeof answer.name === "string" && /^#\d+$/.test(answer.name)) values.set("number", answer.name.slice(1));
}

async function run(url: string, { method, path, body }: Example, values: Values): Promise<void> {
  if (path.endsWith("/redeliver")) await webhooksTried(url);
  const headers = { "content-type": "application/json" };
  const init = { method, headers, ...(body === undefined ? {} : { body: filled(body, values) }) };
  const response = await fetch(`${url}/control${filled(path, values)}`, init);
  const text = await response.text();
  expect([`${method} ${path}`, response.ok, response.ok ? "" : text]).toEqual([`${method} ${path}`, true, ""]);
  remember(JSON.parse(text), values);
}

/** Only what was sent once can be sent again. */
async function webhooksTried(url: string): Promise<void> {
  await until("the webhooks", async () => {
    const deliveries = (await (await fetch(`${url}/control/webhooks`)).json()) as { state: string }[];
    return deliveries.length > 0 && deliveries.every(({ state }) => state !== "pending");
  });
}

describe.each(["shopify", "xero"] as const)("the control API of the simulated %s", (side) => {
  test("every example of the README is accepted, in the order in which they stand there", async () => {
    const values: Values = new Map([["clientId", CLIENT.clientId], ["redirectUri", REDIRECT_URI]]);
    for (const example of EXAMPLES[side]) await run(running[side], example, values);
  }, 60_000);

  test("no call is missing from the README", async () => {
    const calls = (await (await fetch(`${running[side]}/control`)).json()) as string[];
    expect(calls.length).toBeGreaterThan(20);
    const missing = calls.filter((call) => !EXAMPLES[side].some(({ method, path }) => matches(call, `${method} /control${path.split("?")[0]}`)));
    expect(missing).toEqual([]);
  });
});

/** "GET /control/orders/:id" and "GET /control/orders/1001". */
function matches(pattern: string, call: string): boolean {
  const [wanted, given] = [pattern.split("/"), call.split("/")];
  return wanted.length === given.length && wanted.every((part, index) => part.startsWith(":") || part === given[index]);
}
