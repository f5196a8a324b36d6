import type { Faults } from "../kit/faults/faults";
import type { Journal } from "../kit/journal";
import type { AppConfig } from "./app-config";
import type { SandboxClock } from "./clock";
import type { Order, Shop } from "./store/records";
import type { Store } from "./store/store";
import type { Switches } from "./switches";
import type { WebhookDispatcher } from "./webhooks/dispatcher";
import { Refusal } from "./refusal";

/** Everything a request handler works with. One world per running simulator. */
export interface World {
  readonly app: AppConfig;
  readonly clock: SandboxClock;
  readonly store: Store;
  readonly journal: Journal;
  readonly faults: Faults;
  readonly webhooks: WebhookDispatcher;
  /** True for an app older than April 2026, which may still ask for offline tokens without expiry. */
  readonly allowLastingTokens: boolean;
  readonly switches: Switches;
  /** Where people and apps reach this simulator. Known once it listens. */
  origin: string;
}

/** "crossfoot-demo" of "crossfoot-demo.myshopify.com": how the admin names a shop in addresses. */
export function shopHandle(shop: Shop): string {
  return shop.domain.replace(/\.myshopify\.com$/, "");
}

/** By domain or by handle. */
export function findShop(world: World, name: string): Shop | undefined {
  return world.store.shops.get(name) ?? world.store.shops.get(`${name}.myshopify.com`);
}

export function shopOf(world: World, name: string): Shop {
  const shop = findShop(world, name);
  if (!shop) throw new Refusal(`There is no shop "${name}" in the simulated Shopify; create it with POST /control/shops.`, 404);
  return shop;
}

/** Newest first, the way the admin lists them. */
export function ordersOf(world: World, shop: Shop): Order[] {
  return [...world.store.orders.values()].filter((order) => order.shop === shop.domain).sort((a, b) => b.number - a.number);
}
