import { Router, type Request, type Response } from "express";
import { createOrder } from "../orders/create-order";
import { cancelOrder } from "../orders/cancel-order";
import { readOrderRequest } from "../orders/order-request";
import { refundOrder } from "../orders/refund-order";
import { markAsPaid } from "../orders/take-payment";
import { Refusal } from "../refusal";
import { DEMO_SHOP } from "../shops";
import type { Order, Shop } from "../store/records";
import { shopHandle, shopOf, type World } from "../world";
import { appRoutes } from "./app-routes";
import { orderOfForm, refundOfForm } from "./forms";
import { adminPage, type AdminPage } from "./layout";
import { customersPage } from "./pages/customers";
import { homePage } from "./pages/home";
import { newOrderPage } from "./pages/new-order";
import { orderDetailPage } from "./pages/order-detail";
import { orderListPage } from "./pages/order-list";
import { productsPage } from "./pages/products";
import { refundPage } from "./pages/refund-form";

/** The admin a merchant clicks through: pages by GET, what its buttons do by POST. */
export function adminRoutes(world: World): Router {
  const routes = Router();
  const page = (path: string, show: (shop: Shop, request: Request) => AdminPage): void => {
    routes.get(path, (request, response) => {
      const shop = shopOf(world, request.params["handle"] ?? "");
      response.send(adminPage(world, shop, show(shop, request)));
    });
  };
  routes.get("/", (_request, response) => response.redirect(`/store/${DEMO_SHOP.handle}`));
  page("/store/:handle", (shop) => homePage(world, shop));
  page("/store/:handle/orders", (shop, { query }) => orderListPage(world, shop, typeof query["query"] === "string" ? query["query"] : ""));
  page("/store/:handle/orders/new", (shop) => newOrderPage(world, shop));
  page("/store/:handle/orders/:id", (shop, request) => orderDetailPage(world, shop, orderOf(world, shop, request)));
  page("/store/:handle/orders/:id/refund", (shop, request) => refundPage(shop, orderOf(world, shop, request)));
  page("/store/:handle/customers", (shop) => customersPage(world, shop));
  page("/store/:handle/products", (shop) => productsPage(world, shop));
  addOrderActions(routes, world);
  routes.use(appRoutes(world));
  return routes;
}

function addOrderActions(routes: Router, world: World): void {
  routes.post("/store/:handle/orders", (request, response) => {
    const shop = shopOf(world, request.params.handle);
    showOrder(response, shop, createOrder(world, shop, readOrderRequest(world, shop, orderOfForm(request.body))));
  });
  const action = (name: string, act: (order: Order, request: Request) => void): void => {
    routes.post(`/store/:handle/orders/:id/${name}`, (request: Request, response) => {
      const shop = shopOf(world, request.params["handle"] ?? "");
      const order = orderOf(world, shop, request);
      act(order, request);
      showOrder(response, shop, order);
    });
  };
  action("mark-as-paid", (order) => void markAsPaid(world, order));
  action("cancel", (order) => cancelOrder(world, order, { reason: "CUSTOMER", refund: true, restock: true }));
  action("refund", (order, request) => void refundOrder(world, order, refundOfForm(order, request.body)));
}

function orderOf(world: World, shop: Shop, request: Request): Order {
  const order = world.store.orders.get(Number(request.params["id"]));
  if (order?.shop !== shop.domain) throw new Refusal(`${shop.name} has no order ${request.params["id"] ?? ""}.`, 404);
  return order;
}

function showOrder(response: Response, shop: Shop, order: Order): void {
  response.redirect(303, `/store/${shopHandle(shop)}/orders/${order.id}`);
}
