import { Router, type Request } from "express";
import { issueIdToken } from "../oauth/id-token";
import { installApp, uninstallApp } from "../oauth/installation";
import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import { shopHandle, shopOf, type World } from "../world";
import { adminPage } from "./layout";
import { appPage } from "./pages/app-frame";
import { installPage } from "./pages/install";

/** The pages around the embedded app. Below the app's handle, the address is the app's own path. */
export function appRoutes(world: World): Router {
  const routes = Router();
  const base = "/store/:handle/apps/:app";
  const shopOfApp = (request: Request): Shop => {
    if (request.params["app"] !== world.app.handle) throw new Refusal(`There is no app "${request.params["app"] ?? ""}" here.`, 404);
    return shopOf(world, request.params["handle"] ?? "");
  };
  routes.post(`${base}/install`, (request, response) => {
    const shop = shopOfApp(request);
    installApp(world, shop);
    response.redirect(303, `/store/${shopHandle(shop)}/apps/${world.app.handle}`);
  });
  routes.post(`${base}/uninstall`, (request, response) => {
    const shop = shopOfApp(request);
    uninstallApp(world, shop);
    response.redirect(303, `/store/${shopHandle(shop)}`);
  });
  routes.post(`${base}/id-token`, (request, response) => {
    const shop = shopOfApp(request);
    if (!shop.installation) throw new Refusal(`${world.app.name} is not installed on ${shop.name}.`, 403);
    response.set("Cache-Control", "no-store").json({ token: issueIdToken(world, shop) });
  });
  // Libraries know the app by its client id only; the admin then shows its handle.
  routes.get([base, `${base}/*`], (request, response, next) => {
    const { app } = request.params as { app?: string };
    if (app !== world.app.clientId) return next();
    response.redirect(request.originalUrl.replace(`/apps/${app}`, `/apps/${world.app.handle}`));
  });
  routes.get([base, `${base}/*`], (request, response) => {
    const shop = shopOfApp(request);
    const page = shop.installation ? appPage(world, shop, placeOf(request)) : installPage(world, shop);
    response.set("Cache-Control", "no-store").send(adminPage(world, shop, page));
  });
  return routes;
}

function placeOf(request: Request) {
  const { pathname, searchParams } = new URL(request.originalUrl, "http://admin.invalid");
  const path = pathname.split("/").slice(5).join("/");
  return { path: path ? `/${path}` : "/app", query: searchParams };
}
