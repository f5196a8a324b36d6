import { Router } from "express";
import { z } from "zod";
import { changeScopes } from "../oauth/installation";
import { readBody } from "../read-body";
import type { World } from "../world";
import { sendCompliance } from "../webhooks/compliance";
import { shopOfControl } from "./shop-of-control";

const scopesSchema = z.strictObject({ shop: z.string().optional(), scopes: z.array(z.string()) });

const complianceSchema = z.strictObject({
  shop: z.string().optional(),
  topic: z.enum(["customers/data_request", "customers/redact", "shop/redact"]),
  /** E-mail or id; not needed for shop/redact. */
  customer: z.union([z.string(), z.number()]).optional(),
});

/** What Shopify itself sends and no merchant's action on goods sets off. */
export function webhookRoutes(world: World): Router {
  const routes = Router();
  routes.get("/webhooks", (_request, response) => void response.json([...world.store.deliveries.values()]));
  routes.post("/webhooks/release", (_request, response) => void response.json({ released: world.webhooks.release() }));
  routes.post("/scopes", (request, response) => {
    const { scopes } = readBody(scopesSchema, request.body);
    const shop = shopOfControl(world, request);
    changeScopes(world, shop, scopes);
    response.json({ shop: shop.domain, scopes });
  });
  routes.post("/compliance", (request, response) => {
    const { topic, customer } = readBody(complianceSchema, request.body);
    response.json(sendCompliance(world, shopOfControl(world, request), { topic, customer: customer ?? null }));
  });
  return routes;
}
