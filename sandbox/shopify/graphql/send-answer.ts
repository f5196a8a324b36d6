import type { ServerResponse } from "node:http";
import type { GraphQLAnswer } from "./endpoint";

/** Writes an answer of the Admin API, with the version that gave it. */
export function sendGraphQL(response: ServerResponse, { status, served, content }: GraphQLAnswer): void {
  const body = JSON.stringify(content);
  if (served !== null) response.setHeader("X-Shopify-API-Version", served);
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.statusCode = status;
  response.end(body);
}
