import type { Request, Response } from "express";
import type { World } from "../../world";
import { resultUrl } from "./bulk-state";

/** GET /bulk-operations/{id}/result.jsonl: where a finished operation's URL leads. Shopify's store of files forbids what has expired. */
export function bulkResultRoute(world: World) {
  return (request: Request, response: Response): void => {
    const operation = world.store.bulkOperations.get(Number(request.params["id"]));
    const result = operation && resultUrl(world, operation) ? world.store.bulkResults.get(operation.id) : undefined;
    if (!result) return void response.status(403).type("application/xml").send("<Error><Code>ExpiredToken</Code><Message>Invalid argument.</Message></Error>");
    sendFrom(request, response, Buffer.from(result.jsonl));
  };
}

/** The store of files knows ranges, of which `bytes=from-` is modelled: a download that goes on where it was let go. */
function sendFrom(request: Request, response: Response, file: Buffer): void {
  response.type("application/jsonl").set("Accept-Ranges", "bytes");
  const from = /^bytes=(\d+)-$/.exec(request.get("Range") ?? "")?.[1];
  if (from === undefined) return void response.send(file);
  if (Number(from) >= file.length) return void response.status(416).set("Content-Range", `bytes */${file.length}`).end();
  response.status(206).set("Content-Range", `bytes ${from}-${file.length - 1}/${file.length}`).send(file.subarray(Number(from)));
}
