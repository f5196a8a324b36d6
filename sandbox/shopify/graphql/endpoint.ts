import type { IncomingMessage } from "node:http";
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

export interface GraphQLCall {
  readonly request: IncomingMessage;
  /** As it stands in the address; undefined when the address names none. */
  readonly version: string | undefined;
  /** The parsed body. */
  readonly body: unknown;
}

export interface GraphQLAnswer {
  readonly status: number;
  /** The version that answered; null when the call was refused before that. */
  readonly served: string | null;
  readonly content: unknown;
}

export type AnswerGraphQL = (call: GraphQLCall) => Promise<GraphQLAnswer>;

/** POST /admin/api/{version}/graphql.json */
export function graphqlEndpoint(world: World): AnswerGraphQL {
  resumeBulkOperations({ world, resolvers });
  const throttle = new Throttle(() => world.clock.now());
  return (call) => answer(call, world, throttle);
}

async function answer({ request, version: wanted, body: sent }: GraphQLCall, world: World, throttle: Throttle): Promise<GraphQLAnswer> {
  const version = servedVersion(wanted);
  if ("refused" in version) return refusal(version.refused, version.reason);
  const shop = shopOfRequest(world, request);
  if (!shop || !liveAccessToken(world, shop, String(request.headers["x-shopify-access-token"] ?? ""))) {
    return refusal(401, "[API] Invalid API key or access token (unrecognized login or wrong password)");
  }
  const body = readBody(sent);
  if (!body) return refusal(400, { query: "Required parameter missing or invalid" });
  const operation = readOperation(adminSchema(version.served), body);
  noteOnRequest(request, { shop: shop.domain, ..."definition" in operation ? summaryOf(operation) : {} });
  if (!("definition" in operation)) return { status: 200, served: version.served, content: { errors: operation } };
  const context = contextOf({ world: worldSeenBy(world, request), resolvers }, shop, version.served);
  const content = await runOperation(operation, context, throttle);
  return { status: isThrottled(content) ? world.switches.throttledStatus : 200, served: version.served, content };
}

function refusal(status: number, errors: unknown): GraphQLAnswer {
  return { status, served: null, content: { errors } };
}

function isThrottled({ errors }: ExecutionResult): boolean {
  return errors?.[0]?.extensions["code"] === "THROTTLED";
}

function readBody(body: unknown): GraphQLRequest | null {
  if (typeof body !== "object" || body === null || !("query" in body) || typeof body.query !== "string") return null;
  const { query, variables, operationName } = body as unknown as GraphQLRequest;
  return { query, variables: variables ?? {}, operationName: operationName ?? null };
}
