import type { Request } from "express";
import type { Shop } from "./store/records";
import type { World } from "./world";

/**
 * Shopify tells shops apart by host name. An app that reaches this process at its own address
 * puts the name it meant in X-Forwarded-Host.
 */
export function shopOfRequest(world: World, request: Request): Shop | undefined {
  const host = request.get("x-forwarded-host") ?? request.get("host") ?? "";
  return world.store.shops.get(host.replace(/:\d+$/, "").toLowerCase());
}
