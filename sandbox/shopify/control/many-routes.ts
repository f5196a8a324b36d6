import { Router } from "express";
import { z } from "zod";
import { createManyOrders } from "../orders/many-orders";
import { readBody } from "../read-body";
import type { World } from "../world";
import { shopOfControl } from "./shop-of-control";

const manySchema = z.strictObject({
  shop: z.string().optional(),
  count: z.number().int().min(1).max(100_000),
  seed: z.number().int().min(0).default(1),
});

/** POST /control/orders/many: a shop with a past, for benchmarks. */
export function manyRoutes(world: World): Router {
  const routes = Router();
  routes.post("/orders/many", (request, response, next) => {
    const wanted = readBody(manySchema, request.body);
    createManyOrders(world, shopOfControl(world, request), wanted)
      .then(({ first, last }) => response.status(201).json({ created: wanted.count, first: first.name, firstId: first.id, last: last.name, lastId: last.id }))
      .catch(next);
  });
  return routes;
}
