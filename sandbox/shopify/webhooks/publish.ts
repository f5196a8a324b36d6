import { randomUUID } from "node:crypto";
import type { Shop } from "../store/records";
import type { World } from "../world";
import { pickFields } from "./body-fields";
import { passesFilter } from "./filter";
import { metafieldsOf } from "./metafield-fields";
import { checkBody } from "./schemas";
import { COMPLIANCE_TOPICS, isSent } from "./sent-topics";
import { subscriptionsTo, type Subscription } from "./subscriptions";
import { mayReceive } from "./topics";

export interface ShopEvent {
  readonly topic: string;
  readonly body: unknown;
  readonly resourceId: number | null;
  readonly delayMs?: number;
}

/**
 * Queues the webhooks of ONE thing that happened in a shop: they share an event id, each has its own webhook id.
 * A shop that does not have the app gets none but the compliance topics, nor a topic that the app may not read.
 * Throws when a body is not valid by Shopify's schema.
 */
export function publish(world: World, shop: Shop, events: readonly ShopEvent[]): void {
  const eventId = randomUUID();
  for (const event of events) {
    if (!isSent(event.topic)) throw new Error(`The topic ${event.topic} is not in the list of topics the simulated Shopify sends.`);
    if (!hears(shop, event.topic)) continue;
    const subscriptions = subscriptionsTo(world, shop, event.topic);
    if (subscriptions.length > 0) checkBody(event.topic, event.body);
    for (const subscription of subscriptions) deliver(world, { ...event, eventId, shop }, subscription);
  }
}

function hears({ installation }: Shop, topic: string): boolean {
  if (COMPLIANCE_TOPICS.includes(topic)) return true;
  return installation !== null && mayReceive(installation.scopes, topic);
}

/** Filters look at the whole body; what a subscription asked for is cut out of it afterwards. */
function deliver(world: World, event: ShopEvent & { readonly eventId: string; readonly shop: Shop }, subscription: Subscription): void {
  const { topic, resourceId, eventId, shop, delayMs = 0 } = event;
  if (!passesFilter(event.body, subscription.filter)) return;
  const { includeFields, metafieldNamespaces, id: subscriptionId, url, name } = subscription;
  const kept = includeFields.length > 0 ? pickFields(event.body, includeFields) : event.body;
  const order = topic.startsWith("orders/") && resourceId !== null ? world.store.orders.get(resourceId) : undefined;
  const content = metafieldNamespaces.length > 0 ? { ...(kept as object), metafields: metafieldsOf(order, metafieldNamespaces) } : kept;
  world.webhooks.enqueue({ eventId, topic, shop: shop.domain, url, body: JSON.stringify(content), resourceId, subscriptionId, name, delayMs });
}
