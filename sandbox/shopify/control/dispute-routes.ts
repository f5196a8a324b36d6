import { isEnumType } from "graphql";
import { Router, type Request } from "express";
import { z } from "zod";
import { gid } from "../gid";
import { adminSchema } from "../graphql/schema";
import { formatFixed } from "../money/minor-units";
import { changeDispute, openDispute } from "../payouts/disputes";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Dispute } from "../store/records/dispute";
import type { World } from "../world";
import { namedOrder } from "./named-order";
import { shopOfControl } from "./shop-of-control";

const newSchema = z.strictObject({
  shop: z.string().optional(),
  order: z.union([z.string(), z.number()]),
  type: z.enum(["CHARGEBACK", "INQUIRY"]).default("CHARGEBACK"),
  /** In the account's currency; left out: the whole payment. */
  amount: decimal.nullable().default(null),
  reason: z.string().default("FRAUDULENT"),
  networkReasonCode: z.string().default("4837"),
});

const changeSchema = z.strictObject({
  shop: z.string().optional(),
  status: z.enum(["ACCEPTED", "LOST", "PREVENTED", "UNDER_REVIEW", "WON"]).optional(),
  type: z.literal("CHARGEBACK").optional(),
});

/** /control/disputes: what customers' banks do. */
export function disputeRoutes(world: World): Router {
  const routes = Router();
  routes.get("/disputes", (request, response) => void response.json(disputesOf(world, request).map(disputeAnswer)));
  routes.post("/disputes", (request, response) => {
    const asked = readBody(newSchema, request.body);
    checkReason(asked.reason);
    const order = namedOrder(world, shopOfControl(world, request), asked.order);
    response.status(201).json(disputeAnswer(openDispute(world, order, asked)));
  });
  routes.post("/disputes/:id", (request, response) => {
    const dispute = namedDispute(world, request);
    changeDispute(world, dispute, readBody(changeSchema, request.body));
    response.json(disputeAnswer(dispute));
  });
  return routes;
}

function disputesOf(world: World, request: Request): Dispute[] {
  const { domain } = shopOfControl(world, request);
  return [...world.store.disputes.values()].filter(({ shop }) => shop === domain);
}

/** By id or gid, or "latest". */
function namedDispute(world: World, request: Request): Dispute {
  const wanted = String(request.params["id"]);
  const id = Number(/(\d+)$/.exec(wanted)?.[1]);
  const disputes = disputesOf(world, request);
  const dispute = wanted === "latest" ? disputes.at(-1) : disputes.find((candidate) => candidate.id === id);
  if (!dispute) throw new Refusal(`There is no dispute "${wanted}"; GET /control/disputes lists them.`, 404);
  return dispute;
}

/** The schema's own list: what is not on it could not be read through GraphQL. */
function checkReason(reason: string): void {
  const type = adminSchema("2026-10").schema.getType("ShopifyPaymentsDisputeReason");
  const reasons = isEnumType(type) ? type.getValues().map(({ name }) => name) : [];
  if (!reasons.includes(reason)) throw new Refusal(`"${reason}" is not a reason of a dispute; Shopify knows ${reasons.join(", ")}.`);
}

function disputeAnswer({ id, orderName, type, status, amount, currency, reason, initiatedAt, finalizedOn }: Dispute) {
  const figures = { amount: formatFixed(amount, currency), currency };
  return { id, gid: gid("ShopifyPaymentsDispute", id), order: orderName, type, status, ...figures, reason, initiatedAt, finalizedOn };
}
