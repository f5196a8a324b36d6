import type { Request, Response } from "express";
import type { World } from "../../world";
import { resultUrl } from "./bulk-state";

/** GET /bulk-operations/{id}/result.jsonl: where a finished operation's URL leads. Shopify's store of files forbids what has expired. */
export function bulkResultRoute(world: World) {
  return (request: Request, response: Response): void => {
    const operation = world.store.bulkOperations.get(Number(request.params["id"]));
    const result = operation && resultUrl(world, operation) ? world.store.bulkResults.get(operation.id) : undefined;
    if (!result) return void response.status(403).type("application/xml").send("<Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>");
    response.type("application/jsonl").send(result.jsonl);
  };
}
