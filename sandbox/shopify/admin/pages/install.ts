import type { Shop } from "../../store/records";
import { shopHandle, type World } from "../../world";
import { html } from "../html";
import type { AdminPage } from "../layout";

/** What a merchant reads before installing. Scopes not listed here are shown by their own name. */
const IN_PLAIN_WORDS: Readonly<Record<string, string>> = {
  read_all_orders: "View all orders, also those older than 60 days",
  read_customers: "View customers: names, e-mail and postal addresses",
  read_draft_orders: "View draft orders",
  read_orders: "View orders, transactions and refunds",
  read_products: "View products",
  write_orders: "Edit orders: mark them as paid, add tags and notes",
};

export function installPage(world: World, shop: Shop): AdminPage {
  const { name, handle, scopes } = world.app;
  const content = html`<section class="card install">
    <div class="app-icon" aria-hidden="true">${name.charAt(0)}</div>
    <h1>Install ${name}</h1>
    <p class="subdued">${name} asks for access to <b>${shop.name}</b>:</p>
    <ul class="scopes">${scopes.map((scope) => html`<li>${IN_PLAIN_WORDS[scope] ?? scope}</li>`)}</ul>
    <form method="post" action="/store/${shopHandle(shop)}/apps/${handle}/install"><button class="button primary wide">Install</button></form>
    <p class="subdued">You can uninstall it at any time. Its access ends at once.</p>
  </section>`;
  return { title: `Install ${name}`, section: "app", content };
}
