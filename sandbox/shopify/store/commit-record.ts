import { publish, type ShopEvent } from "../webhooks/publish";
import { shopOf, type World } from "../world";

export interface RecordChange<Item> {
  readonly record: Item;
  /** What happened, for the journal: "location-added". */
  readonly kind: string;
  /** The record's figures as they now stand, for the journal. */
  readonly figures?: Readonly<Record<string, unknown>>;
  readonly topics: readonly { readonly topic: string; readonly body: unknown }[];
  readonly removed?: boolean;
}

/**
 * Ends every change of a record that is not an order: keeps it (or takes it away), writes the
 * journal, saves, and queues the webhooks of the change, which share one event id.
 */
export function commitRecord<Item extends { readonly id: number; readonly shop: string }>(world: World, records: Map<number, Item>, change: RecordChange<Item>): void {
  const { record, kind, figures = {}, topics, removed = false } = change;
  if (removed) records.delete(record.id);
  else records.set(record.id, record);
  world.journal.record(kind, { shop: record.shop, id: record.id, ...figures });
  publish(world, shopOf(world, record.shop), topics.map(({ topic, body }): ShopEvent => ({ topic, body, resourceId: record.id })));
}
