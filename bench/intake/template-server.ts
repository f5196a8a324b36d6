// Shopify's own way: a Remix route whose action calls `authenticate.webhook` and does nothing with it. Sessions are kept
// in memory and there is none, the least its library can have to do. Without the compression and request log that
// `remix-serve` adds. Prints its port.
import "@shopify/shopify-app-remix/adapters/node";
import { createRequestHandler } from "@remix-run/express";
import type { ActionFunctionArgs, ServerBuild } from "@remix-run/node";
import { ApiVersion, AppDistribution, shopifyApp } from "@shopify/shopify-app-remix/server";
import express from "express";
import type { AddressInfo } from "node:net";

const NO_SESSIONS = {
  storeSession: () => Promise.resolve(true),
  loadSession: () => Promise.resolve(undefined),
  deleteSession: () => Promise.resolve(true),
  deleteSessions: () => Promise.resolve(true),
  findSessionsByShop: () => Promise.resolve([]),
};

const { authenticate } = shopifyApp({
  apiKey: "bench",
  apiSecretKey: process.env["SHOPIFY_API_SECRET"] ?? "",
  appUrl: "https://bench.example.com",
  apiVersion: ApiVersion.October26,
  scopes: ["read_orders"],
  authPathPrefix: "/auth",
  distribution: AppDistribution.AppStore,
  sessionStorage: NO_SESSIONS,
  future: { unstable_newEmbeddedAuthStrategy: true, expiringOfflineAccessTokens: true },
});

const ROUTE = "routes/webhooks.shopify";
const action = async ({ request }: ActionFunctionArgs): Promise<Response> => {
  await authenticate.webhook(request);

  return new Response();
};

/** What `remix vite:build` would make of an app with this one route. */
const build: ServerBuild = {
  entry: { module: { default: () => new Response("There are no pages here.", { status: 404 }) } },
  routes: { [ROUTE]: { id: ROUTE, path: "webhooks/shopify", module: { action, default: undefined } } },
  assets: { entry: { imports: [], module: "" }, routes: {}, url: "", version: "1" },
  publicPath: "/build/",
  assetsBuildDirectory: "build/client",
  future: {
    v3_fetcherPersist: true,
    v3_relativeSplatPath: true,
    v3_throwAbortReason: true,
    v3_lazyRouteDiscovery: true,
    v3_singleFetch: true,
  },
  isSpaMode: false,
  mode: "production",
};

const app = express()
  .disable("x-powered-by")
  .all("*", createRequestHandler({ build, mode: "production" }));
const server = app.listen(0, "127.0.0.1", () => console.log(JSON.stringify({ port: (server.address() as AddressInfo).port })));
process.once("SIGTERM", () => process.exit(0));
