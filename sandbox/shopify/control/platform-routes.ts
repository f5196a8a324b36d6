import { Router } from "express";
import { z } from "zod";
import { advance, resumeBulkOperations } from "../graphql/bulk/run-bulk";
import { bulkOperationsOf, isOver, statusNow } from "../graphql/bulk/bulk-state";
import { gid } from "../gid";
import { resolvers } from "../graphql/resolvers";
import { readBody } from "../read-body";
import type { World } from "../world";
import { shopOfControl } from "./shop-of-control";

const limitsSchema = z.strictObject({
  enforced: z.boolean().optional(),
  throttledStatus: z.union([z.literal(200), z.literal(429)]).optional(),
});

const bulkSchema = z.strictObject({ pace: z.enum(["prompt", "stepped"]).optional(), seed: z.number().int().min(0).optional() });

/** How the API itself behaves: its limits, and the pace of bulk operations. */
export function platformRoutes(world: World): Router {
  const { switches } = world;
  const routes = Router();
  routes.post("/limits", (request, response) => {
    const { enforced = switches.limitsEnforced, throttledStatus = switches.throttledStatus } = readBody(limitsSchema, request.body);
    Object.assign(switches, { limitsEnforced: enforced, throttledStatus });
    response.json({ enforced, throttledStatus });
  });
  routes.post("/bulk-operations", (request, response) => {
    const { pace = switches.bulkPace, seed = switches.bulkSeed } = readBody(bulkSchema, request.body);
    const wereWaiting = switches.bulkPace === "stepped" && pace === "prompt";
    Object.assign(switches, { bulkPace: pace, bulkSeed: seed });
    if (wereWaiting) resumeBulkOperations({ world, resolvers });
    response.json({ pace, seed });
  });
  routes.post("/bulk-operations/step", (request, response, next) => {
    const operations = bulkOperationsOf(world, shopOfControl(world, request)).filter((operation) => !isOver(operation));
    Promise.all(operations.map((operation) => advance({ world, resolvers }, operation))).then(
      () => void response.json(operations.map((operation) => ({ id: gid("BulkOperation", operation.id), status: statusNow(world, operation) }))),
      next,
    );
  });
  return routes;
}
