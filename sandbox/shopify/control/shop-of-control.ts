import type { Request } from "express";
import type { Shop } from "../store/records";
import { shopOf, type World } from "../world";
import { DEMO_SHOP } from "../shops";

/** The shop a control request means: "shop" in its body or query (domain or handle), else the demo shop. */
export function shopOfControl(world: World, request: Request): Shop {
  const body: unknown = request.body;
  const named = typeof body === "object" && body !== null && "shop" in body ? body.shop : request.query["shop"];
  return shopOf(world, typeof named === "string" ? named : DEMO_SHOP.handle);
}
