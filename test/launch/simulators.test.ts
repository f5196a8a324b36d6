import { spawn, type ChildProcess } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { findFreePorts } from "../../launch/ports";
import { projectRoot } from "../../launch/project";
import { parseSimulatorsOptions } from "../../launch/simulators-options";

interface Description {
  readonly shopify: { readonly url: string; readonly control: string; readonly graphql: string; readonly headers: Record<string, string>; readonly shop: string };
  readonly xero: { readonly url: string; readonly api: string; readonly control: string; readonly tokenEndpoint: string; readonly clientId: string; readonly clientSecret: string; readonly redirectUri: string; readonly tenants: { readonly tenantId: string; readonly countryCode: string }[] };
  readonly dataDir: string;
}

interface Launch {
  readonly child: ChildProcess;
  readonly stdout: () => string;
  readonly stderr: () => string;
  readonly exit: Promise<number | null>;
  /** The first line on stdout; rejects when there is none. */
  readonly described: Promise<Description>;
}

let folder = "";
const launches: ChildProcess[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "simulators-test-"));
});
afterEach(() => {
  for (const child of launches.splice(0)) child.kill("SIGKILL");
  rmSync(folder, { recursive: true, force: true });
});

function launch(...args: string[]): Launch {
  const child = spawn(process.execPath, ["--import", "tsx", "launch/simulators.ts", ...args], { cwd: projectRoot, stdio: ["ignore", "pipe", "pipe"] });
  launches.push(child);
  let [stdout, stderr] = ["", ""];
  child.stderr.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  const exit = new Promise<number | null>((resolve) => child.once("close", resolve));
  const described = new Promise<Description>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      stdout += chunk.toString();
      if (stdout.includes("\n")) resolve(JSON.parse(stdout) as Description);
    });
    void exit.then(() => reject(new Error(`It ended: ${stderr}`)));
  });
  described.catch(() => undefined);
  return { child, stdout: () => stdout, stderr: () => stderr, exit, described };
}

async function stop({ child, exit }: Launch): Promise<number | null> {
  child.kill("SIGINT");
  return exit;
}

const isDown = (url: string) => fetch(url).then(() => false, () => true);

test("both run on neighbouring ports, and one line on stdout is all that a client needs to use them", async () => {
  const port = await findFreePorts(2);
  const running = launch("--port", String(port));
  const { shopify, xero, dataDir } = await running.described;
  expect([shopify.url, xero.url]).toEqual([`http://localhost:${port}`, `http://localhost:${port + 1}`]);

  const query = JSON.stringify({ query: "{ shop { name myshopifyDomain } }" });
  const answer = await fetch(shopify.graphql, { method: "POST", headers: { ...shopify.headers, "content-type": "application/json" }, body: query });
  expect(await answer.json()).toMatchObject({ data: { shop: { name: "Hartley & Finch", myshopifyDomain: shopify.shop } } });
  expect(await organisationName(xero)).toBe("Harbour & Pine Ltd");
  expect(xero.tenants.map(({ countryCode }) => countryCode)).toEqual(["GB", "AU", "NZ", "US"]);

  expect(existsSync(dataDir)).toBe(true);
  expect(await stop(running)).toBe(0);
  expect([await isDown(shopify.url), await isDown(xero.url), existsSync(dataDir)]).toEqual([true, true, false]);
  expect(running.stdout().trim().split("\n")).toHaveLength(1);
});

/** Consent without a browser, the token endpoint, one call. */
async function organisationName(xero: Description["xero"]): Promise<unknown> {
  const tenantId = xero.tenants[0]?.tenantId ?? "";
  const { clientId, clientSecret, redirectUri } = xero;
  const wish = JSON.stringify({ clientId, scopes: "accounting.settings.read", tenantId, redirectUri });
  const consent = await fetch(`${xero.control}/consent`, { method: "POST", headers: { "content-type": "application/json" }, body: wish });
  const { code } = (await consent.json()) as { code: string };
  const basic = Buffer.from(`${clientId}:${clientSecret}`).toString("base64");
  const grant = new URLSearchParams({ grant_type: "authorization_code", code, redirect_uri: redirectUri });
  const tokens = await fetch(xero.tokenEndpoint, { method: "POST", headers: { authorization: `Basic ${basic}` }, body: grant });
  const { access_token } = (await tokens.json()) as { access_token: string };
  const headers = { authorization: `Bearer ${access_token}`, "xero-tenant-id": tenantId, accept: "application/json" };
  const answer = await fetch(`${xero.api}/Organisation`, { headers });
  return ((await answer.json()) as { Organisations: { Name: string }[] }).Organisations[0]?.Name;
}

