import { z } from "zod";
import { Refusal } from "../refusal";
import type { Order } from "../store/records";
import { shopOf, type World } from "../world";

export const redeliverSchema = z.strictObject({ topic: z.string().optional(), times: z.number().int().min(1).max(50).default(1) });

/** The same deliveries again, both ids unchanged: what "at least once" means in practice. */
export function redeliver(world: World, order: Order, { topic, times }: z.infer<typeof redeliverSchema>) {
  const sent = [...world.store.deliveries.values()].filter(
    (delivery) => delivery.resourceId === order.id && delivery.attempts.length > 0 && (!topic || delivery.topic === topic),
  );
  if (sent.length === 0) throw new Refusal(`No webhook about order ${order.name} has been sent yet; is the app installed on ${shopOf(world, order.shop).name}?`);
  for (let round = 0; round < times; round += 1) for (const delivery of sent) world.webhooks.repeat(delivery);
  return { redelivered: sent.length * times, deliveries: sent.map(({ topic: name, webhookId, eventId }) => ({ topic: name, webhookId, eventId })) };
}
