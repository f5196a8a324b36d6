import { HOUR_MS, isoSeconds } from "../clock";
import { gid } from "../gid";
import { Refusal } from "../refusal";
import type { Shop } from "../store/records";
import { shopBody } from "../webhooks/bodies/shop-body";
import { publish } from "../webhooks/publish";
import { endSubscriptions } from "../webhooks/subscriptions";
import type { World } from "../world";
import { revokeTokens } from "./access-tokens";

const REDACT_AFTER_MS = 48 * HOUR_MS;

/** Shopify-managed installation: the merchant grants the scopes of the configuration file. */
export function installApp(world: World, shop: Shop, scopes: readonly string[] = world.app.scopes): void {
  if (shop.installation) throw new Refusal(`${world.app.name} is installed on ${shop.domain} already.`);
  world.webhooks.drop({ shop: shop.domain, topic: "shop/redact" });
  shop.installation = { id: world.store.newId(), scopes, installedAt: isoSeconds(world.clock.now()) };
  world.journal.record("app-installed", { shop: shop.domain, scopes });
  world.store.shops.set(shop.domain, shop);
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
  publish(world, shop, [{ topic: "app/uninstalled", body: shopBody(world, shop), resourceId: null }]);
  publish(world, shop, [{ topic: "shop/redact", body: { shop_id: id, shop_domain: domain }, resourceId: null, delayMs: REDACT_AFTER_MS }]);
  endSubscriptions(world, shop);
  shop.installation = null;
  world.journal.record("app-uninstalled", { shop: domain });
  world.store.shops.set(domain, shop);
}

/** The merchant grants the app other scopes than before, or takes some back; its tokens follow at once. */
export function changeScopes(world: World, shop: Shop, scopes: readonly string[]): void {
  const before = shop.installation;
  if (!before) throw new Refusal(`${world.app.name} is not installed on ${shop.domain}.`);
  shop.installation = { ...before, scopes };
  world.store.shops.set(shop.domain, shop);
  world.journal.record("app-scopes-changed", { shop: shop.domain, previous: before.scopes, current: scopes });
  const body = { id: before.id, shop_id: gid("Shop", shop.id), previous: before.scopes, current: scopes, updated_at: new Date(world.clock.now()).toISOString() };
  publish(world, shop, [{ topic: "app/scopes_update", body, resourceId: null }]);
}
