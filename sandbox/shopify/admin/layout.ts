import type { Shop } from "../store/records";
import { shopHandle, type World } from "../world";
import { html, type Markup } from "./html";
import { icon, type Icon } from "./icons";

export type Section = "app" | "customers" | "home" | "orders" | "products";

export interface AdminPage {
  readonly title: string;
  readonly section: Section;
  readonly content: Markup;
  /** Wide: the content has no margins of its own, as the embedded app's page. */
  readonly bare?: boolean;
  /** What a search in the top bar looked for. */
  readonly search?: string;
}

/** The frame every page of the admin sits in: top bar, navigation, content. */
export function adminPage(world: World, shop: Shop, page: AdminPage): string {
  const base = `/store/${shopHandle(shop)}`;
  return `<!doctype html>${html`
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${page.title} · ${shop.name} · Shopify sandbox</title>
    <link rel="icon" href="data:,">
    <link rel="stylesheet" href="/assets/admin.css">
  </head>
  <body>
    ${topBar(shop, base, page.search ?? "")}
    <nav class="side" aria-label="Admin">${navigation(world, base, page.section)}</nav>
    <main class="${page.bare ? "bare" : "page"}">${page.content}</main>
    <div id="toast" role="status" hidden></div>
  </body>
</html>`.text}`;
}

function topBar(shop: Shop, base: string, search: string): Markup {
  const initials = shop.name.split(/\W+/).map((word) => word.charAt(0)).join("").slice(0, 2);
  return html`<header class="top">
    <a class="brand" href="${base}">${icon("bag")}<span>shop admin</span><small>sandbox</small></a>
    <form class="search" action="${base}/orders" role="search">
      ${icon("search")}<input name="query" value="${search}" placeholder="Search orders" aria-label="Search orders">
    </form>
    <div class="account"><span>${shop.name}</span><b aria-hidden="true">${initials}</b></div>
  </header>`;
}

function navigation(world: World, base: string, section: Section): Markup {
  const item = (name: Icon, label: string, { href, active }: { href: string; active: boolean }) =>
    html`<li><a href="${href}" ${active ? html`aria-current="page"` : ""}>${icon(name)}<span>${label}</span></a></li>`;
  return html`<ul>
      ${item("home", "Home", { href: base, active: section === "home" })}
      ${item("orders", "Orders", { href: `${base}/orders`, active: section === "orders" })}
      ${item("products", "Products", { href: `${base}/products`, active: section === "products" })}
      ${item("customers", "Customers", { href: `${base}/customers`, active: section === "customers" })}
    </ul>
    <h2>Apps</h2>
    <ul>
      ${item("apps", world.app.name, { href: `${base}/apps/${world.app.handle}`, active: section === "app" })}
    </ul>
    <ul id="app-nav" class="app-nav"></ul>`;
}

/** A refused click: the reason, and the way back. */
export function refusalPage(reason: string, back: string): string {
  return `<!doctype html>${html`
<html lang="en">
  <head><meta charset="utf-8"><title>Not done · Shopify sandbox</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/admin.css"></head>
  <body class="plain"><main class="page"><section class="card refusal"><h1>That was not done</h1><p>${reason}</p><p><a class="button" href="${back}">Back</a></p></section></main></body>
</html>`.text}`;
}
