import { z } from "zod";
import type { Order } from "../../domain/commerce/order";
import type { OrderId } from "../../domain/ids";
import { MORE_LINES_QUERY, ORDER_QUERY } from "./order-query";
import { linesSchema, orderSchema, type GraphqlOrder } from "./order-schema";
import { toOrder } from "./to-order";

type Ask = (operation: { query: string; variables: Record<string, unknown> }) => Promise<unknown>;

const answerSchema = z.object({ order: orderSchema.nullable() });
const moreSchema = z.object({ order: z.object({ lineItems: linesSchema }).nullable() });

/** One query an order: with all its parts an order may come near the 1,000 points that a query may cost. */
export async function readOrder(ask: Ask, id: OrderId): Promise<Order | null> {
  const { order } = answerSchema.parse(await ask({ query: ORDER_QUERY, variables: { id, after: null } }));

  return order && toOrder(await withAllLines(ask, order));
}

/** An order posted without its last lines would not tie out, so every page is read. */
async function withAllLines(ask: Ask, order: GraphqlOrder): Promise<GraphqlOrder> {
  const { pageInfo } = order.lineItems;
  if (!pageInfo.hasNextPage) return order;
  const more = moreSchema.parse(await ask({ query: MORE_LINES_QUERY, variables: { id: order.id, after: pageInfo.endCursor } }));
  if (!more.order) return order;
  const nodes = [...order.lineItems.nodes, ...more.order.lineItems.nodes];

  return withAllLines(ask, { ...order, lineItems: { ...more.order.lineItems, nodes } });
}
