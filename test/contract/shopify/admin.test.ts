import { createHmac } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { chromium, type Browser, type Page } from "playwright-core";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { CLIENT_SECRET, closeServer, DEMO, listen, startBench, testApp, until, webhooksOf, type Bench } from "./bench";

const CHROMIUM = process.env["CHROMIUM_PATH"] ?? "/usr/bin/chromium";

let browser: Browser;
beforeAll(async () => {
  browser = await chromium.launch({ executablePath: CHROMIUM, args: ["--no-sandbox"] });
}, 30_000);
afterAll(() => browser.close());

/** A little embedded app: a menu, a title bar, a call to its own server, and a router of one line. */
const APP_PAGE = `<!doctype html><html><head><script data-api-key="cid" src="BRIDGE"></script></head><body>
  <ui-nav-menu><a href="/app" rel="home">Home</a><a href="/app/orders">Orders</a><a href="/app/settings">Settings</a></ui-nav-menu>
  <ui-title-bar title="Overview"><button variant="primary" onclick="shopify.toast.show('Synced 3 orders')">Sync now</button></ui-title-bar>
  <h1>Hello</h1>
  <script>
    addEventListener("shopify:navigate", (event) => history.pushState(null, "", event.target.getAttribute("href")));
    fetch("/api/greeting").then((response) => response.text()).then((text) => { document.querySelector("h1").textContent = text; });
  </script></body></html>`;

interface EmbeddedApp {
  readonly url: string;
  readonly requests: { path: string; query: URLSearchParams; authorization: string | undefined }[];
  bridge: string;
}

async function startEmbeddedApp(): Promise<EmbeddedApp> {
  const server = await listen((request, response) => answer(request, response));
  onTestFinished(() => void closeServer(server));
  const app: EmbeddedApp = { url: `http://localhost:${(server.address() as AddressInfo).port}`, requests: [], bridge: "" };
  function answer(request: IncomingMessage, response: ServerResponse): void {
    const { pathname, searchParams } = new URL(request.url ?? "/", app.url);
    app.requests.push({ path: pathname, query: searchParams, authorization: request.headers.authorization });
    response.setHeader("content-type", "text/html");
    if (pathname === "/api/greeting") response.end("Good morning");
    else if (pathname === "/auth/session-token") response.end(`<script data-api-key="cid" src="${app.bridge}"></script>`);
    else if (pathname === "/app/stale") {
      const reload = encodeURIComponent(`${app.url}/app/fresh?embedded=1`);
      response.writeHead(302, { location: `/auth/session-token?shopify-reload=${reload}` }).end();
    } else response.end(APP_PAGE.replace("BRIDGE", app.bridge));
  }
  return app;
}

async function openAdmin(): Promise<{ bench: Bench; app: EmbeddedApp; page: Page; store: string }> {
  const app = await startEmbeddedApp();
  const bench = await startBench({ app: testApp(app.url), clock: Date.now });
  app.bridge = `${bench.simulator.url}/app-bridge.js`;
  const page = await openPage();
  return { bench, app, page, store: `${bench.simulator.url}/store/crossfoot-demo` };
}

async function openPage(): Promise<Page> {
  const page = await browser.newPage();
  onTestFinished(() => page.close());
  return page;
}

/** Claims of a token whose signature is right. */
function checkedClaims(token: string): Record<string, unknown> {
  const [header = "", payload = "", mark] = token.split(".");
  expect(createHmac("sha256", CLIENT_SECRET).update(`${header}.${payload}`).digest("base64url")).toBe(mark);
  return JSON.parse(Buffer.from(payload, "base64url").toString("utf8")) as Record<string, unknown>;
}

test("A merchant places an order, captures it, refunds a unit, and searches for it", async () => {
  const { page, store } = await openAdmin();
  await page.goto(`${store}/orders/new`);
  await page.getByRole("button", { name: /Authorised, not captured/ }).click();
  // Watering can 54.50 and shipping 6.50.
  await expect.poll(() => page.locator("main").innerText()).toContain("£61.00");
  await page.getByRole("button", { name: "Capture payment" }).click();
  await page.getByRole("link", { name: "Refund" }).click();
  await page.getByLabel(/Quantity of Copper Watering Can/).fill("1");
  await page.getByRole("button", { name: "Refund" }).click();
  const text = await page.locator("main").innerText();
  expect(text).toContain("Partially refunded");
  expect(text).toContain("−£54.50");
  expect(text).toContain("£6.50");
  await page.getByLabel("Search orders").fill("#1013");
  await page.keyboard.press("Enter");
  await expect.poll(() => page.locator("tbody tr").count()).toBe(1);
});

