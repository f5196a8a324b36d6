import type { IncomingMessage, ServerResponse } from "node:http";
import type { World } from "../world";
import type { AnswerGraphQL } from "./endpoint";
import { sendGraphQL } from "./send-answer";

const ADDRESS = /^\/admin\/api\/(?:([^/?]+)\/)?graphql\.json$/;
const LONGEST_BODY = 2 * 1024 * 1024;

/**
 * Answers plain GraphQL calls without Express, whose own work is half of a simple query's; false for any other request,
 * and while faults are ordered. Bodies that are compressed, too long or no JSON are left to Express as well.
 */
export function directGraphQL(world: World, graphql: AnswerGraphQL): (request: IncomingMessage, response: ServerResponse) => boolean {
  return (request, response) => {
    const address = request.method === "POST" ? ADDRESS.exec(request.url ?? "") : null;
    if (!address || world.faults.isArmed || !hasPlainBody(request)) return false;
    readText(request)
      .then((text) => graphql({ request, version: address[1], body: JSON.parse(text) as unknown }))
      .then((answer) => sendGraphQL(response, answer))
      .catch((error: unknown) => fail(response, error));
    return true;
  };
}

function hasPlainBody({ headers }: IncomingMessage): boolean {
  const length = Number(headers["content-length"]);
  return length <= LONGEST_BODY && headers["content-encoding"] === undefined && headers["content-type"]?.startsWith("application/json") === true;
}

async function readText(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** As Express's error handler answers: a body that is no JSON, or a fault of the simulator itself. */
function fail(response: ServerResponse, error: unknown): void {
  const isSyntax = error instanceof SyntaxError;
  if (!isSyntax) console.error(error);
  const sentence = isSyntax ? `The body is not JSON: ${error.message}.` : "The simulated Shopify failed; its log has the details.";
  response.statusCode = isSyntax ? 400 : 500;
  response.setHeader("Content-Type", "application/json; charset=utf-8");
  response.end(JSON.stringify({ error: sentence }));
}
