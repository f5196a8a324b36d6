import { Router, type Request } from "express";
import { z } from "zod";
import { parseAmount } from "../money/minor-units";
import { cancelOrder } from "../orders/cancel-order";
import { createOrder } from "../orders/create-order";
import { readOrderRequest } from "../orders/order-request";
import { orderTotals } from "../orders/order-totals";
import { refundOrder } from "../orders/refund-order";
import { markAsPaid } from "../orders/take-payment";
import { decimal, readBody } from "../read-body";
import { Refusal } from "../refusal";
import type { Order } from "../store/records";
import { ordersOf, shopOf, type World } from "../world";
import { orderAnswer } from "./order-answer";
import { shopOfControl } from "./shop-of-control";

const refundSchema = z.strictObject({
  /** Nothing: all that is left of the order. */
  lines: z.array(z.strictObject({ id: z.number().optional(), sku: z.string().optional(), quantity: z.number().int().positive() })).optional(),
  shipping: z.union([decimal, z.literal(true)]).optional(),
  amount: decimal.optional(),
  restock: z.boolean().default(true),
  note: z.string().nullable().default(null),
});

const cancelSchema = z.strictObject({
  reason: z.enum(["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"]).default("CUSTOMER"),
  refund: z.boolean().default(true),
  restock: z.boolean().default(true),
});

const redeliverSchema = z.strictObject({ topic: z.string().optional(), times: z.number().int().min(1).max(50).default(1) });

/** /control/orders: what a merchant or a customer does, as plain JSON. */
export function orderRoutes(world: World): Router {
  const routes = Router();
  routes.get("/orders", (request, response) => {
    response.json(ordersOf(world, shopOfControl(world, request)).map(orderAnswer));
  });
  routes.post("/orders", (request, response) => {
    const { shop: _shop, ...body } = request.body as Record<string, unknown>;
    const shop = shopOfControl(world, request);
    response.status(201).json(orderAnswer(createOrder(world, shop, readOrderRequest(world, shop, body))));
  });
  routes.get("/orders/:id", (request, response) => void response.json(orderAnswer(orderOf(world, request))));
  routes.post("/orders/:id/pay", (request, response) => {
    const order = orderOf(world, request);
    markAsPaid(world, order);
    response.json(orderAnswer(order));
  });
  routes.post("/orders/:id/refund", (request, response) => {
    const order = orderOf(world, request);
    refund(world, order, readBody(refundSchema, request.body));
    response.json(orderAnswer(order));
  });
  routes.post("/orders/:id/cancel", (request, response) => {
    const order = orderOf(world, request);
    cancelOrder(world, order, readBody(cancelSchema, request.body));
    response.json(orderAnswer(order));
  });
  routes.post("/orders/:id/redeliver", (request, response) => {
    response.json(redeliver(world, orderOf(world, request), readBody(redeliverSchema, request.body)));
  });
  return routes;
}

/** By id, by gid, or by name with or without its "#". */
function orderOf(world: World, request: Request): Order {
  const wanted = request.params["id"] ?? "";
  const id = Number(/(\d+)$/.exec(wanted)?.[1]);
  const order = world.store.orders.get(id) ?? ordersOf(world, shopOfControl(world, request)).find(({ number }) => number === id);
  if (!order) throw new Refusal(`There is no order "${wanted}"; GET /control/orders lists them.`, 404);
  return order;
}

function refund(world: World, order: Order, asked: z.infer<typeof refundSchema>): void {
  const everything = asked.lines === undefined && asked.amount === undefined && asked.shipping === undefined;
  const { currentShipping } = orderTotals(order);
  const whole = everything || asked.shipping === true;
  refundOrder(world, order, {
    lines: everything ? order.lines.map(({ id, quantity }) => ({ lineId: id, quantity })) : (asked.lines ?? []).map((line) => refundLine(order, line)),
    restockType: asked.restock ? "RETURN" : "NO_RESTOCK",
    shipping: whole ? currentShipping : parseAmount(String(asked.shipping ?? "0"), order.currency),
    amount: asked.amount === undefined ? null : parseAmount(asked.amount, order.currency),
    note: asked.note,
  });
}

function refundLine(order: Order, { id, sku, quantity }: { id?: number | undefined; sku?: string | undefined; quantity: number }) {
  const line = order.lines.find((candidate) => candidate.id === id || (sku !== undefined && candidate.sku === sku));
  if (!line) throw new Refusal(`Order ${order.name} has no line ${id ?? sku ?? "without id and sku"}.`);
  return { lineId: line.id, quantity };
}

/** The same deliveries again, both ids unchanged: what "at least once" means in practice. */
function redeliver(world: World, order: Order, { topic, times }: z.infer<typeof redeliverSchema>) {
  const sent = [...world.store.deliveries.values()].filter(
    (delivery) => delivery.resourceId === order.id && delivery.attempts.length > 0 && (!topic || delivery.topic === topic),
  );
  if (sent.length === 0) throw new Refusal(`No webhook about order ${order.name} has been sent yet; is the app installed on ${shopOf(world, order.shop).name}?`);
  for (let round = 0; round < times; round += 1) for (const delivery of sent) world.webhooks.repeat(delivery);
  return { redelivered: sent.length * times, deliveries: sent.map(({ topic: name, webhookId, eventId }) => ({ topic: name, webhookId, eventId })) };
}