test("Installing opens the app in its frame, with a signed address and id tokens for its calls", async () => {
  const { app, page, store } = await openAdmin();
  await page.goto(`${store}/apps/crossfoot`);
  expect(await page.locator("main").innerText()).toContain("Edit orders: mark them as paid, add tags and notes");
  await page.getByRole("button", { name: "Install" }).click();
  await expect.poll(() => page.frameLocator("#app-frame").locator("h1").innerText()).toBe("Good morning");
  const opened = app.requests.find(({ path }) => path === "/app");
  const query = Object.fromEntries(opened?.query ?? []);
  expect(query).toMatchObject({ embedded: "1", shop: DEMO, locale: "en", host: Buffer.from("admin.shopify.com/store/crossfoot-demo").toString("base64").replace(/=+$/, "") });
  const signed = Object.entries(query).filter(([name]) => name !== "hmac").sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`).join("&");
  expect(createHmac("sha256", CLIENT_SECRET).update(signed).digest("hex")).toBe(query["hmac"]);
  const called = app.requests.find(({ path }) => path === "/api/greeting");
  const claims = checkedClaims(called?.authorization?.replace("Bearer ", "") ?? "");
  expect(claims).toMatchObject({ iss: `https://${DEMO}/admin`, dest: `https://${DEMO}`, aud: "cid" });
  expect(Number(claims["exp"]) - Number(claims["iat"])).toBe(60);
});

test("Menu, title, actions, toast and address pass between the admin and the app", async () => {
  const { bench, page, store } = await openAdmin();
  await bench.control("/install");
  await page.goto(`${store}/apps/crossfoot/app/orders?tab=open`);
  await expect.poll(() => page.locator("#app-nav").innerText()).toBe("Orders\nSettings");
  expect(page.url()).toBe(`${store}/apps/crossfoot/app/orders?tab=open`);
  expect(await page.locator("#app-nav [aria-current]").innerText()).toBe("Orders");
  expect(await page.locator("#app-title").innerText()).toBe("Overview");
  await page.locator("#app-nav").getByText("Settings").click();
  await expect.poll(() => page.url()).toBe(`${store}/apps/crossfoot/app/settings`);
  await page.locator("#app-actions").getByText("Sync now").click();
  await expect.poll(() => page.locator("#toast").innerText()).toBe("Synced 3 orders");
  await page.goBack();
  await expect.poll(() => page.url()).toBe(`${store}/apps/crossfoot/app/orders?tab=open`);
});

test("The library's bounce page comes back with a fresh id token", async () => {
  const { bench, app, page, store } = await openAdmin();
  await bench.control("/install");
  await page.goto(`${store}/apps/crossfoot/app/stale`);
  const fresh = await until("the reload", () => app.requests.find(({ path }) => path === "/app/fresh"));
  expect(fresh.query.get("embedded")).toBe("1");
  expect(checkedClaims(fresh.query.get("id_token") ?? "")).toMatchObject({ dest: `https://${DEMO}` });
});

test("An address below the app never takes its id token elsewhere", async () => {
  const { bench, app, page, store } = await openAdmin();
  await bench.control("/install");
  await page.goto(`${store}/apps/crossfoot//elsewhere.example.com/app`);
  const source = await page.locator("#app-frame[src]").getAttribute("src");
  expect(new URL(source ?? "").origin).toBe(app.url);
});

test("Uninstalling from the app's menu ends its access and tells it", async () => {
  const bench = await startBench();
  const page = await openPage();
  await bench.control("/install");
  await page.goto(`${bench.simulator.url}/store/crossfoot-demo/apps/crossfoot`);
  await page.getByLabel("More about Crossfoot").click();
  await page.getByRole("button", { name: "Uninstall Crossfoot" }).click();
  await until("app/uninstalled", () => webhooksOf(bench, "app/uninstalled")[0]);
  expect(await page.locator("main").innerText()).toContain("Crossfoot is ready to be installed.");
});
