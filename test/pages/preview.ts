import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { createRequestHandler } from "@remix-run/express";
import type { ServerBuild } from "@remix-run/node";
import "@shopify/shopify-app-remix/adapters/node";
import { ApiVersion, shopifyApp } from "@shopify/shopify-app-remix/server";
import express from "express";
import type { Crossfoot } from "../../app/crossfoot";
import type { ShopifyForPages } from "../../app/load-context";
import { SHOP } from "./sample-home";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUILD = `${ROOT}build`;

export type Preview = { url: string; close(): Promise<void> };

/** Serves the pages as they were last built over any `Crossfoot`, on a free port of this machine unless one is given. */
export async function startPreview(crossfoot: Crossfoot, port = 0): Promise<Preview> {
  const build = (await import(`${BUILD}/server/index.js`)) as ServerBuild;
  const app = express();
  app.use("/assets", express.static(`${BUILD}/client/assets`, { immutable: true, maxAge: "1h" }));
  app.get("/app-bridge.js", (_request, response) => response.sendFile(fileURLToPath(new URL("app-bridge-stub.js", import.meta.url))));
  app.get("/opened-at-the-top", (_request, response) => void response.send('<title>Xero</title><link rel="icon" href="data:,">Xero’s sign-in page'));
  app.use(createRequestHandler({ build, getLoadContext: () => ({ crossfoot, shopify: SIGNED_IN, embedding: EMBEDDING }) }));
  const server = app.listen(port, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port: bound } = server.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${bound}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

export const EMBEDDING = { apiKey: "preview-key", appBridgeUrl: "/app-bridge.js", adminOrigin: "http://127.0.0.1:4000" };

/** Shopify's own library writes the headers; only the sign-in, which needs Shopify, is taken as done. */
const SIGNED_IN: ShopifyForPages = {
  authenticate: { admin: async () => ({ session: { shop: SHOP } }) },
  addDocumentResponseHeaders: realLibrary().addDocumentResponseHeaders,
};

function realLibrary(): ShopifyForPages {
  return shopifyApp({
    apiKey: EMBEDDING.apiKey,
    apiSecretKey: "preview-secret",
    appUrl: "http://127.0.0.1",
    apiVersion: ApiVersion.October26,
    sessionStorage: {
      storeSession: async () => true,
      loadSession: async () => undefined,
      deleteSession: async () => true,
      deleteSessions: async () => true,
      findSessionsByShop: async () => [],
    },
  });
}
