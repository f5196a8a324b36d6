import { GraphQLError } from "graphql";
import type { SortKey } from "../connection";

/** For filters and sort keys the simulator has no data for: refused, rather than matching nothing or everything. */
export function unmodelled(connectionName: string, what: string): () => never {
  return () => {
    throw new GraphQLError(`The simulated Shopify does not model ${what} of ${connectionName} yet.`, { extensions: { code: "NOT_MODELLED" } });
  };
}

export type KeyValues<Item> = Readonly<Record<string, (item: Item) => number | string>>;

/** Where an item stands under one of a connection's sort keys. */
export function keyBy<Item extends { readonly id: number }>(values: KeyValues<Item>, wanted: { connectionName: string; sortKey: unknown }): (item: Item) => SortKey {
  const sortKey = String(wanted.sortKey);
  const valueOf = values[sortKey] ?? unmodelled(wanted.connectionName, `the sort key ${sortKey}`);
  return (item) => ({ value: valueOf(item), id: item.id });
}
