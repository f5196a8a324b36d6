import { randomUUID } from "node:crypto";
import { grants } from "../oauth/scopes";
import type { Shop } from "../store/records";
import type { World } from "../world";

export interface ShopEvent {
  readonly topic: string;
  readonly body: unknown;
  readonly resourceId: number | null;
  readonly delayMs?: number;
}

/** A topic is only delivered to an app that may read the resource behind it. */
const SCOPE_OF_RESOURCE: Readonly<Record<string, string>> = {
  orders: "read_orders",
  refunds: "read_orders",
  order_transactions: "read_orders",
};

/**
 * Queues the webhooks of ONE thing that happened in a shop: they share an event id, each has
 * its own webhook id. Nothing is sent to a shop that does not have the app.
 */
export function publish(world: World, shop: Shop, events: readonly ShopEvent[]): void {
  const eventId = randomUUID();
  const scopes = shop.installation?.scopes ?? [];
  for (const event of events) {
    const needed = SCOPE_OF_RESOURCE[event.topic.split("/")[0] ?? ""];
    if (needed && !grants(scopes, needed)) continue;
    if (shop.installation) deliver(world, shop, { ...event, eventId });
  }
}

function deliver(world: World, shop: Shop, event: ShopEvent & { readonly eventId: string }): void {
  const { topic, resourceId, eventId, delayMs = 0 } = event;
  const body = JSON.stringify(event.body);
  for (const subscription of world.app.subscriptions) {
    if (subscription.topic !== topic) continue;
    world.webhooks.enqueue({ eventId, topic, shop: shop.domain, url: subscription.url, body, resourceId, delayMs });
  }
}
