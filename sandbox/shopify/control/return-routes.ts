import { Router, type Request } from "express";
import { z } from "zod";
import { gid } from "../gid";
import { locationNamed } from "../locations/find-location";
import { parseAmount } from "../money/minor-units";
import { draftLine } from "../orders/draft-line";
import { lineSchema } from "../orders/order-request-schema";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import { moveReturn } from "../returns/move-return";
import { openReturn, type ReturnRequest } from "../returns/open-return";
import { processReturn, type ProcessRequest } from "../returns/process-return";
import type { Order } from "../store/records";
import type { Return } from "../store/records/return";
import { shopOf, type World } from "../world";
import { lineNaming, lineOfOrder } from "./line-of-order";
import { orderAnswer } from "./order-answer";
import { orderOfControl } from "./order-of-control";

const shop = z.string().optional();
const reason = z.enum(["COLOR", "DEFECTIVE", "NOT_AS_DESCRIBED", "OTHER", "SIZE_TOO_LARGE", "SIZE_TOO_SMALL", "STYLE", "UNKNOWN", "UNWANTED", "WRONG_ITEM"]);
const returnedLine = z.strictObject({
  ...lineNaming,
  quantity: z.number().int().positive().default(1),
  reason: reason.default("UNKNOWN"),
  note: z.string().default(""),
  customerNote: z.string().nullable().default(null),
});
const givenLine = z.strictObject({ sku: z.string(), quantity: z.number().int().positive().default(1) });

const processing = {
  refund: z.boolean().default(true),
  amount: decimal.optional(),
  restock: z.boolean().default(true),
  location: z.union([z.string(), z.number()]).optional(),
};
const openSchema = z.strictObject({
  shop,
  lines: z.array(returnedLine).min(1),
  exchange: z.array(givenLine).default([]),
  status: z.enum(["OPEN", "REQUESTED"]).default("OPEN"),
});
const exchangeSchema = z.strictObject({ shop, lines: z.array(returnedLine).min(1), give: z.array(givenLine).min(1), ...processing });
const processSchema = z.strictObject({ shop, ...processing });
const declineSchema = z.strictObject({ shop, reason: z.enum(["FINAL_SALE", "OTHER", "RETURN_PERIOD_ENDED"]).default("OTHER"), note: z.string().nullable().default(null) });

/** /control/orders/:id/return…: goods that come back, and goods given instead. */
export function returnRoutes(world: World): Router {
  const routes = Router();
  routes.post("/orders/:id/return", (request: Request, response) => {
    const order = orderOfControl(world, request);
    const { lines, exchange, status } = readBody(openSchema, request.body);
    response.status(201).json(returnAnswer(openReturn(world, order, readReturn(world, order, { lines, give: exchange, status }))));
  });
  routes.post("/orders/:id/exchange", (request: Request, response) => {
    const order = orderOfControl(world, request);
    const { lines, give, ...asked } = readBody(exchangeSchema, request.body);
    const processed = readProcessing(world, order, asked);
    const changed = openReturn(world, order, readReturn(world, order, { lines, give, status: "OPEN" }));
    processReturn(world, order, { changed, request: processed });
    response.json({ ...orderAnswer(order), return: returnAnswer(changed) });
  });
  routes.post("/orders/:id/returns/:return/process", (request: Request, response) => {
    const order = orderOfControl(world, request);
    processReturn(world, order, { changed: returnNamed(order, request), request: readProcessing(world, order, readBody(processSchema, request.body)) });
    response.json(orderAnswer(order));
  });
  routes.post("/orders/:id/returns/:return/decline", (request: Request, response) => {
    const order = orderOfControl(world, request);
    const { reason: why, note } = readBody(declineSchema, request.body);
    const changed = returnNamed(order, request);
    moveReturn(world, order, { changed, step: "decline", decline: { reason: why, note } });
    response.json(returnAnswer(changed));
  });
  for (const step of ["approve", "cancel", "close", "reopen"] as const) {
    routes.post(`/orders/:id/returns/:return/${step}`, (request: Request, response) => {
      const order = orderOfControl(world, request);
      const changed = returnNamed(order, request);
      moveReturn(world, order, { changed, step });
      response.json(returnAnswer(changed));
    });
  }
  return routes;
}

interface AskedReturn {
  readonly lines: readonly z.output<typeof returnedLine>[];
  readonly give: readonly z.output<typeof givenLine>[];
  readonly status: ReturnRequest["status"];
}

function readReturn(world: World, order: Order, { lines, give, status }: AskedReturn): ReturnRequest {
  return {
    status,
    lines: lines.map(({ quantity, reason: why, note, customerNote, ...naming }) => ({ lineId: lineOfOrder(order, naming).id, quantity, reason: why, reasonNote: note, customerNote })),
    exchangeItems: give.map(({ sku, quantity }) => ({ variantId: variantOf(world, order, sku), quantity })),
  };
}

/** Only what the shop sells can be given instead. */
function variantOf(world: World, order: Order, sku: string): number {
  const owner = shopOf(world, order.shop);
  const { variantId } = draftLine(world, owner, { line: lineSchema.parse({ sku, title: sku, price: "0" }), currencies: order, taxes: null });
  if (variantId === null) throw new Refusal(`${owner.name} sells nothing with the SKU "${sku}".`);
  return variantId;
}

function readProcessing(world: World, order: Order, { refund, amount, restock, location }: Omit<z.output<typeof processSchema>, "shop">): ProcessRequest {
  return {
    refund,
    amount: amount === undefined ? null : parseAmount(amount, order.presentment.currency),
    restockType: restock ? "RETURN" : "NO_RESTOCK",
    locationId: location === undefined ? null : locationNamed(world, shopOf(world, order.shop), location).id,
  };
}

/** By id, gid, or name: "R1" of "#1001-R1". */
function returnNamed(order: Order, request: Request): Return {
  const wanted = String(request.params["return"]);
  const id = Number(/^(?:gid:.*\/)?(\d+)$/.exec(wanted)?.[1]);
  const found = order.returns.find((one) => one.id === id || one.name === wanted || one.name === `${order.name}-${wanted}`);
  if (!found) throw new Refusal(`Order ${order.name} has no return "${wanted}".`, 404);
  return found;
}

function returnAnswer({ id, name, status, lines, exchangeItems, processedAt, closedAt }: Return) {
  return { id, gid: gid("Return", id), name, status, lines, exchange: exchangeItems, processedAt, closedAt };
}
