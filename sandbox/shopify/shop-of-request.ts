import type { IncomingMessage } from "node:http";
import type { Shop } from "./store/records";
import type { World } from "./world";

/**
 * Shopify tells shops apart by host name. An app that reaches this process at its own address
 * puts the name it meant in X-Forwarded-Host.
 */
export function shopOfRequest(world: World, request: IncomingMessage): Shop | undefined {
  const host = request.headers["x-forwarded-host"] ?? request.headers.host ?? "";
  return world.store.shops.get(String(host).replace(/:\d+$/, "").toLowerCase());
}
