import { fileURLToPath } from "node:url";
import express, { type ErrorRequestHandler, type Express } from "express";
import { injectFaults } from "../kit/faults/inject";
import { adminRoutes } from "./admin/admin-routes";
import { refusalPage } from "./admin/layout";
import { controlRoutes } from "./control/control-routes";
import { shopifyVendor } from "./faults/vendor";
import { bulkResultRoute } from "./graphql/bulk/result-route";
import type { AnswerGraphQL } from "./graphql/endpoint";
import { sendGraphQL } from "./graphql/send-answer";
import { tokenEndpoint } from "./oauth/token-endpoint";
import { Refusal } from "./refusal";
import type { World } from "./world";

const ASSETS = fileURLToPath(new URL("./admin/assets", import.meta.url));

/** Every address the simulated Shopify answers at. */
export function httpApp(world: World, graphql: AnswerGraphQL): Express {
  const app = express();
  app.disable("x-powered-by").disable("etag");
  app.use(express.json({ limit: "2mb" }), express.urlencoded({ extended: false }));
  app.use(injectFaults(world.faults, shopifyVendor));
  app.post("/admin/oauth/access_token", tokenEndpoint(world));
  app.post(["/admin/api/:version/graphql.json", "/admin/api/graphql.json"], (request, response, next) => {
    graphql({ request, version: request.params["version"], body: request.body }).then((answer) => sendGraphQL(response, answer)).catch(next);
  });
  app.get("/bulk-operations/:id/result.jsonl", bulkResultRoute(world));
  app.use("/control", controlRoutes(world));
  app.get("/app-bridge.js", (_request, response) => response.sendFile("app-bridge.js", { root: ASSETS }));
  app.use("/assets", express.static(ASSETS));
  app.use(adminRoutes(world));
  app.use((request, response) => void response.status(404).json({ error: `The simulated Shopify has nothing at ${request.method} ${request.path}.` }));
  app.use(answerErrors);
  return app;
}

// eslint-disable-next-line max-params -- Express knows an error handler by its four parameters.
const answerErrors: ErrorRequestHandler = (error: unknown, request, response, next) => {
  if (response.headersSent) return next(error);
  if (error instanceof Refusal && request.accepts("json", "html") === "html") return void response.status(error.status).send(refusalPage(error.message, request.get("referer") ?? "/"));
  if (error instanceof Refusal) return void response.status(error.status).json({ error: error.message });
  if (error instanceof SyntaxError) return void response.status(400).json({ error: `The body is not JSON: ${error.message}.` });
  console.error(error);
  response.status(500).json({ error: "The simulated Shopify failed; its log has the details." });
};
