import type { Shop, ShopSubscription, SubscriptionTerms } from "../store/records";
import type { World } from "../world";

export type Subscription = SubscriptionTerms & { readonly id: number | null };

/** Whoever hears of a topic in a shop: the app's configuration file, which holds for every shop, and the shop's own. */
export function subscriptionsTo(world: World, shop: Shop, topic: string): Subscription[] {
  const ofApp = world.app.subscriptions.map((terms) => ({ ...terms, id: null }));
  return [...ofApp, ...shopSubscriptions(world, shop)].filter((subscription) => subscription.topic === topic);
}

/** Made through the API, oldest first: the only ones that webhookSubscriptions lists. */
export function shopSubscriptions(world: World, shop: Shop): ShopSubscription[] {
  return [...world.store.webhookSubscriptions.values()].filter((subscription) => subscription.shop === shop.domain);
}

/** Uninstalling ends what the app subscribed to in the shop. */
export function endSubscriptions(world: World, shop: Shop): void {
  for (const { id } of shopSubscriptions(world, shop)) world.store.webhookSubscriptions.delete(id);
}
