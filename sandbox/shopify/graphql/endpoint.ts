import type { NextFunction, Request, Response } from "express";
import type { ExecutionResult } from "graphql";
import { noteOnRequest } from "../../kit/exchange";
import { worldSeenBy } from "../faults/past-world";
import { liveAccessToken } from "../oauth/access-tokens";
import { shopOfRequest } from "../shop-of-request";
import type { World } from "../world";
import { servedVersion } from "./api-version";
import { summaryOf, type GraphQLRequest } from "./operation";
import { resumeBulkOperations } from "./bulk/run-bulk";
import { contextOf } from "./request-context";
import { resolvers } from "./resolvers";
import { readOperation, runOperation } from "./run-operation";
import { adminSchema } from "./schema";
import { Throttle } from "./throttle";

/** POST /admin/api/{version}/graphql.json */
export function graphqlEndpoint(world: World) {
  resumeBulkOperations({ world, resolvers });
  const throttle = new Throttle(() => world.clock.now());
  return (request: Request, response: Response, next: NextFunction): void => {
    answer({ request, response }, world, throttle).catch(next);
  };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function answer({ request, response }: Exchange, world: World, throttle: Throttle): Promise<void> {
  const version = servedVersion(request.params["version"]);
  if ("refused" in version) return void response.status(version.refused).json({ errors: version.reason });
  const shop = shopOfRequest(world, request);
  if (!shop || !liveAccessToken(world, shop, request.get("x-shopify-access-token") ?? "")) {
    return void response.status(401).json({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
  }
  const body = readBody(request.body);
  if (!body) return void response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
  response.set("X-Shopify-API-Version", version.served);
  const operation = readOperation(adminSchema(version.served), body);
  noteOnRequest(request, { shop: shop.domain, ..."definition" in operation ? summaryOf(operation) : {} });
  if (!("definition" in operation)) return void response.json({ errors: operation });
  const context = contextOf({ world: worldSeenBy(world, request), resolvers }, shop, version.served);
  const result = await runOperation(operation, context, throttle);
  response.status(isThrottled(result) ? world.switches.throttledStatus : 200).json(result);
}

function isThrottled({ errors }: ExecutionResult): boolean {
  return errors?.[0]?.extensions["code"] === "THROTTLED";
}

function readBody(body: unknown): GraphQLRequest | null {
  if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") return null;
  const { query, variables, operationName } = body as unknown as GraphQLRequest;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}