test("with a folder of its own a second start finds the orders, the credentials and the journal of the first", async () => {
  const dataDir = join(folder, "kept");
  const first = launch("--data", dataDir);
  const before = await first.described;
  const placed = await fetch(`${before.shopify.control}/orders`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"shape":"paid"}' });
  const { name } = (await placed.json()) as { name: string };
  expect(await stop(first)).toBe(0);

  const second = launch("--data", dataDir);
  const after = await second.described;
  const orders = (await (await fetch(`${after.shopify.control}/orders`)).json()) as { name: string }[];
  expect(orders.map((order) => order.name)).toContain(name);
  expect(after.xero.clientSecret).toBe(before.xero.clientSecret);
  const journal = (await (await fetch(`${after.shopify.control}/journal?kind=control&limit=10000`)).json()) as { path: string }[];
  expect(journal.map(({ path }) => path)).toContain("/control/orders");

  const third = launch("--data", dataDir);
  expect(await third.exit).toBe(1);
  expect(third.stderr()).toContain(`A sandbox is already running on ${dataDir}`);
  expect(await stop(second)).toBe(0);
  expect(existsSync(dataDir)).toBe(true);
});

test("webhooks go to the addresses given", async () => {
  const { createServer: createHttpServer } = await import("node:http");
  const received: string[] = [];
  const receiver = createHttpServer((request, response) => {
    request.resume().on("end", () => response.writeHead(401).end());
    received.push(`${request.url} ${String(request.headers["x-shopify-topic"] ?? "xero")}`);
  });
  await new Promise<void>((resolve) => receiver.listen(0, "127.0.0.1", resolve));
  const { port } = receiver.address() as AddressInfo;
  try {
    const running = launch("--webhook-shopify", `http://127.0.0.1:${port}/from-shopify`, "--webhook-xero", `http://127.0.0.1:${port}/from-xero`);
    const { shopify } = await running.described;
    await fetch(`${shopify.control}/orders`, { method: "POST", headers: { "content-type": "application/json" }, body: '{"shape":"unpaid"}' });
    await expect.poll(() => received).toContain("/from-shopify orders/create");
    await expect.poll(() => received).toContain("/from-xero xero");
    expect(await stop(running)).toBe(0);
  } finally {
    receiver.closeAllConnections();
    receiver.close();
  }
});

describe("what cannot be done is said in one sentence, with exit code 1", () => {
  test("a port that is taken", async () => {
    const taken = createServer();
    const port = await findFreePorts(2);
    await new Promise<void>((resolve) => taken.listen(port + 1, "127.0.0.1", resolve));
    try {
      const refused = launch("--port", String(port));
      expect(await refused.exit).toBe(1);
      expect([refused.stdout(), refused.stderr().trim()]).toEqual(["", `Port ${port + 1} is taken by another program; choose another with --port.`]);
    } finally {
      taken.close();
    }
  });

  test("an option that does not exist", async () => {
    const refused = launch("--prot", "4000");
    expect(await refused.exit).toBe(1);
    expect([refused.stdout(), refused.stderr().trim()]).toEqual(["", "Unknown option '--prot'; npm run simulators -- --help shows the options."]);
  });

  test.each([
    [["--port", "eighty"], "--port eighty: give a whole number from 0 to 65534."],
    [["--port", "65535"], "--port 65535: give a whole number from 0 to 65534."],
    [["--seed", "-1"], "--seed"],
    [["--webhook-xero", "localhost:3000"], "--webhook-xero localhost:3000: give an address that begins with http:// or https://."],
    [["extra"], "Unexpected argument 'extra'"],
  ])("%j", (args, words) => {
    expect(() => parseSimulatorsOptions(args)).toThrow(words);
  });
});

test("without options: free ports, a temporary folder, no webhooks", () => {
  expect(parseSimulatorsOptions([])).toEqual({ port: 0, dataDir: undefined, webhookShopify: undefined, webhookXero: undefined, redirectUri: "http://localhost:3000/xero/callback", seed: 1 });
  expect(parseSimulatorsOptions(["--help"])).toBe("help");
});
