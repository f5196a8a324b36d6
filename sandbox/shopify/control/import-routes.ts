import { Router, type Request } from "express";
import { gid } from "../gid";
import { importOrders } from "../import/import-orders";
import { restOrderOf } from "../import/rest-order";
import type { MoneyFollower } from "../payouts/follow-orders";
import { Refusal } from "../refusal";
import type { World } from "../world";
import { orderAnswer } from "./order-answer";
import { orderOfControl } from "./order-of-control";
import { shopOfControl } from "./shop-of-control";

/** /control/import: orders as Shopify's REST Admin API gives them; and an order told the same way. */
export function importRoutes(world: World, follower: MoneyFollower): Router {
  const routes = Router();
  routes.post("/import", (request, response) => {
    const wanted = { shop: shopOfControl(world, request), orders: ordersOfBody(request.body), announce: isAnnounced(request) };
    const imported = importOrders(world, follower, wanted);
    response.status(201).json({ imported: imported.map(({ order, differences }) => ({ ...orderAnswer(order), gid: gid("Order", order.id), differences })) });
  });
  routes.get("/orders/:id", (request, response, next) => {
    if (request.query["as"] === undefined) return next();
    if (request.query["as"] !== "rest") throw new Refusal(`"as" is "rest", or left out.`, 400);
    response.json({ order: restOrderOf(world, orderOfControl(world, request)) });
  });
  return routes;
}

/** One order, a list of them, or either under the name Shopify's own answers give it. */
function ordersOfBody(body: unknown): { given: unknown; path: string }[] {
  if (Array.isArray(body)) return listed(body, "");
  if (typeof body === "object" && body !== null) {
    if ("orders" in body && Array.isArray(body.orders)) return listed(body.orders, "orders");
    if ("order" in body) return [{ given: body.order, path: "order." }];
    if ("line_items" in body) return [{ given: body, path: "" }];
  }
  throw new Refusal("The body is an order of the REST Admin API, a list of them, {order} or {orders}.", 400);
}

function listed(orders: readonly unknown[], name: string): { given: unknown; path: string }[] {
  if (orders.length === 0) throw new Refusal("There is no order to import.", 400);
  return orders.map((given, index) => ({ given, path: `${name}[${index}].` }));
}

/** In the body beside the orders, or in the address. */
function isAnnounced({ body, query }: Request): boolean {
  const asked: unknown = typeof body === "object" && body !== null && "announce" in body ? body.announce : query["announce"];
  return asked === true || asked === "true";
}
