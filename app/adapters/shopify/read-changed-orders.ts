import { z } from "zod";
import type { OrderId } from "../../domain/ids";
import type { Changes } from "../../ports/changes";
import { CHANGED_ORDERS_QUERY } from "./order-query";

type Ask = (operation: { query: string; variables: Record<string, unknown> }) => Promise<unknown>;

/** 5,000 orders at a time: bounded, and more than can change within the one second by which Shopify counts. */
const MOST_PAGES = 20;

const pageSchema = z.object({
  orders: z.object({
    pageInfo: z.object({ hasNextPage: z.boolean(), endCursor: z.string().nullable() }),
    nodes: z.array(z.object({ id: z.string(), updatedAt: z.string() })),
  }),
});

/** Paged by Shopify's cursor: going on from the last change's second would lose what else changed within it. */
export async function readChangedOrders(ask: Ask, since: Date): Promise<Changes<OrderId>> {
  const query = `updated_at:>='${since.toISOString()}'`;
  const nodes: { id: string; updatedAt: string }[] = [];
  let after: string | null = null;
  let more = true;
  for (let page = 0; page < MOST_PAGES && more; page++) {
    const { orders } = pageSchema.parse(await ask({ query: CHANGED_ORDERS_QUERY, variables: { query, after } }));
    nodes.push(...orders.nodes);
    after = orders.pageInfo.endCursor;
    more = orders.pageInfo.hasNextPage;
  }
  const last = nodes.at(-1);

  return { changes: nodes.map(({ id, updatedAt }) => ({ id: id as OrderId, at: new Date(updatedAt) })), newest: last ? new Date(last.updatedAt) : null, more };
}
