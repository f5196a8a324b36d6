import type { NextFunction, Request, Response } from "express";
import { liveAccessToken } from "../oauth/access-tokens";
import { shopOfRequest } from "../shop-of-request";
import type { World } from "../world";
import type { GraphQLRequest } from "./operation";
import { runOperation } from "./run-operation";
import { adminSchema, isApiVersion } from "./schema";
import { Throttle } from "./throttle";

/** POST /admin/api/{version}/graphql.json */
export function graphqlEndpoint(world: World) {
  const throttle = new Throttle(() => world.clock.now());
  return (request: Request, response: Response, next: NextFunction): void => {
    answer(world, throttle, { request, response }).catch(next);
  };
}

interface Exchange {
  readonly request: Request;
  readonly response: Response;
}

async function answer(world: World, throttle: Throttle, { request, response }: Exchange): Promise<void> {
  const version = request.params["version"] ?? "";
  if (!isApiVersion(version)) return void response.status(404).json({ errors: "Not Found" });
  const shop = shopOfRequest(world, request);
  const token = shop && liveAccessToken(world, shop, request.get("x-shopify-access-token") ?? "");
  if (!shop || !token) return void response.status(401).json({ errors: "[API] Invalid API key or access token (unrecognized login or wrong password)" });
  const body = readBody(request.body);
  if (!body) return void response.status(400).json({ errors: { query: "Required parameter missing or invalid" } });
  const admin = adminSchema(version);
  const context = { world, shop, scopes: token.scopes, access: admin.access, throttle, searchWarnings: [] };
  response.set("X-Shopify-API-Version", version).json(await runOperation(admin, context, body));
}

function readBody(body: unknown): GraphQLRequest | null {
  if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") return null;
  const { query, variables, operationName } = body as unknown as GraphQLRequest;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}
