import { HOUR_MS, isoSeconds } from "../clock";
import { gid } from "../gid";
import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import { publish } from "../webhooks/publish";
import type { World } from "../world";
import { revokeTokens } from "./access-tokens";

const REDACT_AFTER_MS = 48 * HOUR_MS;

/** Shopify-managed installation: the merchant grants the scopes of the configuration file. */
export function installApp(world: World, shop: Shop, scopes: readonly string[] = world.app.scopes): void {
  if (shop.installation) throw new Refusal(`${world.app.name} is installed on ${shop.domain} already.`);
  world.webhooks.drop({ shop: shop.domain, topic: "shop/redact" });
  shop.installation = { id: world.store.newId(), scopes, installedAt: isoSeconds(world.clock.now()) };
  world.journal.record("app-installed", { shop: shop.domain, scopes });
  world.store.changed();
}

/**
 * Every token dies at once and nothing else is delivered to the shop but app/uninstalled and,
 * 48 hours later unless the app is installed again, the compliance topic shop/redact.
 */
export function uninstallApp(world: World, shop: Shop): void {
  if (!shop.installation) throw new Refusal(`${world.app.name} is not installed on ${shop.domain}.`);
  revokeTokens(world, shop);
  world.webhooks.drop({ shop: shop.domain });
  const { id, domain } = shop;
  publish(world, shop, [{ topic: "app/uninstalled", body: shopBody(shop), resourceId: null }]);
  publish(world, shop, [{ topic: "shop/redact", body: { shop_id: id, shop_domain: domain }, resourceId: null, delayMs: REDACT_AFTER_MS }]);
  shop.installation = null;
  world.journal.record("app-uninstalled", { shop: domain });
  world.store.changed();
}

function shopBody(shop: Shop) {
  return {
    id: shop.id,
    admin_graphql_api_id: gid("Shop", shop.id),
    name: shop.name,
    email: shop.email,
    domain: shop.domain,
    myshopify_domain: shop.domain,
    currency: shop.currency,
    iana_timezone: shop.timezone,
    country_code: shop.address.countryCode,
    taxes_included: shop.taxesIncluded,
    plan_name: shop.plan.toLowerCase(),
  };
}
