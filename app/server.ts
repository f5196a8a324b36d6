import { createServer } from "node:http";
import express from "express";
import { createRequestHandler } from "@remix-run/express";
import { readSettings, SettingsError } from "./config/env.server";
import { adminOrigin, makeContainer, makeIntakes, serveMetrics, type Container } from "./container.server";
import { makeCrossfoot } from "./crossfoot.server";
import { frontDoor } from "./web/front-door";
import { stopOnSignal } from "./web/stop-on-signal";
import { webhooksFirst } from "./web/webhook-door";

/** The web process: webhooks first, then Xero's way back, then the embedded pages. */
async function start(): Promise<void> {
  const settings = readSettings();
  const container = makeContainer(settings, "web");
  const app = express().disable("x-powered-by");
  const { ports } = container;
  app.use(frontDoor({ ports, secure: settings.APP_URL.startsWith("https:") }));
  app.use("/assets", express.static("build/client/assets", { immutable: true, maxAge: "1y" }));
  app.use(express.static("build/client", { maxAge: "1h" }));
  app.all("*", await pages(container));

  const server = createServer(webhooksFirst(makeIntakes(settings, ports), app));
  server.on("error", (cause) => {
    container.log.error(`The web server cannot listen on port ${settings.PORT}: ${cause.message}`, { cause });
    process.exit(1);
  });
  server.listen(settings.PORT, () => process.stdout.write(`${JSON.stringify({ ready: true, url: settings.APP_URL })}\n`));
  await serveMetrics(container, 0);
  stopOnSignal(container.log, async () => {
    await new Promise((resolve) => server.close(resolve).closeIdleConnections());
    await container.close();
  });
}

async function pages(container: Container) {
  const { settings, shopify } = container;
  const crossfoot = makeCrossfoot(container);
  const embedding = {
    apiKey: settings.SHOPIFY_API_KEY,
    appBridgeUrl: settings.sandbox?.APP_BRIDGE_URL ?? "https://cdn.shopify.com/shopifycloud/app-bridge.js",
    adminOrigin: adminOrigin(settings),
  };
  const address = new URL("../build/server/index.js", import.meta.url).href;

  return createRequestHandler({
    build: await import(/* @vite-ignore */ address),
    getLoadContext: () => ({ crossfoot, shopify, embedding }),
  });
}

start().catch((cause: unknown) => {
  process.stderr.write(`${cause instanceof SettingsError ? cause.message : String(cause instanceof Error ? cause.stack : cause)}\n`);
  process.exit(1);
});
