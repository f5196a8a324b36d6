import { Router, type Request } from "express";
import { z } from "zod";
import { splitPurchase, withPurchase } from "../companies/purchase-request";
import { cancelOrder } from "../orders/cancel-order";
import { createOrder } from "../orders/create-order";
import { deleteOrder } from "../orders/delete-order";
import { readOrderRequest } from "../orders/order-request";
import { refundOrder } from "../orders/refund-order";
import { createTerms } from "../payment-terms/set-terms";
import { readBody } from "../read-body";
import type { Order } from "../store/records";
import { ordersOf, type World } from "../world";
import { orderAnswer } from "./order-answer";
import { orderOfControl } from "./order-of-control";
import { orderPaymentRoutes } from "./order-payment-routes";
import { redeliver, redeliverSchema } from "./redeliver";
import { readRefundRequest } from "./refund-request";
import { shopOfControl } from "./shop-of-control";

const cancelSchema = z.strictObject({
  reason: z.enum(["CUSTOMER", "DECLINED", "FRAUD", "INVENTORY", "OTHER", "STAFF"]).default("CUSTOMER"),
  refund: z.boolean().default(true),
  restock: z.boolean().default(true),
  toStoreCredit: z.boolean().default(false),
});

/** /control/orders: what a merchant or a customer does, as plain JSON. */
export function orderRoutes(world: World): Router {
  const routes = Router();
  const action = (name: string, act: (order: Order, request: Request) => void): void => {
    routes.post(`/orders/:id/${name}`, (request: Request, response) => {
      const order = orderOfControl(world, request);
      act(order, request);
      response.json(orderAnswer(order));
    });
  };
  routes.get("/orders", (request, response) => {
    response.json(ordersOf(world, shopOfControl(world, request)).map(orderAnswer));
  });
  routes.post("/orders", (request, response) => {
    const { shop: _shop, ...body } = request.body as Record<string, unknown>;
    const shop = shopOfControl(world, request);
    const { purchase, rest } = splitPurchase(body);
    const { draft, terms } = withPurchase(world, shop, { purchase, draft: readOrderRequest(world, shop, rest) });
    const order = createOrder(world, shop, draft);
    if (terms) createTerms(world, { order }, terms);
    response.status(201).json(orderAnswer(order));
  });
  routes.get("/orders/:id", (request, response) => void response.json(orderAnswer(orderOfControl(world, request))));
  routes.delete("/orders/:id", (request, response) => {
    const order = orderOfControl(world, request);
    deleteOrder(world, order);
    response.json({ deleted: order.name });
  });
  action("refund", (order, request) => void refundOrder(world, order, readRefundRequest(order, request.body)));
  action("cancel", (order, request) => cancelOrder(world, order, readBody(cancelSchema, request.body)));
  routes.post("/orders/:id/redeliver", (request: Request, response) => {
    response.json(redeliver(world, orderOfControl(world, request), readBody(redeliverSchema, request.body)));
  });
  routes.use(orderPaymentRoutes(world));
  return routes;
}
