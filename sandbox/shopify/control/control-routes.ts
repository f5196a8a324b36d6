import { Router } from "express";
import { z } from "zod";
import { faultRoutes } from "../../kit/faults/fault-routes";
import { journalRoutes } from "../../kit/journal-routes";
import { routeList } from "../../kit/route-list";
import { issueIdToken } from "../oauth/id-token";
import { installApp, uninstallApp } from "../oauth/installation";
import { followOrders } from "../payouts/follow-orders";
import { decimal, readBody } from "../read-body";
import { createShop, DEMO_SHOP } from "../shops";
import type { Shop } from "../store/records";
import type { World } from "../world";
import { companyRoutes } from "./company-routes";
import { customerRoutes } from "./customer-routes";
import { disputeRoutes } from "./dispute-routes";
import { draftRoutes } from "./draft-routes";
import { importRoutes } from "./import-routes";
import { locationRoutes } from "./location-routes";
import { manyRoutes } from "./many-routes";
import { orderLifeRoutes } from "./order-life-routes";
import { orderRoutes } from "./order-routes";
import { payoutRoutes } from "./payout-routes";
import { platformRoutes } from "./platform-routes";
import { returnRoutes } from "./return-routes";
import { shopOfControl } from "./shop-of-control";
import { tenderRoutes } from "./tender-routes";
import { webhookRoutes } from "./webhook-routes";

const clockSchema = z.strictObject({ advanceMs: z.number().int().positive() });

const installSchema = z.strictObject({ shop: z.string().optional(), scopes: z.array(z.string()).optional() });

const shopSchema = z.strictObject({
  handle: z.string().regex(/^[a-z0-9][a-z0-9-]*$/, "a handle is small letters, digits and dashes"),
  name: z.string().optional(),
  currency: z.string().length(3).default("GBP"),
  timezone: z.string().default("Europe/London"),
  country: z.string().default("United Kingdom"),
  countryCode: z.string().length(2).default("GB"),
  city: z.string().default("London"),
  plan: z.enum(["Basic", "Advanced", "Plus"]).default("Basic"),
  taxesIncluded: z.boolean().default(true),
  taxes: z.array(z.strictObject({ title: z.string(), rate: decimal })).default([...DEMO_SHOP.taxes]),
});

/** /control: what no Shopify offers, for tests and scripts on this machine. JSON in and out. */
export function controlRoutes(world: World): Router {
  const routes = Router();
  routes.get("/", (_request, response) => void response.json(routeList(routes, "/control")));
  routes.use(importRoutes(world, followOrders(world)));
  routes.use(manyRoutes(world), orderRoutes(world));
  routes.use(locationRoutes(world), customerRoutes(world), companyRoutes(world));
  routes.use(draftRoutes(world), orderLifeRoutes(world), returnRoutes(world));
  routes.use(payoutRoutes(world), disputeRoutes(world), tenderRoutes(world));
  routes.use(platformRoutes(world), webhookRoutes(world));
  routes.get("/shops", (_request, response) => void response.json([...world.store.shops.values()].map(shopAnswer)));
  routes.post("/shops", (request, response) => {
    const wanted = readBody(shopSchema, request.body);
    response.status(201).json(shopAnswer(createShop(world, { ...wanted, name: wanted.name ?? wanted.handle })));
  });
  routes.post("/install", (request, response) => {
    const { scopes } = readBody(installSchema, request.body);
    const shop = shopOfControl(world, request);
    installApp(world, shop, scopes);
    response.json(shopAnswer(shop));
  });
  routes.post("/uninstall", (request, response) => {
    const shop = shopOfControl(world, request);
    uninstallApp(world, shop);
    response.json(shopAnswer(shop));
  });
  routes.post("/id-token", (request, response) => void response.json({ token: issueIdToken(world, shopOfControl(world, request)) }));
  routes.use(journalRoutes(world.journal), faultRoutes(world.faults));
  routes.post("/clock", (request, response) => {
    world.clock.advance(readBody(clockSchema, request.body).advanceMs);
    response.json({ now: new Date(world.clock.now()).toISOString() });
  });
  return routes;
}

function shopAnswer({ domain, name, currency, plan, taxesIncluded, installation }: Shop) {
  return { domain, name, currency, plan, taxesIncluded, installed: installation !== null, scopes: installation?.scopes ?? [] };
}
