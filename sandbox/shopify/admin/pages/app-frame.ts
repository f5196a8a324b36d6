import { createHmac, randomUUID } from "node:crypto";
import { issueIdToken } from "../../oauth/id-token";
import type { Shop } from "../../store/records";
import { shopHandle, type World } from "../../world";
import { html } from "../html";
import type { AdminPage } from "../layout";

/** Where inside the app the merchant wants to be. */
export interface AppPlace {
  readonly path: string;
  readonly query: URLSearchParams;
}

/** The page around the embedded app: its title bar, its menu, and the frame. */
export function appPage(world: World, shop: Shop, place: AppPlace): AdminPage {
  const { name, handle, url } = world.app;
  const base = `/store/${shopHandle(shop)}/apps/${handle}`;
  const content = html`
    <header class="app-bar">
      <div class="app-icon small" aria-hidden="true">${name.charAt(0)}</div>
      <b>${name}</b><span id="app-title"></span><span class="spring"></span><span id="app-actions"></span>
      <details class="menu"><summary aria-label="More about ${name}">⋯</summary>
        <form method="post" action="${base}/uninstall"><button>Uninstall ${name}</button></form></details>
    </header>
    <iframe id="app-frame" title="${name}" data-src="${frameUrl(world, shop, place)}" data-origin="${new URL(url).origin}" data-base="${base}"></iframe>
    <script type="module" src="/assets/shell.js"></script>`;
  return { title: name, section: "app", content, bare: true };
}

/**
 * The address Shopify opens an embedded app with: who, where, a one-minute id token, and an HMAC
 * over all the other parameters in alphabetical order.
 */
function frameUrl(world: World, shop: Shop, { path, query }: AppPlace): string {
  const address = new URL(world.app.url);
  // Assigned, not resolved: "//elsewhere" stays a path and the id token stays with the app.
  address.pathname = path;
  address.search = query.toString();
  const parameters = {
    embedded: "1",
    // The real admin's address: libraries refuse a host outside Shopify's domains.
    host: Buffer.from(`admin.shopify.com/store/${shopHandle(shop)}`).toString("base64").replace(/=+$/, ""),
    id_token: issueIdToken(world, shop),
    locale: "en",
    session: randomUUID().replaceAll("-", ""),
    shop: shop.domain,
    timestamp: String(Math.floor(world.clock.now() / 1000)),
  };
  for (const [name, value] of Object.entries(parameters)) address.searchParams.set(name, value);
  const signed = [...address.searchParams].sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => `${name}=${value}`).join("&");
  address.searchParams.set("hmac", createHmac("sha256", world.app.clientSecret).update(signed).digest("hex"));
  return address.href;
}
